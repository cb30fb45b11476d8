// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts.h"

#include <QHelpEvent>
#include <QTest>
#include <QToolTip>

using namespace runout::ui;

class TestCharts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void barsAreDrawnAndRead()
    {
        BarChart chart;
        chart.resize(400, 100);
        const QImage empty = chart.grab().toImage();
        chart.setBars({{QStringLiteral("Mint (M)"), 90, QStringLiteral("EUR 90.00")},
                       {QStringLiteral("Good (G)"), 9, QStringLiteral("EUR 9.00")}});
        QCOMPARE(chart.accessibleDescription(), QStringLiteral("Mint (M): EUR 90.00, Good (G): EUR 9.00"));
        QCOMPARE(chart.bars().size(), 2);
        QVERIFY(chart.sizeHint().height() > BarChart().sizeHint().height());
        QVERIFY(chart.minimumSizeHint().width() < chart.sizeHint().width());
        const QImage drawn = chart.grab().toImage();
        QVERIFY(drawn != empty);
        chart.setLayoutDirection(Qt::RightToLeft);
        QVERIFY(chart.grab().toImage() != drawn);
        QVERIFY(chart.focusPolicy() & Qt::TabFocus);
    }

    void barsOfNothing()
    {
        BarChart chart;
        chart.setBars({{QStringLiteral("A"), 0, QStringLiteral("0")}, {QStringLiteral("B"), -3, QStringLiteral("?")}});
        QVERIFY(!chart.grab().isNull());
        chart.setBars({});
        QVERIFY(!chart.grab().isNull());
        QCOMPARE(chart.accessibleDescription(), QString());
    }

    void lineWithAGap()
    {
        LineChart chart;
        chart.resize(400, 140);
        const QImage empty = chart.grab().toImage();
        const QDateTime day = QDateTime::fromString(QStringLiteral("2026-01-01T12:00:00Z"), Qt::ISODate);
        chart.setPoints({{day, 10, QStringLiteral("EUR 10.00")},
                         {day.addDays(10), std::nullopt, {}},
                         {day.addDays(20), 30, QStringLiteral("EUR 30.00")}});
        QVERIFY(chart.grab().toImage() != empty);
        QVERIFY(chart.accessibleDescription().contains(QStringLiteral("unknown")));
        QVERIFY(chart.accessibleDescription().contains(QStringLiteral("EUR 30.00")));
        QCOMPARE(chart.points().size(), 3);
        chart.show();
        QHelpEvent help(QEvent::ToolTip, QPoint(390, 40), chart.mapToGlobal(QPoint(390, 40)));
        QApplication::sendEvent(&chart, &help);
        QVERIFY(QToolTip::text().contains(QStringLiteral("EUR 30.00")));
        QHelpEvent nowhere(QEvent::ToolTip, QPoint(200, 40), chart.mapToGlobal(QPoint(200, 40)));
        QApplication::sendEvent(&chart, &nowhere);
        QTRY_VERIFY(!QToolTip::isVisible());
    }

    void lineOfOneAndOfNone()
    {
        LineChart chart;
        chart.resize(chart.sizeHint().expandedTo(chart.minimumSizeHint()));
        chart.setPoints({{QDateTime::currentDateTimeUtc(), 10, QStringLiteral("EUR 10.00")}});
        QVERIFY(!chart.grab().isNull());
        chart.setPoints({{QDateTime::currentDateTimeUtc(), std::nullopt, {}}});
        QVERIFY(!chart.grab().isNull());
    }

    void stars()
    {
        Stars stars;
        stars.setRating(0, 0);
        QCOMPARE(stars.accessibleName(), QStringLiteral("No ratings"));
        const QImage none = stars.grab().toImage();
        stars.setRating(4.4, 1);
        QVERIFY(stars.accessibleName().endsWith(QStringLiteral("one rating")));
        stars.setRating(4.4, 1234);
        QVERIFY(stars.accessibleName().startsWith(QStringLiteral("4.40 of 5")));
        QVERIFY(stars.grab().toImage() != none);
    }
};

QTEST_MAIN(TestCharts)
#include "tst_charts.moc"
