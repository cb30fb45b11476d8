// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/shelfdriver.h"
#include "ui/panes/chartcard.h"

#include <QAction>
#include <QFileDialog>
#include <QLineEdit>

using namespace runout;
using namespace runout::test;

// The statistics in the real window, before the stand-in.
class tst_MainWindowStatistics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBarFilters();
    void aChartIsExported();
};

void tst_MainWindowStatistics::aBarFilters()
{
    AppFixture fixture(StandIn::collection(40, 5), {});
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(synced(fixture));
    QVERIFY(clickSection(fixture, QStringLiteral("Statistics")));
    QCOMPARE(fixture.place().kind, ui::Place::Kind::Statistics);
    QVERIFY(QTest::qWaitFor([&] { return fixture.has(QStringLiteral("Decades")); }, patience));
    QVERIFY(fixture.settle());
    auto *card = fixture.find<ui::ChartCard>(QStringLiteral("Decades"));
    const ui::Chart::Bar bar = card->chart().bars.first();
    auto *bars = card->findChild<ui::BarChart *>();
    QTest::mouseClick(bars, Qt::LeftButton, {}, bars->barRect(0).center());
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.place().kind, ui::Place::Kind::Collection);
    QCOMPARE(fixture.place().narrowing.decades, QStringList{ui::labelOf(card->chart(), bar)});
    QTRY_COMPARE_WITH_TIMEOUT(fixture.list(QStringLiteral("Collection"))->model()->rowCount(), bar.copies, patience);
    fixture.action(QStringLiteral("Back"))->trigger();
    QCOMPARE(fixture.place().kind, ui::Place::Kind::Statistics);
}

void tst_MainWindowStatistics::aChartIsExported()
{
    AppFixture fixture(StandIn::collection(40, 5), {});
    QVERIFY2(fixture.begin(), qPrintable(fixture.problem()));
    QVERIFY(synced(fixture));
    fixture.action(QStringLiteral("Statistics"))->trigger();
    QVERIFY(QTest::qWaitFor([&] { return fixture.has(QStringLiteral("Decades")); }, patience));
    QVERIFY(fixture.settle());
    fixture.click(fixture.button(QStringLiteral("Export all charts")));
    auto *dialog = qobject_cast<QFileDialog *>(fixture.window().front());
    QVERIFY(dialog);
    const QString path = fixture.home.path() + QStringLiteral("/charts.csv");
    Q_EMIT dialog->fileSelected(path);
    QVERIFY(QTest::qWaitFor([&] { return QFile::exists(path); }, patience));
    dialog->reject();
}

QTEST_MAIN(tst_MainWindowStatistics)
#include "tst_mainwindow_statistics.moc"
