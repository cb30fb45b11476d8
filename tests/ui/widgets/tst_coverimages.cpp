// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdesk.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QBuffer>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QtEndian>

#include <tuple>

using namespace runout;
using namespace runout::ui;
using discogs::EntityKind;

namespace {

const QString url = QStringLiteral("https://i.example/1.png");

QByteArray png(const QSize &size, Qt::GlobalColor colour)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

// A small file that claims to be 40,000 pixels wide and high.
QByteArray bomb()
{
    QByteArray bytes = png({4, 4}, Qt::red);
    qToBigEndian<quint32>(40'000, bytes.data() + 16);
    qToBigEndian<quint32>(40'000, bytes.data() + 20);
    return bytes;
}

CoverSubject subject(const QString &address, EntityKind kind = EntityKind::Release, qint64 id = 7)
{
    return {address, {kind, id}, QStringLiteral("Kind Of Blue"), QStringLiteral("Miles Davis")};
}

QColor middle(const QPixmap &pixmap)
{
    return pixmap.toImage().pixelColor(pixmap.width() / 2, pixmap.height() / 2);
}

QImage sleeve(const CoverSubject &cover, int side)
{
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintSleeve(painter, QRectF(0, 0, side, side), cover);
    return image;
}

} // namespace

class TestCoverImages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_desk = std::make_unique<test::TestDesk>(); }
    void cleanup() { m_desk.reset(); }

    void withoutAnImageASleeveAtOnce()
    {
        const QPixmap pixmap = m_desk->images().pixmap(subject({}), 160, 2);
        QCOMPARE(pixmap.size(), QSize(320, 320));
        QCOMPARE(pixmap.devicePixelRatio(), 2.0);
        QVERIFY(m_desk->images().isIdle());
        QCOMPARE(m_desk->images().pixmap(subject({}), 160, 2).cacheKey(), pixmap.cacheKey());
    }

