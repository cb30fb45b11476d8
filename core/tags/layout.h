// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/draft.h"

// Where things lie in audio files, read from the files themselves and without TagLib.
namespace runout::tags {

// By its first bytes, behind ID3v2 tags. NotAudio, UnknownAudio, Empty.
[[nodiscard]] FileResult<FileFormat> formatOf(const Draft &draft);

// How many bytes of ID3v2 tags stand at `at`, one after another.
[[nodiscard]] qint64 id3SizeAt(const Draft &draft, qint64 at);

// What follows the sound at the end of MP3, APE, WavPack, Musepack and, by mistake, FLAC files.
struct Tail
{
    qint64 audioEnd = 0;
    qint64 apeAt = 0; // and apeSize: an APE tag
    qint64 apeSize = 0;
    qint64 id3v1At = -1; // to the end of the file
};
[[nodiscard]] Tail tailOf(const Draft &draft);

struct FlacBlock
{
    int type = 0;    // 0 stream info, 1 padding, 4 comment, 6 picture
    qint64 at = 0;   // of its four bytes of header
    qint64 size = 0; // without them
};
struct FlacBlocks
{
    QList<FlacBlock> blocks;
    qint64 end = 0; // where the sound begins
};
// Nothing where the blocks do not fit together.
[[nodiscard]] std::optional<FlacBlocks> flacBlocks(const Draft &draft);

// RIFF, little-endian, and FORM, big-endian.
struct Chunk
{
    QByteArray id;
    qint64 at = 0;   // of its eight bytes of header
    qint64 size = 0; // without them and without padding
};
[[nodiscard]] std::optional<QList<Chunk>> chunksIn(const Draft &draft, bool isBigEndian, qint64 from = 12);

struct Range
{
    qint64 at = 0;
    qint64 size = 0;
};
// The sound: what has to be the same before and after. Byte ranges of the coded sound with what decodes it, tags
// excluded:
//   FLAC           stream info, frames               MP3, APE, WavPack, Musepack   all between the tags
//   WAV, AIFF      format and sound chunks           DSF   format and data chunk   WMA   the data object
//   Ogg, Opus      all packets but the comment, with the positions and packet sizes of their pages; not page numbers
//   and
//                  checksums, which change when the comment takes more pages
//   MP4            every mdat
// `shape` is for MP4: the places of the chunks, relative to mdat, so that tables that lead elsewhere are noticed.
struct Sound
{
    QList<Range> ranges;
    QByteArray shape;
};
[[nodiscard]] FileResult<Sound> soundOf(const Draft &draft, FileFormat format);
// Whether two files hold the same sound, byte by byte.
[[nodiscard]] bool isSameSound(const Draft &left, const Sound &leftSound, const Draft &right, const Sound &rightSound);
// BLAKE2b-256 of the sound.
[[nodiscard]] QByteArray hashOf(const Draft &draft, const Sound &sound);

} // namespace runout::tags
