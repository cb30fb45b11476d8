// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/secrets.h"

#include "core/base/log.h"

#include <QFileInfo>
#include <QTimer>

#ifdef Q_OS_LINUX
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

#include <qt6keychain/keychain.h>

#include <chrono>
#include <functional>
#include <memory>

namespace runout::auth {

namespace {

const auto service = QStringLiteral("runout");

// A locked keychain asks the user for its password: give people time, but do not wait for ever.
constexpr auto patience = std::chrono::minutes(3);

// Without a session bus the Secret Service library tries to start one and may never answer.
bool isReachable()
{
#ifdef Q_OS_LINUX
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") ||
           QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
#else
    return true;
#endif
}

// In words that ui/errortext knows, whatever the language of the keychain's own.
QString detailOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return QStringLiteral("the keychain denied access");
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return QStringLiteral("no keychain: ") + job.errorString();
    default:
        return job.errorString();
    }
}

Failure failureOf(const QKeychain::Job &job)
{
    const bool missing = job.error() == QKeychain::EntryNotFound;
    return failure(missing ? ErrorCode::NotFound : ErrorCode::Storage, detailOf(job));
}

// Calls then(whether the default collection of the Secret Service is locked); libsecret answers for a locked one as if
// the entry were missing.
void whenLockIsKnown(QObject *owner, const std::function<void(bool)> &then)
{
#ifdef Q_OS_LINUX
    auto question = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets/aliases/default"),
        QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    question.setArguments({QStringLiteral("org.freedesktop.Secret.Collection"), QStringLiteral("Locked")});
    question.setAutoStartService(false);
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), owner);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, owner, [watcher, then] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        then(reply.isValid() && reply.value().variant().toBool());
    });
#else
    Q_UNUSED(owner)
    then(false);
#endif
}

// Whether a job's "all is well" is to be believed: libsecret says so too of a locked entry that it did not remove.
enum class Success { Certain, OnlyIfUnlocked };

// Starts `job` (which deletes itself) and answers with what `take` reads from it.
template<class T, class Take>
Answer<T> run(QKeychain::Job *job, QObject *owner, Success success, Take take)
{
    if (!isReachable()) {
        delete job;
        return readyFailure<T>(ErrorCode::Storage, QStringLiteral("no keychain: no session bus"));
    }
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const auto answer = [promise](const Result<T> &result) {
        promise->addResult(result);
        promise->finish();
    };
    auto *limit = new QTimer(job);
    QObject::connect(limit, &QTimer::timeout, owner,
                     [answer] { answer(failure(ErrorCode::Storage, QStringLiteral("the keychain does not answer"))); });
    QObject::connect(
        job, &QKeychain::Job::finished, owner, [owner, success, answer, limit, take](QKeychain::Job *done) {
            limit->stop();
            const Result<T> result = take(*done);
            if (done->error() == QKeychain::NoError && success == Success::Certain)
                return answer(result);
            if (done->error() != QKeychain::NoError && done->error() != QKeychain::EntryNotFound)
                qCWarning(lcAuth).noquote() << "keychain:" << done->errorString();
            whenLockIsKnown(owner, [answer, result](bool locked) {
                answer(locked ? Result<T>(failure(ErrorCode::Storage, QStringLiteral("the keychain is locked")))
                              : result);
            });
        });
    limit->setSingleShot(true);
    limit->start(patience);
    job->setInsecureFallback(false);
    job->start();
    return promise->future();
}

} // namespace

Answer<QByteArray> Keychain::read(const QString &key)
{
    auto *job = new QKeychain::ReadPasswordJob(service);
    job->setKey(key);
    return run<QByteArray>(job, this, Success::Certain, [](QKeychain::Job &done) -> Result<QByteArray> {
        if (done.error() != QKeychain::NoError)
            return failureOf(done);
        return static_cast<QKeychain::ReadPasswordJob &>(done).binaryData();
    });
}

Answer<bool> Keychain::write(const QString &key, const QByteArray &secret)
{
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setKey(key);
    job->setBinaryData(secret);
    return run<bool>(job, this, Success::Certain, [](QKeychain::Job &done) -> Result<bool> {
        if (done.error() != QKeychain::NoError)
            return failureOf(done);
        return true;
    });
}

Answer<bool> Keychain::remove(const QString &key)
{
    auto *job = new QKeychain::DeletePasswordJob(service);
    job->setKey(key);
    return run<bool>(job, this, Success::OnlyIfUnlocked, [](QKeychain::Job &done) -> Result<bool> {
        const bool gone = done.error() == QKeychain::NoError || done.error() == QKeychain::EntryNotFound;
        if (!gone)
            return failureOf(done);
        return true;
    });
}

} // namespace runout::auth
