// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/batch.h"
#include "core/tags/journal.h"
#include "tests/core/tags/soundfiles.h"
#include "tests/support/await.h"

#include <csignal>
#include <sys/resource.h>

using namespace runout;
using namespace runout::tags;
using namespace runout::test;

class TestTagJournal : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Journal> m_journal;

    [[nodiscard]] QString music(const QString &name = {}) const
    {
        return m_folder->filePath(QStringLiteral("music/") + name);
    }
    [[nodiscard]] FilePath journalFolder() const { return toPath(m_folder->filePath(QStringLiteral("journal"))); }
    void restart(qint64 bytes = 100 << 20)
    {
        m_journal.reset();
        m_journal = std::make_unique<Journal>(journalFolder(), bytes);
    }
    WriteReport write(const WriteBatch &batch) { return await(m_journal->write(batch)).value_or(WriteReport{}); }
    // Name, time and bytes of everything.
    [[nodiscard]] QMap<QString, QByteArray> state() const
    {
        QMap<QString, QByteArray> files;
        QDirIterator each(music(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                          QDirIterator::Subdirectories);
        while (each.hasNext()) {
            const QString path = each.next();
            const auto stamp = stampOf(toPath(path));
            files[path] = QFileInfo(path).isDir() ? "folder" : QByteArray::number(stamp->modified) + contentOf(path);
        }
        return files;
    }
    // To be told from others.
    [[nodiscard]] static QByteArray otherSound(int number)
    {
        QByteArray bytes = dsfFile();
        bytes[1000] = static_cast<char>(number);
        return bytes;
    }
    WriteBatch batchOf(const QStringList &names) const
    {
        WriteBatch batch;
        batch.title = QStringLiteral("Kind of Blue");
        for (const QString &name : names)
            batch.files.append(planFor(music(name)));
        return batch;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir().mkpath(music()));
        for (int i = 1; i <= 5; ++i)
            QVERIFY(putFile(music(QStringLiteral("%1.dsf").arg(i)), dsfFile() + QByteArray()));
        QVERIFY(putFile(music(QStringLiteral("x.ape")), apeFile()));
        restart();
    }

    void undoIsExactAfterARestart()
    {
        const auto before = state();
        WriteBatch batch = batchOf(
            {QStringLiteral("1.dsf"), QStringLiteral("2.dsf"), QStringLiteral("3.dsf"), QStringLiteral("x.ape")});
        // A chain of names, a new folder, and a rename without tags.
        batch.files[0].newPath = toPath(music(QStringLiteral("2.dsf")));
        batch.files[1].newPath = toPath(music(QStringLiteral("B side/A1 Ünïcode.dsf")));
        batch.files[2].newPath = toPath(music(QStringLiteral("THREE.dsf")));
        batch.files[2].changes.clear();
        batch.files[2].frontCover.reset();
        batch.sideFiles.append({toPath(music(QStringLiteral("cover.jpg"))), jpeg(5000)});
        const WriteReport report = write(batch);
        QCOMPARE(report.files.size(), 5);
        QCOMPARE(report.failed(), 0);
        QCOMPARE(report.files[0].now, toPath(music(QStringLiteral("2.dsf"))));
        QVERIFY(report.files[0].isWritten && !report.files[2].isWritten);
        QCOMPARE(contentOf(music(QStringLiteral("cover.jpg"))), jpeg(5000));
        QCOMPARE(read(toPath(music(QStringLiteral("B side/A1 Ünïcode.dsf"))))->fields.value(QStringLiteral("LABEL")),
                 QStringList(QStringLiteral("Columbia")));
        QVERIFY(QFile::exists(music(QStringLiteral("THREE.dsf"))));

        restart();
        QVERIFY(await(m_journal->recover())->isEmpty());
        const auto notes = await(m_journal->batches());
        QCOMPARE(notes->size(), 1);
        QCOMPARE(notes->first().title, batch.title);
        QCOMPARE(notes->first().state, BatchState::Written);
        QCOMPARE(notes->first().written, 5);
        const auto undone = await(m_journal->undo(report.batch));
        QVERIFY(undone);
        QCOMPARE(undone->failed(), 0);
        QCOMPARE(state(), before);
        QCOMPARE(await(m_journal->batches())->first().state, BatchState::TakenBack);
        QCOMPARE(await(m_journal->batches())->first().written, 0);
    }

    void namesInACircle_data()
    {
        QTest::addColumn<QStringList>("to"); // of 1.dsf, 2.dsf and so on
        QTest::newRow("two") << QStringList{QStringLiteral("2.dsf"), QStringLiteral("1.dsf")};
        QTest::newRow("three") << QStringList{QStringLiteral("2.dsf"), QStringLiteral("3.dsf"),
                                              QStringLiteral("1.dsf")};
        QTest::newRow("two circles and a chain")
            << QStringList{QStringLiteral("2.dsf"), QStringLiteral("1.dsf"), QStringLiteral("4.dsf"),
                           QStringLiteral("3.dsf"), QStringLiteral("6.dsf")};
        QTest::newRow("beside another case")
            << QStringList{QStringLiteral("2.dsf"), QStringLiteral("1.dsf"), QStringLiteral("3.DSF")};
    }

    // With tags and without; each way and back.
    void namesInACircle()
    {
        QFETCH(QStringList, to);
        for (const bool writes : {true, false}) {
            WriteBatch batch;
            QList<QByteArray> sounds;
            for (int i = 0; i < to.size(); ++i) {
                const QString name = music(QStringLiteral("%1.dsf").arg(i + 1));
                QVERIFY(putFile(name, otherSound(i + 1)));
                FilePlan plan = planFor(name);
                if (!writes) {
                    plan.changes.clear();
                    plan.frontCover.reset();
                }
                plan.newPath = toPath(music(to[i]));
                batch.files.append(plan);
                sounds.append(contentOf(name));
            }
            const auto before = state();
            const WriteReport report = write(batch);
            QCOMPARE(report.failed(), 0);
            for (int i = 0; i < to.size(); ++i) {
                QCOMPARE(report.files[i].now, toPath(music(to[i])));
                if (!writes)
                    QCOMPARE(contentOf(music(to[i])), sounds[i]);
            }
            QCOMPARE(state().size(), before.size()); // nothing waits aside
            restart();
            const auto undone = await(m_journal->undo(report.batch));
            QVERIFY(undone);
            QCOMPARE(undone->failed(), 0);
            QCOMPARE(state(), before);
        }
    }

    // As a kill between two names leaves it: the first of a circle waits aside.
    void aCircleThatWasInterrupted_data()
    {
        QTest::addColumn<bool>("finishes");
        QTest::newRow("finish") << true;
        QTest::newRow("take back") << false;
    }
    void aCircleThatWasInterrupted()
    {
        QFETCH(bool, finishes);
        WriteBatch batch;
        for (int i = 1; i <= 2; ++i) {
            const QString name = music(QStringLiteral("%1.dsf").arg(i));
            QVERIFY(putFile(name, otherSound(i)));
            FilePlan plan = planFor(name);
            plan.changes.clear();
            plan.frontCover.reset();
            plan.newPath = toPath(music(QStringLiteral("%1.dsf").arg(3 - i)));
            batch.files.append(plan);
        }
        const auto before = state();
        const QByteArray first = contentOf(music(QStringLiteral("1.dsf")));
        const BatchId id = QStringLiteral("20260101-000000-000-000");
        const FilePath folder = journalFolder() / id.toStdString();
        std::filesystem::create_directories(folder);
        {
            const auto made = Batch::make(folder, id, batch);
            QVERIFY(made);
            QVERIFY(giveName(batch.files[0].path, toPath(music()) / (*made)->aside(0)));
        }
        restart();
        QCOMPARE(await(m_journal->recover())->size(), 1);
        const auto report = await(finishes ? m_journal->finish(id) : m_journal->undo(id));
        QVERIFY(report);
        QCOMPARE(report->failed(), 0);
        if (finishes)
            QCOMPARE(contentOf(music(QStringLiteral("2.dsf"))), first);
        else
            QCOMPARE(state(), before);
        QCOMPARE(state().size(), before.size());
    }

    // A program that is quit leaves what one leaves that is killed.
    void quitInTheMiddle()
    {
        const int many = 200;
        WriteBatch batch;
        for (int i = 0; i < many; ++i) {
            const QString name = music(QStringLiteral("m%1.dsf").arg(i));
            QVERIFY(putFile(name, dsfFile()));
            batch.files.append(planFor(name));
        }
        const auto before = state();
        m_journal->interrupt(); // before the first file: the plan is on disk
        (void)await(m_journal->write(batch));
        restart();
        const auto interrupted = await(m_journal->recover());
        QCOMPARE(interrupted->size(), 1);
        QCOMPARE(interrupted->first().state, BatchState::Interrupted);
        QCOMPARE(state(), before);
        const auto report = await(m_journal->finish(interrupted->first().id));
        QVERIFY(report);
        QCOMPARE(report->done(), many);
        QVERIFY(await(m_journal->undo(interrupted->first().id)));
        QCOMPARE(state(), before);
    }

    void whatOthersChangedSinceIsLeftAlone()
    {
        const WriteReport report =
            write(batchOf({QStringLiteral("1.dsf"), QStringLiteral("2.dsf"), QStringLiteral("3.dsf")}));
        QCOMPARE(report.failed(), 0);
        const QByteArray edited = contentOf(music(QStringLiteral("1.dsf"))) + "edited";
        QVERIFY(putFile(music(QStringLiteral("1.dsf")), edited));
        QVERIFY(QFile::remove(music(QStringLiteral("2.dsf"))));
        const auto undone = await(m_journal->undo(report.batch));
        QCOMPARE(undone->files[0].error->problem, FileProblem::Changed);
        QCOMPARE(undone->files[1].error->problem, FileProblem::Gone);
        QVERIFY(!undone->files[2].error);
        QCOMPARE(contentOf(music(QStringLiteral("1.dsf"))), edited);
        QCOMPARE(contentOf(music(QStringLiteral("3.dsf"))), dsfFile());
    }

    void oneThatFailsDoesNotStopTheOthers()
    {
        WriteBatch batch = batchOf({QStringLiteral("1.dsf"), QStringLiteral("2.dsf"), QStringLiteral("3.dsf"),
                                    QStringLiteral("4.dsf"), QStringLiteral("5.dsf")});
        QVERIFY(QFile::remove(music(QStringLiteral("1.dsf"))));
        QVERIFY(putFile(music(QStringLiteral("2.dsf")), dsfFile() + "changed"));
        batch.files[2].newPath = toPath(music(QStringLiteral("x.ape")));
        batch.files[3].isOn = false;
        batch.sideFiles.append({toPath(music(QStringLiteral("x.ape"))), "would replace"});
        const WriteReport report = write(batch);
        QCOMPARE(report.files.size(), 5);
        QCOMPARE(report.files[0].error->problem, FileProblem::Gone);
        QCOMPARE(report.files[1].error->problem, FileProblem::Changed);
        QCOMPARE(report.files[2].error->problem, FileProblem::NameTaken);
        QVERIFY(!report.files[3].error);
        QCOMPARE(report.files[4].error->problem, FileProblem::NameTaken);
        QCOMPARE(contentOf(music(QStringLiteral("x.ape"))), apeFile());
        QCOMPARE(contentOf(music(QStringLiteral("3.dsf"))), dsfFile());
        QCOMPARE(contentOf(music(QStringLiteral("4.dsf"))), dsfFile());
        QVERIFY(await(m_journal->undo(report.batch)));
        QCOMPARE(contentOf(music(QStringLiteral("5.dsf"))), dsfFile());
    }

    void aFullDiskLeavesAllAsItWas()
    {
        const auto before = state();
        const WriteBatch batch = batchOf({QStringLiteral("1.dsf"), QStringLiteral("2.dsf")});
        rlimit old{};
        getrlimit(RLIMIT_FSIZE, &old);
        std::signal(SIGXFSZ, SIG_IGN);
        for (const rlim_t bytes : {10UL, 300UL, 1000UL, 5000UL, 40'000UL, 210'000UL, 230'000UL}) {
            const rlimit limit{bytes, old.rlim_max};
            setrlimit(RLIMIT_FSIZE, &limit);
            const auto report = await(m_journal->write(batch));
            setrlimit(RLIMIT_FSIZE, &old);
            if (report)
                QCOMPARE(report->files[0].error->problem, FileProblem::NoRoom);
            else
                QCOMPARE(report.error().code, ErrorCode::Storage);
            QCOMPARE(state(), before);
        }
    }

    void cancelledInTheMiddle()
    {
        for (int i = 0; i < 300; ++i)
            QVERIFY(putFile(music(QStringLiteral("m%1.dsf").arg(i)), dsfFile()));
        WriteBatch batch;
        for (int i = 0; i < 300; ++i)
            batch.files.append(planFor(music(QStringLiteral("m%1.dsf").arg(i)), false));
        const auto before = state();
        auto future = m_journal->write(batch);
        while (future.progressValue() < 10)
            QTest::qWait(1);
        QCOMPARE(future.progressMaximum(), 300);
        future.cancel();
        const auto notes = await(m_journal->batches());
        QCOMPARE(notes->size(), 1);
        QVERIFY(notes->first().written >= 10 && notes->first().written < 300);
        QCOMPARE(notes->first().written + notes->first().failed, 300);
        QVERIFY(await(m_journal->undo(notes->first().id)));
        QCOMPARE(state(), before);
    }

    void historyIsBounded()
    {
        for (int i = 0; i < 4; ++i)
            QCOMPARE(write(batchOf({QStringLiteral("1.dsf")})).failed(), 0);
        auto notes = await(m_journal->batches());
        QCOMPARE(notes->size(), 4);
        QVERIFY(notes->first().time >= notes->last().time);
        restart(notes->first().bytes * 5 / 2);
        QCOMPARE(write(batchOf({QStringLiteral("2.dsf")})).failed(), 0);
        QCOMPARE(await(m_journal->batches())->size(), 2);
        restart(0);
        const WriteReport last = write(batchOf({QStringLiteral("3.dsf")}));
        notes = await(m_journal->batches());
        QCOMPARE(notes->size(), 1); // the newest stays, whatever it takes
        QCOMPARE(await(m_journal->undo(last.batch))->failed(), 0);
        QCOMPARE(contentOf(music(QStringLiteral("3.dsf"))), dsfFile());
        QVERIFY(await(m_journal->forget(last.batch)).has_value());
        QVERIFY(!await(m_journal->undo(last.batch)));
    }

    void aLinkedFileAndANameOfAnyBytes()
    {
        const FilePath odd = toPath(music()) / std::string("\xe9\xff.dsf");
        const auto file = DiskFile::make(odd);
        QVERIFY(file && file->write(dsfFile()));
        QVERIFY(QFile::link(QStringLiteral("5.dsf"), music(QStringLiteral("link.dsf"))));
        WriteBatch batch = batchOf({QStringLiteral("link.dsf")});
        batch.files.append(planFor(*read(odd)));
        batch.files[1].newPath = toPath(music()) / std::string("\xe8\xff.dsf");
        const WriteReport report = write(batch);
        QCOMPARE(report.failed(), 0);
        QVERIFY(QFileInfo(music(QStringLiteral("link.dsf"))).isSymLink());
        restart();
        QCOMPARE(await(m_journal->undo(report.batch))->failed(), 0);
        QCOMPARE(contentOf(music(QStringLiteral("5.dsf"))), dsfFile());
        QVERIFY(read(odd));
    }
};

QTEST_GUILESS_MAIN(TestTagJournal)
#include "tst_tagjournal.moc"
