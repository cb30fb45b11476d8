// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace runout {

template<class T>
using Answer = QFuture<Result<T>>;

namespace detail {

// Cancels the question when the asker goes: a watcher that outlives its context would never be read.
template<class T>
class Listener final : public QFutureWatcher<Result<T>>
{
public:
    using QFutureWatcher<Result<T>>::QFutureWatcher;
    ~Listener() override
    {
        if (!this->isFinished())
            this->future().cancel();
    }
};

} // namespace detail

// Calls f(Result<T>) once, from the event loop of `context`, after `future` finished; never once `context` is
// gone, and then cancels `future`. A future cancelled without a result arrives as ErrorCode::Cancelled.
// Qt 6.4's QFuture::then(context, ...) asserts when the context died first, hence this.
template<class T, class F>
void whenDone(const QFuture<Result<T>> &future, QObject *context, F &&f)
{
    auto *listener = new detail::Listener<T>(context);
    QObject::connect(listener, &QFutureWatcherBase::finished, context, [listener, f = std::forward<F>(f)]() mutable {
        listener->deleteLater();
        if (listener->future().resultCount() > 0)
            f(listener->result());
        else
            f(Result<T>(failure(ErrorCode::Cancelled)));
    });
    listener->setFuture(future);
}

template<class T>
[[nodiscard]] Answer<T> ready(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

template<class T>
[[nodiscard]] Answer<T> readyValue(T value)
{
    return ready<T>(Result<T>(std::move(value)));
}

template<class T>
[[nodiscard]] Answer<T> readyFailure(ErrorCode code, QString detail = {})
{
    return ready<T>(failure(code, std::move(detail)));
}

// Runs f() -> Result<T> on `pool`; not run at all if cancelled before its turn.
template<class F>
[[nodiscard]] auto runOn(QThreadPool &pool, F f) -> QFuture<std::invoke_result_t<F>>
{
    using R = std::invoke_result_t<F>;
    auto promise = std::make_shared<QPromise<R>>();
    promise->start();
    auto future = promise->future();
    pool.start([promise, f = std::move(f)]() mutable {
        if (!promise->isCanceled())
            promise->addResult(f());
        promise->finish();
    });
    return future;
}

} // namespace runout
