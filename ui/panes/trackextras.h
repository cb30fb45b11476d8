// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panes/linkflow.h"

namespace runout::ui {

// What a track has besides its title: artists where they are not those of the release, and its credits, one line of
// pieces per role.
struct TrackExtras
{
    QList<LinkPiece> artists;
    QList<QList<LinkPiece>> credits;
};

// In the order of discogs::flatten(). Credits: the track's own, and those of the release whose range names the track.
[[nodiscard]] QList<TrackExtras> trackExtras(const discogs::Release &release);

} // namespace runout::ui
