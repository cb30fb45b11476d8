// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/samplefiles.h"

#include <QDir>
#include <QJsonDocument>

namespace runout::library {
namespace {

Failure fault(const QString &file, const QString &why)
{
    return failure(ErrorCode::File, file + QLatin1String(": ") + why);
}

Result<QJsonDocument> readJson(const QDir &folder, const QString &name)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::ReadOnly))
        return fault(name, file.errorString());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError)
        return fault(name, QStringLiteral("%1 at byte %2").arg(error.errorString()).arg(error.offset));
    return document;
}

Result<SampleFile> readRelease(const QDir &folder, const QString &name)
{
    const auto document = readJson(folder, name);
    if (!document)
        return Failure(document.error());
    const QJsonObject release = document->object();
    if (release[QLatin1String("id")].toInteger() <= 0)
        return fault(name, QStringLiteral("no id"));
    if (release[QLatin1String("title")].toString().isEmpty())
        return fault(name, QStringLiteral("no title"));
    if (release[QLatin1String("artists")].toArray().isEmpty())
        return fault(name, QStringLiteral("no artists"));
    return SampleFile{name, release};
}

// Two files may speak of the same artist: what the first one leaves open the second one fills.
void combine(QJsonObject &into, const QJsonObject &more)
{
    for (auto it = more.begin(); it != more.end(); ++it) {
        if (!into.contains(it.key()))
            into.insert(it.key(), it.value());
    }
}

Result<bool> readNamed(const QDir &folder, const QString &pattern, QMap<QString, QJsonObject> &into)
{
    const QStringList names = folder.entryList({pattern}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const auto document = readJson(folder, name);
        if (!document)
            return Failure(document.error());
        if (!document->isArray())
            return fault(name, QStringLiteral("not a list"));
        const QJsonArray list = document->array();
        for (const QJsonValue &item : list) {
            const QString subject = item[QLatin1String("name")].toString();
            if (subject.isEmpty())
                return fault(name, QStringLiteral("an entry without a name"));
            combine(into[subject], item.toObject());
        }
    }
    return true;
}

Result<bool> readReleases(const QDir &folder, QList<SampleFile> &into)
{
    const QStringList names = QDir(folder.filePath(QStringLiteral("releases")))
                                  .entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    if (names.isEmpty())
        return fault(folder.path(), QStringLiteral("no releases"));
    QMap<qint64, SampleFile> byId;
    for (const QString &name : names) {
        auto release = readRelease(folder, QLatin1String("releases") + u'/' + name);
        if (!release)
            return Failure(release.error());
        const qint64 id = release->object[QLatin1String("id")].toInteger();
        if (byId.contains(id))
            return fault(release->name, QStringLiteral("id %1 is also in %2").arg(id).arg(byId[id].name));
        byId.insert(id, *release);
    }
    into = byId.values();
    return true;
}

} // namespace

Result<SampleFiles> readSampleFiles(const QString &folder)
{
    const QDir dir(folder);
    SampleFiles files;
    return readReleases(dir, files.releases)
        .and_then([&](bool) { return readNamed(dir, QStringLiteral("artists-*.json"), files.artists); })
        .and_then([&](bool) { return readNamed(dir, QStringLiteral("labels-*.json"), files.labels); })
        .map([&](bool) { return files; });
}

QJsonArray listOf(const QJsonObject &object, const char *key)
{
    return object[QLatin1String(key)].toArray();
}

QString textOf(const QJsonObject &object, const char *key)
{
    return object[QLatin1String(key)].toString();
}

} // namespace runout::library
