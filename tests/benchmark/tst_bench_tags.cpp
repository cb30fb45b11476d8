// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/journal.h"
#include "core/tags/scan.h"
#include "tests/core/tags/soundfiles.h"
#include "tests/support/await.h"

#include <unistd.h>

using namespace runout;
using namespace runout::tags;
using namespace runout::test;

// Ten fields and a cover of 200 KB into 200 FLAC and 200 MP3 files: by Runout, by kid3-cli (one call for all files) and
// by a mutagen script. Only Runout copies, verifies, syncs and can go back. Each run has fresh copies; the best of
// three.
class BenchTags : public QObject
{
    Q_OBJECT

    static constexpr int perFormat = 200;
    QTemporaryDir m_home;
    int m_problems = 0;

    [[nodiscard]] QString music() const { return m_home.filePath(QStringLiteral("music")); }

    static QList<QPair<QString, QString>> fields()
    {
        return {{QStringLiteral("TITLE"), QStringLiteral("Blue in Green")},
                {QStringLiteral("ARTIST"), QStringLiteral("Miles Davis")},
                {QStringLiteral("ALBUM"), QStringLiteral("Kind of Blue")},
                {QStringLiteral("ALBUMARTIST"), QStringLiteral("Miles Davis")},
                {QStringLiteral("DATE"), QStringLiteral("1959")},
                {QStringLiteral("TRACKNUMBER"), QStringLiteral("3")},
                {QStringLiteral("GENRE"), QStringLiteral("Jazz")},
                {QStringLiteral("CATALOGNUMBER"), QStringLiteral("CS 8163")},
                {QStringLiteral("DISCOGS_RELEASE_ID"), QStringLiteral("1234567")},
                {QStringLiteral("VINYLTRACK"), QStringLiteral("A3")}};
    }

    void freshCopies()
    {
        QDir(music()).removeRecursively();
        QVERIFY(QDir().mkpath(music()));
        for (int i = 0; i < perFormat; ++i) {
            QVERIFY(QFile::copy(m_home.filePath(QStringLiteral("model.flac")),
                                music() + QStringLiteral("/%1.flac").arg(i)));
            QVERIFY(
                QFile::copy(m_home.filePath(QStringLiteral("model.mp3")), music() + QStringLiteral("/%1.mp3").arg(i)));
        }
        ::sync();
    }

    void runout()
    {
        QThreadPool pool;
        pool.setMaxThreadCount(2);
        const auto scanned = await(scan(pool, {toPath(music())}));
        WriteBatch batch;
        const QByteArray cover = contentOf(m_home.filePath(QStringLiteral("cover.jpg")));
        for (const AudioFile &file : scanned->files()) {
            FilePlan plan;
            plan.path = file.path;
            plan.stamp = file.stamp;
            for (const auto &[key, value] : fields())
                plan.changes.append({key, file.fields.value(key), {value}, true});
            plan.frontCover = Picture{3, QStringLiteral("image/jpeg"), {}, cover};
            batch.files.append(plan);
        }
        Journal journal(toPath(m_home.filePath(QStringLiteral("journal"))), 1 << 30);
        const QFuture<Result<WriteReport>> future = journal.write(batch);
        const_cast<QFuture<Result<WriteReport>> &>(future).waitForFinished();
        m_problems += future.result()->failed() + (2 * perFormat - static_cast<int>(future.result()->files.size()));
    }

    void kid3()
    {
        QStringList arguments{QStringLiteral("-c"), QStringLiteral("select all")};
        for (const auto &[key, value] : fields())
            arguments << QStringLiteral("-c") << QStringLiteral("set %1 '%2' 2").arg(key, value);
        arguments << QStringLiteral("-c")
                  << QStringLiteral("set picture:'%1' '' 2").arg(m_home.filePath(QStringLiteral("cover.jpg")));
        arguments << QStringLiteral("-c") << QStringLiteral("save") << music();
        if (!ran(QStringLiteral("kid3-cli"), arguments))
            ++m_problems;
    }

