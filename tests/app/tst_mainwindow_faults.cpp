// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/appfixture.h"
#include "tests/support/scriptedserver.h"

#include <QLabel>
#include <QPushButton>

using namespace runout;
using test::AppFixture;
using test::patience;

// Whatever goes wrong on the way has its sentence, its Retry, and takes nothing away that was there.
class tst_MainWindowFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRelease_data() { faults(); }
    void aRelease();
    void aSearch_data() { faults(); }
    void aSearch();
    void heldContentStays_data() { faults(); }
    void heldContentStays();
    void aShortFaultIsNotSeen_data();
    void aShortFaultIsNotSeen();
    void aRedirectSeesNoToken();

private:
    static void faults();
    static void makeImpatient(AppFixture &fixture)
    {
        fixture.network.idle = std::chrono::milliseconds(700);
        fixture.network.api.window = std::chrono::milliseconds(1500); // pauses after a 429 begin at a thirtieth of it
    }
};

void tst_MainWindowFaults::faults()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QJsonObject>("more");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *kind, const QString &sentence, const QJsonObject &more = {},
                        const char *name = nullptr) {
        QTest::newRow(name ? name : kind) << QString::fromLatin1(kind) << more << sentence;
    };
    const auto tooMany = QStringLiteral("Discogs asks to wait: too many requests in one minute.");
    const auto damaged = QStringLiteral("The answer from Discogs could not be read. Try again.");
    row("429", tooMany);
    row("429", tooMany, {{QStringLiteral("retryAfter"), 1}}, "429 with Retry-After");
    row("429-empty", tooMany);
    row("500", QStringLiteral("Discogs has a problem (500). Try again in a few minutes."));
    row("html502", QStringLiteral("Discogs has a problem (502). Try again in a few minutes."));
    row("drop", QStringLiteral("The connection to Discogs broke before the answer was there. Try again."));
    row("cutoff", QStringLiteral("The answer from Discogs was cut off on its way. Try again."));
    row("slow", QStringLiteral("Discogs did not answer in time. Try again."), {{QStringLiteral("delayMs"), 60000}});
    row("badjson", damaged);
    row("html200", QStringLiteral("Discogs sent a web page in place of an answer"));
    row("empty", damaged);
    row("redirect", QStringLiteral("The answer would have come from another address than Discogs"),
        {{QStringLiteral("location"), QStringLiteral("https://other.invalid/releases/1")}});
    row("401", QStringLiteral("Discogs asks for a login, or does not take the one there is. Link your account again, "
                              "or enter a token, under Account."));
    row("403", QStringLiteral("Discogs does not show this to your account."));
    row("404", QStringLiteral("Discogs has no such page. It may have been removed or merged into another."));
    row("422", QStringLiteral("Discogs did not accept the request: Invalid value: Discogs did not accept it."));
}

void tst_MainWindowFaults::aRelease()
{
    QFETCH(QString, kind);
    QFETCH(QJsonObject, more);
    QFETCH(QString, sentence);
    AppFixture fixture;
    makeImpatient(fixture);
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(fixture.server.fault(kind, QStringLiteral("/releases/1100"), 0, more));
    fixture.enter(QStringLiteral("r1100"));
    QVERIFY(fixture.settle());
    const QString said = fixture.says(QStringLiteral("Release content"));
    QVERIFY2(said.contains(sentence), qPrintable(said));

    fixture.server.clearFaults();
    const auto *pane = fixture.find<QWidget>(QStringLiteral("Release"));
    QAbstractButton *retry = fixture.button(QStringLiteral("Retry"), pane);
    QCOMPARE(retry == nullptr, kind == u"404"); // what is not there is not asked for again
    if (retry)
        fixture.click(retry);
    else
        fixture.action(QStringLiteral("Refresh"))->trigger();
    QVERIFY(fixture.settle());
    QVERIFY(test::printed(fixture.list(QStringLiteral("Tracklist"))).contains(u"A1 | So What | 9:22"));
    QVERIFY(fixture.says(QStringLiteral("Release content")).isEmpty());
}

