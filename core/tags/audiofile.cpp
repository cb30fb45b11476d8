// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/audiofile.h"

#include "core/tags/audiofile_private.h"
#include "core/tags/id3v23.h"
#include "core/tags/layout.h"
#include "core/tags/pictures.h"

#include <aifffile.h>
#include <apefile.h>
#include <asffile.h>
#include <flacfile.h>
#include <id3v2framefactory.h>
#include <mp4file.h>
#include <mpcfile.h>
#include <mpegfile.h>
#include <opusfile.h>
#include <vorbisfile.h>
#include <wavfile.h>
#include <wavpackfile.h>

#include <cerrno>
#include <sys/stat.h>

namespace runout::tags {

namespace {

struct Kind
{
    FileFormat format;
    const char *name;
    QByteArrayList suffixes;
};

const QList<Kind> &kinds()
{
    static const QList<Kind> all{{FileFormat::Flac, "FLAC", {"flac"}},
                                 {FileFormat::Mp3, "MP3", {"mp3", "mp2"}},
                                 {FileFormat::OggVorbis, "Ogg Vorbis", {"ogg", "oga"}},
                                 {FileFormat::Opus, "Opus", {"opus"}},
                                 {FileFormat::Mp4, "MP4", {"m4a", "mp4", "m4b", "alac"}},
                                 {FileFormat::Aiff, "AIFF", {"aiff", "aif", "aifc"}},
                                 {FileFormat::Wav, "WAV", {"wav", "wave"}},
                                 {FileFormat::WavPack, "WavPack", {"wv"}},
                                 {FileFormat::Ape, "Monkey's Audio", {"ape"}},
                                 {FileFormat::Musepack, "Musepack", {"mpc", "mp+"}},
                                 {FileFormat::Wma, "WMA", {"wma", "asf"}},
                                 {FileFormat::Dsf, "DSF", {"dsf"}}};
    return all;
}

bool hasId3(FileFormat format)
{
    return format == FileFormat::Mp3 || format == FileFormat::Aiff || format == FileFormat::Wav ||
           format == FileFormat::Dsf;
}

// FileProblem::NotAudio and Empty only say something where the file is there.
FileResult<FileFormat> soundFormat(const Draft &draft)
{
    auto format = formatOf(draft);
    if (format && !soundOf(draft, *format))
        return FileFailure(soundOf(draft, *format).error());
    return format;
}

template<class File>
bool takeProperties(File &file, AudioFile &into)
{
    if (!file.isValid() || !file.audioProperties())
        return false;
    into.milliseconds = file.audioProperties()->lengthInMilliseconds();
    into.sampleRate = file.audioProperties()->sampleRate();
    into.channels = file.audioProperties()->channels();
    return into.sampleRate > 0;
}

template<class File>
bool takeProperties(TagLib::IOStream &stream, AudioFile &into)
{
    File file(&stream, true);
    return takeProperties(file, into);
}

template<class File>
bool takeWithFrames(TagLib::IOStream &stream, AudioFile &into)
{
#if TAGLIB_MAJOR_VERSION >= 2
    File file(&stream, true);
#else
    File file(&stream, TagLib::ID3v2::FrameFactory::instance(), true);
#endif
    return takeProperties(file, into);
}

bool takeDsf(const Draft &draft, AudioFile &into)
{
    const QByteArray format = draft.read(28, 52);
    into.channels = static_cast<int>(littleEndian(format, 24, 4));
    into.sampleRate = static_cast<int>(littleEndian(format, 28, 4));
    const quint64 samples = littleEndian(format, 36, 8);
    if (into.sampleRate <= 0)
        return false;
    into.milliseconds = static_cast<int>(samples * 1000 / static_cast<quint64>(into.sampleRate));
    return true;
}

bool readProperties(Draft &draft, AudioFile &into)
{
    DraftStream stream(draft);
    switch (into.format) {
    case FileFormat::Flac:
        return takeWithFrames<TagLib::FLAC::File>(stream, into);
    case FileFormat::Mp3:
        return takeWithFrames<TagLib::MPEG::File>(stream, into);
    case FileFormat::OggVorbis:
        return takeProperties<TagLib::Ogg::Vorbis::File>(stream, into);
    case FileFormat::Opus:
        return takeProperties<TagLib::Ogg::Opus::File>(stream, into);
    case FileFormat::Mp4:
        return takeProperties<TagLib::MP4::File>(stream, into);
    case FileFormat::Aiff:
        return takeProperties<TagLib::RIFF::AIFF::File>(stream, into);
    case FileFormat::Wav:
        return takeProperties<TagLib::RIFF::WAV::File>(stream, into);
    case FileFormat::WavPack:
        return takeProperties<TagLib::WavPack::File>(stream, into);
    case FileFormat::Ape:
        return takeProperties<TagLib::APE::File>(stream, into);
    case FileFormat::Musepack:
        return takeProperties<TagLib::MPC::File>(stream, into);
    case FileFormat::Wma:
        return takeProperties<TagLib::ASF::File>(stream, into);
    case FileFormat::Dsf:
        return takeDsf(draft, into);
    }
    return false;
}

Asked askedOf(const FilePlan &plan)
{
    Asked asked;
    for (const FieldChange &change : plan.changes) {
        if (change.isOn)
            asked.changes.insert(change.key, change.after);
    }
    asked.cover = plan.frontCover;
    if (asked.cover) {
        asked.cover->kind = static_cast<int>(PictureKind::FrontCover);
        if (asked.cover->mimeType.isEmpty())
            asked.cover->mimeType = imageType(asked.cover->bytes);
    }
    return asked;
}

bool isFieldName(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(),
                                          [](QChar c) { return c >= u' ' && c <= u'}' && c != u'=' && !c.isLower(); });
}

QStringList numbers(const QStringList &values)
{
    const int number = values.value(0).toInt();
    return number > 0 ? QStringList(QString::number(number)) : QStringList();
}

FileResult<void> checkPlan(FileFormat format, const Asked &asked)
{
    for (auto change = asked.changes.begin(); change != asked.changes.end(); ++change) {
        if (!isFieldName(change.key()))
            return problem(FileProblem::CannotHold, QStringLiteral("a field named \"%1\"").arg(change.key()));
        static const QStringList whole{QStringLiteral("TRACKNUMBER"), QStringLiteral("DISCNUMBER"),
                                       QStringLiteral("TRACKTOTAL"), QStringLiteral("DISCTOTAL")};
        if (format == FileFormat::Mp4 && whole.contains(change.key()) && !change->isEmpty() &&
            numbers(*change).isEmpty())
            return problem(FileProblem::CannotHold, QStringLiteral("%1 is a number in MP4").arg(change.key()));
    }
    if (asked.cover && imageType(asked.cover->bytes).isEmpty())
        return problem(FileProblem::CannotHold, QStringLiteral("the cover is no picture"));
    return {};
}

} // namespace

