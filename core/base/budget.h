// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace runout {

// The account's request allowance, for the status bar.
struct Budget
{
    int limit = 25;       // requests a minute
    int remaining = 25;   // left in the current window, as far as we know
    int waiting = 0;      // requests queued, all lanes
    int holdSeconds = 0;  // after a 429: seconds until the next try, else 0
    bool offline = false; // the last request could not reach the host

    bool operator==(const Budget &) const = default;
};

} // namespace runout
