// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/batchrun.h"

#include <QThreadPool>

#include <set>
#include <vector>

// What writing a batch and taking it back have in common.
namespace runout::tags {

[[nodiscard]] bool isThere(const FilePath &path);

// Where the file of an entry is now, and which of the two it is.
struct Whereabouts
{
    enum State { Old, New, Other, Nowhere } state = Nowhere;
    FilePath at;
};

[[nodiscard]] Whereabouts find(const Batch &batch, qsizetype n);

// Groups, names that get free later, the report.
class Run
{
public:
    Run(Batch &batch, const Control &control);

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
    std::vector<FileResult<Staged>> made(const QList<qsizetype> &group, const Make &make);
    // The next of `left`, as many as belong together.
    [[nodiscard]] QList<qsizetype> nextGroup(QList<qsizetype> &left) const;
    void fail(qsizetype n, const FileError &error);
    void tick(qsizetype count = 1) { m_control.dealtWith(static_cast<int>(m_dealtWith += count)); }
    // A name may be in use by a file of the same batch that moves on later.
    void renameAll(std::vector<Rename> renames, const std::function<void(qsizetype)> &done);
    void syncFolders();
    [[nodiscard]] WriteReport report(bool wasCancelled) const;

    Batch &m_batch;
    const Control &m_control;
    QThreadPool m_pool;
    QList<FileOutcome> m_outcomes;
    std::set<FilePath> m_folders; // to be synced
    qsizetype m_dealtWith = 0;

private:
    bool openCircles(std::vector<Rename> &renames);
};

} // namespace runout::tags
