// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lastfm/requests.h"

#include <QCryptographicHash>

#include <algorithm>

namespace runout::lastfm::requests {

namespace {

constexpr int mostRecent = 200; // tracks a page

// Empty values stand neither in the call nor in its signature.
void add(Parameters &parameters, const QByteArray &name, const QString &value)
{
    if (!value.isEmpty())
        parameters.emplaceBack(name, value);
}

void add(Parameters &parameters, const QByteArray &name, int value)
{
    if (value > 0)
        parameters.emplaceBack(name, QString::number(value));
}

void add(Parameters &parameters, const QByteArray &name, const QDateTime &time)
{
    if (time.isValid())
        parameters.emplaceBack(name, QString::number(time.toSecsSinceEpoch()));
}

// What a misspelt name stands for is left to Last.fm.
Call about(const QByteArray &method, const QString &artist)
{
    Call call{method, {}, Sign::Key, true};
    add(call.parameters, "artist", artist);
    call.parameters.emplaceBack("autocorrect", QStringLiteral("1"));
    return call;
}

Call about(const QByteArray &method, const QString &artist, const QByteArray &kind, const QString &name)
{
    Call call = about(method, artist);
    add(call.parameters, kind, name);
    return call;
}

// `index`: "" or "[3]".
void add(Parameters &parameters, const Play &play, const QByteArray &index)
{
    add(parameters, "artist" + index, play.artist);
    add(parameters, "track" + index, play.track);
    add(parameters, "album" + index, play.album);
    if (play.albumArtist != play.artist)
        add(parameters, "albumArtist" + index, play.albumArtist);
    add(parameters, "trackNumber" + index, play.trackNumber);
    add(parameters, "duration" + index, play.duration);
    add(parameters, "mbid" + index, play.mbid);
}

} // namespace

Request<Artist> artistInfo(const QString &artist, const QString &language)
{
    Call call = about("artist.getInfo", artist);
    add(call.parameters, "lang", language);
    return {call};
}

Request<TopTags> artistTopTags(const QString &artist)
{
    return {about("artist.getTopTags", artist)};
}

Request<QList<SimilarArtist>> similarArtists(const QString &artist, int limit)
{
    Call call = about("artist.getSimilar", artist);
    add(call.parameters, "limit", limit);
    return {call};
}

Request<QList<FoundArtist>> artistSearch(const QString &words, int limit)
{
    Call call{"artist.search", {}, Sign::Key, false};
    add(call.parameters, "artist", words);
    add(call.parameters, "limit", limit);
    return {call};
}

Request<Album> albumInfo(const QString &artist, const QString &album, const QString &language)
{
    Call call = about("album.getInfo", artist, "album", album);
    add(call.parameters, "lang", language);
    return {call};
}

Request<TopTags> albumTopTags(const QString &artist, const QString &album)
{
    return {about("album.getTopTags", artist, "album", album)};
}

Request<Track> trackInfo(const QString &artist, const QString &track)
{
    return {about("track.getInfo", artist, "track", track)};
}

Request<QList<SimilarTrack>> similarTracks(const QString &artist, const QString &track, int limit)
{
    Call call = about("track.getSimilar", artist, "track", track);
    add(call.parameters, "limit", limit);
    return {call};
}

Request<User> userInfo(const QString &user)
{
    return {{"user.getInfo", {{"user", user}}, Sign::Key, false}};
}

Request<RecentTracks> recentTracks(const QString &user, const QDateTime &from, const QDateTime &to, int limit, int page)
{
    Call call{"user.getRecentTracks", {{"user", user}}, Sign::Key, false};
    add(call.parameters, "from", from);
    add(call.parameters, "to", to);
    add(call.parameters, "limit", std::min(limit, mostRecent));
    add(call.parameters, "page", page);
    return {call};
}

Request<Token> token()
{
    return {{"auth.getToken", {}, Sign::Secret, false}};
}

Request<Session> session(const QString &token)
{
    return {{"auth.getSession", {{"token", token}}, Sign::Secret, false}};
}

Write<NowPlaying> updateNowPlaying(const Play &play)
{
    Call call{"track.updateNowPlaying", {}, Sign::Session, false};
    add(call.parameters, play, {});
    return {call};
}

Write<Scrobbled> scrobble(const QList<Play> &plays)
{
    Call call{"track.scrobble", {}, Sign::Session, false};
    for (int i = 0; i < std::min<int>(mostPlays, plays.size()); ++i) {
        const QByteArray index = '[' + QByteArray::number(i) + ']';
        add(call.parameters, plays[i], index);
        add(call.parameters, "timestamp" + index, plays[i].started);
    }
    return {call};
}

QUrl allowPage(const QUrl &web, const QString &key, const QString &token)
{
    QUrl page = web;
    page.setPath(page.path() + QStringLiteral("/api/auth/"));
    page.setQuery(QString::fromLatin1(encoded({{"api_key", key}, {"token", token}})), QUrl::StrictMode);
    return page;
}

Parameters wire(const Call &call, const Credentials &credentials)
{
    Parameters all{{"method", QString::fromLatin1(call.method)}};
    add(all, "api_key", credentials.key);
    all += call.parameters;
    if (call.sign == Sign::Session)
        add(all, "sk", credentials.session);
    if (call.sign != Sign::Key)
        all.emplaceBack("api_sig", signature(all, credentials.secret));
    all.emplaceBack("format", QStringLiteral("json"));
    return all;
}

QString signature(const Parameters &parameters, const QString &secret)
{
    Parameters sorted = parameters;
    std::sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QCryptographicHash hash(QCryptographicHash::Md5);
    for (const auto &[name, value] : sorted) {
        if (name == "format" || name == "callback" || name == "api_sig")
            continue;
        hash.addData(name);
        hash.addData(value.toUtf8());
    }
    hash.addData(secret.toUtf8());
    return QString::fromLatin1(hash.result().toHex());
}

QByteArray encoded(const Parameters &parameters)
{
    QByteArray text;
    for (const auto &[name, value] : parameters) {
        if (!text.isEmpty())
            text += '&';
        text += name.toPercentEncoding() + '=' + QUrl::toPercentEncoding(value);
    }
    return text;
}

} // namespace runout::lastfm::requests
