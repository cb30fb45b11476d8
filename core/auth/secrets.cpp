// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/secrets.h"

#include "core/base/log.h"

#include <QFileInfo>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <chrono>
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

Error errorOf(const QKeychain::Job &job)
{
    const bool missing = job.error() == QKeychain::EntryNotFound;
    return Error{missing ? ErrorCode::NotFound : ErrorCode::Storage, job.errorString(), 0, 0};
}

// Starts `job` (which deletes itself) and answers with what `take` reads from it.
template<class T, class Take>
Answer<T> run(QKeychain::Job *job, QObject *owner, Take take)
{
    if (!isReachable()) {
        delete job;
        return readyFailure<T>(ErrorCode::Storage, QStringLiteral("no session bus"));
    }
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    auto *limit = new QTimer(job);
    QObject::connect(limit, &QTimer::timeout, owner, [promise] {
        promise->addResult(failure(ErrorCode::Storage, QStringLiteral("the keychain does not answer")));
        promise->finish();
    });
    QObject::connect(job, &QKeychain::Job::finished, owner, [promise, limit, take](QKeychain::Job *done) {
        limit->stop();
        if (done->error() != QKeychain::NoError && done->error() != QKeychain::EntryNotFound)
            qCWarning(lcAuth).noquote() << "keychain:" << done->errorString();
        promise->addResult(take(*done));
        promise->finish();
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
    return run<QByteArray>(job, this, [](QKeychain::Job &done) -> Result<QByteArray> {
        if (done.error() != QKeychain::NoError)
            return tl::make_unexpected(errorOf(done));
        return static_cast<QKeychain::ReadPasswordJob &>(done).binaryData();
    });
}

Answer<bool> Keychain::write(const QString &key, const QByteArray &secret)
{
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setKey(key);
    job->setBinaryData(secret);
    return run<bool>(job, this, [](QKeychain::Job &done) -> Result<bool> {
        if (done.error() != QKeychain::NoError)
            return failure(ErrorCode::Storage, done.errorString());
        return true;
    });
}

Answer<bool> Keychain::remove(const QString &key)
{
    auto *job = new QKeychain::DeletePasswordJob(service);
    job->setKey(key);
    return run<bool>(job, this, [](QKeychain::Job &done) -> Result<bool> {
        const bool gone = done.error() == QKeychain::NoError || done.error() == QKeychain::EntryNotFound;
        if (!gone)
            return failure(ErrorCode::Storage, done.errorString());
        return true;
    });
}

} // namespace runout::auth