    void arrivesLater()
    {
        QVERIFY(m_desk->keepCover(url, png({300, 200}, Qt::red)));
        QSignalSpy arrived(&m_desk->images(), &CoverImages::arrived);
        QVERIFY(middle(m_desk->images().pixmap(subject(url), 100, 1)) != QColor(Qt::red));
        QVERIFY(!m_desk->images().isIdle());
        std::ignore = m_desk->images().pixmap(subject(url), 100, 1);
        QVERIFY(arrived.wait(10'000));
        QCOMPARE(arrived.size(), 1);
        QCOMPARE(arrived[0][0].toString(), url);
        QVERIFY(m_desk->images().isIdle());
        const QPixmap pixmap = m_desk->images().pixmap(subject(url), 100, 1);
        QCOMPARE(pixmap.size(), QSize(100, 100));
        QCOMPARE(middle(pixmap), QColor(Qt::red));
        QVERIFY(pixmap.toImage().pixelColor(0, 0).alpha() < 40); // round corners
        QVERIFY(m_desk->images().isIdle());
        // In another size the known one stands in until the sharp one is there.
        QCOMPARE(middle(m_desk->images().pixmap(subject(url), 150, 1)), QColor(Qt::red));
        QVERIFY(arrived.wait(10'000));
    }

    void artistsAreRound()
    {
        QVERIFY(m_desk->keepCover(url, png({200, 200}, Qt::red)));
        QSignalSpy arrived(&m_desk->images(), &CoverImages::arrived);
        std::ignore = m_desk->images().pixmap(subject(url, EntityKind::Artist), 100, 1);
        QVERIFY(arrived.wait(10'000));
        const QImage image = m_desk->images().pixmap(subject(url, EntityKind::Artist), 100, 1).toImage();
        QCOMPARE(image.pixelColor(12, 12).alpha(), 0);
        QCOMPARE(image.pixelColor(50, 50), QColor(Qt::red));
    }

    void wholePicture()
    {
        QVERIFY(m_desk->keepCover(url, png({400, 200}, Qt::blue)));
        QSignalSpy arrived(&m_desk->images(), &CoverImages::arrived);
        QVERIFY(m_desk->images().picture({}, {100, 100}, 1).isNull());
        QVERIFY(m_desk->images().picture(url, {100, 100}, 1).isNull());
        QVERIFY(arrived.wait(10'000));
        QCOMPARE(m_desk->images().picture(url, {100, 100}, 1).size(), QSize(100, 50));
        QVERIFY(m_desk->images().picture(url, {1000, 1000}, 1).isNull());
        QVERIFY(arrived.wait(10'000));
        QCOMPARE(m_desk->images().picture(url, {1000, 1000}, 1).size(), QSize(400, 200)); // never blown up
    }

    void failures_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("not held, no network") << QByteArray();
        QTest::newRow("too large to be true") << bomb();
        QTest::newRow("cut off") << png({300, 300}, Qt::red).left(60);
    }
    void failures()
    {
        QFETCH(QByteArray, bytes);
        if (!bytes.isEmpty())
            QVERIFY(m_desk->keepCover(url, bytes));
        QSignalSpy failed(&m_desk->images(), &CoverImages::failed);
        std::ignore = m_desk->images().pixmap(subject(url), 100, 1);
        QVERIFY(failed.wait(10'000));
        QVERIFY(m_desk->images().isIdle());
        // Not asked for again for a while.
        QVERIFY(!m_desk->images().pixmap(subject(url), 100, 1).isNull());
        QVERIFY(m_desk->images().isIdle());
    }

    void unseenRequestsAreWithdrawn()
    {
        QVERIFY(m_desk->keepCover(url, png({300, 200}, Qt::red)));
        CoverImages &images = m_desk->images();
        QSignalSpy arrived(&images, &CoverImages::arrived);
        const QString other = QStringLiteral("https://i.example/2.png");
        std::ignore = images.pixmap(subject(url), 100, 1);
        std::ignore = images.pixmap(subject(other), 100, 1);
        images.forgetUnseen();
        std::ignore = images.pixmap(subject(other), 100, 1);
        images.forgetUnseen();       // url was not asked for again
        QCOMPARE(arrived.size(), 1); // so that whoever shows it asks again
        QCOMPARE(arrived[0][0].toString(), url);
        QVERIFY(!images.isIdle());
        QTRY_VERIFY(images.isIdle());
        QCOMPARE(arrived.size(), 1);
        std::ignore = images.pixmap(subject(url), 100, 1);
        QVERIFY(arrived.wait(10'000));
    }

    void goneWhileFetching()
    {
        QVERIFY(m_desk->keepCover(url, png({2000, 2000}, Qt::red)));
        std::ignore = m_desk->images().pixmap(subject(url), 100, 1);
        m_desk.reset();
    }

    void sleeves()
    {
        QCOMPARE(sleeve(subject({}), 300), sleeve(subject({}), 300));
        QVERIFY(sleeve(subject({}, EntityKind::Release, 8), 300) != sleeve(subject({}), 300));
        for (const int side : {16, 36, 72, 160, 600}) {
            const QImage image = sleeve(subject({}), side);
            QCOMPARE(image.pixelColor(0, 0).alpha(), 255);
            QCOMPARE(image.pixelColor(side - 1, side - 1).alpha(), 255);
        }
        CoverSubject bare;
        bare.title = QStringLiteral("Untitled");
        CoverSubject another = bare;
        another.title = QStringLiteral("Another");
        QVERIFY(sleeve(bare, 36) != sleeve(another, 36));
        CoverSubject endless = subject({});
        endless.title = QString(500, u'W');
        QVERIFY(!sleeve(endless, 160).isNull());
    }

    void sleevesFollowTheScheme()
    {
        Theme theme(*qApp, QStringLiteral("light"));
        const QColor light = sleeve(subject({}), 100).pixelColor(2, 2);
        const QColor lightCached = middle(m_desk->images().pixmap(subject({}), 30, 1));
        theme.setScheme(QStringLiteral("dark"));
        QVERIFY(sleeve(subject({}), 100).pixelColor(2, 2).lightness() < light.lightness());
        QVERIFY(middle(m_desk->images().pixmap(subject({}), 30, 1)) != lightCached);
    }

private:
    std::unique_ptr<test::TestDesk> m_desk;
};

QTEST_MAIN(TestCoverImages)
#include "tst_coverimages.moc"
