// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"

#include <QFlags>

// The values of FileLedger. Paths are native bytes.
namespace runout::library {

// What is known of a release's audio files, in short.
enum class FileMark {
    There = 1,   // at least one
    Partial = 2, // but not of every track
    Stale = 4,   // tags of one differ from what Discogs says now
    Gone = 8,    // one is not where it was
};
Q_DECLARE_FLAGS(FileMarks, FileMark)

enum class FileState {
    Unchecked,
    Same,    // as the record held today would be written
    Differs, // another tag would be written
    Gone,    // not there any more
};

// Where a file stands on its release: by name and number, so that it outlives a change of the tracklist.
struct FilePlace
{
    QString position; // of a track; of a whole side its name
    int ordinal = -1; // which track, or side, from 0; -1: not matched yet
    bool isSide = false;
    bool operator==(const FilePlace &) const = default;
};

struct HeldFile
{
    QByteArray path;
    discogs::ReleaseId release{}; // 0: the file says none
    FilePlace place;
    qint64 size = 0;     // when it was last looked at, as `modified`
    qint64 modified = 0; // ns since 1970
    int seconds = 0;     // how long it plays; 0: not known
    QByteArray plan;     // what would be written, by its hash
    FileState state = FileState::Unchecked;
    bool operator==(const HeldFile &) const = default;
};

struct RecordFiles
{
    discogs::ReleaseId release{};
    int reading = -1; // how index tracks are read (tags::IndexTracks); -1: not known
    int tracks = 0;
    QStringList sides; // with files; of a record without names of sides: ""
    QStringList missingSides;
    QStringList missingTracks; // positions, on the other sides
    qint64 bodyAt = -1;        // age of the body they were compared with, ms since 1970; -1: not yet
    QByteArray basis;          // of the field map
    qint64 heldBodyAt = -1;    // of the body held now; -1: none. Not stored.
    QList<HeldFile> files;     // in the order of their places
    bool operator==(const RecordFiles &) const = default;

    [[nodiscard]] int count(FileState state) const;
    [[nodiscard]] FileMarks marks() const;
};

// One file of a write that is about to begin.
struct FileWrite
{
    QByteArray path; // before
    discogs::ReleaseId release{};
    int reading = -1;
    FilePlace place;
};

// What became of it.
struct FileWritten
{
    QByteArray path; // before
    QByteArray now;
};

} // namespace runout::library

Q_DECLARE_OPERATORS_FOR_FLAGS(runout::library::FileMarks)
