// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/account.h"

#include "core/auth/secrets.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace runout::auth {

namespace {

const auto entryKey = QStringLiteral("discogs-token");
const auto fixedByEnvironment = QStringLiteral("DISCOGS_TOKEN is set");

QString environmentToken()
{
    return Account::tokenIn(qEnvironmentVariable("DISCOGS_TOKEN"));
}

QByteArray entryOf(const QString &token, const QString &username)
{
    const QJsonObject entry{{QStringLiteral("token"), token}, {QStringLiteral("username"), username}};
    return QJsonDocument(entry).toJson(QJsonDocument::Compact);
}

} // namespace

Account::Account(Secrets &secrets, QObject *parent)
    : QObject(parent)
    , m_secrets(secrets)
{}

QString Account::tokenIn(const QString &pasted)
{
    const QString token = pasted.trimmed();
    const bool printable = std::all_of(token.begin(), token.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
    return printable ? token : QString();
}

QByteArray Account::authorization(const QString &token)
{
    const QString clean = tokenIn(token);
    return clean.isEmpty() ? QByteArray() : "Discogs token=" + clean.toLatin1();
}

QByteArray Account::authorization() const
{
    return authorization(m_token);
}

QByteArray Account::fingerprint() const
{
    if (m_token.isEmpty())
        return {};
    return QCryptographicHash::hash("runout " + m_token.toLatin1(), QCryptographicHash::Sha256).toHex().left(32);
}

void Account::load()
{
    if (const QString token = environmentToken(); !token.isEmpty()) {
        become(Source::Environment, token, m_token == token ? m_username : QString());
        return;
    }
    if (m_loading)
        return;
    m_loading = true;
    whenDone(m_secrets.read(entryKey), this, [this, asked = m_generation](const Result<QByteArray> &entry) {
        m_loading = false;
        if (asked == m_generation)
            loaded(entry);
    });
}

void Account::loaded(const Result<QByteArray> &entry)
{
    m_problem.clear();
    if (!entry) {
        if (entry.error().code != ErrorCode::NotFound)
            m_problem = entry.error().detail;
        if (m_source == Source::Memory) {
            Q_EMIT changed(); // the keychain still has nothing: keep what was entered
            return;
        }
        become(Source::None, {}, {});
        return;
    }
    const QJsonObject object = QJsonDocument::fromJson(*entry).object();
    const QString token = tokenIn(object.value(u"token").toString());
    if (token.isEmpty())
        m_problem = QStringLiteral("the keychain's entry cannot be read");
    become(token.isEmpty() ? Source::None : Source::Keychain, token, object.value(u"username").toString());
}

void Account::become(Source source, const QString &token, const QString &username)
{
    ++m_generation;
    m_loading = false;
    m_source = source;
    m_token = token;
    m_username = token.isEmpty() ? QString() : username;
    Q_EMIT changed();
}

Answer<Account::Source> Account::adopt(const QString &token, const QString &username)
{
    if (!environmentToken().isEmpty())
        return readyFailure<Source>(ErrorCode::Rejected, fixedByEnvironment);
    const QString clean = tokenIn(token);
    if (clean.isEmpty())
        return readyFailure<Source>(ErrorCode::Rejected, QStringLiteral("not a token"));

    become(Source::Memory, clean, username);
    auto promise = std::make_shared<QPromise<Result<Source>>>();
    promise->start();
    whenDone(m_secrets.write(entryKey, entryOf(clean, username)), this,
             [this, promise, asked = m_generation](const Result<bool> &result) {
                 if (asked == m_generation)
                     stored(result);
                 promise->addResult(m_source);
                 promise->finish();
             });
    return promise->future();
}

void Account::stored(const Result<bool> &result)
{
    m_problem = result ? QString() : result.error().detail;
    m_source = result ? Source::Keychain : Source::Memory;
    Q_EMIT changed();
}

Answer<bool> Account::signOut()
{
    if (m_source == Source::Environment)
        return readyFailure<bool>(ErrorCode::Rejected, fixedByEnvironment);
    const Source before = m_source;
    become(Source::None, {}, {});
    if (before == Source::None)
        return readyValue(true);

    auto promise = std::make_shared<QPromise<Result<bool>>>();
    promise->start();
    whenDone(m_secrets.remove(entryKey), this, [this, promise, before](const Result<bool> &result) {
        const bool stays = !result && before == Source::Keychain;
        m_problem = stays ? result.error().detail : QString();
        promise->addResult(stays ? result : Result<bool>(true));
        promise->finish();
    });
    return promise->future();
}

void Account::setUsername(const QString &username)
{
    if (username == m_username || m_source == Source::None)
        return;
    m_username = username;
    if (m_source == Source::Keychain)
        store();
    Q_EMIT changed();
}

void Account::store()
{
    whenDone(m_secrets.write(entryKey, entryOf(m_token, m_username)), this, [this](const Result<bool> &result) {
        if (!result)
            m_problem = result.error().detail;
    });
}

} // namespace runout::auth
