// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonArray>
#include <QString>

namespace runout::standin {

// What the person in front of the browser does on the authorize page.
enum class Consent {
    Allow,  // at once
    Refuse, // at once
    Ask,    // nothing: a page with two links is shown
};

struct RequestToken
{
    QString token, secret, consumer;
    QString callback; // "oob" where there is none
    qint64 madeAt = 0;
    QString user, verifier; // once it was allowed
};

struct AccessToken
{
    QString secret, user;
};

// The tokens of OAuth: request tokens that live for a while and are good once, access tokens until they are revoked.
// Times are milliseconds since 1970.
class Grants
{
public:
    Consent consent = Consent::Allow;
    QString consentAs;               // who is signed in on the web site
    bool showCode = false;           // as if there were no callback
    qint64 lifetimeMs = 15 * 60'000; // of a request token and its verifier

    RequestToken begin(const QString &consumer, const QString &callback, qint64 now);
    // Nothing for an unknown, used or expired token.
    RequestToken *waiting(const QString &token, qint64 now);
    // The verifier to hand over.
    QString allow(RequestToken &request);
    void forget(const QString &requestToken) { m_waiting.remove(requestToken); }
    // Trades an allowed request token in; the new token and its secret.
    QPair<QString, QString> trade(const QString &requestToken);

    const AccessToken *access(const QString &token) const;
    void add(const QString &token, const AccessToken &access) { m_access.insert(token, access); }
    // How many there were.
    int revoke(const QString &user);

    // Access tokens only, for the state file.
    QJsonArray toJson() const;
    void read(const QJsonArray &tokens);

private:
    QHash<QString, RequestToken> m_waiting;
    QHash<QString, AccessToken> m_access;
};

} // namespace runout::standin
