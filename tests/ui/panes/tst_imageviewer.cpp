// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/panes/panedesk.h"
#include "ui/panes/imageviewer.h"

#include <QApplication>
#include <QListWidget>
#include <QToolButton>

using namespace runout;
using namespace runout::ui;
using namespace runout::test;

namespace {

QList<discogs::Image> images(int count)
{
    QList<discogs::Image> result;
    for (int i = 0; i < count; ++i)
        result.append({i == 0, QStringLiteral("https://img.example/%1.jpg").arg(i),
                       QStringLiteral("https://img.example/%1-150.jpg").arg(i), 600, 600});
    return result;
}

} // namespace

class TestImageViewer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void arrowKeysTurnThePicturesOver()
    {
        PaneDesk desk;
        ImageViewer viewer(desk.desk(), images(3), 1, {{}, {}, QStringLiteral("Blue Harbour"), {}});
        viewer.show();
        QCOMPARE(viewer.windowTitle(), QStringLiteral("Blue Harbour"));
        QCOMPARE(viewer.countText(), QStringLiteral("2 of 3"));
        QTest::keyClick(&viewer, Qt::Key_Right);
        QCOMPARE(viewer.countText(), QStringLiteral("3 of 3"));
        QTest::keyClick(&viewer, Qt::Key_Right);
        QCOMPARE(viewer.current(), 0);
        QTest::keyClick(&viewer, Qt::Key_Left);
        QCOMPARE(viewer.current(), 2);
        QTest::keyClick(&viewer, Qt::Key_Home);
        QCOMPARE(viewer.current(), 0);
        QTest::keyClick(&viewer, Qt::Key_End);
        QCOMPARE(viewer.current(), 2);
        named<QToolButton>(viewer, QStringLiteral("Previous image"))->click();
        QCOMPARE(viewer.current(), 1);
        named<QToolButton>(viewer, QStringLiteral("Next image"))->click();
        QCOMPARE(viewer.current(), 2);
        named<QListWidget>(viewer, QStringLiteral("All images"))->setCurrentRow(0);
        QCOMPARE(viewer.current(), 0);
        QVERIFY(!viewer.grab().isNull());
        QCOMPARE(nameless(viewer), QString());
    }

    void zoomsAndCloses()
    {
        PaneDesk desk;
        ImageViewer viewer(desk.desk(), images(2), 0, {{}, {}, QStringLiteral("Blue Harbour"), {}});
        viewer.show();
        QVERIFY(viewer.isFitting());
        QTest::keyClick(&viewer, Qt::Key_Z);
        QVERIFY(!viewer.isFitting());
        named<QToolButton>(viewer, QStringLiteral("Full size"))->click();
        QVERIFY(viewer.isFitting());
        QWidget *canvas = named<QWidget>(viewer, QStringLiteral("Picture"));
        QTest::mouseDClick(canvas, Qt::LeftButton);
        QVERIFY(!viewer.isFitting());
        viewer.resize(500, 500);
        QTest::keyClick(&viewer, Qt::Key_Escape);
        QVERIFY(!viewer.isVisible());
    }

    void oneImageNeedsNoStrip()
    {
        PaneDesk desk;
        ImageViewer viewer(desk.desk(), images(1), 7, {});
        viewer.show();
        QCOMPARE(viewer.countText(), QStringLiteral("1 of 1"));
        QVERIFY(!named<QListWidget>(viewer, QStringLiteral("All images"))->isVisible());
        QVERIFY(!named<QToolButton>(viewer, QStringLiteral("Next image"))->isEnabled());
    }

    void withoutImagesThereIsASleeve()
    {
        PaneDesk desk;
        ImageViewer viewer(desk.desk(), {}, 0, {{}, {}, QStringLiteral("Blue Harbour"), {}});
        viewer.show();
        QCOMPARE(viewer.current(), -1);
        QCOMPARE(viewer.countText(), QString());
        QCOMPARE(named<QLabel>(viewer, QStringLiteral("Image count"))->text(), QStringLiteral("No image at Discogs"));
        for (const auto key : {Qt::Key_Right, Qt::Key_Left, Qt::Key_Home, Qt::Key_End})
            QTest::keyClick(&viewer, key);
        QCOMPARE(viewer.current(), -1);
        QVERIFY(!viewer.grab().isNull());
    }

    void anImageWithoutAnAddressSaysWhy()
    {
        PaneDesk desk;
        ImageViewer viewer(desk.desk(), {{true, {}, {}, 600, 600}}, 0, {{}, {}, QStringLiteral("Blue Harbour"), {}});
        viewer.show();
        QVERIFY(!viewer.grab().isNull());
        QCOMPARE(viewer.current(), 0);
    }
};

QTEST_MAIN(TestImageViewer)
#include "tst_imageviewer.moc"
