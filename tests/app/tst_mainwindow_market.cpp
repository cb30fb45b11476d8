// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/settings.h"
#include "core/library/library.h"
#include "core/library/market.h"
#include "core/library/marketrefresh.h"
#include "tests/support/shelfdriver.h"
#include "ui/panes/marketstatus.h"
#include "ui/widgets/snackbar.h"

#include <QAction>
#include <QToolButton>

using namespace runout;
using namespace runout::test;

// The market in the real window, before the stand-in.
class tst_MainWindowMarket : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void figuresAreRefreshedAndStopped();
    void aMetTargetIsToldOnce();
    void theValueAsksForWhatIsMissing();
    void theSampleShowsFigures();
};

namespace {

QString statusText(const AppFixture &fixture)
{
    return fixture.window().findChild<ui::MarketStatus *>()->text();
}

} // namespace

void tst_MainWindowMarket::figuresAreRefreshedAndStopped()
{
    AppFixture fixture(StandIn::collection(60, 6));
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(synced(fixture));
    QCOMPARE(statusText(fixture), QString());
    QVERIFY(fixture.server.fault(QStringLiteral("slow"), QStringLiteral("/marketplace"), 0,
                                 {{QStringLiteral("delayMs"), 40}}));
    fixture.action(QStringLiteral("Refresh all market figures"))->trigger();
    QVERIFY(QTest::qWaitFor([&] { return fixture.app().figures()->done() >= 3; }, patience));
    QVERIFY2(statusText(fixture).startsWith(u"Market: "), qPrintable(statusText(fixture)));
    fixture.click(fixture.find<QToolButton>(QStringLiteral("Pause the refresh of market figures")));
    QVERIFY(fixture.app().figures()->isPaused());
    QVERIFY(statusText(fixture).endsWith(u"paused"));
    fixture.click(fixture.find<QToolButton>(QStringLiteral("Resume the refresh of market figures")));
    // It goes on after a restart, and may be stopped.
    QVERIFY(fixture.restart());
    QVERIFY(QTest::qWaitFor([&] { return fixture.app().figures()->total() > 0; }, patience));
    QVERIFY(QTest::qWaitFor([&] { return !statusText(fixture).isEmpty(); }, patience));
    fixture.click(fixture.find<QToolButton>(QStringLiteral("Stop the refresh of market figures")));
    QCOMPARE(fixture.app().figures()->total(), 0);
    QCOMPARE(statusText(fixture), QString());
}

void tst_MainWindowMarket::aMetTargetIsToldOnce()
{
    AppFixture fixture(StandIn::collection(10, 4));
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(synced(fixture));
    const auto wants = await(fixture.app().collection().wants()).value();
    const library::Record record = wants.first().record;
    const QString currency = fixture.app().settings().currency();
    const discogs::MarketStats stats{discogs::Price{9, currency}, 2, false};
    QVERIFY(await(fixture.app().library().rememberMarket(record.id, stats, QDateTime::currentDateTimeUtc())));
    QVERIFY(await(fixture.app().market().watch({record.id}, discogs::Price{10, currency})));
    QVERIFY(QTest::qWaitFor([&] { return fixture.notified.size() == 1; }, patience));
    QVERIFY2(fixture.notified[0].contains(record.title) && fixture.notified[0].contains(u"9.00"),
             qPrintable(fixture.notified[0]));
    const auto *bar = fixture.window().findChild<ui::Snackbar *>();
    QVERIFY2(bar->sentence().contains(record.title), qPrintable(bar->sentence()));
    fixture.click(fixture.button(QStringLiteral("Show")));
    QCOMPARE(fixture.place().open, std::optional(discogs::entity(record.id)));
    QVERIFY(fixture.restart());
    QVERIFY(fixture.settle());
    QCOMPARE(await(fixture.app().market().watched()).value().size(), 1);
    QCOMPARE(fixture.notified.size(), 1);
}

void tst_MainWindowMarket::theValueAsksForWhatIsMissing()
{
    AppFixture fixture(StandIn::collection(20, 2));
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(synced(fixture));
    fixture.action(QStringLiteral("Collection value"))->trigger();
    QVERIFY(fixture.settle());
    QVERIFY(fixture.seen(QStringLiteral("Value of the collection")).contains(u"covers 0 of"));
    fixture.click(fixture.button(QStringLiteral("Ask for the others")));
    QVERIFY(QTest::qWaitFor(
        [&] { return !fixture.seen(QStringLiteral("What the sum covers")).contains(u"not asked for yet"); }, patience));
    QVERIFY(!fixture.seen(QStringLiteral("What the sum covers")).contains(u"covers 0 of"));
    QVERIFY2(fixture.seen(QStringLiteral("Sum of suggested prices")).startsWith(u"USD "),
             qPrintable(fixture.seen(QStringLiteral("Sum of suggested prices"))));
}

void tst_MainWindowMarket::theSampleShowsFigures()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    app::CommandLine line;
    line.sample = true;
    line.page = QStringLiteral("value");
    QVERIFY(fixture.restart(line));
    QVERIFY(fixture.settle());
    QVERIFY(fixture.seen(QStringLiteral("Value of the collection")).contains(u"USD "));
    QVERIFY(QTest::qWaitFor(
        [&] { return printed(fixture.list(QStringLiteral("Collection"))).contains(u"none listed"); }, patience));
}

QTEST_MAIN(tst_MainWindowMarket)
#include "tst_mainwindow_market.moc"
