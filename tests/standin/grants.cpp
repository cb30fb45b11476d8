// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/grants.h"

#include <QJsonObject>
#include <QRandomGenerator>

namespace runout::standin {

namespace {

QString letters(int length)
{
    static const QString alphabet = QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    QString text;
    for (int i = 0; i < length; ++i)
        text.append(alphabet[QRandomGenerator::system()->bounded(alphabet.size())]);
    return text;
}

} // namespace

RequestToken Grants::begin(const QString &consumer, const QString &callback, qint64 now)
{
    const RequestToken made{letters(40), letters(40), consumer, callback.isEmpty() ? QStringLiteral("oob") : callback,
                            now,         {},          {}};
    m_waiting.insert(made.token, made);
    return made;
}

RequestToken *Grants::waiting(const QString &token, qint64 now)
{
    const auto found = m_waiting.find(token);
    return found == m_waiting.end() || now - found->madeAt >= lifetimeMs ? nullptr : &*found;
}

QString Grants::allow(RequestToken &request)
{
    request.user = consentAs;
    request.verifier = letters(10);
    return request.verifier;
}

QPair<QString, QString> Grants::trade(const QString &requestToken)
{
    const RequestToken request = m_waiting.take(requestToken);
    const QString token = letters(40);
    const AccessToken access{letters(40), request.user};
    m_access.insert(token, access);
    return {token, access.secret};
}

const AccessToken *Grants::access(const QString &token) const
{
    const auto found = m_access.constFind(token);
    return found == m_access.constEnd() ? nullptr : &*found;
}

int Grants::revoke(const QString &user)
{
    return static_cast<int>(m_access.removeIf(
        [&](const auto &entry) { return entry.value().user.compare(user, Qt::CaseInsensitive) == 0; }));
}

QJsonArray Grants::toJson() const
{
    QJsonArray tokens;
    for (auto entry = m_access.begin(); entry != m_access.end(); ++entry)
        tokens.append(QJsonObject{{QStringLiteral("token"), entry.key()},
                                  {QStringLiteral("secret"), entry->secret},
                                  {QStringLiteral("user"), entry->user}});
    return tokens;
}

void Grants::read(const QJsonArray &tokens)
{
    for (const QJsonValue &one : tokens)
        m_access.insert(one[u"token"].toString(), {one[u"secret"].toString(), one[u"user"].toString()});
}

} // namespace runout::standin
