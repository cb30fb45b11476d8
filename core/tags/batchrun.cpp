// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/batchrun.h"

#include "core/tags/audiofile.h"

#include <QHash>
#include <QThreadPool>

#include <map>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

namespace runout::tags {

namespace {

constexpr qsizetype groupFiles = 32;
constexpr qint64 groupBytes = 256LL << 20; // that much more disk is needed for a moment
constexpr int threads = 4;                 // they wait for the disk more than they compute

bool isThere(const FilePath &path)
{
    struct stat status
    {};
    return ::lstat(path.c_str(), &status) == 0;
}

QList<FilePath> missingFolders(const FilePath &path)
{
    QList<FilePath> missing;
    for (FilePath folder = path.parent_path(); !folder.empty() && !isThere(folder); folder = folder.parent_path())
        missing.prepend(folder);
    return missing;
}

// Where the file of an entry is now, and which of the two it is.
struct Whereabouts
{
    enum State { Old, New, Other, Nowhere } state = Nowhere;
    FilePath at;
};

Whereabouts find(const Batch &batch, qsizetype n)
{
    const Entry &entry = batch.entries()[n];
    const Progress &progress = batch.progress(n);
    Whereabouts found;
    // A file that waits aside is known by its name; under the others may be another one with the same bytes.
    const std::string aside = batch.aside(n);
    QList<FilePath> names{entry.plan.path.parent_path() / aside, entry.goal().parent_path() / aside, entry.goal()};
    if (entry.goal() != entry.plan.path)
        names.append(entry.plan.path);
    for (const FilePath &name : std::as_const(names)) {
        if (!isThere(name))
            continue;
        if (found.state == Whereabouts::Nowhere)
            found = {Whereabouts::Other, name};
        if (!progress.isStaged) {
            if (stampOf(name) == entry.plan.stamp)
                return {Whereabouts::Old, name};
            continue;
        }
        const auto hash = hashOf(name);
        if (hash && *hash == progress.after)
            return {Whereabouts::New, name};
        if (hash && *hash == progress.before)
            return {Whereabouts::Old, name};
    }
    if (found.state == Whereabouts::Nowhere && progress.isStaged && progress.before.isEmpty())
        return {Whereabouts::Old, entry.plan.path}; // it was new: not being there is the old state
    return found;
}

// What carryOut() and takeBack() have in common: groups, names that get free later, the report.
class Run
{
public:
    Run(Batch &batch, const Control &control)
        : m_batch(batch)
        , m_control(control)
        , m_outcomes(batch.entries().size())
    {
        m_pool.setMaxThreadCount(threads);
        m_batch.sweep();
        for (qsizetype n = 0; n < m_outcomes.size(); ++n)
            m_outcomes[n].path = m_outcomes[n].now = entry(n).plan.path;
    }

protected:
    using Make = std::function<FileResult<Staged>(qsizetype)>;
    struct Rename
    {
        qsizetype n;
        FilePath from;
        FilePath to;
        FilePath home = {}; // of one that was set aside
    };

    [[nodiscard]] const Entry &entry(qsizetype n) const { return m_batch.entries()[n]; }

    // Makes and syncs the new files of a group, several at a time.
    std::vector<FileResult<Staged>> made(const QList<qsizetype> &group, const Make &make)
    {
        std::vector<FileResult<Staged>> results(static_cast<size_t>(group.size()), problem(FileProblem::Cancelled));
        for (qsizetype i = 0; i < group.size(); ++i) {
            m_pool.start([&, i] {
                FileResult<Staged> &result = results[static_cast<size_t>(i)];
                result = make(group[i]);
                if (!result)
                    return;
                if (auto synced = sync(*result); !synced) {
                    discard(*result);
                    result = FileFailure(synced.error());
                }
            });
        }
        m_pool.waitForDone();
        return results;
    }

    // The next of `left`, as many as belong together.
    [[nodiscard]] QList<qsizetype> nextGroup(QList<qsizetype> &left) const
    {
        QList<qsizetype> group;
        qint64 bytes = 0;
        while (!left.isEmpty() && group.size() < groupFiles && (group.isEmpty() || bytes < groupBytes)) {
            bytes += entry(left.first()).plan.stamp.size;
            group.append(left.takeFirst());
        }
        return group;
    }

    void fail(qsizetype n, const FileError &error)
    {
        m_outcomes[n].error = error;
        m_batch.addError(n, error);
    }

    void tick(qsizetype count = 1) { m_control.dealtWith(static_cast<int>(m_dealtWith += count)); }

