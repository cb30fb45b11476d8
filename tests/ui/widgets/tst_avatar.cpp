// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/avatar.h"

#include <QGuiApplication>
#include <QTest>

using runout::ui::avatar;

class tst_Avatar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPictureIsCutRound();
    void aLetterWhereThereIsNone();
};

void tst_Avatar::aPictureIsCutRound()
{
    QPixmap picture(80, 40);
    picture.fill(Qt::red);
    const QPixmap round = avatar(picture, QStringLiteral("me"), 20, 2, QGuiApplication::palette());
    QCOMPARE(round.size(), QSize(40, 40));
    QCOMPARE(round.devicePixelRatio(), 2.0);
    const QImage image = round.toImage();
    QCOMPARE(image.pixelColor(20, 20), QColor(Qt::red));
    QCOMPARE(image.pixelColor(0, 0).alpha(), 0);
    QCOMPARE(image.pixelColor(39, 39).alpha(), 0);
}

void tst_Avatar::aLetterWhereThereIsNone()
{
    const QPalette palette = QGuiApplication::palette();
    const QImage one = avatar({}, QStringLiteral("jörg"), 24, 1, palette).toImage();
    QCOMPARE(one.pixelColor(0, 0).alpha(), 0);
    QCOMPARE(one.pixelColor(12, 2).alpha(), 255);
    QCOMPARE(one, avatar({}, QStringLiteral("Jane"), 24, 1, palette).toImage()); // the first letter, large
    QVERIFY(one != avatar({}, QStringLiteral("mia"), 24, 1, palette).toImage());
    QVERIFY(!avatar({}, {}, 24, 1, palette).isNull());
}

QTEST_MAIN(tst_Avatar)
#include "tst_avatar.moc"
