// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <optional>

// The values of tagging as plain structs: what a file holds, and what shall become of it.
namespace runout::tags {

// Native bytes: a name need not be valid UTF-8. QString versions are for showing only.
using FilePath = std::filesystem::path;

enum class FileFormat { Flac, Mp3, OggVorbis, Opus, Mp4, Aiff, Wav, WavPack, Ape, Musepack, Wma, Dsf };

// Tag fields: property name (TagLib's upper-case names: "ALBUMARTIST", "DISCOGS_RELEASE_ID") to values in order.
// A field is absent, never present with no values.
using Fields = QMap<QString, QStringList>;

// ID3's picture types, shared by FLAC; other formats know front and back only.
enum class PictureKind { Other = 0, FileIcon = 1, FrontCover = 3, BackCover = 4, Leaflet = 5, Media = 6 };

struct Picture
{
    int kind = static_cast<int>(PictureKind::FrontCover); // 0 to 20 as in ID3v2 APIC
    QString mimeType;
    QString description;
    QByteArray bytes;
    bool operator==(const Picture &) const = default;
};

// A picture without its bytes, as the preview shows it.
struct PictureNote
{
    int kind = 0;
    QString mimeType;
    QString description;
    qint64 size = 0; // bytes
    QByteArray hash; // SHA-256 of the bytes
    bool operator==(const PictureNote &) const = default;
};

// What a file was when it was read: enough to notice that somebody else changed it since.
struct FileStamp
{
    qint64 size = 0;     // bytes
    qint64 modified = 0; // nanoseconds since 1970
    quint64 inode = 0;
    bool operator==(const FileStamp &) const = default;
};

struct AudioFile
{
    FilePath path;
    FileFormat format = FileFormat::Flac;
    FileStamp stamp;
    int milliseconds = 0; // 0: not known
    int sampleRate = 0;   // Hz
    int channels = 0;
    int id3Version = 0; // 3 or 4 where the file has an ID3v2 tag, else 0
    Fields fields;
    QList<PictureNote> pictures;
    bool operator==(const AudioFile &) const = default;
};

// One field of one file, old beside new. before == after is not listed.
struct FieldChange
{
    QString key;
    QStringList before; // empty: the file lacks the field
    QStringList after;  // empty: the field goes
    bool isOn = true;   // switched off in the preview: stays as it is
    bool operator==(const FieldChange &) const = default;
};

// Everything that one file shall become. Fields and pictures that are not named here stay byte for byte.
struct FilePlan
{
    FilePath path;
    FileStamp stamp; // the file as it was previewed; another stamp at writing time refuses the write
    QList<FieldChange> changes;
    std::optional<Picture> frontCover; // replaces the front cover, or adds one
    std::optional<FilePath> newPath;   // after a rename, in the same file system
    bool isOn = true;
    bool operator==(const FilePlan &) const = default;
};

} // namespace runout::tags