    // The ones whose new name belongs to another of them, and so on until the first: one of each such circle is set
    // aside, and its name gets free. True: there was one.
    bool openCircles(std::vector<Rename> &renames)
    {
        bool hasOpened = false;
        std::map<FilePath, size_t> holders;
        for (size_t i = 0; i < renames.size(); ++i)
            holders.emplace(renames[i].from, i);
        std::set<size_t> seen;
        for (size_t first = 0; first < renames.size(); ++first) {
            size_t at = first;
            std::set<size_t> walked;
            for (auto next = holders.find(renames[at].to);
                 next != holders.end() && seen.count(at) == 0 && walked.insert(at).second;
                 next = holders.find(renames[at].to))
                at = next->second;
            const bool isCircle = walked.count(at) > 0 && seen.count(at) == 0;
            seen.insert(walked.begin(), walked.end());
            if (!isCircle)
                continue;
            const FilePath aside = renames[at].from.parent_path() / m_batch.aside(renames[at].n);
            if (!giveName(renames[at].from, aside))
                continue;
            m_folders.insert(aside.parent_path());
            renames[at].home = renames[at].from;
            m_outcomes[renames[at].n].now = renames[at].from = aside;
            hasOpened = true;
        }
        return hasOpened;
    }

    // A name may be in use by a file of the same batch that moves on later.
    void renameAll(std::vector<Rename> renames, const std::function<void(qsizetype)> &done)
    {
        for (bool isGettingOn = true; isGettingOn && !renames.empty();) {
            isGettingOn = false;
            std::vector<Rename> later;
            for (const Rename &each : renames) {
                const auto renamed = giveName(each.from, each.to);
                if (renamed) {
                    m_folders.insert(each.from.parent_path());
                    m_folders.insert(each.to.parent_path());
                    m_outcomes[each.n].now = each.to;
                    done(each.n);
                    isGettingOn = true;
                } else if (renamed.error().problem == FileProblem::NameTaken) {
                    later.push_back(each);
                } else {
                    fail(each.n, renamed.error());
                }
            }
            renames = std::move(later);
            isGettingOn = isGettingOn || openCircles(renames);
        }
        for (const Rename &each : renames) {
            if (!each.home.empty() && giveName(each.from, each.home))
                m_outcomes[each.n].now = each.home;
            fail(each.n, {FileProblem::NameTaken, {}});
        }
        syncFolders();
    }

    void syncFolders()
    {
        for (const FilePath &folder : m_folders)
            (void)syncFolder(folder);
        m_folders.clear();
    }

    WriteReport report(bool wasCancelled)
    {
        WriteReport report;
        report.batch = m_batch.id();
        report.files = m_outcomes;
        report.wasCancelled = wasCancelled;
        return report;
    }

    Batch &m_batch;
    const Control &m_control;
    QThreadPool m_pool;
    QList<FileOutcome> m_outcomes;
    std::set<FilePath> m_folders; // to be synced
    qsizetype m_dealtWith = 0;
};

class Writing : Run
{
public:
    using Run::Run;

    WriteReport run()
    {
        for (qsizetype n = 0; n < m_outcomes.size(); ++n)
            m_leaving.insert(entry(n).goal() == entry(n).plan.path ? FilePath() : entry(n).plan.path);
        QList<qsizetype> left;
        for (qsizetype n = 0; n < m_outcomes.size(); ++n)
            sort(n, left);
        while (!left.isEmpty() && !m_control.isCancelled() && !m_control.isInterrupted() && !m_stop)
            write(nextGroup(left));
        if (!left.isEmpty() && m_control.isInterrupted() && !m_stop) {
            (void)m_batch.syncLog();
            return report(true); // no end in the log: offered at the next start
        }
        const FileError why = m_stop.value_or(FileError{FileProblem::Cancelled, {}});
        for (const qsizetype n : std::as_const(left))
            fail(n, why);
        renameAll(std::move(m_renames), [this](qsizetype n) { m_batch.addRenamed(n); });
        m_batch.addEnd();
        (void)m_batch.syncLog();
        return report(!left.isEmpty() && !m_stop);
    }

private:
    // What is to do for an entry: a batch may have been interrupted.
    void sort(qsizetype n, QList<qsizetype> &left)
    {
        const Progress &before = m_batch.progress(n);
        if (before.error) {
            m_outcomes[n].error = before.error;
            return tick();
        }
        if (before.isStaged) {
            const Whereabouts found = find(m_batch, n);
            if (found.state == Whereabouts::New) {
                m_batch.addWritten(n);
                m_outcomes[n].isWritten = true;
                m_outcomes[n].now = found.at;
                tick();
                return wantName(n, found.at);
            }
            if (found.state != Whereabouts::Old) {
                fail(n, {found.state == Whereabouts::Other ? FileProblem::Changed : FileProblem::Gone, {}});
                return tick();
            }
        } else if (find(m_batch, n).at == entry(n).goal() && entry(n).goal() != entry(n).plan.path &&
                   !entry(n).writes() && stampOf(entry(n).goal()) == entry(n).plan.stamp) {
            m_batch.addRenamed(n);
            m_outcomes[n].now = entry(n).goal();
            return tick();
        }
        if (const Whereabouts found = find(m_batch, n); found.state == Whereabouts::Old && isAside(n, found.at)) {
            m_outcomes[n].now = found.at;
            wantName(n, found.at);
            return tick();
        }
        if (auto possible = check(n); !possible) {
            fail(n, possible.error());
            return tick();
        }
        if (entry(n).writes()) {
            left.append(n);
            return;
        }
        tick();
        wantName(n, entry(n).plan.path);
    }

