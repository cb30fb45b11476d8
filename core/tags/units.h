// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/tracklist.h"

// Pure: the rows of a tracklist as tracks and parts of tracks. Part of tracks.h.
namespace runout::tags {

// One row of the tracklist, or several that are one track; and of what it is made.
struct Unit
{
    int row = 0;
    const discogs::Track *whole = nullptr; // an index track; null: the parts are all there is
    QList<const discogs::Track *> parts;   // empty: no parts
    QString title;
    QString heading;
    int headingSeconds = 0;
    bool isNumberedByPart = false; // each part has a track number of its own
};

// The units of one side after the other. A heading over just the parts of one track is that track's title.
class UnitReader
{
public:
    explicit UnitReader(const QList<discogs::Track> &tracklist)
        : m_tracklist(tracklist)
    {}
    QList<Unit> read(const discogs::Side &side);

private:
    [[nodiscard]] qsizetype endOfParts(const discogs::Side &side, qsizetype begin) const;
    [[nodiscard]] Unit single(const discogs::Track &track, int row) const;
    [[nodiscard]] Unit grouped(const discogs::Side &side, qsizetype begin, qsizetype end);

    const QList<discogs::Track> &m_tracklist;
    QString m_heading; // goes on over the sides
    QString m_before;
    int m_headingSeconds = 0;
    bool m_isFresh = false;
};

// A heading's text; "" for "-", which stands where a section ends without a new one.
[[nodiscard]] QString headingText(const discogs::Track &heading);

} // namespace runout::tags
