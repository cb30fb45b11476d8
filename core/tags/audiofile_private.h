// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/asked.h"
#include "core/tags/draft.h"

#include <taglib.h>
#include <tiostream.h>
#include <tpropertymap.h>

// What audiofile.cpp and its parts share. TagLib translates between names and frames, items and attributes, pages Ogg,
// and knows durations; what it would write anew although nobody asked (frames, atoms, comments, blocks) is cut and
// joined here.
namespace runout::tags {

#if TAGLIB_MAJOR_VERSION >= 2
using StreamOffset = TagLib::offset_t;
using StreamSize = size_t;
using StreamStart = TagLib::offset_t;
#else
using StreamOffset = long;
using StreamSize = unsigned long;
using StreamStart = unsigned long;
#endif

// TagLib fills its tables of names when they are first asked for, and not safely where several threads ask: to be
// called before anything else.
void prepareTagLib();

// Lets TagLib read and change a draft.
class DraftStream final : public TagLib::IOStream
{
public:
    explicit DraftStream(Draft &draft)
        : m_draft(draft)
    {}
    TagLib::FileName name() const override { return ""; }
    TagLib::ByteVector readBlock(StreamSize length) override;
    void writeBlock(const TagLib::ByteVector &data) override;
    void insert(const TagLib::ByteVector &data, StreamStart start, StreamSize replace) override;
    void removeBlock(StreamStart start, StreamSize length) override;
    bool readOnly() const override { return false; }
    bool isOpen() const override { return true; }
    void seek(StreamOffset offset, Position from) override;
    StreamOffset tell() const override { return static_cast<StreamOffset>(m_at); }
    StreamOffset length() override { return static_cast<StreamOffset>(m_draft.size()); }
    void truncate(StreamOffset length) override;

private:
    Draft &m_draft;
    qint64 m_at = 0;
};

[[nodiscard]] inline TagLib::String toTagLib(const QString &text)
{
    return {text.toUtf8().toStdString(), TagLib::String::UTF8};
}
[[nodiscard]] inline QString fromTagLib(const TagLib::String &text)
{
    return QString::fromStdString(text.to8Bit(true));
}
[[nodiscard]] inline TagLib::ByteVector toTagLib(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<unsigned int>(bytes.size())};
}
[[nodiscard]] inline QByteArray fromTagLib(const TagLib::ByteVector &bytes)
{
    return {bytes.data(), static_cast<qsizetype>(bytes.size())};
}
[[nodiscard]] TagLib::StringList toTagLib(const QStringList &values);
[[nodiscard]] Fields fromTagLib(const TagLib::PropertyMap &properties);
// The fields that have values.
[[nodiscard]] TagLib::PropertyMap propertiesOf(const QMap<QString, QStringList> &changes);

// What a reader finds beside the sound.
struct Contents
{
    Fields fields;
    QList<Picture> pictures;
    int id3Version = 0;
};

// ID3v2 tags as bytes, from "ID3" to the end of their padding.
[[nodiscard]] qint64 id3Size(const QByteArray &header); // of all the tag, from its first ten bytes; 0: no tag
[[nodiscard]] Contents id3Contents(const QByteArray &tag);
// Frames that are not named stay as they are; a new tag is ID3v2.4. `fitsBefore`: what follows is to be moved by whole
// blocks of 4,096 bytes or not at all, so that it can be cloned.
[[nodiscard]] QByteArray editedId3(const QByteArray &tag, const Asked &asked, bool fitsBefore);
// The 128 bytes at the end of old MP3 files.
[[nodiscard]] Fields id3v1Fields(const QByteArray &tag);
[[nodiscard]] QByteArray editedId3v1(QByteArray tag, const Asked &asked);

// The fields once round: what TagLib makes of them, read again.
[[nodiscard]] Fields mp4Fields(const Asked &asked);
[[nodiscard]] FileResult<Contents> mp4Contents(const Draft &draft);
[[nodiscard]] FileResult<void> editMp4(Draft &draft, const Asked &asked);

[[nodiscard]] FileResult<Contents> asfContents(Draft &draft);
[[nodiscard]] FileResult<void> editAsf(Draft &draft, const Asked &asked);

// Where the tags of a format lie: audiofile_places.cpp.
[[nodiscard]] FileResult<Contents> contentsOf(FileFormat format, Draft &draft);
[[nodiscard]] FileResult<void> edit(FileFormat format, Draft &draft, const Asked &asked);

} // namespace runout::tags
