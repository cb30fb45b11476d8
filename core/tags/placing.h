// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/match.h"

#include <map>

// Pure: where files stand on a release, remembered over a change of its tracklist, and what is covered by them.
namespace runout::tags {

struct Placing
{
    QString position; // of the track; of a whole side its name
    int ordinal = -1; // which track, or side, from 0; -1: none
    bool isSide = false;
    bool operator==(const Placing &) const = default;
};

[[nodiscard]] Placing placingOf(const Tracks &tracks, const Target &target);
// By its position, else by its number where the position is in use no more. Nothing: it is not there any more.
[[nodiscard]] std::optional<Target> targetOf(const Tracks &tracks, const Placing &placing);

// The match with files on the places that are known of them.
[[nodiscard]] Match placed(Match match, const QList<AudioFile> &files, const Tracks &tracks,
                           const std::map<FilePath, Placing> &placings);

struct Coverage
{
    QStringList sides;         // by name, with a file each at least
    QStringList missingSides;  // without any
    QStringList missingTracks; // positions, else numbers, of the other sides
    int tracks = 0;
    bool operator==(const Coverage &) const = default;
};
[[nodiscard]] Coverage coverageOf(const Tracks &tracks, const QList<Target> &targets);

// What a map would write for an entry, in a few bytes: alike as long as nothing else would be written.
[[nodiscard]] QByteArray fingerprintOf(const Fields &fields, const QByteArray &map);

} // namespace runout::tags
