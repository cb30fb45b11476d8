// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"

namespace runout::library {

// A question answered in several steps, each of which waits for another answer. It goes when it is answered, when
// nobody listens any more (the steps under way are then cancelled), or with its parent.
template<class T>
class Question final : public QObject
{
public:
    explicit Question(QObject *parent)
        : QObject(parent)
    {
        m_promise.start();
        connect(&m_watch, &QFutureWatcherBase::canceled, this, &QObject::deleteLater);
        m_watch.setFuture(m_promise.future());
    }

    [[nodiscard]] Answer<T> answer() const { return m_promise.future(); }

    template<class U, class F>
    void ask(const Answer<U> &step, F &&f)
    {
        whenDone(step, this, std::forward<F>(f));
    }

    void finish(Result<T> result)
    {
        m_promise.addResult(std::move(result));
        m_promise.finish();
        deleteLater();
    }

private:
    QPromise<Result<T>> m_promise;
    QFutureWatcher<Result<T>> m_watch;
};

} // namespace runout::library
