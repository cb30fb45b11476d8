// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <tl/expected.hpp>

namespace runout::tags {

// Why a file was not read, or not written. ui makes the sentence; `detail` is for the log and a "Details" fold.
enum class FileProblem {
    Gone,            // no file of that name (any more), or its folder has vanished
    NotAllowed,      // not ours to read, or to write: permissions, a read-only disk
    NotAFile,        // a folder, a device, a link that leads nowhere or in a circle
    Empty,           // no bytes
    NotAudio,        // the bytes are of something else
    UnknownAudio,    // audio, but not of a format in FileFormat (FLAC in Ogg, RF64, a video)
    Damaged,         // begins as audio, but its parts do not fit together or there is no audio in it
    Changed,         // another program changed it since it was looked at
    NoRoom,          // the disk is full, or would be
    NameTaken,       // the new name belongs to another file: nothing is ever replaced by a rename
    NameImpossible,  // the file system refuses the new name: too long, a forbidden sign
    OtherFileSystem, // the new name is on another disk
    CannotHold,      // the format has no place for what was asked
    Unverified,      // the copy was read again and was not what it should be; the file itself is untouched
    Cancelled,       // not begun
    Failed,          // the system said no; detail has its words
};

struct FileError
{
    FileProblem problem = FileProblem::Failed;
    QString detail;
    bool operator==(const FileError &) const = default;
};

template<class T>
using FileResult = tl::expected<T, FileError>;

using FileFailure = tl::unexpected<FileError>;

[[nodiscard]] inline FileFailure problem(FileProblem kind, QString detail = {})
{
    return FileFailure(FileError{kind, std::move(detail)});
}

} // namespace runout::tags
