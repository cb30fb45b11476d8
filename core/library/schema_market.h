// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace runout::library {

// The step that keeps market figures of several currencies side by side, and all that is asked and watched of them.
[[nodiscard]] const char *marketSchema();

} // namespace runout::library
