// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/instance.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using runout::app::Instance;

class TestInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSecondStartHandsItsArgumentsOver()
    {
        Instance first(QStringLiteral("test"));
        QVERIFY(!first.handOver({QStringLiteral("r1")})); // nobody there
        QVERIFY(first.listen());
        QSignalSpy received(&first, &Instance::argumentsReceived);

        // In a thread: handing over waits for the first one's answer.
        const QStringList arguments = {QStringLiteral("--page"), QStringLiteral("credits"),
                                       QStringLiteral("björk \"homogenic\"\nx")};
        bool handed = false;
        QScopedPointer<QThread> second(
            QThread::create([&] { handed = Instance(QStringLiteral("test")).handOver(arguments); }));
        second->start();
        QTRY_VERIFY(second->isFinished());
        QVERIFY(handed);
        QCOMPARE(received.count(), 1);
        QCOMPARE(received.first().first().toStringList(), arguments);
    }

    void sampleAndOwnDoNotMeet()
    {
        Instance own(QStringLiteral("own"));
        QVERIFY(own.listen());
        QVERIFY(!Instance(QStringLiteral("sample")).handOver({}));
    }

    void aSocketLeftBehindByAKilledProgramIsTakenOver()
    {
        {
            Instance killed(QStringLiteral("left"));
            QVERIFY(killed.listen());
        }
        Instance next(QStringLiteral("left"));
        QVERIFY(!next.handOver({}));
        QVERIFY(next.listen());
    }

    void noArgumentsOnlyRaiseTheWindow()
    {
        Instance first(QStringLiteral("bare"));
        QVERIFY(first.listen());
        QSignalSpy received(&first, &Instance::argumentsReceived);
        bool handed = false;
        QScopedPointer<QThread> second(
            QThread::create([&] { handed = Instance(QStringLiteral("bare")).handOver({}); }));
        second->start();
        QTRY_VERIFY(second->isFinished());
        QVERIFY(handed);
        QCOMPARE(received.first().first().toStringList(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestInstance)
#include "tst_instance.moc"
