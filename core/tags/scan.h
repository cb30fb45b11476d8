// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/tags/fileproblem.h"
#include "core/tags/types.h"

namespace runout::tags {

// The audio files of one folder: a record, or a disc or side of it.
struct FileGroup
{
    FilePath folder;
    QStringList place; // the names of the folders from the one that was asked for down to this one; empty for itself
    QList<AudioFile> files; // in natural order: "2" before "10"
};

struct Rejected
{
    FilePath path;
    FileError why;
};

struct Scanned
{
    QList<FileGroup> groups;  // those with files, folders before their sub-folders, in natural order
    QList<Rejected> rejected; // asked for by name or with the suffix of an audio file, but not readable
    int known = 0;            // passed over, because they are as the asker knows them
    int others = 0;           // left aside without a word: pictures, texts, cue sheets
    [[nodiscard]] QList<AudioFile> files() const;
};

// Reads files, and all files below folders, on `pool`; each file once, however often it is named or linked to. Links to
// folders are followed, circles are not. Hidden files and folders (".name") below a folder are left aside.
// The future tells progress: progressMaximum() files to read (0 while folders are walked), progressValue() read.
// Cancelling it (or deleting the asker, see whenDone) stops after the files in hand. Never fails as a whole.
// `isKnown`: files that need not be read; called on the pool.
using IsKnown = std::function<bool(const FilePath &, const FileStamp &)>;
[[nodiscard]] Answer<Scanned> scan(QThreadPool &pool, const QList<FilePath> &paths, const IsKnown &isKnown = {});

// For showing: bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] QString shown(const FilePath &path);

} // namespace runout::tags
