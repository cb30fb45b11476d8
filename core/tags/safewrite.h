// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/fileproblem.h"
#include "core/tags/patch.h"
#include "core/tags/types.h"

// One file, safely: the new file is made whole beside the old one, read again and compared, and only then takes its
// place. The steps are apart so that the journal can stand between them: stage(), note what is needed to go back,
// commit(). A symbolic link stays one; the file it leads to is written.
namespace runout::tags {

// A new file beside the old one, finished and checked, that has not taken its place yet.
struct Staged
{
    FilePath place;        // the file that will be replaced: through links
    FilePath made;         // the new one
    FileStamp before;      // of the file at `place`
    QByteArray hashBefore; // of the whole file
    QByteArray hashAfter;  // of the new one
    Patch back;            // turns the new file into the old one, byte for byte
    qint64 sizeAfter = 0;
};

// Makes `beside` (a name in the folder of the file, there must be none of that name) from the plan, with permissions,
// owner where allowed, times and extended attributes of the old one. Bytes that stay are cloned where the file system
// can. Then everything is read again: the fields are the planned ones, other pictures are the same, and the audio is
// the same, byte by byte. Not synced to the disk yet. Whatever goes wrong, nothing stays behind. Problems: all of
// FileProblem but NameTaken, NameImpossible, OtherFileSystem.
[[nodiscard]] FileResult<Staged> stage(const FilePlan &plan, const std::string &beside);

// The same for a file as such, such as cover.jpg: `bytes` in place of what is there, if anything is.
[[nodiscard]] FileResult<Staged> stageWhole(const FilePath &path, const QByteArray &bytes, const std::string &beside);

// The way back: makes `beside` from the file at `place` and `back`; Changed where the file is not the one with the hash
// `now`, Unverified where the result does not have the hash `then`.
[[nodiscard]] FileResult<Staged> stageBack(const FilePath &place, const Patch &back, const QByteArray &now,
                                           const QByteArray &then, const std::string &beside);

// Forces the new file to the disk.
[[nodiscard]] FileResult<void> sync(const Staged &staged);

// Puts the new file in the place of the old one, if that is still the one that was read (else Changed, and the new one
// is removed). The folder is not synced yet, see syncFolder().
[[nodiscard]] FileResult<void> commit(const Staged &staged);

// Removes a staged file that shall not take its place.
void discard(const Staged &staged);

// Gives a file another name. Never replaces a file: NameTaken. Names that differ in case only are right on file systems
// that hold them for the same. Missing folders are made (the ones made are added to `made`, outermost first).
[[nodiscard]] FileResult<void> giveName(const FilePath &from, const FilePath &to, QList<FilePath> *made = nullptr);

[[nodiscard]] FileResult<void> syncFolder(const FilePath &folder);

// Tells whether a file is still the same: 128 bits of XXH3.
[[nodiscard]] FileResult<QByteArray> hashOf(const FilePath &path);

} // namespace runout::tags
