// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/credentials.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace runout::auth {

namespace {

const auto kindOAuth = QStringLiteral("oauth");
const auto kindPersonal = QStringLiteral("token");

QJsonObject objectIn(const QByteArray &entry)
{
    return QJsonDocument::fromJson(entry).object();
}

} // namespace

QString Credentials::tokenIn(const QString &pasted)
{
    const QString token = pasted.trimmed();
    const bool printable = std::all_of(token.begin(), token.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
    return printable ? token : QString();
}

Credentials Credentials::personal(const QString &pasted)
{
    return {{}, {tokenIn(pasted), {}}};
}

QByteArray Credentials::authorization() const
{
    if (isEmpty())
        return {};
    return isPersonal() ? "Discogs token=" + token.token.toLatin1()
                        : oauth::authorization(consumer, token, freshStamp());
}

QByteArray Credentials::fingerprint() const
{
    if (isEmpty())
        return {};
    return QCryptographicHash::hash("runout " + token.token.toLatin1(), QCryptographicHash::Sha256).toHex().left(32);
}

QByteArray Credentials::toEntry(const QString &username) const
{
    QJsonObject entry{{QStringLiteral("kind"), isPersonal() ? kindPersonal : kindOAuth},
                      {QStringLiteral("token"), token.token},
                      {QStringLiteral("username"), username}};
    if (!isPersonal()) {
        entry.insert(QStringLiteral("secret"), token.secret);
        entry.insert(QStringLiteral("consumerKey"), consumer.key);
        entry.insert(QStringLiteral("consumerSecret"), consumer.secret);
    }
    return QJsonDocument(entry).toJson(QJsonDocument::Compact);
}

Result<Credentials> Credentials::fromEntry(const QByteArray &entry)
{
    const QJsonObject object = objectIn(entry);
    const auto text = [&object](const char *name) { return object.value(QLatin1String(name)).toString(); };
    const bool wantsMore = text("kind") == kindOAuth;
    const Credentials found{wantsMore ? Consumer{text("consumerKey"), text("consumerSecret")} : Consumer(),
                            {tokenIn(text("token")), wantsMore ? text("secret") : QString()}};
    if (found.isEmpty() || (wantsMore && (found.consumer.isEmpty() || found.token.secret.isEmpty())))
        return failure(ErrorCode::BadReply, QStringLiteral("the keychain's entry cannot be read"));
    return found;
}

QString Credentials::usernameIn(const QByteArray &entry)
{
    return objectIn(entry).value(u"username").toString();
}

oauth::Stamp freshStamp()
{
    std::array<quint32, 4> random{};
    QRandomGenerator::system()->fillRange(random.data(), static_cast<qsizetype>(random.size()));
    QString nonce;
    for (const quint32 number : random)
        nonce += QStringLiteral("%1").arg(number, 8, 16, QLatin1Char('0'));
    return {nonce, QDateTime::currentSecsSinceEpoch()};
}

} // namespace runout::auth
