// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

namespace runout {

// Something that came from outside, with its age. Every view says how old what it shows is.
template<class T>
struct Held
{
    T value;
    QDateTime asOf;       // UTC, when Discogs said so
    bool expired = false; // older than its kind's age limit: show it, then refresh it
};

// How much the asker wants to spend on freshness.
enum class Refresh {
    HeldOnly, // never the network; NotFound where nothing is held
    IfStale,  // the network only when what is held is past its age limit
    Always,   // the user pressed Refresh
};

// Who waits: an earlier lane goes first.
enum class Lane { User, Covers, Background };

} // namespace runout
