// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/lastfm.h"

#include <algorithm>

// What is playing, and what was played.
namespace runout::standin::lastfm {

namespace {

constexpr int mostPlays = 50;
constexpr qint64 day = 86400;

enum Ignored { No, Artist, Track, TooOld, InFuture, DailyLimit };

QString ignoredText(Ignored why)
{
    switch (why) {
    case No:
        return {};
    case Artist:
        return QStringLiteral("Artist name failed filter: Various");
    case Track:
        return QStringLiteral("Track name failed filter");
    case TooOld:
        return QStringLiteral("Timestamp failed filter: too far in the past");
    case InFuture:
        return QStringLiteral("Timestamp failed filter: too far in the future");
    case DailyLimit:
        return QStringLiteral("Daily scrobble limit exceeded");
    }
    return {};
}

// The parameters of one play; `index` is "" or "[3]".
QJsonObject playIn(const Request &request, const QString &index)
{
    QJsonObject play;
    for (const char *name :
         {"artist", "track", "album", "albumArtist", "trackNumber", "duration", "mbid", "timestamp"}) {
        const QString value = request.value(QLatin1StringView(name) + index);
        if (!value.isEmpty())
            play.insert(QLatin1StringView(name), value);
    }
    return play;
}

QJsonObject understood(const QJsonObject &play, const QString &name)
{
    return {{QStringLiteral("corrected"), QStringLiteral("0")}, {QStringLiteral("#text"), play[name].toString()}};
}

QJsonObject answered(const QJsonObject &play, Ignored why)
{
    QJsonObject answer;
    for (const char *name : {"artist", "track", "album", "albumArtist"})
        answer.insert(QLatin1StringView(name), understood(play, QLatin1StringView(name)));
    answer.insert(QStringLiteral("ignoredMessage"), QJsonObject{{QStringLiteral("code"), QString::number(why)},
                                                                {QStringLiteral("#text"), ignoredText(why)}});
    if (play.contains(u"timestamp"))
        answer.insert(QStringLiteral("timestamp"), play[u"timestamp"]);
    return answer;
}

qint64 startOf(const QJsonValue &play)
{
    return play[u"timestamp"].toString().toLongLong();
}

Ignored judged(const QJsonObject &play, const Site &site, const QJsonArray &known)
{
    const qint64 now = detail::now(site);
    if (play[u"artist"].toString().compare(u"various", Qt::CaseInsensitive) == 0)
        return Artist;
    if (startOf(play) > now + day)
        return InFuture;
    if (startOf(play) < now - 14 * day)
        return TooOld;
    const auto today =
        std::count_if(known.begin(), known.end(), [&](const QJsonValue &one) { return startOf(one) > now - day; });
    return today >= site.dailyLimit ? DailyLimit : No;
}

QString inBrackets(int index)
{
    return QStringLiteral("[%1]").arg(index);
}

QJsonObject recent(const QJsonObject &play)
{
    QJsonObject track{{QStringLiteral("artist"),
                       QJsonObject{{QStringLiteral("mbid"), QString()}, {QStringLiteral("#text"), play[u"artist"]}}},
                      {QStringLiteral("album"), QJsonObject{{QStringLiteral("mbid"), QString()},
                                                            {QStringLiteral("#text"), play[u"album"].toString()}}},
                      {QStringLiteral("name"), play[u"track"]},
                      {QStringLiteral("mbid"), play[u"mbid"].toString()},
                      {QStringLiteral("streamable"), QStringLiteral("0")},
                      {QStringLiteral("image"), QJsonArray()},
                      {QStringLiteral("url"), QStringLiteral("https://www.last.fm/music/x/_/y")}};
    if (play.contains(u"timestamp"))
        track.insert(QStringLiteral("date"), QJsonObject{{QStringLiteral("uts"), play[u"timestamp"]}});
    else
        track.insert(QStringLiteral("@attr"), QJsonObject{{QStringLiteral("nowplaying"), QStringLiteral("true")}});
    return track;
}

} // namespace

// A play of the same track at the same second is accepted again and kept once.
Reply detail::played(const Request &request, Site &site, const QString &user)
{
    QJsonArray answers;
    QJsonArray &known = site.plays[user];
    int accepted = 0;
    const bool single = !request.value(u"artist").isEmpty();
    for (int i = 0; i < (single ? 1 : mostPlays + 1); ++i) {
        const QJsonObject play = playIn(request, single ? QString() : inBrackets(i));
        if (play.isEmpty())
            break;
        if (i >= mostPlays || !play.contains(u"artist") || !play.contains(u"track") || startOf(play) <= 0)
            return error(6);
        const Ignored why = judged(play, site, known);
        answers.append(answered(play, why));
        accepted += why == No ? 1 : 0;
        if (why == No && !known.contains(play))
            known.append(play);
    }
    if (answers.isEmpty())
        return error(6);
    return json({{QStringLiteral("scrobbles"),
                  QJsonObject{{QStringLiteral("scrobble"), oneOrList(answers)},
                              {QStringLiteral("@attr"),
                               QJsonObject{{QStringLiteral("accepted"), accepted},
                                           {QStringLiteral("ignored"), int(answers.size()) - accepted}}}}}});
}

Reply detail::playing(const Request &request, Site &site, const QString &user)
{
    const QJsonObject play = playIn(request, {});
    if (!play.contains(u"artist") || !play.contains(u"track"))
        return error(6);
    site.nowPlaying.insert(user, play);
    return json({{QStringLiteral("nowplaying"), answered(play, No)}});
}

// Newest first; what plays now stands before.
Reply detail::recentTracks(const Request &request, const Site &site)
{
    const QString user = request.value(u"user");
    const bool known = site.plays.contains(user) || site.userBySession.values().contains(user) || user == site.user;
    if (!known)
        return error(6);
    const qint64 from = request.value(u"from").toLongLong();
    const qint64 to =
        request.value(u"to").isEmpty() ? std::numeric_limits<qint64>::max() : request.value(u"to").toLongLong();
    QList<QJsonObject> plays;
    for (const QJsonValue &play : site.plays.value(user)) {
        if (startOf(play) >= from && startOf(play) <= to)
            plays.append(play.toObject());
    }
    std::sort(plays.begin(), plays.end(),
              [](const QJsonObject &a, const QJsonObject &b) { return startOf(a) > startOf(b); });
    const int perPage = std::clamp(request.value(u"limit").toInt(), 1, 200);
    const int page = std::max(1, request.value(u"page").toInt());
    QJsonArray tracks;
    if (site.nowPlaying.contains(user))
        tracks.append(recent(site.nowPlaying.value(user)));
    for (const QJsonObject &play : plays.mid((page - 1) * qsizetype(perPage), perPage))
        tracks.append(recent(play));
    const int pages = (int(plays.size()) + perPage - 1) / perPage;
    const QJsonObject attributes{{QStringLiteral("user"), user},
                                 {QStringLiteral("page"), QString::number(page)},
                                 {QStringLiteral("totalPages"), QString::number(pages)},
                                 {QStringLiteral("total"), QString::number(plays.size())}};
    return json({{QStringLiteral("recenttracks"),
                  QJsonObject{{QStringLiteral("track"), oneOrList(tracks)}, {QStringLiteral("@attr"), attributes}}}});
}

} // namespace runout::standin::lastfm
