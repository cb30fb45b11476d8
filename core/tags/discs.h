// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/tracklist.h"
#include "core/tags/tracks.h"

// Pure: which sides share a disc, and how tracks are counted. Part of tracks.h.
namespace runout::tags {

// One entry for each side, with its disc; tracks and seconds are not filled in yet.
[[nodiscard]] QList<SideEntry> sideEntries(const QList<discogs::Side> &sides, const discogs::Release &release,
                                           const TrackOptions &options);

// Fills in all numbers and totals, the seconds of the sides and Tracks::discTotal.
void numberTracks(Tracks &tracks, const TrackOptions &options);

} // namespace runout::tags
