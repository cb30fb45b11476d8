// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playing/sides.h"

#include "core/discogs/credits.h"
#include "core/discogs/tracklist.h"
#include "core/lastfm/names.h"

#include <numeric>

namespace runout::playing {

using namespace discogs;

namespace {

// What is shared by all tracks of a record while they are read.
struct Reading
{
    QString artist; // of the record
    const QHash<QString, int> &ownFiles;
    int guess = usualGuess;
    int number = 0;
};

SideTrack trackOf(const Track &track, const QList<ArtistCredit> &artists, Reading &reading)
{
    SideTrack found{track.position, track.title, reading.artist, ++reading.number, reading.guess, Length::Guessed};
    if (!artists.isEmpty())
        found.artist = artistToName(artists);
    const int own = reading.ownFiles.value(track.position);
    if (const auto printed = trackSeconds(track); printed && *printed > 0) {
        found.seconds = *printed;
        found.length = Length::Printed;
    } else if (own > 0) {
        found.seconds = own;
        found.length = Length::OwnFile;
    }
    return found;
}

void addTracks(const Track &track, Reading &reading, QList<SideTrack> &into)
{
    if (track.type == TrackType::Heading && track.subTracks.isEmpty())
        return;
    if (track.subTracks.isEmpty() || !track.title.trimmed().isEmpty()) {
        into += trackOf(track, track.artists, reading);
        return;
    }
    for (const Track &part : track.subTracks)
        into += trackOf(part, part.artists.isEmpty() ? track.artists : part.artists, reading);
}

} // namespace

int PlayableSide::seconds() const
{
    return std::accumulate(tracks.begin(), tracks.end(), 0,
                           [](int sum, const SideTrack &track) { return sum + track.seconds; });
}

QString artistToName(const QList<ArtistCredit> &artists)
{
    QList<ArtistCredit> plain = artists;
    for (ArtistCredit &artist : plain) {
        artist.name = artist.id == variousArtist ? QString() : lastfm::artistName(artist.name);
        artist.anv.clear();
        if (artist.name.isEmpty())
            return {};
    }
    return artistText(plain);
}

QList<PlayableSide> playableSides(const Release &release, const QHash<QString, int> &ownFiles, int guess)
{
    Reading reading{artistToName(release.artists), ownFiles, guess};
    QList<PlayableSide> found;
    for (const Side &side : sides(release.tracklist)) {
        PlayableSide playable{side.name, side.isSide, {}};
        for (const int row : side.rows)
            addTracks(release.tracklist[row], reading, playable.tracks);
        if (!playable.tracks.isEmpty())
            found += playable;
    }
    return found;
}

} // namespace runout::playing
