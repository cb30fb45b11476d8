// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/market.h"
#include "core/library/marketrefresh.h"
#include "core/library/watches.h"
#include "tests/core/library/collector.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace runout;
using namespace runout::discogs;
using namespace runout::library;
using namespace runout::test;

namespace {

constexpr int patience = 60'000; // ms

// The program as far as it refreshes figures.
struct Refresher
{
    Refresher(const QUrl &discogs, const QString &folder)
        : me(discogs, folder)
        , market(*me.library)
        , refresh(market, *me.library, me.client, me.settings, [this] { return now; })
    {}

    Collector me;
    QDateTime now = QDateTime::currentDateTimeUtc();
    Market market;
    MarketRefresh refresh;
};

} // namespace

class TestMarketRefresh : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<StandIn> m_standIn;
    std::unique_ptr<Refresher> m;

    void openAgain()
    {
        m.reset();
        m = std::make_unique<Refresher>(m_standIn->url(), m_folder->path());
    }
    QList<ReleaseId> owned() const
    {
        QList<ReleaseId> releases;
        for (const Instance &instance : m->me.instances()) {
            if (!releases.contains(instance.record.id))
                releases += instance.record.id;
        }
        return releases;
    }
    int asked() const { return m_standIn->count(QStringLiteral("/marketplace/")); }
    int left() const { return got(m->market.wishCount()); }
    bool done() const
    {
        return QTest::qWaitFor([this] { return !m->refresh.isRunning() && m->refresh.total() == 0; }, patience) &&
               left() == 0;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_standIn = std::make_unique<StandIn>(StandIn::collection(40, 5));
        QVERIFY2(m_standIn->start(), qPrintable(m_standIn->problem()));
        openAgain();
        Sync sync(m->me.collection, m->me.client);
        QVERIFY(m->me.synced(sync));
        m_standIn->forgetRequests();
    }
    void cleanup()
    {
        m.reset();
        m_standIn.reset();
    }

    void eachOnceWithProgress()
    {
        const QList<ReleaseId> releases = owned();
        QSignalSpy added(&m->refresh, &MarketRefresh::added);
        QSignalSpy finished(&m->refresh, &MarketRefresh::finished);
        int most = 0;
        connect(&m->refresh, &MarketRefresh::progressed, this, [&] {
            most = std::max(most, m->refresh.total());
            QVERIFY(m->refresh.done() <= m->refresh.total());
        });
        m->refresh.add(releases);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
        QVERIFY(done());
        QCOMPARE(added[0][0].toInt(), int(releases.size()));
        QCOMPARE(finished[0][0].toInt(), int(releases.size()));
        QCOMPARE(most, int(releases.size()));
        QCOMPARE(asked(), int(releases.size()));
        QCOMPARE(got(m->market.copies(QStringLiteral("USD"))).size(), m->me.instances().size());
        // Young figures are not asked for again; six hours later they are.
        m->refresh.add(releases);
        QTRY_COMPARE_WITH_TIMEOUT(added.size(), 2, patience);
        QCOMPARE(added[1][0].toInt(), 0);
        QCOMPARE(added[1][1].toInt(), int(releases.size()));
        m->now = m->now.addSecs(7 * 3600);
        m->refresh.add(releases.mid(0, 3));
        QTRY_COMPARE_WITH_TIMEOUT(added.size(), 3, patience);
        QCOMPARE(added[2][0].toInt(), 3);
        QVERIFY(done());
    }

    void anotherCurrencyIsAskedForByItself()
    {
        m->refresh.add(owned().mid(0, 2), MarketWish::Kind::Figures, QStringLiteral("EUR"));
        QTRY_COMPARE_WITH_TIMEOUT(asked(), 2, patience);
        QVERIFY(done());
        for (const Standing &standing : got(m->market.copies(QStringLiteral("EUR"))))
            QVERIFY(!standing.now.lowestPrice || standing.now.lowestPrice->currency == u"EUR");
    }

    void cancelledItForgets()
    {
        m->refresh.add(owned());
        QTRY_VERIFY_WITH_TIMEOUT(m->refresh.done() >= 3, patience);
        m->refresh.cancel();
        QVERIFY(!m->refresh.isRunning());
        QCOMPARE(m->refresh.total(), 0);
        QCOMPARE(left(), 0);
        const int so = asked();
        openAgain();
        QCOMPARE(left(), 0);
        QVERIFY(asked() <= so + 1);
        m->refresh.add(owned());
        QVERIFY(QTest::qWaitFor([this] { return m->refresh.total() > 0; }, patience));
        QVERIFY(done());
    }

    void pausedItWaits()
    {
        m->refresh.setPaused(true);
        m->refresh.add(owned());
        QTRY_VERIFY_WITH_TIMEOUT(m->refresh.total() > 0, patience);
        QVERIFY(!m->refresh.isRunning());
        QCOMPARE(m->refresh.secondsLeft(), -1);
        m->refresh.setPaused(false);
        QVERIFY(m->refresh.isRunning());
        QVERIFY(m->refresh.secondsLeft() >= 0);
        QVERIFY(done());
    }

    void killedItGoesOn()
    {
        const int total = int(owned().size());
        m->refresh.setPaused(true);
        m->refresh.add(owned());
        QTRY_COMPARE_WITH_TIMEOUT(m->refresh.total(), total, patience);
        m.reset();
        QVERIFY(m_standIn->fault(QStringLiteral("slow"), QStringLiteral("/marketplace"), 0,
                                 {{QStringLiteral("delayMs"), 30}}));
        QProcess program;
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program.start(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("--mortal"), m_standIn->url().toString(), m_folder->path()});
        QVERIFY(program.waitForStarted(patience));
        while (!program.canReadLine() && program.waitForReadyRead(patience)) {
        }
        program.kill();
        QVERIFY(program.waitForFinished(patience));
        QCOMPARE(program.exitStatus(), QProcess::CrashExit);
        m_standIn->clearFaults();
        openAgain();
        QVERIFY(m->me.library->setAside().isEmpty());
        QVERIFY(QTest::qWaitFor([this] { return left() == 0; }, patience));
        QCOMPARE(got(m->market.copies(QStringLiteral("USD"))).size(), m->me.instances().size());
        // At most what was on its way when it was killed was asked for twice.
        QVERIFY2(asked() <= total + 2, qPrintable(QString::number(asked())));
    }

    void aLimitOnlyHoldsItUp()
    {
        QVERIFY(m_standIn->fault(QStringLiteral("429"), QStringLiteral("/marketplace"), 1,
                                 {{QStringLiteral("retryAfter"), 1}}));
        const auto releases = owned().mid(0, 5);
        m->refresh.add(releases);
        QVERIFY(QTest::qWaitFor([this] { return asked() > 0; }, patience));
        // Whoever gets an answer tells that the limit is over.
        QVERIFY(QTest::qWaitFor(
            [this] {
                (void)await(m->me.client.get(requests::identity(), Refresh::Always));
                return left() == 0;
            },
            patience));
        QVERIFY(asked() >= 5);
    }

    void offlineItWaits()
    {
        const QUrl before = m_standIn->url();
        m_standIn->stop();
        m->refresh.add(owned().mid(0, 5));
        QTRY_VERIFY_WITH_TIMEOUT(m->refresh.problem().has_value(), patience);
        QVERIFY(!m->refresh.isRunning());
        QCOMPARE(m->refresh.total(), 5);
        QCOMPARE(left(), 5);
        m_standIn = std::make_unique<StandIn>(StandIn::collection(40, 5));
        QVERIFY(m_standIn->start());
        m->me.settings.setApiUrl(m_standIn->url());
        QVERIFY(await(m->me.client.get(requests::identity(), Refresh::Always)));
        QVERIFY(QTest::qWaitFor([this] { return left() == 0; }, patience));
        QVERIFY(!m->refresh.problem());
    }

    void whatIsGoneIsLeftOut()
    {
        const auto releases = owned().mid(0, 3);
        QVERIFY(
            m_standIn->fault(QStringLiteral("404"), QStringLiteral("/marketplace/stats/%1").arg(number(releases[1]))));
        QVERIFY(m_standIn->fault(QStringLiteral("html200"),
                                 QStringLiteral("/marketplace/stats/%1").arg(number(releases[2]))));
        m->refresh.add(releases);
        QVERIFY(QTest::qWaitFor([this] { return asked() >= 3; }, patience));
        QVERIFY(done());
        QCOMPARE(got(m->market.copies(QStringLiteral("USD"), {releases[1]})).size(), 0);
    }

    void suggestionsForTheShelf()
    {
        const auto releases = owned();
        m->refresh.add(releases, MarketWish::Kind::Suggestions);
        QVERIFY(QTest::qWaitFor([this] { return asked() >= int(owned().size()); }, patience));
        QVERIFY(done());
        const Worth worth = got(m->market.worth());
        QCOMPARE(worth.copies, int(m->me.instances().size()));
        QCOMPARE(worth.unasked, 0);
        QVERIFY(worth.covered > 0);
        QCOMPARE(worth.parts.size(), 1);
        QVERIFY(got(m->market.withoutSuggestions(m->now.addDays(-1))).isEmpty());
    }

    void withoutSellerSettingsItSaysSo()
    {
        m_standIn->set({{QStringLiteral("sellerSettings"), false}});
        m->refresh.add(owned(), MarketWish::Kind::Suggestions);
        QTRY_VERIFY_WITH_TIMEOUT(m->refresh.problem().has_value(), patience);
        QCOMPARE(m->refresh.problem()->code, ErrorCode::Forbidden);
        QVERIFY(QTest::qWaitFor([this] { return left() == 0; }, patience));
        QCOMPARE(asked(), 1);
    }

    void suggestionsWaitForSomebodySignedIn()
    {
        (void)m->me.account.signOut();
        m->refresh.add(owned().mid(0, 3), MarketWish::Kind::Suggestions);
        QTRY_VERIFY_WITH_TIMEOUT(m->refresh.problem().has_value(), patience);
        QCOMPARE(m->refresh.problem()->code, ErrorCode::SignedOut);
        m->refresh.add(owned().mid(0, 2)); // figures are for everybody
        QVERIFY(QTest::qWaitFor([this] { return left() == 3; }, patience));
        m->me.link();
        QVERIFY(QTest::qWaitFor([this] { return left() == 0; }, patience));
    }

    void watchedDailyAndToldOnce()
    {
        const ReleaseId wanted = got(m->me.collection.wants()).first().record.id;
        QList<WatchedWant> met;
        Watches watches(m->market, &m->refresh, m->me.settings, [this] { return m->now; });
        connect(&watches, &Watches::met, this, [&](const WatchedWant &want) { met += want; });
        QVERIFY(await(m->market.watch({wanted}, Price{0.01, QStringLiteral("USD")})));
        QVERIFY(QTest::qWaitFor([this] { return asked() == 1; }, patience)); // never seen: at once
        QVERIFY(done());
        watches.look();
        QCOMPARE(left(), 0); // seen today
        const auto see = [&](double value, const char *currency) {
            m->now = m->now.addSecs(3600);
            const auto answer =
                m->me.library->rememberMarket(wanted, {Price{value, QString::fromLatin1(currency)}, 1, false}, m->now);
            QVERIFY(await(answer));
        };
        QVERIFY(await(m->market.watch({wanted}, Price{20, QStringLiteral("USD")})));
        see(19, "EUR"); // not comparable
        see(25, "USD");
        see(20, "USD");
        QTRY_COMPARE_WITH_TIMEOUT(met.size(), 1, patience);
        QCOMPARE(met[0].now.lowestPrice->value, 20.0);
        see(18, "USD");
        QVERIFY(QTest::qWaitFor([&] { return got(m->market.watched()).first().watch.told; }, patience));
        watches.look();
        see(26, "USD"); // it may be met anew
        QVERIFY(QTest::qWaitFor([&] { return !got(m->market.watched()).first().watch.told; }, patience));
        QCOMPARE(met.size(), 1);
        see(19, "USD");
        QTRY_COMPARE_WITH_TIMEOUT(met.size(), 2, patience);
        m->now = m->now.addDays(1);
        m_standIn->forgetRequests();
        QSignalSpy added(&m->refresh, &MarketRefresh::added);
        watches.look();
        QTRY_VERIFY_WITH_TIMEOUT(added.size() >= 1, patience);
        QCOMPARE(added[0][0].toInt(), 1);
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--mortal")) {
        Refresher mortal(QUrl(arguments.value(2)), arguments.value(3));
        QObject::connect(&mortal.refresh, &MarketRefresh::progressed, &application, [&mortal] {
            constexpr int some = 5;
            if (mortal.refresh.done() == some) {
                std::puts("some");
                std::fflush(stdout);
            }
        });
        return QCoreApplication::exec();
    }
    TestMarketRefresh test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_marketrefresh.moc"
