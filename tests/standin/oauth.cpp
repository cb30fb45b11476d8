// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/oauth.h"

#include <QMessageAuthenticationCode>
#include <QUrl>

#include <algorithm>

namespace runout::standin::oauth {

namespace {

constexpr QByteArrayView scheme = "OAuth ";

QByteArray encoded(const QString &text)
{
    return QUrl::toPercentEncoding(text);
}

// name="value" pairs; Discogs takes a raw "&" in a value as well as "%26".
Query pairsOfHeader(const QByteArray &header)
{
    Query pairs;
    for (const QByteArray &part : header.mid(scheme.size()).split(',')) {
        const auto equals = part.indexOf('=');
        if (equals <= 0)
            continue;
        QByteArray value = part.mid(equals + 1).trimmed();
        if (value.size() >= 2 && value.startsWith('"') && value.endsWith('"'))
            value = value.mid(1, value.size() - 2);
        pairs.append({QUrl::fromPercentEncoding(part.left(equals).trimmed()), QUrl::fromPercentEncoding(value)});
    }
    return pairs;
}

Query pairsOfBody(const Request &request)
{
    const bool isForm = request.header("content-type").startsWith("application/x-www-form-urlencoded");
    return isForm ? parsedQuery(request.body) : Query();
}

} // namespace

std::optional<Parameters> parametersOf(const Request &request)
{
    const QByteArray header = request.header("authorization");
    const bool hasHeader = header.startsWith(scheme);
    Parameters found;
    const Query everywhere = (hasHeader ? pairsOfHeader(header) : Query()) + request.query + pairsOfBody(request);
    for (const auto &[name, value] : everywhere) {
        if (name.startsWith(u"oauth_") && !found.own.contains(name))
            found.own.insert(name, value);
        if (name != u"oauth_signature" && name != u"realm")
            found.signedOver.append({name, value});
    }
    const bool isOAuth = hasHeader || found.own.contains(QStringLiteral("oauth_signature"));
    return isOAuth ? std::optional(found) : std::nullopt;
}

QByteArray baseString(const Request &request, const Parameters &parameters)
{
    QList<QPair<QByteArray, QByteArray>> sorted;
    for (const auto &[name, value] : parameters.signedOver)
        sorted.append({encoded(name), encoded(value)});
    std::sort(sorted.begin(), sorted.end());
    QByteArray normalized;
    for (const auto &[name, value] : sorted)
        normalized += (normalized.isEmpty() ? "" : "&") + name + '=' + value;
    const QByteArray address = "http://" + request.header("host").toLower() + request.target.split('?').first();
    return request.method + '&' + address.toPercentEncoding() + '&' + normalized.toPercentEncoding();
}

bool isSignedWith(const Request &request, const Parameters &parameters, const QString &consumerSecret,
                  const QString &tokenSecret)
{
    const QByteArray key = encoded(consumerSecret) + '&' + encoded(tokenSecret);
    const QByteArray given = parameters.value("oauth_signature").toUtf8();
    const QString method = parameters.value("oauth_signature_method");
    if (method == u"PLAINTEXT")
        return given == key;
    if (method != u"HMAC-SHA1")
        return false;
    return given ==
           QMessageAuthenticationCode::hash(baseString(request, parameters), key, QCryptographicHash::Sha1).toBase64();
}

QByteArray formEncoded(const Query &pairs)
{
    return encodedQuery(pairs).toLatin1();
}

} // namespace runout::standin::oauth
