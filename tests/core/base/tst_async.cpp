// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/async.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace runout;

class TestAsync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersFromTheEventLoop()
    {
        QObject context;
        int calls = 0, value = 0;
        whenDone(readyValue(42), &context, [&](const Result<int> &result) {
            ++calls;
            value = result.value_or(-1);
        });
        QCOMPARE(calls, 0);
        QTRY_COMPARE(calls, 1);
        QCOMPARE(value, 42);
        QCoreApplication::processEvents();
        QCOMPARE(calls, 1);
        QTRY_VERIFY(context.children().isEmpty());
    }

    void handsOnFailures()
    {
        QObject context;
        std::optional<Error> error;
        whenDone(readyFailure<QString>(ErrorCode::NotFound, QStringLiteral("no such release")), &context,
                 [&](const Result<QString> &result) { error = result.error(); });
        QTRY_VERIFY(error);
        QVERIFY((*error == Error{ErrorCode::NotFound, QStringLiteral("no such release"), 0, 0}));
    }

    void answersLater()
    {
        QObject context;
        QPromise<Result<int>> promise;
        promise.start();
        int value = 0;
        whenDone(promise.future(), &context, [&](const Result<int> &result) { value = *result; });
        QCoreApplication::processEvents();
        QCOMPARE(value, 0);
        promise.addResult(7);
        promise.finish();
        QTRY_COMPARE(value, 7);
    }

    void takesFunctionsThatOnlyMove()
    {
        QObject context;
        int value = 0;
        whenDone(readyValue(1), &context,
                 [&value, by = std::make_unique<int>(5)](const Result<int> &result) { value = *result + *by; });
        QTRY_COMPARE(value, 6);
    }

    void staysSilentOnceTheContextIsGone()
    {
        auto context = std::make_unique<QObject>();
        bool called = false;
        const Answer<int> answer = readyValue(1);
        whenDone(answer, context.get(), [&](const Result<int> &) { called = true; });
        context.reset();
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }

    void cancelsTheQuestionOfWhoIsGone()
    {
        auto context = std::make_unique<QObject>();
        QPromise<Result<int>> promise;
        promise.start();
        bool called = false;
        whenDone(promise.future(), context.get(), [&](const Result<int> &) { called = true; });
        QVERIFY(!promise.isCanceled());
        context.reset();
        QVERIFY(promise.isCanceled());
        promise.addResult(1);
        promise.finish();
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }

    void mayDeleteItsContext()
    {
        auto *context = new QObject;
        int calls = 0;
        whenDone(readyValue(1), context, [&](const Result<int> &) {
            ++calls;
            delete context;
        });
        QTRY_COMPARE(calls, 1);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(calls, 1);
    }

    void tellsOfCancelling()
    {
        QObject context;
        QPromise<Result<int>> promise;
        promise.start();
        std::optional<Error> error;
        whenDone(promise.future(), &context, [&](const Result<int> &result) { error = result.error(); });
        promise.future().cancel();
        promise.finish();
        QTRY_VERIFY(error);
        QVERIFY(error->code == ErrorCode::Cancelled);
    }

    void tellsOfAPromiseThatWasDropped()
    {
        QObject context;
        std::optional<Error> error;
        {
            QPromise<Result<int>> promise;
            promise.start();
            whenDone(promise.future(), &context, [&](const Result<int> &result) { error = result.error(); });
        }
        QTRY_VERIFY(error);
        QVERIFY(error->code == ErrorCode::Cancelled);
    }

    void runsOnThePool()
    {
        QThreadPool pool;
        QObject context;
        QThread *ran = nullptr, *answered = nullptr;
        whenDone(runOn(pool,
                       [&]() -> Result<int> {
                           ran = QThread::currentThread();
                           return 3;
                       }),
                 &context, [&](const Result<int> &result) {
                     QCOMPARE(*result, 3);
                     answered = QThread::currentThread();
                 });
        QTRY_VERIFY(answered);
        QCOMPARE(answered, QThread::currentThread());
        QVERIFY(ran != answered);
    }

    void runsInOrderOnASerialPool()
    {
        QThreadPool pool;
        pool.setMaxThreadCount(1);
        QList<int> order;
        QList<QFuture<Result<int>>> answers;
        for (int i = 0; i < 20; ++i) {
            answers.append(runOn(pool, [&order, i]() -> Result<int> {
                order.append(i);
                return i;
            }));
        }
        for (int i = 0; i < 20; ++i)
            QCOMPARE(*answers[i].result(), i);
        QVERIFY(std::is_sorted(order.begin(), order.end()));
    }

    void doesNotRunWhatWasCancelledInTime()
    {
        QThreadPool pool;
        pool.setMaxThreadCount(1);
        QSemaphore gate;
        std::atomic_bool ran = false;
        auto first = runOn(pool, [&]() -> Result<int> {
            gate.acquire();
            return 1;
        });
        auto second = runOn(pool, [&]() -> Result<int> {
            ran = true;
            return 2;
        });
        QObject context;
        std::optional<Error> error;
        whenDone(second, &context, [&](const Result<int> &result) { error = result.error(); });
        second.cancel();
        gate.release();
        pool.waitForDone();
        QVERIFY(!ran);
        QCOMPARE(*first.result(), 1);
        QTRY_VERIFY(error);
        QVERIFY(error->code == ErrorCode::Cancelled);
    }

    void outlivesAnAskerThatLeavesWhileItRuns()
    {
        QThreadPool pool;
        QSemaphore started, gate;
        auto context = std::make_unique<QObject>();
        bool called = false;
        whenDone(runOn(pool,
                       [&]() -> Result<int> {
                           started.release();
                           gate.acquire();
                           return 1;
                       }),
                 context.get(), [&](const Result<int> &) { called = true; });
        started.acquire();
        context.reset();
        gate.release();
        pool.waitForDone();
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }
};

QTEST_GUILESS_MAIN(TestAsync)
#include "tst_async.moc"
