// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/audiofile.h"
#include "core/tags/diskfile.h"
#include "core/tags/draft.h"
#include "core/tags/layout.h"
#include "core/tags/safewrite.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

// Real files: by ffmpeg where it has the coder; APE, Musepack and DSF by hand, whose sound is noise but whose parts are
// right.
namespace runout::test {

inline tags::FilePath toPath(const QString &name)
{
    return QFile::encodeName(name).toStdString();
}

inline QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool putFile(const QString &name, const QByteArray &bytes)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

inline QByteArray noise(qsizetype size, quint32 seed = 1)
{
    QByteArray bytes(size, '\0');
    for (char &byte : bytes) {
        seed = seed * 1664525 + 1013904223;
        byte = static_cast<char>(seed >> 24);
    }
    return bytes;
}

inline QByteArray dsfFile()
{
    using tags::toLittleEndian;
    const QByteArray sound = noise(2 * 4096 * 4);
    const QByteArray data = "data" + toLittleEndian(static_cast<quint64>(sound.size()) + 12, 8) + sound;
    QByteArray format = "fmt " + toLittleEndian(52, 8) + toLittleEndian(1, 4) + toLittleEndian(0, 4) +
                        toLittleEndian(2, 4) + toLittleEndian(2, 4) + toLittleEndian(2822400, 4) +
                        toLittleEndian(1, 4) + toLittleEndian(4096 * 4 * 8, 8) + toLittleEndian(4096, 4) +
                        toLittleEndian(0, 4);
    return "DSD " + toLittleEndian(28, 8) + toLittleEndian(static_cast<quint64>(28 + format.size() + data.size()), 8) +
           toLittleEndian(0, 8) + format + data;
}

inline QByteArray apeFile()
{
    using tags::toLittleEndian;
    const QByteArray sound = noise(20000, 2);
    QByteArray head = "MAC " + toLittleEndian(3990, 2) + toLittleEndian(0, 2) + toLittleEndian(52, 4) +
                      toLittleEndian(24, 4) + toLittleEndian(4, 4) + toLittleEndian(0, 4) +
                      toLittleEndian(static_cast<quint64>(sound.size()), 4) + toLittleEndian(0, 8) + noise(16, 3);
    head += toLittleEndian(2000, 2) + toLittleEndian(0, 2) + toLittleEndian(73728, 4) + toLittleEndian(44100, 4) +
            toLittleEndian(1, 4) + toLittleEndian(16, 2) + toLittleEndian(2, 2) + toLittleEndian(44100, 4);
    return head + sound;
}

inline QByteArray musepackFile()
{
    using tags::toLittleEndian;
    QByteArray head = "MP+\x07" + toLittleEndian(40, 4) + toLittleEndian(0, 4) + toLittleEndian(0, 4) +
                      toLittleEndian(0, 4) + toLittleEndian(0, 4) + toLittleEndian(1152U << 20 | 0x80000000U, 4);
    return head + noise(20000, 4);
}

// Runs a program to its end; nothing where it fails, with its words.
inline std::optional<QByteArray> ran(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(120'000) || process.exitCode() != 0) {
        qWarning().noquote() << program << arguments << process.readAllStandardError();
        return {};
    }
    return process.readAllStandardOutput();
}

inline bool hasTools()
{
    return !QStandardPaths::findExecutable(QStringLiteral("ffmpeg")).isEmpty() &&
           ran(QStringLiteral("/usr/bin/python3"), {QStringLiteral("-c"), QStringLiteral("import mutagen")});
}

inline std::optional<QByteArray> independently(const QString &command, const QString &folder)
{
    const QString script =
        qEnvironmentVariable("RUNOUT_SOURCE_DIR") + QStringLiteral("/tests/core/tags/independent.py");
    return ran(QStringLiteral("/usr/bin/python3"), {script, command, folder});
}

inline QJsonObject look(const QString &folder)
{
    return QJsonDocument::fromJson(independently(QStringLiteral("look"), folder).value_or(QByteArray())).object();
}

// The files by name: one of each format, and the MP3 with tags of 2.3, with an APE tag, and an MP4 whose index is in
// front.
inline bool makeSounds(const QString &folder, double seconds = 1.0)
{
    struct Coder
    {
        const char *name;
        QStringList arguments;
    };
    const auto words = [](const char *text) { return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts); };
    const Coder coders[] = {{"a.flac", {}},
                            {"b.mp3", words("-c:a libmp3lame -b:a 128k")},
                            {"b23.mp3", words("-c:a libmp3lame -q:a 4 -id3v2_version 3 -write_id3v1 1")},
                            {"bape.mp3", words("-c:a libmp3lame -b:a 96k")},
                            {"c.ogg", words("-c:a libvorbis")},
                            {"d.opus", words("-c:a libopus")},
                            {"e.m4a", words("-c:a aac")},
                            {"efront.m4a", words("-c:a alac -movflags +faststart")},
                            {"f.aiff", {}},
                            {"g.wav", words("-metadata title=Worn")},
                            {"h.wv", words("-c:a wavpack")},
                            {"i.wma", words("-c:a wmav2")}};
    QStringList arguments{
        QStringLiteral("-v"),
        QStringLiteral("error"),
        QStringLiteral("-nostdin"),
        QStringLiteral("-f"),
        QStringLiteral("lavfi"),
        QStringLiteral("-i"),
        QStringLiteral("anoisesrc=d=%1:c=pink:r=44100:a=0.3,aformat=channel_layouts=stereo").arg(seconds)};
    for (const Coder &coder : coders)
        arguments += coder.arguments + QStringList(folder + u'/' + QLatin1String(coder.name));
    return ran(QStringLiteral("ffmpeg"), arguments) && putFile(folder + QStringLiteral("/j.ape"), apeFile()) &&
           putFile(folder + QStringLiteral("/k.mpc"), musepackFile()) &&
           putFile(folder + QStringLiteral("/l.dsf"), dsfFile());
}

