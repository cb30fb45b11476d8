// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/audiofile_private.h"

#include <apetag.h>
#include <asftag.h>
#include <id3v1genres.h>
#include <id3v2tag.h>

namespace runout::tags {

void prepareTagLib()
{
    static const bool isReady = [] {
        const QStringList one{QStringLiteral("1")};
        const Asked asked{{{QStringLiteral("TITLE"), one},
                           {QStringLiteral("LABEL"), one},
                           {QStringLiteral("BARCODE"), one},
                           {QStringLiteral("MUSICBRAINZ_ALBUMID"), one},
                           {QStringLiteral("PRODUCER"), one},
                           {QStringLiteral("COMMENT"), one},
                           {QStringLiteral("URL"), one},
                           {QStringLiteral("GENRE"), {QStringLiteral("Jazz")}}},
                          {}};
        const TagLib::PropertyMap properties = propertiesOf(asked.changes);
        TagLib::ASF::Tag asf;
        asf.setProperties(properties);
        TagLib::APE::Tag ape;
        ape.setProperties(properties);
        return id3Contents(editedId3({}, asked, false)).fields.size() + mp4Fields(asked).size() +
                   fromTagLib(asf.properties()).size() + fromTagLib(ape.properties()).size() +
                   TagLib::ID3v1::genreIndex("Jazz") >
               0;
    }();
    Q_UNUSED(isReady)
}

TagLib::ByteVector DraftStream::readBlock(StreamSize length)
{
    const QByteArray bytes = m_draft.read(m_at, static_cast<qint64>(qMin<quint64>(length, 1ULL << 31)));
    m_at += bytes.size();
    return toTagLib(bytes);
}

void DraftStream::writeBlock(const TagLib::ByteVector &data)
{
    m_draft.replace(m_at, data.size(), fromTagLib(data));
    m_at += data.size();
}

void DraftStream::insert(const TagLib::ByteVector &data, StreamStart start, StreamSize replace)
{
    m_draft.replace(static_cast<qint64>(start), static_cast<qint64>(replace), fromTagLib(data));
    m_at = static_cast<qint64>(start) + data.size();
}

void DraftStream::removeBlock(StreamStart start, StreamSize length)
{
    m_draft.replace(static_cast<qint64>(start), static_cast<qint64>(length), {});
}

void DraftStream::seek(StreamOffset offset, Position from)
{
    const qint64 base = from == Beginning ? 0 : from == Current ? m_at : m_draft.size();
    m_at = qMax<qint64>(0, base + static_cast<qint64>(offset));
}

void DraftStream::truncate(StreamOffset length)
{
    m_draft.replace(static_cast<qint64>(length), m_draft.size(), {});
}

TagLib::StringList toTagLib(const QStringList &values)
{
    TagLib::StringList list;
    for (const QString &value : values)
        list.append(toTagLib(value));
    return list;
}

Fields fromTagLib(const TagLib::PropertyMap &properties)
{
    Fields fields;
    for (const auto &property : properties) {
        QStringList values;
        for (const TagLib::String &value : property.second)
            values.append(fromTagLib(value));
        if (!values.isEmpty())
            fields.insert(fromTagLib(property.first), values);
    }
    return fields;
}

TagLib::PropertyMap propertiesOf(const QMap<QString, QStringList> &changes)
{
    TagLib::PropertyMap properties;
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        if (!change->isEmpty())
            properties.insert(toTagLib(change.key()), toTagLib(*change));
    }
    return properties;
}

} // namespace runout::tags
