// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/samplefile.h"

#include "core/discogs/credits.h"
#include "core/discogs/mapper.h"
#include "core/library/library.h"
#include "core/library/queries.h"
#include "core/library/sample.h"
#include "core/library/samplecollection.h"
#include "core/library/samplefiles.h"
#include "core/library/samplemarket.h"

#include <SQLiteCpp/Exception.h>

#include <QDir>
#include <QFileInfo>

#include <filesystem>

namespace runout::library {
namespace {

// A date of its own instead of the clock: the same files make the same bytes.
QDateTime sampleDate()
{
    return {QDate(2026, 1, 1), QTime(0, 0), Qt::UTC};
}

QStringList rangeFaults(const QList<discogs::ArtistCredit> &credits, const QList<discogs::Track> &tracklist)
{
    QStringList faults;
    for (const discogs::ArtistCredit &credit : credits) {
        const auto range = discogs::resolveRange(credit.tracks, tracklist);
        const bool namesTracks = range.unresolved.isEmpty() && (credit.tracks.isEmpty() || !range.tracks.isEmpty());
        if (!namesTracks)
            faults += QStringLiteral("%1 (%2): no such tracks: %3").arg(credit.name, credit.role, credit.tracks);
    }
    return faults;
}

QStringList releaseFaults(const discogs::Release &release)
{
    QStringList faults;
    if (discogs::flatten(release.tracklist).isEmpty())
        faults += QStringLiteral("no tracks");
    if (release.labels.isEmpty())
        faults += QStringLiteral("no label");
    if (release.formats.isEmpty())
        faults += QStringLiteral("no format");
    if (release.country.isEmpty())
        faults += QStringLiteral("no country");
    return faults + rangeFaults(release.extraArtists, release.tracklist);
}

Result<SampleCollection> shelfIn(const QString &folder, const QList<SampleEntity> &entities)
{
    QHash<qint64, discogs::Release> releases;
    for (const SampleEntity &entity : entities) {
        if (entity.entity.kind != discogs::EntityKind::Release)
            continue;
        if (const auto release = discogs::map<discogs::Release>(entity.body))
            releases.insert(entity.entity.id, *release);
    }
    return readSampleCollection(folder, releases);
}

Result<int> rememberAll(const QString &folder, const QList<SampleEntity> &entities, const QString &file)
{
    auto library = Library::open(file);
    if (!library)
        return Failure(library.error());
    for (const SampleEntity &entity : entities) {
        auto remembered = (*library)->remember(entity.entity, entity.body, sampleDate());
        remembered.waitForFinished();
        if (!remembered.result())
            return Failure(remembered.result().error());
    }
    return shelfIn(folder, entities)
        .and_then([&](const SampleCollection &shelf) {
            return storeSampleCollection(**library, shelf).and_then([&](bool) {
                return storeSampleMarket(**library, shelf);
            });
        })
        .map([&](bool) { return static_cast<int>(entities.size()); });
}

Result<bool> seal(const QString &file)
{
    auto database = Database::open(file, Database::Access::ReadWrite);
    if (!database)
        return Failure(database.error());
    try {
        queries::seal(**database);
        return true;
    } catch (const SQLite::Exception &e) {
        return failure(ErrorCode::Storage, QString::fromUtf8(e.what()));
    }
}

Result<bool> replace(const QString &from, const QString &to)
{
    std::error_code error;
    std::filesystem::rename(QFile::encodeName(from).toStdString(), QFile::encodeName(to).toStdString(), error);
    if (error)
        return failure(ErrorCode::File, to + QLatin1String(": ") + QString::fromStdString(error.message()));
    return true;
}

} // namespace

QStringList sampleFaults(const QString &folder)
{
    const auto files = readSampleFiles(folder);
    if (!files)
        return {files.error().detail};
    const auto entities = expandSample(folder);
    if (!entities)
        return {entities.error().detail};
    QStringList faults;
    for (qsizetype i = 0; i < files->releases.size(); ++i) {
        const auto release = discogs::map<discogs::Release>(entities->at(i).body);
        const QStringList found = release ? releaseFaults(*release) : QStringList{release.error().detail};
        for (const QString &fault : found)
            faults += files->releases.at(i).name + QLatin1String(": ") + fault;
    }
    if (const auto shelf = shelfIn(folder, *entities); !shelf)
        faults += shelf.error().detail;
    return faults;
}

Result<int> writeSampleLibrary(const QString &folder, const QString &file)
{
    const auto entities = expandSample(folder);
    if (!entities)
        return Failure(entities.error());
    const QString unfinished = file + QLatin1String(".new");
    QFile::remove(unfinished);
    const auto count = rememberAll(folder, *entities, unfinished);
    if (!count)
        return count;
    return seal(unfinished).and_then([&](bool) { return replace(unfinished, file); }).map([&](bool) { return *count; });
}

QString sampleLibraryFile(const QString &programFolder)
{
    const QString fixed = qEnvironmentVariable("RUNOUT_SAMPLE_LIBRARY");
    const QString file =
        fixed.isEmpty() ? QDir(programFolder).filePath(QStringLiteral("../share/runout/sample.library")) : fixed;
    return QFileInfo::exists(file) ? QDir::cleanPath(file) : QString();
}

} // namespace runout::library
