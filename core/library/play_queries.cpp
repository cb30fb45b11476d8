// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/play_queries.h"

// The tables play and scrobble.
namespace runout::library::queries {

using namespace discogs;

namespace {

constexpr const char *scrobbleColumns = "SELECT s.id, s.play, s.started, s.artist, s.track, s.album, s.album_artist, "
                                        "s.number, s.seconds, s.state, s.sending, s.reason, s.detail FROM scrobble s ";

Scrobble readScrobble(const Query &query)
{
    Scrobble scrobble;
    scrobble.id = query.number(0);
    scrobble.play = query.number(1);
    scrobble.started = query.number(2);
    scrobble.artist = query.text(3);
    scrobble.track = query.text(4);
    scrobble.album = query.text(5);
    scrobble.albumArtist = query.text(6);
    scrobble.number = static_cast<int>(query.number(7));
    scrobble.seconds = static_cast<int>(query.number(8));
    scrobble.state = static_cast<Scrobble::State>(query.number(9));
    scrobble.sending = query.number(10);
    scrobble.reason = static_cast<Scrobble::Reason>(query.number(11));
    scrobble.detail = query.text(12);
    return scrobble;
}

Play readPlay(const Query &query)
{
    Play play;
    play.id = query.number(0);
    play.instance = InstanceId{query.number(1)};
    play.release = ReleaseId{query.number(2)};
    play.artist = query.text(3);
    play.title = query.text(4);
    play.thumb = query.text(5);
    play.side = query.text(6);
    play.isSide = query.number(7) != 0;
    play.started = query.number(8);
    play.seconds = static_cast<int>(query.number(9));
    play.tracks = static_cast<int>(query.number(10));
    return play;
}

bool isTaken(Database &db, qint64 started)
{
    Query query(db, "SELECT 1 FROM scrobble WHERE started = ?");
    query.bind(started);
    return query.next();
}

} // namespace

qint64 lastPlay(Database &db)
{
    Query query(db, "SELECT max(id) FROM play");
    return query.next() ? query.number(0) : 0;
}

void putPlay(Database &db, const Play &play)
{
    Query(db, "INSERT INTO play (id, instance, release, artist, title, thumb, side, is_side, started, seconds, tracks) "
              "VALUES (?,?,?,?,?,?,?,?,?,?,?) "
              "ON CONFLICT (id) DO UPDATE SET seconds = excluded.seconds, tracks = excluded.tracks")
        .bind(play.id)
        .bind(number(play.instance))
        .bind(number(play.release))
        .bind(play.artist)
        .bind(play.title)
        .bind(play.thumb)
        .bind(play.side)
        .bind(play.isSide)
        .bind(play.started)
        .bind(play.seconds)
        .bind(play.tracks)
        .run();
}

void addScrobble(Database &db, Scrobble scrobble)
{
    while (isTaken(db, scrobble.started))
        ++scrobble.started;
    Query(db,
          "INSERT INTO scrobble (play, started, artist, track, album, album_artist, number, seconds, state, sending, "
          "reason, detail) VALUES (?,?,?,?,?,?,?,?,0,0,0,'')")
        .bind(scrobble.play)
        .bind(scrobble.started)
        .bind(scrobble.artist)
        .bind(scrobble.track)
        .bind(scrobble.album)
        .bind(scrobble.albumArtist)
        .bind(scrobble.number)
        .bind(scrobble.seconds)
        .run();
}

void removePlay(Database &db, qint64 play)
{
    Query(db, "DELETE FROM scrobble WHERE play = ?").bind(play).run();
    Query(db, "DELETE FROM play WHERE id = ?").bind(play).run();
}

void removeScrobble(Database &db, qint64 scrobble)
{
    Query(db, "DELETE FROM scrobble WHERE id = ?").bind(scrobble).run();
}

qint64 instancePlayed(Database &db, qint64 play)
{
    Query query(db, "SELECT instance FROM play WHERE id = ?");
    query.bind(play);
    return query.next() ? query.number(0) : 0;
}

QList<Play> plays(Database &db, int limit)
{
    QList<Play> plays;
    QHash<qint64, qsizetype> places;
    Query query(db, "SELECT id, instance, release, artist, title, thumb, side, is_side, started, seconds, tracks FROM "
                    "play ORDER BY started DESC, id DESC LIMIT ?");
    query.bind(limit);
    while (query.next()) {
        plays += readPlay(query);
        places.insert(plays.last().id, plays.size() - 1);
    }
    Query theirs(db, QByteArray(scrobbleColumns) +
                         "JOIN (SELECT id FROM play ORDER BY started DESC, id DESC LIMIT ?) p ON p.id = s.play "
                         "ORDER BY s.started");
    theirs.bind(limit);
    while (theirs.next()) {
        const Scrobble scrobble = readScrobble(theirs);
        plays[places.value(scrobble.play)].scrobbles += scrobble;
    }
    return plays;
}

Plays::Counts playCounts(Database &db)
{
    Query query(db, "SELECT (SELECT count(*) FROM play), (SELECT count(*) FROM scrobble WHERE state < 2), "
                    "(SELECT count(*) FROM scrobble WHERE state = 3)");
    if (!query.next())
        return {};
    return {static_cast<int>(query.number(0)), static_cast<int>(query.number(1)), static_cast<int>(query.number(2))};
}

QList<Scrobble> scrobbles(Database &db, Scrobble::State state, int limit)
{
    QList<Scrobble> found;
    Query query(db, QByteArray(scrobbleColumns) + "WHERE s.state = ? ORDER BY s.started LIMIT ?");
    query.bind(static_cast<int>(state)).bind(limit);
    while (query.next())
        found += readScrobble(query);
    return found;
}

void writeScrobble(Database &db, const Scrobble &scrobble)
{
    Query(db, "UPDATE scrobble SET state = ?, sending = ?, reason = ?, detail = ? WHERE id = ?")
        .bind(static_cast<int>(scrobble.state))
        .bind(scrobble.sending)
        .bind(static_cast<int>(scrobble.reason))
        .bind(scrobble.detail)
        .bind(scrobble.id)
        .run();
}

} // namespace runout::library::queries
