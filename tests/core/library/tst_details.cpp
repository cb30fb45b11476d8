// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/details.h"
#include "tests/core/library/collector.h"
#include "tests/core/library/elsewhere.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace runout;
using namespace runout::discogs;
using namespace runout::library;
using namespace runout::test;

class TestDetails : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<StandIn> m_standIn;
    std::unique_ptr<Collector> m_me;
    std::unique_ptr<Details> m_details;

    void openAgain()
    {
        m_details.reset();
        m_me.reset();
        m_me = std::make_unique<Collector>(m_standIn->url(), m_folder->path());
    }
    void begin() { m_details = std::make_unique<Details>(m_me->collection, *m_me->library, m_me->client); }
    int releasesAsked() { return m_standIn->count(QStringLiteral("/releases/")); }
    QStringList askedFor()
    {
        QStringList paths;
        for (const QJsonValue request : m_standIn->requests()) {
            if (request[u"path"].toString().startsWith(QLatin1String("/releases/")))
                paths << request[u"path"].toString();
        }
        return paths;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_standIn = std::make_unique<StandIn>(StandIn::collection(60));
        QVERIFY2(m_standIn->start(), qPrintable(m_standIn->problem()));
        openAgain();
        Sync sync(m_me->collection, m_me->client);
        QVERIFY(m_me->synced(sync));
        m_standIn->forgetRequests();
    }
    void cleanup()
    {
        m_details.reset();
        m_me.reset();
        m_standIn.reset();
    }

    void everyOwnedReleaseOnceNewestFirst()
    {
        QStringList expected;
        for (const Instance &instance : m_me->instances()) {
            const QString path = QStringLiteral("/releases/%1").arg(number(instance.record.id));
            if (!expected.contains(path))
                expected << path;
        }
        begin();
        const int total = m_me->state().releases;
        QTRY_COMPARE_WITH_TIMEOUT(m_details->done(), total, 60'000);
        QTRY_VERIFY(!m_details->isRunning());
        QCOMPARE(m_details->total(), total);
        QCOMPARE(askedFor(), expected);
        QCOMPARE(m_me->state().complete, total);
        QCOMPARE(m_details->secondsLeft(), -1);
        openAgain();
        m_standIn->forgetRequests();
        begin();
        QTRY_COMPARE(m_details->done(), total);
        QCOMPARE(releasesAsked(), 0); // held
    }

    void itGoesOnAfterAStop()
    {
        begin();
        QTRY_VERIFY_WITH_TIMEOUT(m_details->done() >= 10, 60'000);
        QVERIFY(m_details->isRunning());
        QVERIFY(m_details->secondsLeft() >= 0);
        openAgain();
        const int held = m_me->state().complete;
        QVERIFY(held >= 10);
        const int total = m_me->state().releases;
        m_standIn->forgetRequests();
        begin();
        QTRY_COMPARE_WITH_TIMEOUT(m_details->done(), total, 60'000);
        QVERIFY(releasesAsked() <= total - held);
    }

    void pausedItStaysPaused()
    {
        begin();
        QSignalSpy progressed(m_details.get(), &Details::progressed);
        m_details->setPaused(true);
        QVERIFY(m_details->isPaused());
        QVERIFY(!m_details->isRunning());
        QCOMPARE(progressed.size(), 1);
        openAgain();
        begin();
        QTRY_VERIFY(m_details->isPaused());
        const int asked = releasesAsked();
        QVERIFY(asked <= 1);
        m_details->setPaused(false);
        QTRY_COMPARE_WITH_TIMEOUT(m_details->done(), m_me->state().releases, 60'000);
        openAgain();
        begin();
        QTRY_VERIFY(m_details->done() > 0);
        QVERIFY(!m_details->isPaused());
    }

    void whatDiscogsHasDeletedIsNotAskedForAgain()
    {
        const qint64 gone = number(m_me->instances()[4].record.id);
        const QString path = QStringLiteral("/releases/%1").arg(gone);
        QVERIFY(m_standIn->fault(QStringLiteral("404"), path));
        begin();
        const int total = m_me->state().releases - 1;
        QTRY_COMPARE_WITH_TIMEOUT(m_details->done(), total, 60'000);
        QTRY_VERIFY(!m_details->isRunning());
        QCOMPARE(m_details->total(), total);
        openAgain();
        m_standIn->forgetRequests();
        begin();
        QTRY_COMPARE(m_details->done(), total);
        QTRY_VERIFY(!m_details->isRunning());
        QCOMPARE(releasesAsked(), 0);
    }

    void oneThatCannotBeReadIsLeftOut()
    {
        const qint64 odd = number(m_me->instances()[4].record.id);
        QVERIFY(m_standIn->fault(QStringLiteral("html200"), QStringLiteral("/releases/%1").arg(odd)));
        begin();
        const int total = m_me->state().releases;
        QTRY_COMPARE_WITH_TIMEOUT(m_details->done(), total - 1, 60'000);
        QTRY_VERIFY(!m_details->isRunning());
        QCOMPARE(askedFor().count(QStringLiteral("/releases/%1").arg(odd)), 1);
    }

    void offlineItStopsQuietly()
    {
        begin();
        QTRY_VERIFY_WITH_TIMEOUT(m_details->done() >= 5, 60'000);
        m_standIn->stop();
        QTRY_VERIFY_WITH_TIMEOUT(!m_details->isRunning(), 60'000);
        m_standIn = std::make_unique<StandIn>(StandIn::collection(60));
        QVERIFY(m_standIn->start());
        m_me->settings.setApiUrl(m_standIn->url());
        // Somebody gets an answer: the network is back.
        QVERIFY(await(m_me->client.get(requests::identity(), Refresh::Always)));
        QTRY_COMPARE_WITH_TIMEOUT(m_details->done(), m_me->state().releases, 60'000);
    }

    void aRefusedLoginStopsIt()
    {
        QVERIFY(m_standIn->fault(QStringLiteral("401"), QStringLiteral("/releases")));
        begin();
        QTRY_VERIFY_WITH_TIMEOUT(m_me->account.isRefused(), 60'000);
        QTRY_VERIFY(!m_details->isRunning());
        QCOMPARE(releasesAsked(), 1);
        m_standIn->clearFaults();
        m_me->link();
        QTRY_COMPARE_WITH_TIMEOUT(m_details->done(), m_me->state().releases, 60'000);
    }
};

QTEST_GUILESS_MAIN(TestDetails)
#include "tst_details.moc"
