// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/journal.h"
#include "tests/core/tags/soundfiles.h"
#include "tests/support/await.h"
#include "tests/support/kills.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

using namespace runout;
using namespace runout::tags;
using namespace runout::test;

namespace {

constexpr int fileCount = 100;
constexpr int patience = 60'000; // ms

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
    const QByteArray cover = jpeg(20'000);
    WriteBatch batch;
    for (int n = 0; n < fileCount; ++n) {
        FilePlan plan = planFor(AudioFile{}, false);
        plan.path = toPath(oldName(music, n, suffixes[n]));
        plan.stamp = stampOf(plan.path).value_or(FileStamp{});
        plan.frontCover = Picture{3, QStringLiteral("image/jpeg"), {}, cover};
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

bool tell(const Result<WriteReport> &report)
{
    if (!report) {
        std::fprintf(stderr, "it failed: %s\n", qPrintable(report.error().detail));
        return false;
    }
    for (const FileOutcome &file : report->files) {
        if (file.error)
            std::fprintf(stderr, "%s: problem %d, %s\n", file.path.c_str(), static_cast<int>(file.error->problem),
                         qPrintable(file.error->detail));
    }
    return report->failed() == 0;
}

template<class T>
Result<T> waited(QFuture<Result<T>> future)
{
    future.waitForFinished();
    return future.result();
}

void go()
{
    std::puts("go");
    std::fflush(stdout);
}

// Writes and takes back without end; what a predecessor left is finished or taken back first.
[[noreturn]] void live(const QString &home, unsigned seed)
{
    std::mt19937 random(seed);
    Journal journal(journalOf(home), 300 << 10);
    const auto interrupted = waited(journal.recover());
    for (const BatchNote &note : interrupted.value_or(QList<BatchNote>())) {
        go();
        tell(waited(random() % 2 == 0 ? journal.finish(note.id) : journal.undo(note.id)));
    }
    for (;;) {
        const auto notes = waited(journal.batches());
        const bool isWritten = notes && !notes->isEmpty() && notes->first().state == BatchState::Written;
        const WriteBatch batch = isWritten ? WriteBatch() : batchFor(home);
        go();
        if (!tell(isWritten ? waited(journal.undo(notes->first().id)) : waited(journal.write(batch))))
            std::_Exit(1);
    }
}

// Bears a program for each seed it reads: a copy of itself, which saves loading it 300 times. Tells its number and,
// later, the signal that ended it.
int bear(const QString &home)
{
    for (char line[40]; std::fgets(line, sizeof(line), stdin) != nullptr;) {
        const pid_t child = ::fork();
        if (child == 0) {
            std::printf("pid %d\n", ::getpid());
            std::fflush(stdout);
            live(home, static_cast<unsigned>(QByteArray(line).trimmed().toUInt()));
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        std::printf("dead %d\n", WIFSIGNALED(status) ? WTERMSIG(status) : -1);
        std::fflush(stdout);
    }
    return 0;
}

} // namespace

class TestTagKill : public QObject
{
    Q_OBJECT

    // In memory where that can be: a kill takes no power away, and 300 writes to a busy disk take their time.
    QTemporaryDir m_home{QDir(QStringLiteral("/dev/shm")).exists()
                             ? QStringLiteral("/dev/shm/runout-kill-XXXXXX")
                             : QDir::tempPath() + QStringLiteral("/runout-kill-XXXXXX")};
    QStringList m_suffixes;
    QList<QByteArray> m_old; // hashes
    QList<QByteArray> m_new;
    QList<FileStamp> m_stamps;
    std::mt19937 m_random;
    QProcess m_mother;
    unsigned m_duration = 0; // of an undisturbed write, in microseconds
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

    // The next line that begins so; what comes before it is dropped.
    QByteArray heard(const QByteArray &begin)
    {
        for (;;) {
            while (!m_mother.canReadLine()) {
                if (!m_mother.waitForReadyRead(patience))
                    return "silence";
            }
            const QByteArray line = m_mother.readLine().trimmed();
            if (line.startsWith(begin))
                return line.mid(begin.size());
            if (begin != "dead" && line.startsWith("dead"))
                return "died";
        }
    }

    void killOnce(unsigned seed)
    {
        m_mother.write(QByteArray::number(seed) + '\n');
        const int child = heard("pid ").toInt();
        QVERIFY(child > 1);
        if (m_random() % 10 != 0) { // else while it starts
            QCOMPARE(heard("go"), QByteArray());
            QThread::usleep(m_random() % m_duration);
        } else {
            QThread::usleep(m_random() % 20'000);
        }
        if (::kill(child, SIGKILL) != 0)
            QFAIL("it ended by itself:" + heard("dead"));
        QCOMPARE(heard("dead"), QByteArray(" 9"));
    }

private Q_SLOTS:
    void wholeFilesOnly()
    {
        if (!hasTools())
            QSKIP("SKIPPED: ffmpeg or python3-mutagen is missing");
        const Kills asked(300, 60);
        const int kills = asked.count();
        const unsigned seed = asked.seed();
        qInfo() << "seed" << seed << "kills" << kills;
        m_random.seed(seed);
        QTemporaryDir made;
        QVERIFY(makeSounds(made.path(), 0.15));
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
            Journal journal(journalOf(m_home.path()), 300 << 10);
            const WriteBatch batch = batchFor(m_home.path());
            timer.restart();
            const auto report = await(journal.write(batch));
            m_duration = static_cast<unsigned>(timer.nsecsElapsed() / 1000);
            QVERIFY(report);
            for (const FileOutcome &file : report->files)
                QVERIFY2(!file.error, qPrintable(QFile::decodeName(file.path.c_str()) +
                                                 (file.error ? file.error->detail : QString())));
            for (const FileOutcome &file : report->files)
                m_new << hashOf(file.now).value_or(QByteArray());
        }
        qInfo() << "undisturbed:" << m_duration / 1000 << "ms";
        QCOMPARE(look(false), fileCount);

        m_mother.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_mother.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--mother"), m_home.path()});
        QVERIFY(m_mother.waitForStarted(patience));
        int interrupted = 0;
        for (int i = 0; i < kills; ++i) {
            killOnce(seed + static_cast<unsigned>(i));
            if (QTest::currentTestFailed())
                return;
            QVERIFY2(look(true) >= 0, qPrintable(QStringLiteral("after kill %1 a file is not whole").arg(i)));
            Journal journal(journalOf(m_home.path()), 300 << 10);
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
        m_mother.closeWriteChannel();
        QVERIFY(m_mother.waitForFinished(patience));
        // To a good end.
        Journal journal(journalOf(m_home.path()), 300 << 10);
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
    if (argc == 3 && qstrcmp(argv[1], "--mother") == 0)
        return bear(QString::fromLocal8Bit(argv[2]));
    QCoreApplication application(argc, argv);
    TestTagKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_tagkill.moc"
