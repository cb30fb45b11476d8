// SPDX-License-Identifier: GPL-3.0-or-later
// https://xiph.org/vorbis/doc/v-comment.html and https://xiph.org/flac/format.html#metadata_block_picture
#include "core/tags/asked.h"
#include "core/tags/draft.h"
#include "core/tags/pictures.h"

namespace runout::tags {

namespace {

const QByteArray pictureKey = "METADATA_BLOCK_PICTURE";

QByteArray keyOf(const QByteArray &entry)
{
    return entry.left(entry.indexOf('=')).toUpper();
}

QByteArray sized(const QByteArray &bytes)
{
    return toLittleEndian(static_cast<quint64>(bytes.size()), 4) + bytes;
}

bool isFrontCover(const QByteArray &entry)
{
    if (keyOf(entry) != pictureKey)
        return false;
    const auto picture = parsedFlacPicture(QByteArray::fromBase64(entry.mid(pictureKey.size() + 1)));
    return picture && picture->kind == static_cast<int>(PictureKind::FrontCover);
}

} // namespace

std::optional<Comment> parsedComment(const QByteArray &bytes)
{
    Comment comment;
    qsizetype at = 0;
    const auto next = [&]() -> std::optional<QByteArray> {
        const auto size = static_cast<qsizetype>(littleEndian(bytes, at, 4));
        if (at + 4 > bytes.size() || size > bytes.size() - at - 4)
            return {};
        at += 4 + size;
        return bytes.mid(at - size, size);
    };
    const auto vendor = next();
    if (!vendor || at + 4 > bytes.size())
        return {};
    comment.vendor = *vendor;
    const quint64 count = littleEndian(bytes, at, 4);
    at += 4;
    for (quint64 i = 0; i < count; ++i) {
        const auto entry = next();
        if (!entry)
            return {};
        comment.entries.append(*entry);
    }
    comment.rest = bytes.mid(at);
    return comment;
}

QByteArray rendered(const Comment &comment)
{
    QByteArray bytes = sized(comment.vendor) + toLittleEndian(static_cast<quint64>(comment.entries.size()), 4);
    for (const QByteArray &entry : comment.entries)
        bytes += sized(entry);
    return bytes + comment.rest;
}

Fields fieldsOf(const Comment &comment)
{
    Fields fields;
    for (const QByteArray &entry : comment.entries) {
        const qsizetype sign = entry.indexOf('=');
        const QByteArray key = keyOf(entry);
        if (sign > 0 && key != pictureKey && key != "COVERART" && key != "COVERARTMIME")
            fields[QString::fromUtf8(key)].append(QString::fromUtf8(entry.mid(sign + 1)));
    }
    return fields;
}

QList<Picture> picturesOf(const Comment &comment)
{
    QList<Picture> pictures;
    for (const QByteArray &entry : comment.entries) {
        if (keyOf(entry) != pictureKey)
            continue;
        if (auto picture = parsedFlacPicture(QByteArray::fromBase64(entry.mid(pictureKey.size() + 1))))
            pictures.append(*picture);
    }
    return pictures;
}

void apply(const Asked &asked, bool withCover, Comment &comment)
{
    QList<QByteArray> kept;
    QMap<QString, QStringList> left = asked.changes;
    const auto put = [&](const QString &key) {
        for (const QString &value : left.take(key))
            kept.append(key.toUtf8() + '=' + value.toUtf8());
    };
    std::optional<Picture> cover = withCover ? asked.cover : std::nullopt;
    const auto putCover = [&] {
        if (cover)
            kept.append(pictureKey + '=' + renderedFlacPicture(*cover).toBase64());
        cover.reset();
    };
    const bool replacesCover = cover.has_value();
    for (const QByteArray &entry : std::as_const(comment.entries)) {
        const QString key = QString::fromUtf8(keyOf(entry));
        if (entry.contains('=') && asked.has(key)) {
            put(key);
        } else if (replacesCover && keyOf(entry) == pictureKey) {
            putCover();
            if (!isFrontCover(entry))
                kept.append(entry);
        } else {
            kept.append(entry);
        }
    }
    const QStringList added = left.keys();
    for (const QString &key : added)
        put(key);
    putCover();
    comment.entries = kept;
}

QByteArray renderedFlacPicture(const Picture &picture)
{
    const ImageSize size = imageSize(picture.bytes);
    const auto text = [](const QByteArray &bytes) {
        return toBigEndian(static_cast<quint64>(bytes.size()), 4) + bytes;
    };
    return toBigEndian(static_cast<quint64>(picture.kind), 4) + text(picture.mimeType.toLatin1()) +
           text(picture.description.toUtf8()) + toBigEndian(static_cast<quint64>(size.width), 4) +
           toBigEndian(static_cast<quint64>(size.height), 4) + toBigEndian(size.width > 0 ? 24 : 0, 4) +
           toBigEndian(0, 4) + text(picture.bytes);
}

std::optional<Picture> parsedFlacPicture(const QByteArray &block)
{
    qsizetype at = 4;
    const auto text = [&]() -> std::optional<QByteArray> {
        const auto size = static_cast<qsizetype>(bigEndian(block, at, 4));
        if (at + 4 > block.size() || size > block.size() - at - 4)
            return {};
        at += 4 + size;
        return block.mid(at - size, size);
    };
    const auto mime = text();
    const auto description = mime ? text() : std::nullopt;
    at += 16;
    const auto bytes = description ? text() : std::nullopt;
    if (!bytes)
        return {};
    Picture picture;
    picture.kind = static_cast<int>(bigEndian(block, 0, 4));
    picture.mimeType = QString::fromLatin1(*mime);
    picture.description = QString::fromUtf8(*description);
    picture.bytes = *bytes;
    return picture;
}

} // namespace runout::tags
