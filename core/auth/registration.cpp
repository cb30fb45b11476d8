// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/registration.h"

#include "core/auth/buildconsumer.h"
#include "core/auth/credentials.h"
#include "core/auth/secrets.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace runout::auth {

namespace {

const auto entryKey = QStringLiteral("consumer");
const auto keyName = QStringLiteral("key");
const auto secretName = QStringLiteral("secret");

Consumer clean(const QString &key, const QString &secret)
{
    return {Credentials::tokenIn(key), Credentials::tokenIn(secret)};
}

Consumer fromEnvironment()
{
    const Consumer found =
        clean(qEnvironmentVariable("DISCOGS_CONSUMER_KEY"), qEnvironmentVariable("DISCOGS_CONSUMER_SECRET"));
    return found.isEmpty() ? Consumer() : found;
}

} // namespace

Registration::Registration(Secrets &secrets, QObject *parent)
    : Registration(secrets, clean(QStringLiteral(RUNOUT_CONSUMER_KEY), QStringLiteral(RUNOUT_CONSUMER_SECRET)), parent)
{}

Registration::Registration(Secrets &secrets, const Consumer &build, QObject *parent)
    : QObject(parent)
    , m_secrets(secrets)
    , m_build(build)
{}

void Registration::load()
{
    whenDone(m_secrets.read(entryKey), this, [this, asked = m_entered](const Result<QByteArray> &entry) {
        if (entry && asked == m_entered) {
            const QJsonObject object = QJsonDocument::fromJson(*entry).object();
            m_typed = clean(object.value(keyName).toString(), object.value(secretName).toString());
        }
        Q_EMIT changed();
    });
}

Consumer Registration::consumer() const
{
    switch (source()) {
    case Source::Environment:
        return fromEnvironment();
    case Source::Typed:
        return m_typed;
    case Source::Build:
        return m_build;
    case Source::None:
        break;
    }
    return {};
}

Registration::Source Registration::source() const
{
    if (!fromEnvironment().isEmpty())
        return Source::Environment;
    if (!m_typed.isEmpty())
        return Source::Typed;
    return m_build.isEmpty() ? Source::None : Source::Build;
}

Answer<bool> Registration::enter(const QString &key, const QString &secret)
{
    const Consumer typed = clean(key, secret);
    if (typed.isEmpty())
        return readyFailure<bool>(ErrorCode::Rejected, QStringLiteral("not a consumer key and secret"));
    ++m_entered;
    m_typed = typed;
    Q_EMIT changed();
    auto promise = std::make_shared<QPromise<Result<bool>>>();
    promise->start();
    const QJsonObject entry{{keyName, typed.key}, {secretName, typed.secret}};
    whenDone(m_secrets.write(entryKey, QJsonDocument(entry).toJson(QJsonDocument::Compact)), this,
             [promise](const Result<bool> &written) {
                 promise->addResult(written.has_value());
                 promise->finish();
             });
    return promise->future();
}

} // namespace runout::auth
