// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"

#include <QHash>

// Pure: what there is to play on a record.
namespace runout::playing {

// Where a length comes from.
enum class Length { Printed, OwnFile, Guessed, Edited };

struct SideTrack
{
    QString position;
    QString title;
    QString artist; // as Last.fm knows it; "": nobody to name (Various), which is not scrobbled
    int number = 0; // on the record, from 1
    int seconds = 0;
    Length length = Length::Printed;
    bool operator==(const SideTrack &) const = default;
};

struct PlayableSide
{
    QString name;        // "A", "CD1", "" where the record does not say
    bool isSide = false; // else a disc
    QList<SideTrack> tracks;
    [[nodiscard]] int seconds() const;
    bool operator==(const PlayableSide &) const = default;
};

constexpr int usualGuess = 210; // seconds

// The sides or discs with their tracks. Lengths that Discogs does not know are taken from `ownFiles` (seconds by
// position), else guessed. An index track is one track; one without a title is its parts.
[[nodiscard]] QList<PlayableSide> playableSides(const discogs::Release &release, const QHash<QString, int> &ownFiles,
                                                int guess = usualGuess);

// Canonical names without " (2)", joined as printed; "" if one of them is Various, Unknown Artist and the like.
[[nodiscard]] QString artistToName(const QList<discogs::ArtistCredit> &artists);

} // namespace runout::playing
