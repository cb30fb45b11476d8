// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/caller.h"

#include <QDateTime>

#include <cstdlib>

namespace runout::standin {

namespace {

constexpr QByteArrayView scheme = "Discogs ";

QHash<QString, QString> credentials(const Request &request)
{
    QHash<QString, QString> found;
    const QByteArray header = request.header("authorization");
    if (header.startsWith(scheme)) {
        for (const QByteArray &part : header.mid(scheme.size()).split(',')) {
            const auto equals = part.indexOf('=');
            if (equals > 0)
                found.insert(QString::fromUtf8(part.left(equals).trimmed()),
                             QString::fromUtf8(part.mid(equals + 1).trimmed()));
        }
    } else if (!header.isEmpty()) {
        found.insert(QStringLiteral("other"), QString::fromUtf8(header));
    }
    for (const char *name : {"token", "key", "secret"}) {
        const QString value = request.value(QString::fromLatin1(name));
        if (!value.isEmpty())
            found.insert(QLatin1StringView(name), value);
    }
    return found;
}

// Seconds that a timestamp may be off, as in the OAuth library whose sentences Discogs answers with.
constexpr qint64 allowedSkew = 300;
constexpr int longestNonce = 64;
constexpr qint64 firstMillisecond = 100'000'000'000; // as seconds this would be the year 5138

// Measured at Discogs: a long nonce or a timestamp in milliseconds isn't refused, but counts as not logged in.
bool countsAsLoggedIn(const oauth::Parameters &parameters)
{
    return parameters.value("oauth_nonce").size() <= longestNonce &&
           parameters.value("oauth_timestamp").toLongLong() < firstMillisecond;
}

Caller unknown(const QString &refusal)
{
    return {Standing::Unknown, {}, refusal};
}

Caller identifiedByOAuth(const Request &request, const oauth::Parameters &parameters, Accounts &accounts)
{
    const QString token = parameters.value("oauth_token");
    const AccessToken *access = accounts.grants.access(token);
    if (const auto refusal = refusedSignature(request, parameters, accounts, access ? access->secret : QString()))
        return unknown(!access && !token.isEmpty() && !refusal->startsWith(u"Invalid consumer")
                           ? QStringLiteral("Invalid access token.")
                           : *refusal);
    if (!access)
        return token.isEmpty() ? Caller{Standing::Application, {}, {}}
                               : unknown(QStringLiteral("Invalid access token."));
    const QString nonce = parameters.value("oauth_timestamp") + u' ' + parameters.value("oauth_nonce");
    accounts.repeatedNonces += accounts.nonces.contains(nonce) ? 1 : 0;
    accounts.nonces.insert(nonce);
    return {countsAsLoggedIn(parameters) ? Standing::User : Standing::Application, access->user, {}};
}

} // namespace

qint64 clock(const Accounts &accounts)
{
    return QDateTime::currentMSecsSinceEpoch() + accounts.clockOffset * 1000;
}

std::optional<QString> refusedSignature(const Request &request, const oauth::Parameters &parameters,
                                        const Accounts &accounts, const QString &tokenSecret)
{
    for (const char *name :
         {"oauth_consumer_key", "oauth_signature_method", "oauth_signature", "oauth_timestamp", "oauth_nonce"}) {
        if (parameters.value(name).isEmpty())
            return QStringLiteral("Parameter not found: ") + QString::fromLatin1(name);
    }
    const QString secret = accounts.secretByKey.value(parameters.value("oauth_consumer_key"));
    if (secret.isEmpty())
        return QStringLiteral("Invalid consumer.");
    const qint64 stamp = parameters.value("oauth_timestamp").toLongLong();
    const qint64 now = clock(accounts) / 1000;
    if (stamp < firstMillisecond && std::llabs(now - stamp) > allowedSkew)
        return QStringLiteral("Expired timestamp: given %1 and now %2 has a greater difference than threshold %3")
            .arg(stamp)
            .arg(now)
            .arg(allowedSkew);
    if (!oauth::isSignedWith(request, parameters, secret, tokenSecret))
        return QStringLiteral("Invalid signature.");
    return std::nullopt;
}

bool hasCredentials(const Request &request)
{
    return oauth::parametersOf(request).has_value() || !credentials(request).isEmpty();
}

Caller identified(const Request &request, Accounts &accounts)
{
    if (const auto parameters = oauth::parametersOf(request))
        return identifiedByOAuth(request, *parameters, accounts);
    const auto given = credentials(request);
    if (given.isEmpty())
        return {};
    const QString user = accounts.userByToken.value(given.value(QStringLiteral("token")));
    if (!user.isEmpty())
        return {Standing::User, user, {}};
    const QString secret = accounts.secretByKey.value(given.value(QStringLiteral("key")));
    if (!secret.isEmpty() && secret == given.value(QStringLiteral("secret")))
        return {Standing::Application, {}, {}};
    return {Standing::Unknown, {}, {}};
}

QString queryWithoutSecrets(const Request &request)
{
    Query query = request.query;
    for (auto &[name, value] : query) {
        if (name == u"token" || name == u"sk" || name == u"api_key" || name == u"api_sig" || name == u"key" ||
            name == u"secret" || name.startsWith(u"oauth_"))
            value = QStringLiteral("***");
    }
    return encodedQuery(query);
}

} // namespace runout::standin