void tst_MainWindowFaults::aSearch()
{
    QFETCH(QString, kind);
    QFETCH(QJsonObject, more);
    QFETCH(QString, sentence);
    AppFixture fixture;
    makeImpatient(fixture);
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(fixture.server.fault(kind, QStringLiteral("/database/search"), 0, more));
    fixture.enter(QStringLiteral("kind of blue"));
    QVERIFY(fixture.settle());
    const QString said = fixture.says(QStringLiteral("Search results"));
    QVERIFY2(said.contains(sentence), qPrintable(said));

    fixture.server.clearFaults();
    QAbstractButton *retry = fixture.button(QStringLiteral("Retry"));
    QVERIFY(retry);
    fixture.click(retry);
    QVERIFY(fixture.settle());
    QVERIFY(fixture.says(QStringLiteral("Search results")).isEmpty());
    QCOMPARE(fixture.list(QStringLiteral("Results"))->model()->rowCount(), 4);
}

void tst_MainWindowFaults::heldContentStays()
{
    QFETCH(QString, kind);
    QFETCH(QJsonObject, more);
    QFETCH(QString, sentence);
    AppFixture fixture;
    makeImpatient(fixture);
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.enter(QStringLiteral("kind of blue"));
    QVERIFY(fixture.settle());
    QVERIFY(fixture.clickRelease(1100));
    QVERIFY(fixture.settle());
    const QString rows = test::printed(fixture.list(QStringLiteral("Results")));
    const QString tracks = test::printed(fixture.list(QStringLiteral("Tracklist")));
    QVERIFY(!rows.isEmpty() && !tracks.isEmpty());

    QVERIFY(fixture.server.fault(kind, QStringLiteral("/releases/1100"), 0, more));
    QVERIFY(fixture.server.fault(kind, QStringLiteral("/database/search"), 0, more));
    fixture.action(QStringLiteral("Refresh"))->trigger();
    QVERIFY(fixture.settle());
    QCOMPARE(test::printed(fixture.list(QStringLiteral("Results"))), rows);
    QCOMPARE(test::printed(fixture.list(QStringLiteral("Tracklist"))), tracks);
    QVERIFY(fixture.list(QStringLiteral("Results"))->isVisible() &&
            fixture.list(QStringLiteral("Tracklist"))->isVisible());
    for (const QString &pane : {QStringLiteral("Release content"), QStringLiteral("Search results")}) {
        const QString said = fixture.says(pane);
        QVERIFY2(said.contains(sentence), qPrintable(pane + QStringLiteral(": ") + said));
        const bool isGone = kind == u"404" && pane == u"Release content";
        QVERIFY(fixture.button(isGone ? QStringLiteral("Open on Discogs") : QStringLiteral("Retry"),
                               fixture.find<QWidget>(pane)));
    }
    fixture.server.clearFaults();
    fixture.enter(QStringLiteral("r1101")); // and the rest goes on
    QVERIFY(fixture.settle());
    QVERIFY(fixture.seen(QStringLiteral("Release")).contains(u"TFL 5072"));
}

void tst_MainWindowFaults::aShortFaultIsNotSeen_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"429", "429-empty", "500", "html502", "drop", "cutoff", "slow"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void tst_MainWindowFaults::aShortFaultIsNotSeen()
{
    QFETCH(QString, kind);
    AppFixture fixture;
    makeImpatient(fixture);
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(fixture.server.fault(kind, QStringLiteral("/releases/1100"), 2));
    fixture.enter(QStringLiteral("r1100"));
    QVERIFY(fixture.settle());
    QVERIFY(fixture.says(QStringLiteral("Release content")).isEmpty());
    QVERIFY(test::printed(fixture.list(QStringLiteral("Tracklist"))).contains(u"A1 | So What | 9:22"));
    QVERIFY(fixture.server.count(QStringLiteral("/releases/1100")) >= 3);
}

void tst_MainWindowFaults::aRedirectSeesNoToken()
{
    test::ScriptedServer other;
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    const QString elsewhere = QStringLiteral("http://localhost:%1/releases/1100").arg(other.serverPort());
    QVERIFY(fixture.server.fault(QStringLiteral("redirect"), QStringLiteral("/"), 0,
                                 {{QStringLiteral("location"), elsewhere}}));
    fixture.enter(QStringLiteral("r1100"));
    QVERIFY(fixture.settle());
    fixture.enter(QStringLiteral("kind of blue"));
    QVERIFY(fixture.settle());
    QVERIFY(
        fixture.says(QStringLiteral("Search results")).startsWith(u"The answer would have come from another address"));
    for (const auto &seen : other.seen)
        QVERIFY2(seen.header("Authorization").isEmpty() && !seen.head.contains(StandIn::token().toLatin1()),
                 seen.head.constData());
    QVERIFY(fixture.server.requests().size() >= 2);
}

QTEST_MAIN(tst_MainWindowFaults)
#include "tst_mainwindow_faults.moc"
