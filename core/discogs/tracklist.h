// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"

#include <optional>

// Pure: positions, durations, sides and discs.
namespace runout::discogs {

// "9:22", "1:02:03", "75:10", "0:45", also with "'" or "." as separator and surrounding space; nothing for other text.
[[nodiscard]] std::optional<int> parseDuration(const QString &text); // seconds
// 562 -> "9:22", 3723 -> "1:02:03".
[[nodiscard]] QString durationText(int seconds);

// Where a track stands. "A1" -> side "A"; "CD1-3" -> disc "CD1"; "2-04" -> disc "2"; "3" -> neither.
struct Position
{
    QString medium; // "CD1", "LP", "2", ""
    QString side;   // "A", "AA", ""
    QString rest;   // "1", "1a", ""
    bool operator==(const Position &) const = default;
};
[[nodiscard]] Position parsePosition(const QString &position);

// A run of rows of the tracklist that belong to one side or disc.
struct Side
{
    QString name;        // "A", "CD1", "" where the positions do not say
    bool isSide = false; // a side of a record; else a disc
    QList<int> rows;     // indexes into the tracklist, headings included
    int seconds = 0;     // of the tracks with a known duration
    int missing = 0;     // tracks without
    bool operator==(const Side &) const = default;
};
// In reading order. A heading belongs to the side of the track that follows it. Blank lines are left out.
[[nodiscard]] QList<Side> sides(const QList<Track> &tracklist);

// An index track's own duration, else the sum of its sub-tracks; nothing if any is missing.
[[nodiscard]] std::optional<int> trackSeconds(const Track &track);

// A line somebody left empty: not shown.
[[nodiscard]] bool isBlank(const Track &track);

} // namespace runout::discogs
