// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/journal.h"
#include "tests/core/tags/soundfiles.h"
#include "tests/support/await.h"

#include <cstdio>
#include <random>

using namespace runout;
using namespace runout::tags;
using namespace runout::test;

namespace {

constexpr int fileCount = 100;
constexpr int patience = 60'000; // ms

#if defined(__SANITIZE_ADDRESS__)
constexpr int usualKills = 60;
#else
constexpr int usualKills = 300;
#endif

int numberFrom(const char *variable, int otherwise)
{
    bool isNumber = false;
    const int number = qEnvironmentVariableIntValue(variable, &isNumber);
    return isNumber ? number : otherwise;
}

QString oldName(const QString &folder, int n, const QString &suffix)
{
    return folder + QStringLiteral("/%1.%2").arg(n).arg(suffix);
}

// Every fifth one gets a new name, too; some of them in a new folder.
QString newName(const QString &folder, int n, const QString &suffix)
{
    if (n % 5 != 0)
        return oldName(folder, n, suffix);
    return folder +
           QStringLiteral("/%1%2 named.%3").arg(n % 10 == 0 ? QStringLiteral("side/") : QString()).arg(n).arg(suffix);
}

QStringList suffixesIn(const QString &folder)
{
    return QString::fromUtf8(contentOf(folder + QStringLiteral("/suffixes"))).split(u' ');
}

WriteBatch batchFor(const QString &home)
{
    const QString music = home + QStringLiteral("/music");
    const QStringList suffixes = suffixesIn(home);
    WriteBatch batch;
    for (int n = 0; n < fileCount; ++n) {
        FilePlan plan = planFor(oldName(music, n, suffixes[n]), false);
        plan.frontCover = Picture{3, QStringLiteral("image/jpeg"), {}, jpeg(20'000)};
        if (n % 5 == 0)
            plan.newPath = toPath(newName(music, n, suffixes[n]));
        batch.files.append(plan);
    }
    return batch;
}

FilePath journalOf(const QString &home)
{
    return toPath(home + QStringLiteral("/journal"));
}

// Writes and takes back without end; what a predecessor left is finished or taken back first.
int live(const QString &home, unsigned seed)
{
    std::mt19937 random(seed);
    Journal journal(journalOf(home), 2 << 20);
    const auto interrupted = await(journal.recover());
    std::puts("go");
    std::fflush(stdout);
    for (const BatchNote &note : interrupted.value_or(QList<BatchNote>()))
        (void)await(random() % 2 == 0 ? journal.finish(note.id) : journal.undo(note.id));
    for (;;) {
        const auto notes = await(journal.batches());
        const bool isWritten = notes && !notes->isEmpty() && notes->first().state == BatchState::Written;
        const auto report = isWritten ? await(journal.undo(notes->first().id)) : await(journal.write(batchFor(home)));
        if (!report || report->failed() > 0) {
            std::fprintf(stderr, "%d files failed\n", report ? report->failed() : -1);
            return 1;
        }
    }
}

} // namespace

class TestTagKill : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    QStringList m_suffixes;
    QList<QByteArray> m_old; // hashes
    QList<QByteArray> m_new;
    QList<FileStamp> m_stamps;
    std::mt19937 m_random;
    int m_half = 0;
    int m_counts[2] = {0, 0}; // files seen old, and new

    [[nodiscard]] QString music() const { return m_home.filePath(QStringLiteral("music")); }

    // Each file is there once, old or new as a whole; how many are new.
    int look(bool mayBeLitter)
    {
        QStringList expected;
        int fresh = 0;
        for (int n = 0; n < fileCount; ++n) {
            const QString first = oldName(music(), n, m_suffixes[n]);
            const QString second = newName(music(), n, m_suffixes[n]);
            const QString name = QFile::exists(second) ? second : first;
            if (second != first && QFile::exists(first) && QFile::exists(second))
                qCritical() << "twice:" << first;
            expected << name;
            const auto hash = hashOf(toPath(name));
            if (!hash || (*hash != m_old[n] && *hash != m_new[n]))
                return -1;
            fresh += *hash == m_new[n] ? 1 : 0;
            ++m_counts[*hash == m_new[n] ? 1 : 0];
        }
        QStringList found;
        QDirIterator each(music(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (each.hasNext())
            found << each.next();
        expected.sort();
        found.sort();
        return !mayBeLitter && found != expected ? -2 : fresh;
    }

    void killOnce(unsigned seed)
    {
        QProcess program;
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program.start(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("--mortal"), m_home.path(), QString::number(seed)});
        QVERIFY(program.waitForStarted(patience));
        if (m_random() % 8 != 0) { // else while it starts
            while (!program.canReadLine() && program.waitForReadyRead(patience)) {
            }
        }
        QVERIFY2(!program.waitForFinished(static_cast<int>(m_random() % 160)), "it did not live");
        program.kill();
        QVERIFY(program.waitForFinished(patience));
        QCOMPARE(program.exitStatus(), QProcess::CrashExit);
    }

private Q_SLOTS:
    void wholeFilesOnly()
    {
        if (!hasTools())
            QSKIP("SKIPPED: ffmpeg or python3-mutagen is missing");
        const int kills = numberFrom("RUNOUT_KILLS", usualKills);
        const auto seed =
            static_cast<unsigned>(numberFrom("RUNOUT_SEED", static_cast<int>(std::random_device()() >> 8)));
        qInfo() << "seed" << seed << "kills" << kills;
        m_random.seed(seed);
        QTemporaryDir made;
        QVERIFY(makeSounds(made.path(), 0.3));
        QVERIFY(independently(QStringLiteral("dress"), made.path()));
        QVERIFY(QDir().mkpath(music()));
        const QStringList models = namesIn(made.path());
        for (int n = 0; n < fileCount; ++n) {
            const QString model = models[n % models.size()];
            m_suffixes << model.section(u'.', 1);
            const QString name = oldName(music(), n, m_suffixes.last());
            QVERIFY(QFile::copy(made.filePath(model), name));
            m_old << hashOf(toPath(name)).value_or(QByteArray());
            m_stamps << stampOf(toPath(name)).value_or(FileStamp{});
        }
        QVERIFY(putFile(m_home.filePath(QStringLiteral("suffixes")), m_suffixes.join(u' ').toUtf8()));
        QElapsedTimer timer;
        timer.start();
        {
            Journal journal(journalOf(m_home.path()), 1 << 20);
            const auto report = await(journal.write(batchFor(m_home.path())));
            QVERIFY(report);
            for (const FileOutcome &file : report->files)
                QVERIFY2(!file.error, qPrintable(QFile::decodeName(file.path.c_str()) +
                                                 (file.error ? file.error->detail : QString())));
            for (const FileOutcome &file : report->files)
                m_new << hashOf(file.now).value_or(QByteArray());
        }
        qInfo() << "undisturbed:" << timer.elapsed() << "ms";
        QCOMPARE(look(false), fileCount);

        int interrupted = 0;
        for (int i = 0; i < kills; ++i) {
            killOnce(seed + static_cast<unsigned>(i));
            if (QTest::currentTestFailed())
                return;
            QVERIFY2(look(true) >= 0, qPrintable(QStringLiteral("after kill %1 a file is not whole").arg(i)));
            Journal journal(journalOf(m_home.path()), 2 << 20);
            const auto notes = await(journal.recover());
            QVERIFY(notes && notes->size() <= 1);
            const int fresh = look(false);
            QVERIFY2(fresh >= 0, qPrintable(QStringLiteral("after kill %1: %2").arg(i).arg(fresh)));
            if (!notes->isEmpty()) {
                ++interrupted;
                m_half += fresh > 0 && fresh < fileCount ? 1 : 0;
                QCOMPARE(notes->first().written, fresh);
            }
        }
        // To a good end.
        Journal journal(journalOf(m_home.path()), 1 << 20);
        for (const BatchNote &note : await(journal.recover()).value_or(QList<BatchNote>()))
            QCOMPARE(await(journal.finish(note.id))->failed(), 0);
        const auto notes = await(journal.batches());
        QVERIFY(notes && !notes->isEmpty());
        if (notes->first().state == BatchState::Written)
            QCOMPARE(await(journal.undo(notes->first().id))->failed(), 0);
        QCOMPARE(look(false), 0);
        for (int n = 0; n < fileCount; ++n) {
            const QString name = oldName(music(), n, m_suffixes[n]);
            QVERIFY(QFile::exists(name));
            QCOMPARE(stampOf(toPath(name))->modified, m_stamps[n].modified);
        }
        QVERIFY(!QFile::exists(music() + QStringLiteral("/side")));
        qInfo().noquote() << QStringLiteral(
                                 "%1 kills, %2 in the middle of a batch, %3 with old and new files beside each other; "
                                 "files seen: %4 old, %5 new, 0 other; %6 s")
                                 .arg(kills)
                                 .arg(interrupted)
                                 .arg(m_half)
                                 .arg(m_counts[0])
                                 .arg(m_counts[1])
                                 .arg(static_cast<double>(timer.elapsed()) / 1000, 0, 'f', 1);
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--mortal"))
        return live(arguments.value(2), arguments.value(3).toUInt());
    TestTagKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_tagkill.moc"
