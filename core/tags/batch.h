// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/diskfile.h"
#include "core/tags/journal.h"
#include "core/tags/safewrite.h"

#include <QJsonObject>

// A batch as it lies on disk: a folder with
//   plan      JSON lines: a head, then one line per file. There only once it is whole and synced
//   image-*   covers and side files that the plan names, by SHA-256
//   back      what turns each new file into the old one, one after another
//   log       JSON lines, added as things happen: "staged" (synced before a file is changed), "written", "renamed",
//   "error",
//             "undone", "end"; the last line may be cut off
// While a program works on a batch it holds a lock on the plan, which the system takes back when the program is killed.
namespace runout::tags {

struct Entry
{
    FilePlan plan;
    std::optional<SideFile> side;      // then of the plan only the path is used
    FilePath place;                    // the file itself, through links
    [[nodiscard]] bool writes() const; // more than a new name
    [[nodiscard]] FilePath goal() const { return plan.newPath.value_or(plan.path); }
};

// What the log says of a file.
struct Progress
{
    bool isStaged = false;
    QByteArray before; // hash; empty: there was no file
    QByteArray after;
    qint64 backAt = 0;
    qint64 backSize = 0;
    QList<FilePath> folders; // that were missing for the new name
    bool isWritten = false;
    bool isRenamed = false;
    bool isUndone = false;
    std::optional<FileError> error;
};

class Batch
{
public:
    // Writes the plan and syncs it. Storage.
    [[nodiscard]] static Result<std::unique_ptr<Batch>> make(const FilePath &folder, const BatchId &id,
                                                             const WriteBatch &batch);
    // Storage: there is none, or its plan can't be read.
    [[nodiscard]] static Result<std::unique_ptr<Batch>> open(const FilePath &folder, const BatchId &id);

    // Whether the log ends with an end: cheaper than open().
    [[nodiscard]] static bool hasEnded(const FilePath &folder);

    // False: another program works on it.
    [[nodiscard]] bool lock();

    [[nodiscard]] const BatchId &id() const { return m_id; }
    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }
    [[nodiscard]] const Progress &progress(qsizetype n) const { return m_progress[n]; }
    [[nodiscard]] bool isEnded() const { return m_isEnded; }
    [[nodiscard]] bool isTakingBack() const { return m_isTakingBack; }
    [[nodiscard]] bool isTakenBack() const { return m_isTakingBack && m_isEnded; }
    [[nodiscard]] BatchNote note() const;
    // The name of the new file of an entry until it takes its place.
    [[nodiscard]] std::string beside(qsizetype n) const;
    // Where a file waits, in its folder, while names go round in a circle. Whole, and never removed.
    [[nodiscard]] std::string aside(qsizetype n) const { return beside(n) + "-name"; }
    // Removes half-made files.
    void sweep() const;

    // Notes what is needed to go back; safe only after syncLog().
    [[nodiscard]] FileResult<void> addStaged(qsizetype n, const Staged &staged, const QList<FilePath> &folders);
    [[nodiscard]] FileResult<Patch> back(qsizetype n) const;
    void addWritten(qsizetype n) { add(n, "written"); }
    void addRenamed(qsizetype n) { add(n, "renamed"); }
    void addUndone(qsizetype n) { add(n, "undone"); }
    void addError(qsizetype n, const FileError &error);
    void addTakingBack() { add(-1, "undo"); }
    void addEnd() { add(-1, "end"); }
    [[nodiscard]] FileResult<void> syncLog() const;

private:
    Batch(FilePath folder, BatchId id)
        : m_folder(std::move(folder))
        , m_id(std::move(id))
    {}
    [[nodiscard]] FileResult<void> writePlan(const WriteBatch &batch);
    [[nodiscard]] bool readPlan();
    [[nodiscard]] bool openLog();
    void add(qsizetype n, const char *what);
    [[nodiscard]] FileResult<void> addLine(const QJsonObject &line);
    void take(const QJsonObject &line);

    FilePath m_folder;
    BatchId m_id;
    QString m_title;
    QDateTime m_time;
    QList<Entry> m_entries;
    QList<Progress> m_progress;
    bool m_isEnded = false;
    bool m_isTakingBack = false;
    DiskFile m_plan;
    DiskFile m_log;
    DiskFile m_back;
    qint64 m_backSize = 0;
};

} // namespace runout::tags