    // Set aside for a circle of names when the batch was interrupted.
    [[nodiscard]] bool isAside(qsizetype n, const FilePath &at) const
    {
        return !at.empty() && at.filename() == m_batch.aside(n);
    }

    // Everything that can be known before a byte is written.
    [[nodiscard]] FileResult<void> check(qsizetype n) const
    {
        const Entry &each = entry(n);
        if (each.side)
            return each.side->mayReplace || !isThere(each.plan.path) ? FileResult<void>()
                                                                     : problem(FileProblem::NameTaken);
        const auto stamp = stampOf(each.plan.path);
        if (!stamp)
            return FileFailure(stamp.error());
        if (*stamp != each.plan.stamp)
            return problem(FileProblem::Changed);
        const FilePath goal = each.goal();
        if (goal == each.plan.path || !isThere(goal) || m_leaving.count(goal) > 0)
            return {};
        const auto there = stampOf(goal);
        return there && there->inode == stamp->inode ? FileResult<void>() : problem(FileProblem::NameTaken);
    }

    void wantName(qsizetype n, const FilePath &from)
    {
        if (entry(n).goal() != from)
            m_renames.push_back({n, from, entry(n).goal()});
    }

    void write(const QList<qsizetype> &group)
    {
        const auto results = made(group, [this](qsizetype n) {
            const Entry &each = entry(n);
            return each.side ? stageWhole(each.plan.path, each.side->bytes, m_batch.beside(n))
                             : stage(each.plan, m_batch.beside(n));
        });
        for (qsizetype i = 0; i < group.size(); ++i) {
            const auto &result = results[static_cast<size_t>(i)];
            if (!result)
                fail(group[i], result.error());
            else if (auto noted = m_batch.addStaged(group[i], *result, missingFolders(entry(group[i]).goal())); !noted)
                m_stop = noted.error();
        }
        // Only now, with the way back on disk, may a file be changed.
        if (auto synced = m_batch.syncLog(); !synced)
            m_stop = synced.error();
        for (qsizetype i = 0; i < group.size(); ++i) {
            const auto &result = results[static_cast<size_t>(i)];
            if (result && m_stop) {
                discard(*result);
                fail(group[i], *m_stop);
            } else if (result) {
                put(group[i], *result);
            }
            tick();
        }
        syncFolders();
    }

    void put(qsizetype n, const Staged &staged)
    {
        if (auto put = commit(staged); !put)
            return fail(n, put.error());
        m_folders.insert(staged.place.parent_path());
        m_batch.addWritten(n);
        m_outcomes[n].isWritten = true;
        wantName(n, entry(n).plan.path);
    }

    std::set<FilePath> m_leaving; // names that get free in this batch
    std::vector<Rename> m_renames;
    std::optional<FileError> m_stop; // the journal can't be written
};

class TakingBack : Run
{
public:
    using Run::Run;

