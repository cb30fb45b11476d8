// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"

#include <QDeadlineTimer>
#include <QTest>

namespace runout::test {

// Runs the event loop until the future has finished (half a minute at most) and hands out its result.
template<class T>
Result<T> await(const QFuture<Result<T>> &future)
{
    const QDeadlineTimer limit(30000);
    while (!future.isFinished() && !limit.hasExpired())
        QTest::qWait(1);
    if (!future.isFinished())
        return failure(ErrorCode::Timeout, QStringLiteral("the test waited in vain"));
    if (future.resultCount() == 0)
        return failure(ErrorCode::Cancelled);
    return future.result();
}

} // namespace runout::test
