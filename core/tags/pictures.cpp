// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/pictures.h"

#include "core/tags/audiofile_private.h"
#include "core/tags/layout.h"

#include <QCryptographicHash>

namespace runout::tags {

FileResult<QList<Picture>> readPictures(const FilePath &path)
{
    prepareTagLib();
    const auto file = DiskFile::open(path);
    if (!file)
        return FileFailure(file.error());
    Draft draft(*file);
    const auto format = formatOf(draft);
    if (!format)
        return FileFailure(format.error());
    auto contents = contentsOf(*format, draft);
    if (!contents)
        return FileFailure(contents.error());
    return contents->pictures;
}

QString imageType(const QByteArray &bytes)
{
    if (bytes.startsWith("\xff\xd8\xff"))
        return QStringLiteral("image/jpeg");
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return QStringLiteral("image/png");
    if (bytes.startsWith("GIF8"))
        return QStringLiteral("image/gif");
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return QStringLiteral("image/webp");
    return {};
}

ImageSize imageSize(const QByteArray &bytes)
{
    const auto number = [&](qsizetype at, int size) { return static_cast<int>(bigEndian(bytes, at, size)); };
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return {number(16, 4), number(20, 4)};
    if (!bytes.startsWith("\xff\xd8"))
        return {};
    // JPEG: from marker to marker up to a start of frame (C0 to CF, but tables C4, C8, CC).
    for (qsizetype at = 2; at + 9 < bytes.size() && bytes[at] == '\xff';) {
        const int marker = number(at + 1, 1);
        if (marker == 0xff) {
            ++at;
            continue;
        }
        if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc)
            return {number(at + 7, 2), number(at + 5, 2)};
        at += 2 + std::max(2, number(at + 2, 2));
    }
    return {};
}

PictureNote noteOf(const Picture &picture)
{
    return {picture.kind, picture.mimeType, picture.description, picture.bytes.size(),
            QCryptographicHash::hash(picture.bytes, QCryptographicHash::Sha256)};
}

} // namespace runout::tags
