// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/tags/fileproblem.h"
#include "core/tags/types.h"

#include <QDateTime>

#include <memory>

namespace runout::tags {

// A file beside the audio files, written as a whole, such as cover.jpg.
struct SideFile
{
    FilePath path;
    QByteArray bytes;
    bool mayReplace = false; // else NameTaken where there is one
    bool operator==(const SideFile &) const = default;
};

// What "Write tags" carries out in one go and "Undo" takes back in one go.
struct WriteBatch
{
    QString title;         // "Miles Davis – Kind of Blue": shown in the history
    QList<FilePlan> files; // those that are off are left out
    QList<SideFile> sideFiles;
};

using BatchId = QString;

struct FileOutcome
{
    FilePath path; // as it was named in the plan
    FilePath now;  // its name afterwards
    std::optional<FileError> error;
    bool isWritten = false; // its bytes are the batch's; with an error: only the name could not be given
};

struct WriteReport
{
    BatchId batch;
    QList<FileOutcome> files;  // the plan's order, side files last
    bool wasCancelled = false; // the files that were not begun have the problem Cancelled
    [[nodiscard]] int done() const;
    [[nodiscard]] int failed() const;
};

enum class BatchState {
    Written,     // every file was dealt with; can be taken back
    TakenBack,   // undone
    Interrupted, // the program ended in the middle of writing or taking back: finish() or undo()
};

// A line of the history.
struct BatchNote
{
    BatchId id;
    QString title;
    QDateTime time; // UTC, when it was begun
    BatchState state = BatchState::Written;
    int files = 0;   // in the batch
    int written = 0; // of these are as the batch made them, as far as the journal knows
    int failed = 0;
    qint64 bytes = 0;          // on disk, for going back
    bool isTakingBack = false; // interrupted while it was taken back: finish() goes on with that
    bool operator==(const BatchNote &) const = default;
};

// The history of writes, in a folder of its own; for each batch what is needed to restore every file byte for byte: not
// copies, only the bytes that went. Before the first byte of a user's file is changed, the whole batch is on disk.
//
// Killed at any moment, every file is whole, old or new. On the next start call recover() first.
// Functions that answer with a future run on one thread of their own, one after another; the future tells progress in
// files, cancelling it lets the files in hand end and begins no other.
class Journal
{
public:
    // Of history older than the newest batch no more than `maxBytes` are kept, oldest first. Storage: the folder can't
    // be made.
    Journal(FilePath folder, qint64 maxBytes);
    ~Journal();
    Journal(const Journal &) = delete;
    Journal &operator=(const Journal &) = delete;

    // Carries out a batch. Fails as a whole (ErrorCode::Storage) only where the journal can't be written, and then no
    // file was touched. What goes wrong with one file is in its outcome; the others go on.
    [[nodiscard]] Answer<WriteReport> write(const WriteBatch &batch);
    // Restores bytes, names and times of all files of a batch. Outcomes with Changed: files that others changed since,
    // left alone; NameTaken: the old name is in use.
    [[nodiscard]] Answer<WriteReport> undo(const BatchId &id);
    // Goes on with an interrupted batch: the files that were not written yet are written.
    [[nodiscard]] Answer<WriteReport> finish(const BatchId &id);

    // Cleans up behind a program that was killed: removes half-made files, works out which files are old and which new.
    // The batches that were interrupted, to be offered: "finish" or "take back". Changes no file of the user's.
    [[nodiscard]] Answer<QList<BatchNote>> recover();

    // Newest first.
    [[nodiscard]] Answer<QList<BatchNote>> batches();
    // The files of a batch, with what became of each.
    [[nodiscard]] Answer<WriteReport> report(const BatchId &id);
    // Forgets a batch: it can't be taken back afterwards. The files stay as they are.
    [[nodiscard]] Answer<bool> forget(const BatchId &id);
    void setMaxBytes(qint64 bytes);
    // The program ends: what is at work stops after the files in hand and is offered at the next start as if it had
    // been killed. Nothing is begun any more.
    void interrupt();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace runout::tags
