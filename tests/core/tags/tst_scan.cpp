// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/naturalorder.h"
#include "core/tags/scan.h"
#include "tests/core/tags/soundfiles.h"
#include "tests/support/await.h"

#include <unistd.h>

using namespace runout;
using namespace runout::tags;
using namespace runout::test;

class TestScan : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QThreadPool m_pool;

    static QString listed(const Scanned &scanned)
    {
        QStringList lines;
        for (const FileGroup &group : scanned.groups) {
            QStringList names;
            for (const AudioFile &file : group.files)
                names << shown(file.path.filename());
            lines << group.place.join(u'/') + QStringLiteral(": ") + names.join(QStringLiteral(", "));
        }
        return lines.join(u'\n');
    }
    bool put(const char *name, const QByteArray &bytes = dsfFile())
    {
        const QString path = m_folder.filePath(QLatin1String(name));
        return QDir().mkpath(QFileInfo(path).path()) && putFile(path, bytes);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = QTemporaryDir();
        m_pool.setMaxThreadCount(2);
    }

    void groupsInNaturalOrder()
    {
        for (const char *name : {"Disc 10/1.dsf", "Disc 2/10.dsf", "Disc 2/9.dsf", "disc 1/a2.dsf", "disc 1/A10.dsf",
                                 "x.dsf", ".hidden/y.dsf"})
            QVERIFY(put(name));
        QVERIFY(put("cover.jpg", jpeg()) && put("notes.txt", "x") && put("bad.flac", "not a sound") &&
                put("no suffix"));
        const auto scanned = await(scan(m_pool, {toPath(m_folder.path())}));
        QVERIFY(scanned);
        QCOMPARE(listed(*scanned),
                 QStringLiteral(": no suffix, x.dsf\ndisc 1: a2.dsf, A10.dsf\nDisc 2: 9.dsf, 10.dsf\nDisc 10: 1.dsf"));
        QCOMPARE(scanned->others, 2);
        QCOMPARE(scanned->rejected.size(), 1);
        QCOMPARE(scanned->rejected[0].why.problem, FileProblem::NotAudio);
        QCOMPARE(scanned->files().size(), 7);
    }

    void linksAreFollowedOnceAndCirclesNot()
    {
        QVERIFY(put("real/1.dsf"));
        QVERIFY(QFile::link(m_folder.path(), m_folder.filePath(QStringLiteral("real/up"))));
        QVERIFY(QFile::link(m_folder.filePath(QStringLiteral("real")), m_folder.filePath(QStringLiteral("again"))));
        QVERIFY(QFile::link(m_folder.filePath(QStringLiteral("gone")), m_folder.filePath(QStringLiteral("dead.flac"))));
        QVERIFY(::symlink("self.dsf", qPrintable(m_folder.filePath(QStringLiteral("self.dsf")))) == 0);
        const FilePath all = toPath(m_folder.path());
        const auto scanned = await(scan(m_pool, {all, all, all / "real" / "1.dsf", all / "missing.mp3"}));
        QVERIFY(scanned);
        QCOMPARE(scanned->files().size(), 1);
        QCOMPARE(scanned->rejected.size(), 3);
    }

    void namesOfAnyBytes()
    {
        const FilePath path = toPath(m_folder.path()) / std::string("\xff\xfe\n bad.dsf");
        const auto file = DiskFile::make(path);
        QVERIFY(file && file->write(dsfFile()));
        const auto scanned = await(scan(m_pool, {toPath(m_folder.path())}));
        QVERIFY(scanned && scanned->files().size() == 1);
        QCOMPARE(scanned->files()[0].path, path);
        const auto staged = stage(planFor(scanned->files()[0]), ".new");
        QVERIFY(staged && sync(*staged) && commit(*staged));
        QCOMPARE(read(path)->fields.value(QStringLiteral("ALBUM")), QStringList(QStringLiteral("Kind of Blue")));
    }

    void aPipeDoesNotHoldUp()
    {
        QVERIFY(put("a.dsf"));
        QVERIFY(QProcess::execute(QStringLiteral("mkfifo"), {m_folder.filePath(QStringLiteral("b.flac"))}) == 0);
        const auto scanned =
            await(scan(m_pool, {toPath(m_folder.path()), toPath(m_folder.filePath(QStringLiteral("b.flac")))}));
        QCOMPARE(scanned->files().size(), 1);
        QCOMPARE(scanned->rejected[0].why.problem, FileProblem::NotAFile);
    }

    void fiveThousandWithProgressAndCancel()
    {
        const QByteArray bytes = dsfFile();
        for (int i = 0; i < 5000; ++i)
            QVERIFY(put(qPrintable(QStringLiteral("%1/%2.dsf").arg(i / 100).arg(i)), bytes));
        QElapsedTimer timer;
        timer.start();
        auto future = scan(m_pool, {toPath(m_folder.path())});
        const auto scanned = await(future);
        qInfo() << "5,000 files in" << timer.elapsed() << "ms";
        QCOMPARE(scanned->files().size(), 5000);
        QCOMPARE(scanned->groups.size(), 50);
        QCOMPARE(scanned->groups[49].place, QStringList(QStringLiteral("49")));
        QCOMPARE(future.progressMaximum(), 5000);
        QCOMPARE(future.progressValue(), 5000);
        future = scan(m_pool, {toPath(m_folder.path())});
        while (future.progressValue() < 10)
            QTest::qWait(1);
        future.cancel();
        QCOMPARE(await(future).error().code, ErrorCode::Cancelled);
        m_pool.waitForDone();
    }

    void naturalOrder()
    {
        QVERIFY(naturallyBefore(QStringLiteral("a2"), QStringLiteral("A10")));
        QVERIFY(naturallyBefore(QStringLiteral("02 x"), QStringLiteral("10")));
        QVERIFY(!naturallyBefore(QStringLiteral("a"), QStringLiteral("a")));
        QVERIFY(naturallyBefore(QStringLiteral("A"), QStringLiteral("a")));
        QVERIFY(naturallyBefore(QStringLiteral("1"), QStringLiteral("1a")));
    }
};

QTEST_GUILESS_MAIN(TestScan)
#include "tst_scan.moc"
