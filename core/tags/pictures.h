// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/fileproblem.h"
#include "core/tags/types.h"

namespace runout::tags {

// The pictures in a file with their bytes, in the file's order. Formats other than FLAC, Ogg and ID3 know front covers
// and, APE, back covers; MP4 does not tell: there the first is the front cover, the others are Other.
// Problems as read() in audiofile.h.
[[nodiscard]] FileResult<QList<Picture>> readPictures(const FilePath &path);

// "image/jpeg", "image/png", "image/gif", "image/webp" by the first bytes; "" for anything else.
[[nodiscard]] QString imageType(const QByteArray &bytes);

// Width and height from the head of a JPEG or PNG; 0 and 0 where unknown.
struct ImageSize
{
    int width = 0;
    int height = 0;
};
[[nodiscard]] ImageSize imageSize(const QByteArray &bytes);

[[nodiscard]] PictureNote noteOf(const Picture &picture);

} // namespace runout::tags