    void mutagen()
    {
        const QString script =
            qEnvironmentVariable("RUNOUT_SOURCE_DIR") + QStringLiteral("/tests/benchmark/mutagen_write.py");
        if (!ran(QStringLiteral("/usr/bin/python3"), {script, music(), m_home.filePath(QStringLiteral("cover.jpg"))}))
            ++m_problems;
    }

    // Whether a file has what was to be written. (kid3-cli 3.9 gives a second field of a name of its own another name.)
    [[nodiscard]] bool isWritten(const QString &name) const
    {
        const auto file = read(toPath(music() + u'/' + name));
        if (!file)
            qWarning() << name << file.error().detail;
        else if (file->pictures.size() != 1 ||
                 file->fields.value(QStringLiteral("CATALOGNUMBER")) != QStringList(QStringLiteral("CS 8163")))
            qWarning() << name << file->pictures.size() << "pictures," << file->fields;
        else
            return true;
        return false;
    }

private Q_SLOTS:
    void table()
    {
        if (!hasTools())
            QSKIP("SKIPPED: ffmpeg or python3-mutagen is missing");
        const bool hasKid3 = !QStandardPaths::findExecutable(QStringLiteral("kid3-cli")).isEmpty();
        if (!hasKid3)
            qWarning("SKIPPED: kid3-cli is missing, so there is nothing to compare with but mutagen");
        QVERIFY(ran(QStringLiteral("ffmpeg"),
                    {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-nostdin"), QStringLiteral("-f"),
                     QStringLiteral("lavfi"), QStringLiteral("-i"),
                     QStringLiteral("anoisesrc=d=20:c=brown:r=44100:a=0.3,aformat=channel_layouts=stereo"),
                     m_home.filePath(QStringLiteral("model.flac")), QStringLiteral("-b:a"), QStringLiteral("192k"),
                     m_home.filePath(QStringLiteral("model.mp3"))}));
        QVERIFY(putFile(m_home.filePath(QStringLiteral("cover.jpg")), jpeg(200 << 10)));
        struct Way
        {
            const char *name;
            std::function<void()> run;
            double done = 1e9; // seconds
            double onDisk = 1e9;
        };
        std::vector<Way> ways{{"Runout", [this] { runout(); }}};
        if (hasKid3)
            ways.push_back({"kid3-cli", [this] { kid3(); }});
        ways.push_back({"mutagen", [this] { mutagen(); }});
        for (int round = 0; round < 3; ++round) {
            for (Way &way : ways) {
                freshCopies();
                QElapsedTimer timer;
                timer.start();
                way.run();
                way.done = std::min(way.done, static_cast<double>(timer.elapsed()) / 1000);
                ::sync();
                way.onDisk = std::min(way.onDisk, static_cast<double>(timer.elapsed()) / 1000);
                QVERIFY2(isWritten(QStringLiteral("7.flac")) && isWritten(QStringLiteral("199.mp3")), way.name);
            }
        }
        QCOMPARE(m_problems, 0);
        qInfo().noquote()
            << QStringLiteral(
                   "%1 FLAC of %2 KB, %1 MP3 of %3 KB, ten fields, a cover of 200 KB; seconds, best of three")
                   .arg(perFormat)
                   .arg(QFileInfo(m_home.filePath(QStringLiteral("model.flac"))).size() >> 10)
                   .arg(QFileInfo(m_home.filePath(QStringLiteral("model.mp3"))).size() >> 10);
        qInfo().noquote() << QStringLiteral("%1 %2 %3 %4")
                                 .arg(QStringLiteral("by"), -10)
                                 .arg(QStringLiteral("returns"), 9)
                                 .arg(QStringLiteral("on disk"), 9)
                                 .arg(QStringLiteral("returns, ratio"), 16);
        for (const Way &way : ways)
            qInfo().noquote() << QStringLiteral("%1 %2 %3 %4")
                                     .arg(QLatin1String(way.name), -10)
                                     .arg(way.done, 9, 'f', 2)
                                     .arg(way.onDisk, 9, 'f', 2)
                                     .arg(way.done / ways[0].done, 16, 'f', 2);
    }
};

QTEST_GUILESS_MAIN(BenchTags)
#include "tst_bench_tags.moc"
