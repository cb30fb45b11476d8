// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/audiofile.h"
#include "core/tags/batchrun_private.h"

namespace runout::tags {

namespace {

QList<FilePath> missingFolders(const FilePath &path)
{
    QList<FilePath> missing;
    for (FilePath folder = path.parent_path(); !folder.empty() && !isThere(folder); folder = folder.parent_path())
        missing.prepend(folder);
    return missing;
}

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

} // namespace

WriteReport carryOut(Batch &batch, const Control &control)
{
    return Writing(batch, control).run();
}

} // namespace runout::tags
