// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/covers.h"
#include "core/library/covershelf.h"
#include "tests/core/library/answers.h"
#include "tests/core/library/connected.h"

#include <QDir>
#include <QTemporaryDir>

using namespace runout;
using namespace runout::library;
using namespace runout::test;

namespace {

const QByteArray jpeg = QByteArray("\xff\xd8\xff\xe0") + QByteArray(996, 'j');

QString url(int i)
{
    return QStringLiteral("https://i.discogs.com/%1.jpeg").arg(i);
}

ScriptedServer::Step pictured(const QByteArray &bytes)
{
    return ScriptedServer::answer("200 OK", "Content-Type: image/jpeg\r\n", bytes);
}

} // namespace

class TestCovers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void imagesAreKnownByTheirFirstBytes()
    {
        QVERIFY(looksLikeImage(jpeg));
        QVERIFY(looksLikeImage("\x89PNG\r\n\x1a\n..."));
        QVERIFY(looksLikeImage("GIF89a..."));
        QVERIFY(looksLikeImage(QByteArray("RIFF\x10\0\0\0WEBPVP8 ", 16)));
        for (const char *other : {"", "<html>", "RIFF....WAVE", "{\"message\": \"no\"}", "\xff\xd8"})
            QVERIFY2(!looksLikeImage(other), other);
    }

    void keptAndRead()
    {
        CoverShelf shelf(m_folder->filePath(QStringLiteral("covers")), 10000);
        QVERIFY(!shelf.read(url(1)));
        QVERIFY(shelf.write(url(1), jpeg));
        QCOMPARE(shelf.read(url(1)), jpeg);
        QVERIFY(!shelf.read(url(2)));
        QVERIFY(!QFileInfo(shelf.file(url(1))).fileName().contains(QLatin1String("discogs")));
    }

    void errorPagesAreNotKept()
    {
        CoverShelf shelf(m_folder->path(), 10000);
        QVERIFY(!shelf.write(url(1), "<html>502 Bad Gateway</html>"));
        QVERIFY(!QFile::exists(shelf.file(url(1))));
        QVERIFY(writeFile(shelf.file(url(1)), "damaged"));
        QVERIFY(!shelf.read(url(1)));
        QVERIFY(!QFile::exists(shelf.file(url(1))));
    }

    void leastRecentlyUsedGoFirst()
    {
        CoverShelf shelf(m_folder->path(), 5000);
        for (int i = 0; i < 5; ++i) {
            QVERIFY(shelf.write(url(i), jpeg));
            age(shelf.file(url(i)), 100 - i);
        }
        QVERIFY(shelf.read(url(0))); // used now
        QVERIFY(shelf.write(url(5), jpeg));
        QVERIFY(shelf.read(url(0)));
        QVERIFY(shelf.read(url(5)));
        QVERIFY(!shelf.read(url(1)));
        QVERIFY(!shelf.read(url(2)));
        QVERIFY(shelf.read(url(3)));
    }

    void boundMayChange()
    {
        CoverShelf shelf(m_folder->path(), 5000);
        for (int i = 0; i < 4; ++i)
            QVERIFY(shelf.write(url(i), jpeg));
        shelf.setMaxBytes(2000);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
        QVERIFY(!shelf.write(url(9), jpeg + jpeg + jpeg)); // larger than all
        shelf.clear();
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 0);
        QVERIFY(shelf.write(url(1), jpeg));
    }

    void cannotBeWritten()
    {
        QVERIFY(writeFile(m_folder->filePath(QStringLiteral("file")), "x"));
        CoverShelf shelf(m_folder->filePath(QStringLiteral("file/covers")), 5000);
        QVERIFY(!shelf.write(url(1), jpeg));
    }

    void fromDiskWithoutANetwork()
    {
        CoverShelf(m_folder->path(), 5000).write(url(1), jpeg);
        Covers covers(m_folder->path(), 5000, nullptr);
        QCOMPARE(await(covers.image(url(1))), Result<QByteArray>(jpeg));
        for (const QString &none : {url(2), QString(), QStringLiteral("https://st.discogs.com/abc/images/spacer.gif")})
            QCOMPARE(await(covers.image(none)).error().code, ErrorCode::NotFound);
    }

    void askersShareOneAnswer()
    {
        CoverShelf(m_folder->path(), 5000).write(url(1), jpeg);
        Covers covers(m_folder->path(), 5000, nullptr);
        auto first = covers.image(url(1));
        auto second = covers.image(url(1));
        first.cancel();
        QCOMPARE(await(second), Result<QByteArray>(jpeg));
        auto third = covers.image(url(1));
        third.cancel();
        QTest::qWait(10);
        QCOMPARE(await(covers.image(url(1))), Result<QByteArray>(jpeg));
    }

    void endsWithItsOwner()
    {
        auto covers = std::make_unique<Covers>(m_folder->path(), 5000, nullptr);
        const auto image = covers->image(url(1));
        covers.reset();
        QCOMPARE(await(image).error().code, ErrorCode::Cancelled);
    }

    void clearedAndBoundedInTheBackground()
    {
        CoverShelf(m_folder->path(), 5000).write(url(1), jpeg);
        Covers covers(m_folder->path(), 5000, nullptr);
        covers.setMaxBytes(100);
        QTRY_COMPARE(await(covers.image(url(1))).has_value(), false);
        CoverShelf(m_folder->path(), 5000).write(url(2), jpeg);
        covers.clear();
        QTRY_VERIFY(QDir(m_folder->path()).entryList(QDir::Files).isEmpty());
    }

    void fetchedOnceForAll()
    {
        Connected net;
        net.put("/1.jpeg", pictured(jpeg));
        Covers covers(m_folder->path(), 5000, &net.client);
        const QString picture = net.server.url(QStringLiteral("/1.jpeg")).toString();
        const auto first = covers.image(picture);
        const auto second = covers.image(picture);
        QCOMPARE(await(first), Result<QByteArray>(jpeg));
        QCOMPARE(await(second), Result<QByteArray>(jpeg));
        QTRY_VERIFY(CoverShelf(m_folder->path(), 5000).read(picture).has_value());
        QCOMPARE(await(covers.image(picture)), Result<QByteArray>(jpeg));
        QCOMPARE(net.asked(), 1);
    }

    void errorPagesAreRefused()
    {
        Connected net;
        net.put("/1.jpeg", pictured("<html>Sorry</html>"));
        Covers covers(m_folder->path(), 5000, &net.client);
        const QString picture = net.server.url(QString()).toString();
        QCOMPARE(await(covers.image(picture + QLatin1String("/1.jpeg"))).error().code, ErrorCode::BadReply);
        QCOMPARE(await(covers.image(picture + QLatin1String("/2.jpeg"))).error().code, ErrorCode::NotFound);
        QVERIFY(QDir(m_folder->path()).entryList(QDir::Files).isEmpty());
    }

    void nobodyLeftWithdrawsTheRequest()
    {
        Connected net;
        net.isSilent = true;
        Covers covers(m_folder->path(), 5000, &net.client);
        const QString picture = net.server.url(QStringLiteral("/1.jpeg")).toString();
        auto first = covers.image(picture);
        auto second = covers.image(picture);
        QTRY_COMPARE(net.asked(), 1);
        first.cancel();
        QTest::qWait(20);
        QCOMPARE(covers.children().size(), 1);
        second.cancel();
        QTRY_COMPARE(covers.children().size(), 0);
        net.isSilent = false;
        net.put("/1.jpeg", pictured(jpeg));
        QCOMPARE(await(covers.image(picture)), Result<QByteArray>(jpeg));
    }

private:
    static void age(const QString &path, int minutes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-60 * minutes),
                                 QFileDevice::FileModificationTime));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestCovers)
#include "tst_covers.moc"
