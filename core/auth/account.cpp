// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/account.h"

#include "core/auth/secrets.h"
#include "core/base/settings.h"

namespace runout::auth {

namespace {

const auto fixedByEnvironment = QStringLiteral("DISCOGS_TOKEN is set");

QString entryOf(const QString &username)
{
    return username.isEmpty() ? QStringLiteral("discogs-token") : QStringLiteral("account:") + username;
}

QString environmentToken()
{
    return Credentials::tokenIn(qEnvironmentVariable("DISCOGS_TOKEN"));
}

} // namespace

Account::Account(Secrets &secrets, Settings &settings, QObject *parent)
    : QObject(parent)
    , m_secrets(secrets)
    , m_settings(&settings)
{}

Account::Account(Secrets &secrets, QObject *parent)
    : QObject(parent)
    , m_secrets(secrets)
{}

QByteArray Account::authorization(const QString &token)
{
    return Credentials::personal(token).authorization();
}

QString Account::rememberedName() const
{
    return m_settings ? m_settings->account() : QString();
}

void Account::remember(const QString &username)
{
    if (m_settings)
        m_settings->setAccount(username);
}

void Account::load()
{
    if (const QString token = environmentToken(); !token.isEmpty()) {
        const auto credentials = Credentials::personal(token);
        become(Source::Environment, credentials, m_credentials == credentials ? m_username : QString());
        return;
    }
    if (m_loading)
        return;
    m_loading = true;
    const QString key = entryOf(rememberedName());
    whenDone(m_secrets.read(key), this, [this, key, asked = m_generation](const Result<QByteArray> &entry) {
        m_loading = false;
        if (asked == m_generation)
            loaded(key, entry);
    });
}

void Account::loaded(const QString &key, const Result<QByteArray> &entry)
{
    m_problem.clear();
    if (!entry) {
        if (entry.error().code != ErrorCode::NotFound)
            m_problem = entry.error().detail;
        else if (!rememberedName().isEmpty() && m_source != Source::Memory)
            m_problem = QStringLiteral("the entry has vanished");
        if (m_source == Source::Memory) {
            Q_EMIT changed(); // the keychain still has nothing: keep what was entered
            return;
        }
        become(Source::None, {}, {});
        return;
    }
    const auto credentials = Credentials::fromEntry(*entry);
    if (!credentials) {
        m_problem = credentials.error().detail;
        become(Source::None, {}, {});
        return;
    }
    const QString inside = Credentials::usernameIn(*entry);
    m_entry = key;
    become(Source::Keychain, *credentials, inside.isEmpty() ? rememberedName() : inside);
    if (entryOf(m_username) != key)
        store(); // as version 0.1 kept it
}

void Account::become(Source source, const Credentials &credentials, const QString &username)
{
    ++m_generation;
    m_loading = false;
    m_refused = false;
    m_source = source;
    m_credentials = credentials;
    m_username = credentials.isEmpty() ? QString() : username;
    Q_EMIT changed();
}

Answer<Account::Source> Account::adopt(const QString &token, const QString &username)
{
    return adopt(Credentials::personal(token), username);
}

Answer<Account::Source> Account::adopt(const Credentials &credentials, const QString &username)
{
    if (!environmentToken().isEmpty())
        return readyFailure<Source>(ErrorCode::Rejected, fixedByEnvironment);
    if (credentials.isEmpty())
        return readyFailure<Source>(ErrorCode::Rejected, QStringLiteral("not a token"));

    become(Source::Memory, credentials, username);
    auto promise = std::make_shared<QPromise<Result<Source>>>();
    promise->start();
    const QString key = entryOf(username);
    whenDone(m_secrets.write(key, credentials.toEntry(username)), this,
             [this, key, promise, asked = m_generation](const Result<bool> &result) {
                 if (asked == m_generation)
                     stored(key, result);
                 promise->addResult(m_source);
                 promise->finish();
             });
    return promise->future();
}

void Account::stored(const QString &key, const Result<bool> &result)
{
    m_problem = result ? QString() : result.error().detail;
    m_source = result ? Source::Keychain : Source::Memory;
    if (result) {
        const QString before = std::exchange(m_entry, key);
        const QString old = before.isEmpty() ? entryOf(rememberedName()) : before;
        if (old != key)
            whenDone(m_secrets.remove(old), this, [](const Result<bool> &) {});
        remember(m_username);
    }
    Q_EMIT changed();
}

Answer<bool> Account::signOut()
{
    if (m_source == Source::Environment)
        return readyFailure<bool>(ErrorCode::Rejected, fixedByEnvironment);
    const Source before = m_source;
    const QString named = entryOf(before == Source::None ? rememberedName() : m_username);
    const QString held = m_entry.isEmpty() ? named : std::exchange(m_entry, {});
    const bool nothing = before == Source::None && rememberedName().isEmpty();
    remember({});
    become(Source::None, {}, {});
    if (nothing)
        return readyValue(true);
    if (named != held)
        whenDone(m_secrets.remove(named), this, [](const Result<bool> &) {}); // was perhaps just being written

    auto promise = std::make_shared<QPromise<Result<bool>>>();
    promise->start();
    whenDone(m_secrets.remove(held), this, [this, promise, before](const Result<bool> &result) {
        const bool stays = !result && before != Source::Memory;
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

void Account::refuse(const QByteArray &fingerprint)
{
    if (m_refused || fingerprint.isEmpty() || fingerprint != this->fingerprint())
        return;
    m_refused = true;
    Q_EMIT changed();
}

// What the keychain holds already goes under the account's name. If that fails it stays where it was.
void Account::store()
{
    const QString key = entryOf(m_username);
    whenDone(m_secrets.write(key, m_credentials.toEntry(m_username)), this,
             [this, key, asked = m_generation](const Result<bool> &result) {
                 if (asked != m_generation)
                     return;
                 if (result)
                     stored(key, result);
                 else
                     m_problem = result.error().detail;
             });
}

} // namespace runout::auth
