// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/secrets.h"

#include <QHash>

#include <list>

namespace runout::test {

// A keychain in memory, that can be locked and made to answer late.
class MemorySecrets final : public auth::Secrets
{
public:
    QHash<QString, QByteArray> entries;
    QString problem;   // not empty: every call fails with it
    bool late = false; // answers wait for answerNow()
    int writes = 0;

    Answer<QByteArray> read(const QString &key) override
    {
        if (!problem.isEmpty())
            return give<QByteArray>(failure(ErrorCode::Storage, problem));
        if (!entries.contains(key))
            return give<QByteArray>(failure(ErrorCode::NotFound));
        return give<QByteArray>(entries.value(key));
    }
    Answer<bool> write(const QString &key, const QByteArray &secret) override
    {
        ++writes;
        if (!problem.isEmpty())
            return give<bool>(failure(ErrorCode::Storage, problem));
        entries.insert(key, secret);
        return give<bool>(true);
    }
    Answer<bool> remove(const QString &key) override
    {
        if (!problem.isEmpty())
            return give<bool>(failure(ErrorCode::Storage, problem));
        entries.remove(key);
        return give<bool>(true);
    }
    void answerNow()
    {
        for (const auto &answer : std::exchange(m_late, {}))
            answer();
    }

private:
    template<class T>
    Answer<T> give(Result<T> result)
    {
        if (!late)
            return ready<T>(std::move(result));
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        m_late.push_back([promise, result] {
            promise->addResult(result);
            promise->finish();
        });
        return promise->future();
    }

    std::list<std::function<void()>> m_late;
};

} // namespace runout::test
