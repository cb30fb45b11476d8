// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/settings.h"
#include "core/discogs/client.h"
#include "core/library/library.h"
#include "tests/support/appfixture.h"
#include "tests/support/await.h"

#include <QDir>
#include <QLabel>
#include <QListView>
#include <QSplitter>

using namespace runout;
using test::AppFixture;
using test::patience;

// The first start, the next ones, and the sample library.
class tst_MainWindowStart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutATokenItSearchesAnonymously();
    void aTokenBringsPictures();
    void theBudgetIsShown();
    void theNextStartSeesTheLibrary();
    void theLayoutIsRemembered();
    void aDamagedLibraryIsSetAside();
    void theSampleAsksNobody();
};

void tst_MainWindowStart::withoutATokenItSearchesAnonymously()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    QCOMPARE(fixture.server.requests().size(), 0); // nothing is asked before anybody asks
    const QString sentence = fixture.says(QStringLiteral("Search results"));
    QVERIFY2(sentence.contains(u"it adds pictures and 60 requests a minute."), qPrintable(sentence));
    const auto *link = qobject_cast<QPushButton *>(fixture.button(QStringLiteral("Link account…"))); // the first choice
    QVERIFY(link && link->property("primary").toBool());
    QVERIFY(fixture.button(QStringLiteral("Enter token…")));
    QVERIFY(fixture.button(QStringLiteral("Open sample library")));
    QCOMPARE(fixture.button(QStringLiteral("Account"))->text(), QStringLiteral("Not signed in"));

    fixture.enter(QStringLiteral("kind of blue"));
    QVERIFY(fixture.settle());
    QVERIFY(fixture.list(QStringLiteral("Results"))->model()->rowCount() >= 3);
    const QJsonArray requests = fixture.server.requests();
    QCOMPARE(requests.size(), 1); // and no picture among them
    QCOMPARE(requests[0][u"path"].toString(), QStringLiteral("/database/search"));
    QCOMPARE(requests[0][u"authorized"].toBool(), false);
    QVERIFY2(requests[0][u"userAgent"].toString().startsWith(u"Runout/"),
             qPrintable(requests[0][u"userAgent"].toString()));
}

void tst_MainWindowStart::aTokenBringsPictures()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QCOMPARE(fixture.button(QStringLiteral("Account"))->text(), QStringLiteral("tester"));
    QVERIFY(!fixture.button(QStringLiteral("Enter token…")));
    fixture.enter(QStringLiteral("kind of blue"));
    QVERIFY(fixture.settle());
    QVERIFY(fixture.server.count(QStringLiteral("/img/")) > 0);
    const QJsonArray requests = fixture.server.requests();
    for (const QJsonValue &request : requests)
        QCOMPARE(request[u"authorized"].toBool(), !request[u"path"].toString().startsWith(u"/img/"));
}

void tst_MainWindowStart::theBudgetIsShown()
{
    AppFixture fixture(StandIn::sample(), {});
    QVERIFY2(fixture.begin(false), qPrintable(fixture.problem()));
    const auto budget = [&] { return fixture.find<QLabel>(QStringLiteral("Request budget"))->text(); };
    QCOMPARE(budget(), QStringLiteral("25 of 25 requests"));
    fixture.enter(QStringLiteral("kind of blue"));
    QVERIFY(fixture.settle());
    QTRY_COMPARE_WITH_TIMEOUT(budget(), QStringLiteral("24 of 25 requests"), patience);

    fixture.server.fault(QStringLiteral("429"), QStringLiteral("/database/search"), 1,
                         {{QStringLiteral("retryAfter"), 2}});
    fixture.enter(QStringLiteral("blue train"));
    QTRY_VERIFY_WITH_TIMEOUT(budget().startsWith(u"Discogs asked to wait: "), patience);
    QVERIFY2(budget().endsWith(u"1 waiting"), qPrintable(budget()));
    QVERIFY(fixture.settle()); // and it came by itself
    QVERIFY(!test::printed(fixture.list(QStringLiteral("Results"))).isEmpty());
    QVERIFY(fixture.says(QStringLiteral("Search results")).isEmpty());
}