    WriteReport run()
    {
        m_batch.addTakingBack();
        if (auto synced = m_batch.syncLog(); !synced) {
            for (FileOutcome &outcome : m_outcomes)
                outcome.error = synced.error();
            return report(false);
        }
        QList<qsizetype> left;
        for (qsizetype n = m_outcomes.size() - 1; n >= 0; --n)
            m_leaving.insert(entry(n).goal());
        for (qsizetype n = m_outcomes.size() - 1; n >= 0; --n)
            sort(n, left);
        while (!left.isEmpty() && !m_control.isCancelled() && !m_control.isInterrupted())
            restore(nextGroup(left));
        for (const qsizetype n : std::as_const(left))
            m_outcomes[n].error = FileError{FileProblem::Cancelled, {}};
        renameAll(std::move(m_renames), [this](qsizetype n) { m_batch.addUndone(n); });
        removeFolders();
        if (left.isEmpty()) {
            m_batch.addEnd();
            (void)m_batch.syncLog();
        }
        return report(!left.isEmpty());
    }

private:
    void sort(qsizetype n, QList<qsizetype> &left)
    {
        const Entry &each = entry(n);
        const Progress &progress = m_batch.progress(n);
        const Whereabouts found = find(m_batch, n);
        m_outcomes[n].now = found.at.empty() ? each.plan.path : found.at;
        if (!progress.isStaged && !progress.isRenamed && found.state != Whereabouts::Old) {
            return tick(); // never touched
        }
        if (found.state == Whereabouts::Other || found.state == Whereabouts::Nowhere) {
            fail(n, {found.state == Whereabouts::Other ? FileProblem::Changed : FileProblem::Gone, {}});
            return tick();
        }
        const bool isNameTaken = found.at != each.plan.path && isThere(each.plan.path) &&
                                 m_leaving.count(each.plan.path) == 0 && stampOf(each.plan.path) != stampOf(found.at);
        if (isNameTaken) {
            fail(n, {FileProblem::NameTaken, {}});
            return tick();
        }
        m_outcomes[n].isWritten = found.state == Whereabouts::New;
        if (found.state == Whereabouts::New) {
            m_at.insert(n, found.at);
            left.append(n);
            return;
        }
        tick();
        wantName(n, found.at);
    }

    void wantName(qsizetype n, const FilePath &from)
    {
        if (from != entry(n).plan.path)
            m_renames.push_back({n, from, entry(n).plan.path});
        else
            m_batch.addUndone(n);
    }

    void restore(const QList<qsizetype> &group)
    {
        QList<qsizetype> files;
        for (const qsizetype n : group) {
            if (m_batch.progress(n).before.isEmpty())
                removeNew(n);
            else
                files.append(n);
        }
        const auto results = made(files, [this](qsizetype n) -> FileResult<Staged> {
            const auto back = m_batch.back(n);
            if (!back)
                return FileFailure(back.error());
            const Progress &progress = m_batch.progress(n);
            return stageBack(m_at[n], *back, progress.after, progress.before, m_batch.beside(n));
        });
        for (qsizetype i = 0; i < files.size(); ++i) {
            const qsizetype n = files[i];
            const auto &result = results[static_cast<size_t>(i)];
            const auto put = result ? commit(*result) : FileResult<void>(FileFailure(result.error()));
            tick();
            if (!put) {
                fail(n, put.error());
                continue;
            }
            m_folders.insert(result->place.parent_path());
            m_outcomes[n].isWritten = false;
            wantName(n, m_at[n]);
        }
        syncFolders();
    }

    void removeNew(qsizetype n)
    {
        if (::unlink(m_at[n].c_str()) != 0)
            fail(n, systemFailure(errno, "removing the file that was made").value());
        else
            m_batch.addUndone(n);
        m_outcomes[n].isWritten = false;
        m_folders.insert(m_at[n].parent_path());
        tick();
    }

    // Folders that were made for new names, where nothing else has come into them.
    void removeFolders() const
    {
        for (qsizetype n = m_outcomes.size() - 1; n >= 0; --n) {
            QList<FilePath> folders = m_batch.progress(n).folders;
            std::reverse(folders.begin(), folders.end());
            for (const FilePath &folder : std::as_const(folders))
                ::rmdir(folder.c_str());
        }
    }

    QHash<qsizetype, FilePath> m_at;
    std::set<FilePath> m_leaving;
    std::vector<Rename> m_renames;
};

} // namespace

WriteReport carryOut(Batch &batch, const Control &control)
{
    return Writing(batch, control).run();
}

WriteReport takeBack(Batch &batch, const Control &control)
{
    return TakingBack(batch, control).run();
}

WriteReport reportOf(const Batch &batch)
{
    WriteReport report;
    report.batch = batch.id();
    for (qsizetype n = 0; n < batch.entries().size(); ++n) {
        const Entry &entry = batch.entries()[n];
        const Progress &progress = batch.progress(n);
        FileOutcome outcome{entry.plan.path, entry.plan.path, progress.error, progress.isWritten && !progress.isUndone};
        if (progress.isRenamed && !progress.isUndone)
            outcome.now = entry.goal();
        if (!batch.isEnded() && progress.isStaged && !progress.error) { // killed: the file itself knows
            const Whereabouts found = find(batch, n);
            outcome.isWritten = found.state == Whereabouts::New;
            outcome.now = found.at.empty() ? outcome.now : found.at;
        }
        report.files.append(outcome);
    }
    return report;
}

} // namespace runout::tags
