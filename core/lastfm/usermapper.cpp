// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lastfm/reading.h"

// Plays, users, and what lets the program speak for one.
namespace runout::lastfm {

using namespace reading;

namespace {

Understood understood(Read json, QLatin1String key)
{
    Understood found{name(json, key), false};
    if (!json.isText(key))
        json.with(key, [&](Read inner) { found.corrected = inner.flag(KEY("corrected")); });
    return found;
}

Ignored ignored(int code)
{
    return code >= 0 && code < static_cast<int>(Ignored::Other) ? static_cast<Ignored>(code) : Ignored::Other;
}

PlayAnswer playAnswer(Read json)
{
    PlayAnswer answer;
    answer.artist = understood(json, KEY("artist"));
    answer.track = understood(json, KEY("track"));
    answer.album = understood(json, KEY("album"));
    answer.albumArtist = understood(json, KEY("albumArtist"));
    answer.started = time(json.integer(KEY("timestamp")));
    json.with(KEY("ignoredMessage"), [&](Read inner) {
        answer.ignored = ignored(inner.countOr(KEY("code"), 0));
        answer.message = inner.text(KEY("#text"));
    });
    return answer;
}

Scrobbled scrobbled(Read json)
{
    Scrobbled answer;
    json.require(json.contains(KEY("@attr")), KEY("@attr"));
    json.with(KEY("@attr"), [&](Read counts) {
        answer.accepted = counts.countOr(KEY("accepted"), 0);
        answer.ignored = counts.countOr(KEY("ignored"), 0);
    });
    answer.plays = list<PlayAnswer>(json, KEY("scrobble"), playAnswer);
    return answer;
}

RecentTrack recentTrack(Read json)
{
    RecentTrack found;
    found.artist = name(json, KEY("artist"));
    found.track = required(json, KEY("name"));
    found.album = name(json, KEY("album"));
    found.mbid = json.text(KEY("mbid"));
    found.url = url(json);
    json.with(KEY("date"), [&](Read date) { found.started = time(date.integer(KEY("uts"))); });
    json.with(KEY("@attr"), [&](Read attributes) { found.isPlaying = attributes.flag(KEY("nowplaying")); });
    return found;
}

void readPages(RecentTracks &tracks, Read json)
{
    tracks.user = json.text(KEY("user"));
    tracks.page = json.countOr(KEY("page"), 1);
    tracks.pages = json.countOr(KEY("totalPages"), 1);
    tracks.total = json.countOr(KEY("total"), 0);
}

RecentTracks recentTracks(Read json)
{
    RecentTracks found;
    if (json.contains(KEY("@attr")))
        json.with(KEY("@attr"), [&](Read attributes) { readPages(found, attributes); });
    else
        readPages(found, json); // old answers
    found.tracks = list<RecentTrack>(json, KEY("track"), recentTrack);
    return found;
}

User user(Read json)
{
    User found;
    found.name = required(json, KEY("name"));
    found.realName = json.text(KEY("realname"));
    found.country = json.text(KEY("country"));
    found.url = url(json);
    found.playcount = json.integer(KEY("playcount"));
    json.with(KEY("registered"), [&](Read date) { found.registered = time(date.integer(KEY("unixtime"))); });
    return found;
}

} // namespace

template<>
Result<User> map<User>(const QByteArray &json)
{
    return read(json, KEY("user"), user);
}

template<>
Result<Token> map<Token>(const QByteArray &json)
{
    const Result<QJsonObject> root = answerIn(json);
    if (!root)
        return Failure(root.error());
    const QString value = root->value(KEY("token")).toString();
    if (value.isEmpty())
        return failure(ErrorCode::BadReply, QStringLiteral("$.token: missing"));
    return Token{value};
}

template<>
Result<Session> map<Session>(const QByteArray &json)
{
    return read(json, KEY("session"), [](Read inner) {
        return Session{required(inner, KEY("name")), required(inner, KEY("key"))};
    });
}

template<>
Result<NowPlaying> map<NowPlaying>(const QByteArray &json)
{
    return read(json, KEY("nowplaying"), [](Read inner) { return NowPlaying{playAnswer(inner)}; });
}

template<>
Result<Scrobbled> map<Scrobbled>(const QByteArray &json)
{
    return read(json, KEY("scrobbles"), scrobbled);
}

template<>
Result<RecentTracks> map<RecentTracks>(const QByteArray &json)
{
    return read(json, KEY("recenttracks"), recentTracks);
}

} // namespace runout::lastfm
