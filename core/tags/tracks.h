// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"

#include <QMap>

// Pure: a release's tracklist as what files are matched to and numbered by: tracks, sides and discs.
namespace runout::tags {

// An index track ("Atom Heart Mother" with A.a to A.e), and tracks that share a position ("17a", "17b"; "B5.1",
// "B5.2").
enum class IndexTracks {
    AsPrinted, // parts where each part has a number of its own on the disc, else one track
    AsOne,
    AsParts,
};

// Which disc the side of a record is. Anything without sides is a disc anyway.
enum class Discs {
    TwoSides,    // A, B: disc 1; C, D: disc 2
    SidePerDisc, // A: disc 1; B: disc 2
};

// Which sides share a record.
enum class Coupling {
    FromRelease, // automatic where the format says so ("Auto-Coupled"), and where sides are listed A, D, B, C
    InOrder,     // A/B, C/D
    Automatic,   // A/D, B/C: for record changers
};

// From where tracks are counted.
enum class Numbers { PerDisc, PerSide, Through };

struct TrackOptions
{
    IndexTracks indexTracks = IndexTracks::AsPrinted;
    QMap<int, IndexTracks> byRow; // other choices for single index tracks: row of the tracklist (of the first part)
    Discs discs = Discs::TwoSides;
    Coupling coupling = Coupling::FromRelease;
    Numbers numbers = Numbers::PerDisc;
    bool operator==(const TrackOptions &) const = default;
};

// One thing that a file can be: a track, a part of an index track, or all of a side.
struct TrackEntry
{
    int row = 0;          // in the tracklist: an index track's own, or that of the first part
    int part = -1;        // which part of an index track, -1: all of it, or no index track
    int side = 0;         // index into Tracks::sides
    QString position;     // as printed: "A1", "CD1-3", "A.a", ""; of a side its name
    QString title;        // its own; of parts as one without a name: "Jonny's Odyssey / Mac's Outro"
    QString index;        // title of the index track that it is a part of, else ""
    QStringList parts;    // titles of the parts that it holds, else empty
    QString heading;      // the heading it stands under, ""
    QString disc;         // as printed: "CD1", "2"; "" where the positions do not say
    int discNumber = 1;   // from 1
    int number = 1;       // TRACKNUMBER, from 1
    int total = 1;        // tracks counted together with it
    int numberOnDisc = 1; // with two sides a disc, whatever the options say
    int numberOnSide = 1;
    int numberThrough = 1;                // over the whole release
    int seconds = 0;                      // 0: Discogs does not say
    QList<discogs::ArtistCredit> artists; // its own, else the index track's, else the release's
    QList<int> flat;                      // indexes into discogs::flatten(): what credits are resolved to
    bool operator==(const TrackEntry &) const = default;
};

// A side of a record, or a disc without sides.
struct SideEntry
{
    QString name;        // "A", "CD1", ""
    bool isSide = false; // of a record
    int discNumber = 1;  // from 1, as TrackOptions::discs says
    int record = 1;      // the disc it is on when two sides make a disc, whatever TrackOptions::discs says
    QList<int> tracks;   // indexes into Tracks::tracks
    int seconds = 0;     // the sum; 0 where a track's is not known
    bool operator==(const SideEntry &) const = default;
};

struct Tracks
{
    QList<TrackEntry> tracks; // in reading order
    QList<SideEntry> sides;
    int discTotal = 1;
    QMap<int, QString> discSubtitles; // by disc number: the one heading before the disc's first track
    QList<int> indexRows;             // where TrackOptions::byRow has a choice
    bool operator==(const Tracks &) const = default;
};

[[nodiscard]] Tracks tracksOf(const discogs::Release &release, const TrackOptions &options = {});

// How index tracks are best read for so many files: the reading whose count comes nearest, the printed one of equals.
[[nodiscard]] IndexTracks indexTracksFor(const discogs::Release &release, int files, const TrackOptions &options = {});

// All of a side as one entry: titles joined, number = which side of its disc, artists of all that is on it.
[[nodiscard]] TrackEntry wholeSide(const Tracks &tracks, int side);

} // namespace runout::tags
