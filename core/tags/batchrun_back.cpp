// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/audiofile.h"
#include "core/tags/batchrun_private.h"

#include <QHash>

#include <unistd.h>

namespace runout::tags {

namespace {

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

WriteReport takeBack(Batch &batch, const Control &control)
{
    return TakingBack(batch, control).run();
}

} // namespace runout::tags