void tst_MainWindowStart::theNextStartSeesTheLibrary()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.enter(QStringLiteral("kind of blue"));
    QVERIFY(fixture.settle());
    const int rows = fixture.list(QStringLiteral("Results"))->model()->rowCount();
    fixture.server.forgetRequests();

    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    const auto counts = test::await(fixture.app().library().counts());
    QVERIFY(counts && counts->releases >= 3);
    QVERIFY(fixture.find<QLabel>(QStringLiteral("Result count"))->text().startsWith(u"Seen before: "));
    QVERIFY(fixture.list(QStringLiteral("Results"))->model()->rowCount() > 0);
    fixture.enter(QStringLiteral("kind of blue"));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.list(QStringLiteral("Results"))->model()->rowCount(), rows);
    QCOMPARE(fixture.server.count(QStringLiteral("/database")), 0); // from the cache: it is not a week old
}

void tst_MainWindowStart::theLayoutIsRemembered()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.action(QStringLiteral("As wall of covers"))->trigger();
    fixture.enter(QStringLiteral("r1100"));
    QVERIFY(fixture.settle());
    auto *splitter = fixture.window().findChild<QSplitter *>();
    splitter->setSizes({200, 500, 740});
    const QList<int> sizes = splitter->sizes();

    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    QVERIFY(fixture.action(QStringLiteral("As wall of covers"))->isChecked());
    QVERIFY(qobject_cast<QListView *>(fixture.list(QStringLiteral("Results"))));
    fixture.enter(QStringLiteral("r1100"));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.window().findChild<QSplitter *>()->sizes(), sizes);
}

void tst_MainWindowStart::aDamagedLibraryIsSetAside()
{
    AppFixture fixture;
    const QString folder = fixture.home.path() + QStringLiteral("/.local/share/runout");
    QVERIFY(QDir().mkpath(folder));
    QFile file(folder + QStringLiteral("/runout.library"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(20000, 'x'));
    file.close();
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    const QString status = fixture.find<QLabel>(QStringLiteral("Status"))->text();
    QVERIFY2(status.contains(u".damaged-"), qPrintable(status));
    QCOMPARE(QDir(folder).entryList({QStringLiteral("*.damaged-*")}).size(), 1);
    fixture.enter(QStringLiteral("kind of blue"));
    QVERIFY(fixture.settle());
    QVERIFY(fixture.list(QStringLiteral("Results"))->model()->rowCount() > 0);
}

void tst_MainWindowStart::theSampleAsksNobody()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    app::CommandLine line;
    line.sample = true;
    QVERIFY2(fixture.restart(line), qPrintable(fixture.problem()));
    fixture.server.forgetRequests();
    QVERIFY(!fixture.app().client());
    QVERIFY(!fixture.app().account());
    QVERIFY(fixture.list(QStringLiteral("Results"))->model()->rowCount() >= 60);

    fixture.enter(QStringLiteral("kind of blue"));
    QVERIFY(fixture.settle());
    QVERIFY(fixture.clickRelease(1100));
    QVERIFY(fixture.settle());
    QVERIFY(test::printed(fixture.list(QStringLiteral("Tracklist"))).contains(u"A1 | So What | 9:22"));
    for (const QString &tab :
         {QStringLiteral("Credits"), QStringLiteral("Market"), QStringLiteral("Versions"), QStringLiteral("Notes")}) {
        fixture.show(tab);
        QVERIFY(fixture.settle());
    }
    QVERIFY(test::printed(fixture.list(QStringLiteral("Version list"))).contains(u"Europe"));
    fixture.enter(QStringLiteral("Miles Davis"));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.server.requests().size(), 0);
    const QString own = fixture.home.path() + QStringLiteral("/.local/share/runout/runout.library");
    QVERIFY(QFile::exists(own)); // of the start before, and the sample is not in it
    QVERIFY(test::filesHolding("Freddie Freeloader", fixture.home.path()).isEmpty());
}

QTEST_MAIN(tst_MainWindowStart)
#include "tst_mainwindow_start.moc"