FileResult<AudioFile> read(const FilePath &path)
{
    auto whole = readWhole(path);
    if (!whole)
        return FileFailure(whole.error());
    for (const Picture &picture : std::as_const(whole->pictures))
        whole->file.pictures.append(noteOf(picture));
    return whole->file;
}

FileResult<WholeFile> readWhole(const FilePath &path)
{
    prepareTagLib();
    auto file = DiskFile::open(path);
    if (!file)
        return FileFailure(file.error());
    Draft draft(*file);
    AudioFile audio;
    audio.path = path;
    const auto format = soundFormat(draft);
    if (!format)
        return FileFailure(format.error());
    audio.format = *format;
    auto stamp = file->stamp();
    if (!stamp)
        return FileFailure(stamp.error());
    audio.stamp = *stamp;
    if (!readProperties(draft, audio))
        return problem(FileProblem::Damaged, QStringLiteral("the sound can't be made out"));
    auto contents = contentsOf(audio.format, draft);
    if (!contents)
        return FileFailure(contents.error());
    audio.fields = contents->fields;
    audio.id3Version = contents->id3Version;
    return WholeFile{audio, contents->pictures};
}

FileResult<FileStamp> stampOf(const FilePath &path)
{
    struct stat status
    {};
    if (::stat(path.c_str(), &status) != 0)
        return systemFailure(errno, "looking for the file");
    return stampFrom(status);
}

bool hasAudioSuffix(const FilePath &path)
{
    const QByteArray suffix = QByteArray::fromStdString(path.extension().string()).mid(1).toLower();
    return std::any_of(kinds().begin(), kinds().end(),
                       [&](const Kind &kind) { return kind.suffixes.contains(suffix); });
}

QString formatName(FileFormat format)
{
    for (const Kind &kind : kinds()) {
        if (kind.format == format)
            return QLatin1String(kind.name);
    }
    return {};
}

FileResult<Patch> patched(const FilePlan &plan)
{
    prepareTagLib();
    const auto file = DiskFile::open(plan.path);
    if (!file)
        return FileFailure(file.error());
    const auto stamp = file->stamp();
    if (!stamp)
        return FileFailure(stamp.error());
    if (*stamp != plan.stamp)
        return problem(FileProblem::Changed);
    Draft draft(*file);
    const auto format = soundFormat(draft);
    if (!format)
        return FileFailure(format.error());
    const Asked asked = askedOf(plan);
    if (asked.changes.isEmpty() && !asked.cover)
        return draft.patch();
    if (auto fits = checkPlan(*format, asked); !fits)
        return FileFailure(fits.error());
    if (auto done = edit(*format, draft, asked); !done)
        return FileFailure(done.error());
    return draft.patch();
}

Fields planned(const AudioFile &file, const FilePlan &plan)
{
    Fields fields = file.fields;
    const Asked asked = askedOf(plan);
    for (auto change = asked.changes.begin(); change != asked.changes.end(); ++change) {
        if (change->isEmpty())
            fields.remove(change.key());
        else
            fields[change.key()] = *change;
    }
    if (hasId3(file.format) && file.id3Version == 3) {
        for (const QString &lost : whatId3v23CannotHold(fields)) {
            if (!asked.has(lost))
                continue;
            const qsizetype kept = lost == u"ORIGINALDATE" ? 4 : lost == u"DATE" ? 16 : 0;
            if (kept == 0)
                fields.remove(lost);
            else
                fields[lost] = {fields[lost].value(0).left(kept)};
        }
    }
    if (file.format == FileFormat::Wma) { // one value each, in a header of their own
        for (const char *name : {"TITLE", "ARTIST", "COPYRIGHT", "COMMENT"}) {
            const QString key = QLatin1String(name);
            if (asked.has(key) && fields.value(key).size() > 1)
                fields[key] = {fields[key].join(QStringLiteral(" / "))};
        }
    }
    if (file.format == FileFormat::Mp4) {
        for (const char *name : {"TRACKNUMBER", "TRACKTOTAL", "DISCNUMBER", "DISCTOTAL"}) {
            const QString key = QLatin1String(name);
            if (asked.has(key) && fields.contains(key))
                fields[key] = numbers(fields[key]);
        }
    }
    return fields;
}

QStringList whatId3v23CannotHold(const Fields &fields)
{
    QStringList lost;
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        const bool isCut = (field.key() == u"ORIGINALDATE" && field->value(0).size() > 4) ||
                           (field.key() == u"DATE" && field->value(0).size() > 16);
        if (hasNoFrameIn23(field.key()) || isCut)
            lost.append(field.key());
    }
    return lost;
}

} // namespace runout::tags
