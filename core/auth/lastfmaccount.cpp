// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/lastfmaccount.h"

#include "core/auth/buildconsumer.h"
#include "core/auth/credentials.h"
#include "core/auth/secrets.h"
#include "core/base/settings.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace runout::auth {

namespace {

const auto keyEntry = QStringLiteral("lastfm-key");
const auto keyName = QStringLiteral("key");
const auto secretName = QStringLiteral("secret");
const auto sessionName = QStringLiteral("session");

QString sessionEntry(const QString &user)
{
    return QStringLiteral("lastfm:") + user;
}

Consumer clean(const QString &key, const QString &secret)
{
    return {Credentials::tokenIn(key), Credentials::tokenIn(secret)};
}

Consumer fromEnvironment()
{
    return clean(qEnvironmentVariable("LASTFM_API_KEY"), qEnvironmentVariable("LASTFM_API_SECRET"));
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

LastfmAccount::LastfmAccount(Secrets &secrets, Settings &settings, QObject *parent)
    : LastfmAccount(secrets, settings, clean(QStringLiteral(RUNOUT_LASTFM_KEY), QStringLiteral(RUNOUT_LASTFM_SECRET)),
                    parent)
{}

LastfmAccount::LastfmAccount(Secrets &secrets, Settings &settings, const Consumer &build, QObject *parent)
    : QObject(parent)
    , m_secrets(secrets)
    , m_settings(settings)
    , m_build(build)
{}

void LastfmAccount::load()
{
    whenDone(m_secrets.read(keyEntry), this, [this, asked = m_entered](const Result<QByteArray> &entry) {
        if (entry && asked == m_entered) {
            const QJsonObject object = QJsonDocument::fromJson(*entry).object();
            m_typed = clean(object.value(keyName).toString(), object.value(secretName).toString());
        }
        Q_EMIT changed();
    });
    if (m_session.isEmpty() && !rememberedUser().isEmpty())
        loadSession();
}

void LastfmAccount::loadSession()
{
    const QString user = rememberedUser();
    whenDone(m_secrets.read(sessionEntry(user)), this,
             [this, user, asked = m_decisions](const Result<QByteArray> &entry) {
                 if (asked != m_decisions)
                     return;
                 m_problem.clear();
                 if (!entry)
                     m_problem = entry.error().code == ErrorCode::NotFound ? QStringLiteral("the entry has vanished")
                                                                           : entry.error().detail;
                 else
                     become(user, QJsonDocument::fromJson(*entry).object().value(sessionName).toString());
                 Q_EMIT changed();
             });
}

Consumer LastfmAccount::key() const
{
    switch (keySource()) {
    case KeySource::Environment:
        return fromEnvironment();
    case KeySource::Typed:
        return m_typed;
    case KeySource::Build:
        return m_build;
    case KeySource::None:
        break;
    }
    return {};
}

LastfmAccount::KeySource LastfmAccount::keySource() const
{
    if (!fromEnvironment().key.isEmpty())
        return KeySource::Environment;
    if (!m_typed.key.isEmpty())
        return KeySource::Typed;
    return m_build.key.isEmpty() ? KeySource::None : KeySource::Build;
}

Answer<bool> LastfmAccount::enterKey(const QString &key, const QString &secret)
{
    const Consumer typed = clean(key, secret);
    const bool damaged =
        typed.key.isEmpty() != key.trimmed().isEmpty() || typed.secret.isEmpty() != secret.trimmed().isEmpty();
    if (damaged || (typed.key.isEmpty() && !typed.secret.isEmpty()))
        return readyFailure<bool>(ErrorCode::Rejected, QStringLiteral("not an API key and secret"));
    ++m_entered;
    m_typed = typed;
    Q_EMIT changed();
    auto promise = std::make_shared<QPromise<Result<bool>>>();
    promise->start();
    const auto kept = typed.key.isEmpty()
                          ? m_secrets.remove(keyEntry)
                          : m_secrets.write(keyEntry, json({{keyName, typed.key}, {secretName, typed.secret}}));
    whenDone(kept, this, [promise](const Result<bool> &written) {
        promise->addResult(written.has_value());
        promise->finish();
    });
    return promise->future();
}

QString LastfmAccount::rememberedUser() const
{
    return m_settings.lastfmUser();
}

void LastfmAccount::become(const QString &user, const QString &session)
{
    ++m_decisions;
    m_session = session;
    m_user = session.isEmpty() ? QString() : user;
}

Answer<bool> LastfmAccount::adopt(const QString &user, const QString &session)
{
    const QString before = rememberedUser();
    become(user, session);
    m_problem.clear();
    Q_EMIT changed();
    auto promise = std::make_shared<QPromise<Result<bool>>>();
    promise->start();
    whenDone(m_secrets.write(sessionEntry(user), json({{sessionName, session}})), this,
             [this, promise, user, before, asked = m_decisions](const Result<bool> &written) {
                 if (asked == m_decisions) {
                     m_problem = written ? QString() : written.error().detail;
                     if (written)
                         m_settings.setLastfmUser(user);
                     if (written && !before.isEmpty() && before != user)
                         whenDone(m_secrets.remove(sessionEntry(before)), this, [](const Result<bool> &) {});
                     Q_EMIT changed();
                 }
                 promise->addResult(written.has_value());
                 promise->finish();
             });
    return promise->future();
}

Answer<bool> LastfmAccount::leave()
{
    const QString user = m_user.isEmpty() ? rememberedUser() : m_user;
    const bool wasKept = !rememberedUser().isEmpty();
    m_settings.setLastfmUser({});
    become({}, {});
    m_problem.clear();
    Q_EMIT changed();
    if (user.isEmpty())
        return readyValue(true);
    auto promise = std::make_shared<QPromise<Result<bool>>>();
    promise->start();
    whenDone(m_secrets.remove(sessionEntry(user)), this, [promise, wasKept](const Result<bool> &removed) {
        promise->addResult(removed || !wasKept ? Result<bool>(true) : removed);
        promise->finish();
    });
    return promise->future();
}

} // namespace runout::auth
