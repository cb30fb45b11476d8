// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/fileproblem.h"
#include "core/tags/patch.h"
#include "core/tags/types.h"

// Reads audio files and works out what they become. With pictures, the only user of TagLib. Every function may run on
// any thread; none writes to a file.
//
// Fields have TagLib's property names whatever the format. Beyond TagLib, alike in every format:
//   PERFORMER           "Name (instrument)", as in Vorbis comments; TMCL or IPLS in ID3
//   TRACKNUMBER, TRACKTOTAL, DISCNUMBER, DISCTOTAL   numbers of their own, also where the file holds "3/12" in one
//   place
//                       (ID3, MP4, APE, WavPack, Musepack)
//   any other name      A to Z, digits, space, "_": a TXXX frame, a ----:com.apple.iTunes item, an item of that name
namespace runout::tags {

// What the file holds. By content; the suffix only decides where the first bytes could be several things.
// Problems: Gone NotAllowed NotAFile Empty NotAudio UnknownAudio Damaged Failed.
[[nodiscard]] FileResult<AudioFile> read(const FilePath &path);

// The same with the pictures themselves: file.pictures is left empty.
struct WholeFile
{
    AudioFile file;
    QList<Picture> pictures;
};
[[nodiscard]] FileResult<WholeFile> readWhole(const FilePath &path);

// Size, time and inode now, through symbolic links.
[[nodiscard]] FileResult<FileStamp> stampOf(const FilePath &path);

// Whether the name ends like one of an audio file that can be read here (".flac", ".M4A").
[[nodiscard]] bool hasAudioSuffix(const FilePath &path);

// "FLAC", "MP3": for showing.
[[nodiscard]] QString formatName(FileFormat format);

// What `path` becomes when the changes that are on are made: which bytes stay and which are new. Frames, items,
// comments, blocks and pictures that are not named keep their bytes and their order. newPath is not looked at.
// Problems: those of read(), Changed where the stamp of the plan is another, CannotHold.
[[nodiscard]] FileResult<Patch> patched(const FilePlan &plan);

// The fields that `file` must hold once the plan was carried out: fields of now, with the changes that are on, as this
// format can hold them.
[[nodiscard]] Fields planned(const AudioFile &file, const FilePlan &plan);

// The names of fields that an ID3v2.3 tag loses or cuts: MOOD, DISCSUBTITLE, RELEASEDATE and such have no frame there,
// ORIGINALDATE keeps its year only, DATE keeps no seconds.
[[nodiscard]] QStringList whatId3v23CannotHold(const Fields &fields);

} // namespace runout::tags
