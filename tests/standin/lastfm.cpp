// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/lastfm.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QUuid>

#include <algorithm>

namespace runout::standin::lastfm {

namespace {

const auto api = QStringLiteral("/2.0");
const auto page = QStringLiteral("/api/auth");

enum Code { AuthenticationFailed = 4, InvalidParameters = 6, InvalidSession = 9, InvalidKey = 10, BadSignature = 13 };
enum TokenCode { NotAllowedYet = 14, Expired = 15 };

QString fresh()
{
    return QUuid::createUuid().toString(QUuid::Id128);
}

// Over everything but format, callback and the signature itself, by name in byte order.
QString signature(const Query &query, const QString &secret)
{
    QMap<QByteArray, QByteArray> sorted;
    for (const auto &[name, value] : query) {
        if (name != u"format" && name != u"callback" && name != u"api_sig")
            sorted.insert(name.toUtf8(), value.toUtf8());
    }
    QByteArray text;
    for (auto one = sorted.cbegin(); one != sorted.cend(); ++one)
        text += one.key() + one.value();
    return QString::fromLatin1(QCryptographicHash::hash(text + secret.toUtf8(), QCryptographicHash::Md5).toHex());
}

bool isSigned(const Request &request, const Site &site)
{
    return request.value(u"api_sig") == signature(request.query, site.secretByKey.value(request.value(u"api_key")));
}

Reply token(const Request &request, Site &site)
{
    const QString made = fresh();
    site.tokens.insert(made, {request.value(u"api_key"), {}, QDateTime::currentMSecsSinceEpoch()});
    return json({{QStringLiteral("token"), made}});
}

Reply session(const Request &request, Site &site)
{
    const QString name = request.value(u"token");
    const auto found = site.tokens.constFind(name);
    if (found == site.tokens.cend() || found->key != request.value(u"api_key"))
        return error(AuthenticationFailed);
    if (QDateTime::currentMSecsSinceEpoch() - found->madeAt > site.tokenLifetime)
        return error(Expired);
    if (found->user.isEmpty())
        return error(NotAllowedYet);
    const QString user = found->user;
    site.tokens.remove(name);
    const QString key = fresh();
    site.userBySession.insert(key, user);
    return json({{QStringLiteral("session"), QJsonObject{{QStringLiteral("name"), user},
                                                         {QStringLiteral("key"), key},
                                                         {QStringLiteral("subscriber"), 0}}}});
}

Reply allowPage(const Request &request, Site &site)
{
    const auto found = site.tokens.find(request.value(u"token"));
    const bool known = found != site.tokens.end() && found->key == request.value(u"api_key");
    if (!known)
        return standin::page(403, "<html><body>Invalid token.</body></html>");
    if (site.allows)
        found->user = site.user;
    return standin::page(200, site.allows ? QByteArray("<html><body>You have granted permission.</body></html>")
                                          : QByteArray("<html><body>Allow access?</body></html>"));
}

Reply write(const Request &request, Site &site, const QString &method)
{
    if (request.method != "POST")
        return error(InvalidParameters);
    const QString user = site.userBySession.value(request.value(u"sk"));
    if (user.isEmpty())
        return error(InvalidSession);
    return method == u"track.scrobble" ? detail::played(request, site, user) : detail::playing(request, site, user);
}

QString messageOf(int code)
{
    switch (code) {
    case 3:
        return QStringLiteral("Invalid Method - No method with that name in this package");
    case AuthenticationFailed:
        return QStringLiteral("Invalid authentication token supplied");
    case InvalidParameters:
        return QStringLiteral("Invalid parameters - Your request is missing a required parameter");
    case 8:
        return QStringLiteral("Operation failed - Most likely the backend service failed. Please try again.");
    case InvalidSession:
        return QStringLiteral("Invalid session key - Please re-authenticate");
    case InvalidKey:
        return QStringLiteral("Invalid API key - You must be granted a valid key by last.fm");
    case 11:
        return QStringLiteral("Service Offline - This service is temporarily offline. Try again later.");
    case BadSignature:
        return QStringLiteral("Invalid method signature supplied");
    case NotAllowedYet:
        return QStringLiteral("Unauthorized Token - This token has not been authorized");
    case Expired:
        return QStringLiteral("Token has expired");
    case 16:
        return QStringLiteral("The service is temporarily unavailable, please try again.");
    case 29:
        return QStringLiteral("Rate Limit Exceded - Your IP has made too many requests in a short period");
    default:
        return QStringLiteral("Error %1").arg(code);
    }
}

int statusOf(int code)
{
    switch (code) {
    case AuthenticationFailed:
    case InvalidSession:
    case InvalidKey:
    case BadSignature:
    case NotAllowedYet:
    case Expired:
        return 403;
    case 8:
    case 11:
    case 16:
        return 500;
    case 29:
        return 429;
    case InvalidParameters:
        return 200; // "not found" comes as a success
    default:
        return 400;
    }
}

} // namespace

qint64 detail::now(const Site &site)
{
    return site.clock > 0 ? site.clock : QDateTime::currentSecsSinceEpoch();
}

QJsonValue detail::oneOrList(const QJsonArray &list)
{
    return list.size() == 1 ? list.first() : QJsonValue(list);
}

bool isLastfm(const Request &request)
{
    return request.path == api || request.path.startsWith(api + u'/') || request.path.startsWith(page);
}

Request withParameters(const Request &request)
{
    if (request.method != "POST")
        return request;
    Request whole = request;
    whole.query = parsedQuery(request.body);
    whole.target = request.target + "?method=" + whole.value(u"method").toLatin1();
    return whole;
}

Reply answer(const Request &request, Site &site)
{
    if (request.path.startsWith(page))
        return allowPage(request, site);
    const QString method = request.value(u"method");
    if (!site.secretByKey.contains(request.value(u"api_key")))
        return error(InvalidKey);
    const bool isWrite = method == u"track.scrobble" || method == u"track.updateNowPlaying";
    if ((isWrite || method.startsWith(u"auth.")) && !isSigned(request, site))
        return error(BadSignature);
    if (method == u"auth.getToken")
        return token(request, site);
    if (method == u"auth.getSession")
        return session(request, site);
    if (isWrite)
        return write(request, site, method);
    if (method == u"user.getRecentTracks")
        return detail::recentTracks(request, site);
    return detail::info(request, site);
}

Reply error(int code)
{
    return json({{QStringLiteral("error"), code},
                 {QStringLiteral("message"), messageOf(code)},
                 {QStringLiteral("links"), QJsonArray()}},
                statusOf(code));
}

QJsonObject state(const Site &site)
{
    QJsonObject plays;
    for (auto one = site.plays.cbegin(); one != site.plays.cend(); ++one)
        plays.insert(one.key(), one.value());
    QJsonObject playing;
    for (auto one = site.nowPlaying.cbegin(); one != site.nowPlaying.cend(); ++one)
        playing.insert(one.key(), one.value());
    return {{QStringLiteral("plays"), plays},
            {QStringLiteral("nowPlaying"), playing},
            {QStringLiteral("sessions"), static_cast<int>(site.userBySession.size())},
            {QStringLiteral("tokens"), static_cast<int>(site.tokens.size())}};
}

void change(Site &site, const QJsonObject &wanted)
{
    const QString user = wanted[u"user"].toString(site.user);
    site.user = user;
    site.allows = wanted[u"allows"].toBool(site.allows);
    site.tokenLifetime = qRound64(wanted[u"tokenLifetime"].toDouble(double(site.tokenLifetime) / 1000) * 1000);
    site.dailyLimit = wanted[u"dailyLimit"].toInt(site.dailyLimit);
    site.clock = wanted[u"clock"].toInteger(site.clock);
    if (wanted[u"revoke"].toBool())
        site.userBySession.removeIf([&](const auto &entry) { return entry.value() == user; });
    if (wanted.contains(u"session"))
        site.userBySession.insert(wanted[u"session"].toString(), user);
    if (wanted.contains(u"plays"))
        site.plays.insert(user, wanted[u"plays"].toArray());
    const QJsonObject artists = wanted[u"artists"].toObject();
    for (auto one = artists.begin(); one != artists.end(); ++one)
        site.artists.insert(one.key(), one.value());
    if (wanted.contains(u"key"))
        site.secretByKey.insert(wanted[u"key"].toString(), wanted[u"secret"].toString());
    if (wanted.contains(u"forgetKey"))
        site.secretByKey.remove(wanted[u"forgetKey"].toString());
}

} // namespace runout::standin::lastfm
