// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/caller.h"

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

} // namespace

Caller identified(const Request &request, const Accounts &accounts)
{
    const auto given = credentials(request);
    if (given.isEmpty())
        return {};
    const QString user = accounts.userByToken.value(given.value(QStringLiteral("token")));
    if (!user.isEmpty())
        return {Standing::User, user};
    const QString secret = accounts.secretByKey.value(given.value(QStringLiteral("key")));
    if (!secret.isEmpty() && secret == given.value(QStringLiteral("secret")))
        return {Standing::Application, {}};
    return {Standing::Unknown, {}};
}

QString queryWithoutSecrets(const Request &request)
{
    Query query = request.query;
    for (auto &[name, value] : query) {
        if (name == u"token" || name == u"key" || name == u"secret" || name.startsWith(u"oauth_"))
            value = QStringLiteral("***");
    }
    return encodedQuery(query);
}

} // namespace runout::standin
