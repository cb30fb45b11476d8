// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/types.h"

#include <algorithm>

namespace runout::tags {

// What is asked of one file, whatever its format.
struct Asked
{
    QMap<QString, QStringList> changes; // no values: the field goes
    std::optional<Picture> cover;
    [[nodiscard]] bool has(const QString &key) const { return changes.contains(key); }
    [[nodiscard]] bool hasAny(const QStringList &keys) const
    {
        return std::any_of(keys.begin(), keys.end(), [this](const QString &key) { return changes.contains(key); });
    }
};

// "3/12" as two fields, and back: for formats that hold both in one place.
void splitTotals(Fields &fields);
void joinTotals(Asked &asked, const Fields &now);

// Vorbis comments: the body of a FLAC block or of an Ogg packet, without what stands around it.
// Nothing where the bytes are not those of a comment.
struct Comment
{
    QByteArray vendor;
    QList<QByteArray> entries; // "KEY=value" as they stand
    QByteArray rest;           // after the last entry: framing, padding
};
[[nodiscard]] std::optional<Comment> parsedComment(const QByteArray &bytes);
[[nodiscard]] QByteArray rendered(const Comment &comment);
[[nodiscard]] Fields fieldsOf(const Comment &comment);
[[nodiscard]] QList<Picture> picturesOf(const Comment &comment);
// `withCover`: as METADATA_BLOCK_PICTURE. FLAC has blocks of its own for pictures.
void apply(const Asked &asked, bool withCover, Comment &comment);

[[nodiscard]] QByteArray renderedFlacPicture(const Picture &picture);
[[nodiscard]] std::optional<Picture> parsedFlacPicture(const QByteArray &block);

// APEv2 tags, from their header or first item to the end of their footer.
struct ApeItem
{
    QByteArray key;
    quint32 flags = 0;
    QByteArray value;
};
struct ApeTag
{
    QList<ApeItem> items;
};
[[nodiscard]] std::optional<ApeTag> parsedApe(const QByteArray &bytes);
[[nodiscard]] QByteArray rendered(const ApeTag &tag);
[[nodiscard]] Fields fieldsOf(const ApeTag &tag);
[[nodiscard]] QList<Picture> picturesOf(const ApeTag &tag);
void apply(const Asked &asked, ApeTag &tag);

} // namespace runout::tags