inline QByteArray jpeg(qsizetype size = 2000, quint32 seed = 7)
{
    // The head of a real JPEG of 600 by 600, then noise: nobody here decodes it.
    return QByteArray::fromHex("ffd8ffe000104a46494600010100000100010000ffc0001108025802580301220002110103110100") +
           noise(size, seed);
}

inline tags::FieldChange change(const char *key, const QStringList &after, const QStringList &before = {})
{
    return {QLatin1String(key), before, after, true};
}

// What a plan for a record looks like.
inline tags::FilePlan planFor(const tags::AudioFile &file, bool withCover = true)
{
    tags::FilePlan plan;
    plan.path = file.path;
    plan.stamp = file.stamp;
    plan.changes = {
        change("TITLE", {QStringLiteral("Blue in Green – Ünïcode")}),
        change("ARTIST", {QStringLiteral("Miles Davis")}),
        change("ALBUMARTIST", {QStringLiteral("Miles Davis")}),
        change("ALBUM", {QStringLiteral("Kind of Blue")}),
        change("DATE", {QStringLiteral("1959")}),
        change("TRACKNUMBER", {QStringLiteral("3")}),
        change("TRACKTOTAL", {QStringLiteral("5")}),
        change("LABEL", {QStringLiteral("Columbia")}),
        change("CATALOGNUMBER", {QStringLiteral("CS 8163")}),
        change("DISCOGS_RELEASE_ID", {QStringLiteral("1234567")}),
        change("VINYLTRACK", {QStringLiteral("A3")}),
        change("PRODUCER", {QStringLiteral("Teo Macero")}),
        change("PERFORMER", {QStringLiteral("Bill Evans (Piano)"), QStringLiteral("Paul Chambers (Bass)")})};
    if (withCover)
        plan.frontCover = tags::Picture{3, QStringLiteral("image/jpeg"), {}, jpeg(200 << 10)};
    return plan;
}

// Reads the file and plans; the path must be readable.
inline tags::FilePlan planFor(const QString &name, bool withCover = true)
{
    return planFor(tags::read(toPath(name)).value_or(tags::AudioFile{}), withCover);
}

inline QByteArray soundHash(const QString &name)
{
    const auto file = tags::DiskFile::open(toPath(name));
    const auto audio = tags::read(toPath(name));
    if (!file || !audio)
        return {};
    const tags::Draft draft(*file);
    const auto sound = tags::soundOf(draft, audio->format);
    return sound ? tags::hashOf(draft, *sound) : QByteArray();
}

inline QStringList namesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
}

} // namespace runout::test
