// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/appfixture.h"

#include <QLabel>
#include <QPushButton>

using namespace runout;
using test::AppFixture;
using test::patience;

namespace {

const auto unreachable =
    QStringLiteral("Discogs cannot be reached. Check the connection; what was seen before stays readable.");

} // namespace

// Offline is a state: what was seen is found and read again.
class tst_MainWindowOffline : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasSeenIsFoundAgain();
    void afterARestartToo();
    void whatWasNotSeenSaysSo();
};

void tst_MainWindowOffline::whatWasSeenIsFoundAgain()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.enter(QStringLiteral("kind of blue"));
    QVERIFY(fixture.settle());
    QVERIFY(fixture.clickRelease(1100));
    QVERIFY(fixture.settle());
    fixture.server.stop();

    fixture.enter(QStringLiteral("freddie freeloader")); // a track: never asked at Discogs
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.says(QStringLiteral("Search results")), unreachable);
    QVERIFY(fixture.button(QStringLiteral("Retry")));
    QVERIFY2(test::printed(fixture.list(QStringLiteral("Results"))).contains(u"CS 8163"),
             "what is held is shown all the same");
    QTRY_COMPARE_WITH_TIMEOUT(fixture.find<QLabel>(QStringLiteral("Request budget"))->text(), QStringLiteral("Offline"),
                              patience);

    QVERIFY(fixture.clickRelease(1100));
    QVERIFY(fixture.settle());
    QVERIFY(test::printed(fixture.list(QStringLiteral("Tracklist"))).contains(u"Freddie Freeloader"));
    fixture.show(QStringLiteral("Credits"));
    QVERIFY(test::printed(fixture.list(QStringLiteral("Credit list"))).contains(u"Wynton Kelly"));
}

void tst_MainWindowOffline::afterARestartToo()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.enter(QStringLiteral("r1100"));
    QVERIFY(fixture.settle());
    fixture.server.stop();
    QVERIFY2(fixture.restart(), qPrintable(fixture.problem()));
    fixture.enter(QStringLiteral("kind blue"));
    QVERIFY(fixture.settle());
    QVERIFY(fixture.clickRelease(1100));
    QVERIFY(fixture.settle());
    QVERIFY(test::printed(fixture.list(QStringLiteral("Tracklist"))).contains(u"Freddie Freeloader"));
}

void tst_MainWindowOffline::whatWasNotSeenSaysSo()
{
    AppFixture fixture;
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    fixture.server.stop();
    fixture.enter(QStringLiteral("r1100"));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.says(QStringLiteral("Release content")), unreachable);
    fixture.enter(QStringLiteral("kind of blue"));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.says(QStringLiteral("Search results")), unreachable);
}

QTEST_MAIN(tst_MainWindowOffline)
#include "tst_mainwindow_offline.moc"
