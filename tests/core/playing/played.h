// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/library.h"
#include "core/playing/turntable.h"
#include "tests/support/await.h"

namespace runout::test {

inline playing::SideTrack playedTrack(const QString &title, int seconds = 200,
                                      const QString &artist = QStringLiteral("Miles Davis"))
{
    playing::SideTrack track;
    track.title = title;
    track.artist = artist;
    track.seconds = seconds;
    track.number = 1;
    return track;
}

// Two sides of two tracks of 200 seconds each.
inline playing::Record playedRecord(qint64 instance = 101)
{
    playing::Record record;
    record.instance = discogs::InstanceId{instance};
    record.release = discogs::ReleaseId{1};
    record.artist = QStringLiteral("Miles Davis");
    record.title = QStringLiteral("Kind Of Blue");
    record.albumArtist = QStringLiteral("Miles Davis");
    record.sides = {
        {QStringLiteral("A"), true, {playedTrack(QStringLiteral("So What")), playedTrack(QStringLiteral("Blue"))}},
        {QStringLiteral("B"), true, {playedTrack(QStringLiteral("All")), playedTrack(QStringLiteral("Some"))}}};
    return record;
}

// `count` tracks that count, a minute apart, the first at `started` (seconds since 1970).
inline QList<library::Scrobble> scrobbles(int count, qint64 started)
{
    QList<library::Scrobble> made;
    for (int i = 0; i < count; ++i) {
        library::Scrobble scrobble;
        scrobble.started = started + i * 60;
        scrobble.artist = QStringLiteral("Miles Davis");
        scrobble.track = QStringLiteral("Track %1").arg(i + 1);
        scrobble.album = QStringLiteral("Kind Of Blue");
        scrobble.seconds = 60;
        made += scrobble;
    }
    return made;
}

inline library::Play playOf(qint64 id, qint64 started)
{
    library::Play play;
    play.id = id;
    play.release = discogs::ReleaseId{1};
    play.title = QStringLiteral("Kind Of Blue");
    play.side = QStringLiteral("A");
    play.isSide = true;
    play.started = started * 1000;
    play.seconds = 600;
    play.tracks = 3;
    return play;
}

} // namespace runout::test
