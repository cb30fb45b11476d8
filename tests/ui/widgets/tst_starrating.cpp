// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/snackbar.h"
#include "ui/widgets/starrating.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace runout::ui;

class tst_StarRating : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theKeyboardRates();
    void aClickRatesAndTheSameClickTakesItBack();
    void rightToLeftCountsFromTheRight();
    void itSaysWhatItIs();
    void aNoticeRunsItsButton();
};

void tst_StarRating::theKeyboardRates()
{
    StarRating stars;
    QSignalSpy rated(&stars, &StarRating::rated);
    QTest::keyClick(&stars, Qt::Key_4);
    QCOMPARE(stars.rating(), 4);
    QTest::keyClick(&stars, Qt::Key_Right);
    QCOMPARE(stars.rating(), 5);
    QTest::keyClick(&stars, Qt::Key_Right);
    QTest::keyClick(&stars, Qt::Key_Left);
    QCOMPARE(stars.rating(), 4);
    QTest::keyClick(&stars, Qt::Key_Delete);
    QCOMPARE(stars.rating(), 0);
    QTest::keyClick(&stars, Qt::Key_0);
    QTest::keyClick(&stars, Qt::Key_6);
    QCOMPARE(rated.size(), 4); // only what changed something
    QCOMPARE(rated.last().first().toInt(), 0);
    stars.setRating(3);
    QCOMPARE(rated.size(), 4); // not by a person
}

void tst_StarRating::aClickRatesAndTheSameClickTakesItBack()
{
    StarRating stars;
    stars.resize(stars.sizeHint());
    stars.show();
    const QPoint third(3 + 2 * 16 + 8, stars.height() / 2);
    QTest::mouseClick(&stars, Qt::LeftButton, {}, third);
    QCOMPARE(stars.rating(), 3);
    QTest::mouseClick(&stars, Qt::RightButton, {}, third);
    QCOMPARE(stars.rating(), 3);
    QTest::mouseClick(&stars, Qt::LeftButton, {}, third);
    QCOMPARE(stars.rating(), 0);
}

void tst_StarRating::rightToLeftCountsFromTheRight()
{
    const QRect rect(0, 0, 100, 20);
    QCOMPARE(starAt(rect, 8, Qt::LeftToRight), 1);
    QCOMPARE(starAt(rect, 79, Qt::LeftToRight), 5);
    QCOMPARE(starAt(rect, 90, Qt::LeftToRight), 0);
    QCOMPARE(starAt(rect, 95, Qt::RightToLeft), 1);
    QCOMPARE(starAt(rect, 5, Qt::RightToLeft), 0);
    StarRating stars;
    stars.setLayoutDirection(Qt::RightToLeft);
    QTest::keyClick(&stars, Qt::Key_Left);
    QCOMPARE(stars.rating(), 1);
}

void tst_StarRating::itSaysWhatItIs()
{
    StarRating stars;
    QCOMPARE(stars.accessibleName(), QStringLiteral("Rating"));
    QCOMPARE(stars.accessibleDescription(), QStringLiteral("Not rated"));
    stars.setRating(9);
    QCOMPARE(stars.accessibleDescription(), QStringLiteral("5 of 5"));
    const QImage full = stars.grab().toImage();
    stars.setRating(0);
    QVERIFY(stars.grab().toImage() != full);
}

void tst_StarRating::aNoticeRunsItsButton()
{
    QWidget window;
    window.resize(800, 600);
    Snackbar bar(&window);
    window.show();
    int undone = 0;
    bar.say(QStringLiteral("Removed Kind Of Blue."), QStringLiteral("Undo"), [&undone] { ++undone; });
    QCOMPARE(bar.sentence(), QStringLiteral("Removed Kind Of Blue."));
    QVERIFY(window.rect().contains(bar.geometry()));
    window.resize(400, 300);
    QVERIFY(window.rect().contains(bar.geometry()));
    QTest::mouseClick(bar.findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(undone, 1);
    QCOMPARE(bar.sentence(), QString());
    bar.say(QStringLiteral("A sentence so long that it does not fit into a window of that width, and so is broken."));
    QVERIFY(window.rect().contains(bar.geometry()));
    QVERIFY(!bar.findChild<QPushButton *>()->isVisible());
}

QTEST_MAIN(tst_StarRating)
#include "tst_starrating.moc"
