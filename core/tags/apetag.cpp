// SPDX-License-Identifier: GPL-3.0-or-later
// https://wiki.hydrogenaud.io/index.php?title=APEv2_specification; names as in Picard and TagLib
#include "core/tags/asked.h"
#include "core/tags/draft.h"
#include "core/tags/pictures.h"

namespace runout::tags {

namespace {

const QByteArray preamble = "APETAGEX";
constexpr qsizetype frameSize = 32; // header and footer
constexpr quint32 kindMask = 6;     // flags: 0 text, 2 binary, 4 address
constexpr quint32 binary = 2;

struct Name
{
    QString field;
    QByteArray item;
};
const Name names[] = {{QStringLiteral("TRACKNUMBER"), "Track"},
                      {QStringLiteral("DATE"), "Year"},
                      {QStringLiteral("ALBUMARTIST"), "Album Artist"},
                      {QStringLiteral("DISCNUMBER"), "Disc"},
                      {QStringLiteral("REMIXER"), "MixArtist"},
                      {QStringLiteral("RELEASESTATUS"), "MUSICBRAINZ_ALBUMSTATUS"},
                      {QStringLiteral("RELEASETYPE"), "MUSICBRAINZ_ALBUMTYPE"}};

// Writers differ in case, and in the space of "Album Artist".
QString fieldOf(const QByteArray &item)
{
    for (const Name &name : names) {
        if (item.compare(name.item, Qt::CaseInsensitive) == 0)
            return name.field;
    }
    return QString::fromUtf8(item).toUpper();
}

QByteArray itemOf(const QString &field)
{
    for (const Name &name : names) {
        if (name.field == field)
            return name.item;
    }
    static const QStringList plain{QStringLiteral("TITLE"), QStringLiteral("ARTIST"),  QStringLiteral("ALBUM"),
                                   QStringLiteral("GENRE"), QStringLiteral("COMMENT"), QStringLiteral("COMPOSER"),
                                   QStringLiteral("LABEL"), QStringLiteral("MEDIA")};
    const QByteArray item = field.toUtf8();
    return plain.contains(field) ? item.left(1) + item.mid(1).toLower() : item;
}

bool isPicture(const ApeItem &item)
{
    return (item.flags & kindMask) == binary && item.key.toLower().startsWith("cover art");
}

} // namespace

std::optional<ApeTag> parsedApe(const QByteArray &bytes)
{
    const qsizetype footer = bytes.size() - frameSize;
    if (footer < 0 || bytes.mid(footer, preamble.size()) != preamble)
        return {};
    ApeTag tag;
    qsizetype at = bytes.startsWith(preamble) && footer > 0 ? frameSize : 0;
    const quint64 count = littleEndian(bytes, footer + 16, 4);
    for (quint64 i = 0; i < count; ++i) {
        const auto size = static_cast<qsizetype>(littleEndian(bytes, at, 4));
        const qsizetype end = bytes.indexOf('\0', at + 8);
        if (at + 8 > footer || end < 0 || size > footer - end - 1)
            return {};
        tag.items.append({bytes.mid(at + 8, end - at - 8), static_cast<quint32>(littleEndian(bytes, at + 4, 4)),
                          bytes.mid(end + 1, size)});
        at = end + 1 + size;
    }
    return tag;
}

QByteArray rendered(const ApeTag &tag)
{
    QByteArray items;
    for (const ApeItem &item : tag.items)
        items += toLittleEndian(static_cast<quint64>(item.value.size()), 4) + toLittleEndian(item.flags, 4) + item.key +
                 '\0' + item.value;
    const auto frame = [&](quint64 flags) {
        return preamble + toLittleEndian(2000, 4) + toLittleEndian(static_cast<quint64>(items.size() + frameSize), 4) +
               toLittleEndian(static_cast<quint64>(tag.items.size()), 4) + toLittleEndian(flags, 4) +
               QByteArray(8, '\0');
    };
    return frame(0xa0000000U) + items + frame(0x80000000U);
}

Fields fieldsOf(const ApeTag &tag)
{
    Fields fields;
    for (const ApeItem &item : tag.items) {
        if ((item.flags & kindMask) == binary)
            continue;
        for (const QByteArray &value : item.value.split('\0'))
            fields[fieldOf(item.key)].append(QString::fromUtf8(value));
    }
    splitTotals(fields);
    return fields;
}

QList<Picture> picturesOf(const ApeTag &tag)
{
    QList<Picture> pictures;
    for (const ApeItem &item : tag.items) {
        if (!isPicture(item))
            continue;
        const QByteArray key = item.key.toLower();
        Picture picture;
        picture.kind = static_cast<int>(key == "cover art (front)"  ? PictureKind::FrontCover
                                        : key == "cover art (back)" ? PictureKind::BackCover
                                                                    : PictureKind::Other);
        const qsizetype end = item.value.indexOf('\0');
        picture.description = QString::fromUtf8(item.value.left(std::max<qsizetype>(end, 0)));
        picture.bytes = item.value.mid(end + 1);
        picture.mimeType = imageType(picture.bytes);
        pictures.append(picture);
    }
    return pictures;
}

void apply(const Asked &asked, ApeTag &tag)
{
    QList<ApeItem> kept;
    QMap<QString, QStringList> left = asked.changes;
    const auto put = [&](const QString &field, const QByteArray &key) {
        const QStringList values = left.take(field);
        if (!values.isEmpty())
            kept.append({key, 0, values.join(QChar(u'\0')).toUtf8()});
    };
    for (const ApeItem &item : std::as_const(tag.items)) {
        const QString field = fieldOf(item.key);
        if ((item.flags & kindMask) != binary && asked.has(field))
            put(field, left.contains(field) ? item.key : itemOf(field));
        else if (!asked.cover || item.key.compare("Cover Art (Front)", Qt::CaseInsensitive) != 0)
            kept.append(item);
    }
    const QStringList added = left.keys();
    for (const QString &field : added)
        put(field, itemOf(field));
    if (asked.cover) {
        const QByteArray suffix = asked.cover->mimeType == u"image/png" ? "png" : "jpg";
        kept.append({"Cover Art (Front)", binary, "Cover Art (Front)." + suffix + '\0' + asked.cover->bytes});
    }
    tag.items = kept;
}

} // namespace runout::tags
