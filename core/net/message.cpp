// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/message.h"

#include "core/base/settings.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

namespace runout::net {

namespace {

constexpr int longestMessage = 300;

ErrorCode codeOf(int status)
{
    switch (status) {
    case 401:
        return ErrorCode::SignedOut;
    case 403:
        return ErrorCode::Forbidden;
    case 404:
        return ErrorCode::NotFound;
    case 429:
        return ErrorCode::RateLimited;
    default:
        return status >= 400 && status < 500 ? ErrorCode::Rejected : ErrorCode::BadReply;
    }
}

int numberIn(const QByteArray &text)
{
    bool ok = false;
    const int number = text.trimmed().toInt(&ok);
    return ok && number >= 0 ? number : -1;
}

bool hasControlCharacters(const QByteArray &text)
{
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto code = static_cast<unsigned char>(c);
        return code < 0x20 || code == 0x7f;
    });
}

// The one form of HTTP's dates that servers send; invalid for any other.
QDateTime dateIn(const QByteArray &text)
{
    QDateTime date =
        QLocale::c().toDateTime(QString::fromLatin1(text.trimmed()), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    date.setTimeSpec(Qt::UTC);
    return date;
}

} // namespace

QByteArray HttpReply::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

Error errorOf(const HttpReply &reply, const QDateTime &now)
{
    return Error{codeOf(reply.status), messageIn(reply.body), reply.status, retryAfter(reply, now)};
}

QString messageIn(const QByteArray &body)
{
    const QByteArray text = body.trimmed();
    if (text.startsWith('{'))
        return QJsonDocument::fromJson(text).object().value(u"message").toString().simplified().left(longestMessage);
    const bool plain = !text.startsWith('<') && !text.startsWith('[') && !text.contains('\0');
    return plain ? QString::fromUtf8(text.left(4 * longestMessage)).simplified().left(longestMessage) : QString();
}

QString withoutSecrets(QString text, const QByteArray &authorization)
{
    static const QRegularExpression secret(QStringLiteral("[A-Za-z0-9_-]{8,}"));
    const QByteArray once = QByteArray::fromPercentEncoding(authorization);
    for (const QByteArray &form : {authorization, once, QByteArray::fromPercentEncoding(once)}) {
        auto match = secret.globalMatch(QString::fromLatin1(form));
        while (match.hasNext())
            text.replace(match.next().captured(), QStringLiteral("***"));
    }
    return text;
}

int retryAfter(const HttpReply &reply, const QDateTime &now)
{
    const QByteArray value = reply.header("Retry-After").trimmed();
    if (value.isEmpty())
        return 0;
    if (const int seconds = numberIn(value); seconds >= 0)
        return seconds;
    const QDateTime date = dateIn(value);
    return date.isValid() ? static_cast<int>(std::clamp<qint64>(now.secsTo(date), 0, 86400)) : 0;
}

std::optional<std::chrono::seconds> clockSkew(const HttpReply &reply, const QDateTime &now)
{
    const QDateTime date = dateIn(reply.header("Date"));
    if (!date.isValid())
        return std::nullopt;
    return std::chrono::seconds(date.secsTo(now));
}

Pacer::Headers rateLimitHeaders(const HttpReply &reply)
{
    return {numberIn(reply.header("X-Discogs-Ratelimit")), numberIn(reply.header("X-Discogs-Ratelimit-Used")),
            numberIn(reply.header("X-Discogs-Ratelimit-Remaining"))};
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Result<QUrl> redirectTarget(const HttpRequest &request, const HttpReply &reply)
{
    const QUrl target = request.url.resolved(QUrl::fromEncoded(reply.header("Location")));
    if (reply.header("Location").isEmpty() || !Settings::isAllowedOrigin(target))
        return failure(ErrorCode::BadReply, QStringLiteral("redirect to an address that is not allowed"), reply.status);
    if (request.method != "GET")
        return failure(ErrorCode::BadReply, QStringLiteral("redirect of a write"), reply.status);
    const bool bound = request.counted || !request.authorization.isEmpty();
    if (bound && !sameOrigin(request.url, target))
        return failure(ErrorCode::BadReply, QStringLiteral("redirect to another origin: ") + target.host(),
                       reply.status);
    return target;
}

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    const auto port = [](const QUrl &url) { return url.port(url.scheme() == u"https" ? 443 : 80); };
    return a.scheme() == b.scheme() && a.host() == b.host() && port(a) == port(b);
}

Result<bool> isSafe(const HttpRequest &request)
{
    if (!Settings::isAllowedOrigin(request.url))
        return failure(ErrorCode::Rejected, QStringLiteral("not a secure address"));
    bool clean = !hasControlCharacters(request.authorization);
    for (const auto &[name, value] : request.headers)
        clean = clean && !hasControlCharacters(name) && !hasControlCharacters(value);
    if (!clean)
        return failure(ErrorCode::Rejected, QStringLiteral("control characters in a header"));
    return true;
}

} // namespace runout::net
