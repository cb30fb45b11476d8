// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/tags/soundfiles.h"

#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

using namespace runout::tags;
using namespace runout::test;

namespace {

// No file of this process may grow beyond that: a full disk without being root.
class FileLimit
{
public:
    explicit FileLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }
    FileLimit(const FileLimit &) = delete;
    FileLimit &operator=(const FileLimit &) = delete;

private:
    rlimit m_before{};
};

} // namespace

class TestSafeWrite : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;

    FileResult<void> write(const FilePlan &plan)
    {
        const auto staged = stage(plan, ".staged");
        if (!staged)
            return FileFailure(staged.error());
        if (auto synced = sync(*staged); !synced)
            return synced;
        return commit(*staged);
    }
    FileProblem problemOf(const FilePlan &plan)
    {
        const auto done = write(plan);
        return done ? FileProblem::Cancelled : done.error().problem;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("a.dsf"));
        QVERIFY(putFile(m_path, dsfFile()));
    }

    void permissionsTimesAndAttributesStay()
    {
        const QByteArray name = QFile::encodeName(m_path);
        QVERIFY(::chmod(name, 0640) == 0);
        const bool hasAttributes = ::setxattr(name, "user.rating", "5 stars", 7, 0) == 0;
        const timespec times[2] = {{1'000'000'000, 123}, {1'100'000'000, 987'654'321}};
        QVERIFY(::utimensat(AT_FDCWD, name, times, 0) == 0);
        QVERIFY(write(planFor(m_path)));
        struct stat status
        {};
        QVERIFY(::stat(name, &status) == 0);
        QCOMPARE(status.st_mode & 07777, 0640U);
        QCOMPARE(status.st_mtim.tv_sec, 1'100'000'000);
        QCOMPARE(status.st_mtim.tv_nsec, 987'654'321);
        char value[20];
        if (hasAttributes)
            QCOMPARE(QByteArray(value, ::getxattr(name, "user.rating", value, sizeof(value))), QByteArray("5 stars"));
        else
            qWarning("SKIPPED: no extended attributes here");
    }

    void aLinkStaysOne()
    {
        const QString link = m_folder->filePath(QStringLiteral("link.dsf"));
        QVERIFY(QFile::link(m_path, link));
        QVERIFY(write(planFor(link)));
        QVERIFY(QFileInfo(link).isSymLink());
        QVERIFY(!QFileInfo(m_path).isSymLink());
        QVERIFY(read(toPath(m_path))->fields.contains(QStringLiteral("ALBUM")));
    }

    void goneChangedAndReadOnly()
    {
        const FilePlan plan = planFor(m_path);
        const QByteArray old = contentOf(m_path);
        QVERIFY(putFile(m_path, old + "x"));
        QCOMPARE(problemOf(plan), FileProblem::Changed);
        QCOMPARE(contentOf(m_path), old + "x");
        QVERIFY(putFile(m_path, old));
        FilePlan fresh = planFor(m_path);
        if (::geteuid() != 0) { // root may write everywhere
            QVERIFY(::chmod(QFile::encodeName(m_path), 0400) == 0);
            QCOMPARE(problemOf(fresh), FileProblem::NotAllowed);
            QVERIFY(::chmod(QFile::encodeName(m_path), 0600) == 0);
            QVERIFY(::chmod(QFile::encodeName(m_folder->path()), 0500) == 0);
            QCOMPARE(problemOf(fresh), FileProblem::NotAllowed);
            QVERIFY(::chmod(QFile::encodeName(m_folder->path()), 0700) == 0);
        }
        QVERIFY(QFile::remove(m_path));
        QCOMPARE(problemOf(fresh), FileProblem::Gone);
        QVERIFY(QDir(m_folder->path()).removeRecursively());
        QCOMPARE(problemOf(fresh), FileProblem::Gone);
    }

    void changedAfterStaging()
    {
        const auto staged = stage(planFor(m_path), ".staged");
        QVERIFY(staged);
        const QByteArray other = dsfFile() + QByteArray();
        QVERIFY(putFile(m_path, other + "changed"));
        const auto done = commit(*staged);
        QVERIFY(!done);
        QCOMPARE(done.error().problem, FileProblem::Changed);
        QCOMPARE(contentOf(m_path), other + "changed");
        QCOMPARE(namesIn(m_folder->path()), QStringList(QStringLiteral("a.dsf")));
    }

    void aFullDisk()
    {
        const QByteArray old = contentOf(m_path);
        const FilePlan plan = planFor(m_path);
        for (const rlim_t limit : {rlim_t(0), rlim_t(10), rlim_t(4096), static_cast<rlim_t>(old.size() + 1000)}) {
            const FileLimit full(limit);
            QCOMPARE(problemOf(plan), FileProblem::NoRoom);
        }
        QCOMPARE(contentOf(m_path), old);
        QCOMPARE(namesIn(m_folder->path()), QStringList(QStringLiteral("a.dsf")));
        QCOMPARE(checkRoom(toPath(m_folder->path()), 1LL << 60).error().problem, FileProblem::NoRoom);
    }

    void theWayBackIsExact()
    {
        const QByteArray old = contentOf(m_path);
        const auto staged = stage(planFor(m_path), ".staged");
        QVERIFY(staged && commit(*staged));
        QVERIFY(staged->back.added().size() < 1000); // not a copy of the sound
        const auto back = stageBack(toPath(m_path), staged->back, staged->hashAfter, staged->hashBefore, ".back");
        QVERIFY(back && commit(*back));
        QCOMPARE(contentOf(m_path), old);
        const auto again = stageBack(toPath(m_path), staged->back, staged->hashAfter, staged->hashBefore, ".back");
        QCOMPARE(again.error().problem, FileProblem::Changed);
        QCOMPARE(namesIn(m_folder->path()), QStringList(QStringLiteral("a.dsf")));
    }

    void aRenameNeverReplaces()
    {
        const FilePath folder = toPath(m_folder->path());
        QVERIFY(putFile(m_folder->filePath(QStringLiteral("b.dsf")), "other"));
        QCOMPARE(giveName(folder / "a.dsf", folder / "b.dsf").error().problem, FileProblem::NameTaken);
        QCOMPARE(contentOf(m_folder->filePath(QStringLiteral("b.dsf"))), QByteArray("other"));
        QVERIFY(giveName(folder / "a.dsf", folder / "A.dsf")); // another name here, the same on FAT
        QCOMPARE(giveName(folder / "A.dsf", folder / std::string(300, 'x')).error().problem,
                 FileProblem::NameImpossible);
        QCOMPARE(giveName(folder / "gone", folder / "x").error().problem, FileProblem::Gone);
        QList<FilePath> made;
        QVERIFY(giveName(folder / "A.dsf", folder / "new" / "er" / "a.dsf", &made));
        QCOMPARE(made.size(), 2);
        QVERIFY(::link((folder / "b.dsf").c_str(), (folder / "B.dsf").c_str()) == 0);
        QCOMPARE(giveName(folder / "b.dsf", folder / "B.dsf").error().problem,
                 FileProblem::NameTaken); // a second name of it
    }

    void soundThatDiffersIsNoticed()
    {
        const QByteArray old = contentOf(m_path);
        QByteArray other = old;
        other[other.size() - 1] = static_cast<char>(other[other.size() - 1] + 1);
        QVERIFY(putFile(m_folder->filePath(QStringLiteral("b.dsf")), other));
        QVERIFY(soundHash(m_path) != soundHash(m_folder->filePath(QStringLiteral("b.dsf"))));
    }

    void whatCannotBeHeldIsRefused()
    {
        FilePlan plan = planFor(m_path, false);
        plan.changes.append(change("A=B", {QStringLiteral("x")}));
        QCOMPARE(problemOf(plan), FileProblem::CannotHold);
        plan = planFor(m_path);
        plan.frontCover->bytes = "<html>not found</html>";
        QCOMPARE(problemOf(plan), FileProblem::CannotHold);
    }
};

QTEST_GUILESS_MAIN(TestSafeWrite)
#include "tst_safewrite.moc"
