// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/oauth.h"

#include <QUrlQuery>

#include <algorithm>

namespace runout::auth::oauth {

namespace {

constexpr qsizetype longestCode = 200;

QUrl below(const QUrl &origin, const char *path)
{
    QUrl url = origin;
    url.setPath(origin.path() + QLatin1String(path));
    return url;
}

bool isPrintable(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

// A form's fields, decoded; blanks may be written as "+".
QUrlQuery fieldsOf(const QByteArray &form)
{
    return QUrlQuery(QString::fromLatin1(form.trimmed().replace('+', "%20")));
}

// The value of a field that stands there once and holds printable ASCII; else "".
QString once(const QUrlQuery &fields, const char *name)
{
    const QStringList values = fields.allQueryItemValues(QLatin1String(name), QUrl::FullyDecoded);
    return values.size() == 1 && isPrintable(values[0]) ? values[0] : QString();
}

} // namespace

QByteArray encoded(const QString &text)
{
    return text.toUtf8().toPercentEncoding();
}

QByteArray authorization(const Consumer &consumer, const Token &token, const Stamp &stamp, const Extra &extra)
{
    // The signature of PLAINTEXT is both secrets, and a value of the header like any other: encoded twice.
    const QByteArray signature = encoded(consumer.secret) + '&' + encoded(token.secret);
    QByteArray header = "OAuth ";
    const auto add = [&header](const char *name, const QString &value) {
        if (!value.isEmpty())
            header += QByteArray(name) + "=\"" + encoded(value) + "\", ";
    };
    add("oauth_consumer_key", consumer.key);
    add("oauth_token", token.token);
    add("oauth_signature_method", QStringLiteral("PLAINTEXT"));
    add("oauth_signature", QString::fromLatin1(signature));
    add("oauth_timestamp", QString::number(stamp.seconds));
    add("oauth_nonce", stamp.nonce.left(longestNonce));
    add("oauth_version", QStringLiteral("1.0"));
    add("oauth_callback", extra.callback);
    add("oauth_verifier", extra.verifier);
    header.chop(2);
    return header;
}

QUrl requestTokenUrl(const QUrl &api)
{
    return below(api, "/oauth/request_token");
}

QUrl accessTokenUrl(const QUrl &api)
{
    return below(api, "/oauth/access_token");
}

QUrl authorizeUrl(const QUrl &web, const QString &requestToken)
{
    QUrl url = below(web, "/oauth/authorize");
    url.setQuery(QStringLiteral("oauth_token=") + QString::fromLatin1(encoded(requestToken)), QUrl::StrictMode);
    return url;
}

Result<Token> tokenIn(const QByteArray &body)
{
    const QUrlQuery fields = fieldsOf(body);
    const Token token{once(fields, "oauth_token"), once(fields, "oauth_token_secret")};
    if (token.token.isEmpty())
        return failure(ErrorCode::BadReply, QStringLiteral("the answer holds no token"));
    if (token.secret.isEmpty())
        return failure(ErrorCode::BadReply, QStringLiteral("the answer holds no token secret"));
    return token;
}

std::optional<Verdict> verdictIn(const QByteArray &query)
{
    const QUrlQuery fields = fieldsOf(query);
    if (const QString denied = once(fields, "denied"); !denied.isEmpty())
        return Verdict{denied, {}, true};
    const Verdict verdict{once(fields, "oauth_token"), once(fields, "oauth_verifier"), false};
    if (verdict.token.isEmpty())
        return std::nullopt;
    if (!verdict.verifier.isEmpty())
        return verdict;
    if (fields.hasQueryItem(QStringLiteral("oauth_verifier")))
        return std::nullopt; // there, but empty, doubled or not printable
    return Verdict{verdict.token, {}, true};
}

std::optional<Verdict> verdictInPasted(const QString &text)
{
    const QString pasted = text.trimmed();
    if (const auto mark = pasted.indexOf(u'?'); mark >= 0)
        return verdictIn(pasted.mid(mark + 1).section(u'#', 0, 0).toLatin1());
    if (pasted.isEmpty() || pasted.size() > longestCode || !isPrintable(pasted))
        return std::nullopt;
    return Verdict{{}, pasted, false};
}

} // namespace runout::auth::oauth
