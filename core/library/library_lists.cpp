// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/queries.h"
#include "core/library/schema.h"

#include <QSet>

#include <algorithm>

namespace runout::library::queries {

using namespace discogs;

namespace {

ArtistRelease discographyRow(const Row &row, const QString &role, const QString &track)
{
    ArtistRelease listed;
    listed.entity = row.seen.entity;
    listed.title = row.name;
    listed.artist = row.artist;
    listed.format = row.format;
    listed.label = row.seen.labels.value(0);
    listed.role = role;
    listed.trackInfo = track;
    listed.year = row.seen.year.toInt();
    listed.mainRelease = row.mainRelease;
    listed.status = row.status;
    listed.thumb = row.seen.thumb;
    listed.have = row.seen.have;
    listed.want = row.seen.want;
    return listed;
}

LabelRelease catalogueRow(const Row &row, const QString &catno)
{
    LabelRelease listed;
    listed.id = ReleaseId{row.seen.entity.id};
    listed.title = row.name;
    listed.artist = row.artist;
    listed.catno = catno;
    listed.format = row.format;
    listed.year = row.seen.year.toInt();
    listed.status = row.status;
    listed.thumb = row.seen.thumb;
    listed.have = row.seen.have;
    listed.want = row.seen.want;
    return listed;
}

Version versionRow(const Row &row)
{
    Version version;
    version.id = ReleaseId{row.seen.entity.id};
    version.title = row.name;
    version.label = row.seen.labels.value(0);
    version.catno = row.seen.catno;
    version.country = row.seen.country;
    version.format = row.format;
    version.majorFormats = row.majorFormats;
    version.released = row.released.isEmpty() ? row.seen.year : row.released;
    version.status = row.status;
    version.thumb = row.seen.thumb;
    version.have = row.seen.have;
    version.want = row.seen.want;
    return version;
}

constexpr const char *byYear = " ORDER BY e.year = 0, e.year, e.name_key, e.released, e.key";

} // namespace

std::optional<Held<QByteArray>> body(Database &db, const Entity &entity)
{
    Query query(db, "SELECT json, as_of FROM body WHERE key = ?");
    query.bind(keyOf(entity));
    if (!query.next())
        return std::nullopt;
    return Held<QByteArray>{qUncompress(query.bytes(0)), QDateTime::fromMSecsSinceEpoch(query.number(1), Qt::UTC),
                            false};
}

QList<ArtistRelease> artistReleases(Database &db, ArtistId id)
{
    // As at Discogs the pressings of a master are one row; the master stands for them where it is held.
    Query query(db, "SELECT c.role, c.track, " + rowColumns() +
                        " FROM credit c JOIN entity r ON r.key = c.key"
                        " JOIN entity e ON e.key = CASE WHEN r.kind = 0 AND EXISTS (SELECT 1 FROM entity m WHERE m.key "
                        "= r.master_id * 4 + 1)"
                        " THEN r.master_id * 4 + 1 ELSE r.key END"
                        " WHERE c.artist = ?" +
                        byYear + ", c.role, r.key");
    query.bind(number(id));
    QList<ArtistRelease> releases;
    QSet<QPair<qint64, QString>> listed;
    QSet<qint64> own;
    while (query.next()) {
        const Row row = readRow(query, 2);
        const QString role = query.text(0);
        const qint64 key = keyOf(row.seen.entity);
        const QPair<qint64, QString> line(key, role.toLower());
        if (listed.contains(line))
            continue;
        listed.insert(line);
        if (role.compare(QLatin1String("Main"), Qt::CaseInsensitive) == 0)
            own.insert(key);
        releases += discographyRow(row, role, query.text(1));
    }
    // A record of one's own is not also an appearance on it.
    const auto isRepeat = [&](const ArtistRelease &release) {
        return release.role == QLatin1String("TrackAppearance") && own.contains(keyOf(release.entity));
    };
    releases.erase(std::remove_if(releases.begin(), releases.end(), isRepeat), releases.end());
    return releases;
}

QList<LabelRelease> labelReleases(Database &db, LabelId id)
{
    Query query(db, "SELECT DISTINCT l.catno, " + rowColumns() +
                        " FROM label_credit l JOIN entity e ON e.key = l.key WHERE l.label = ? AND e.kind = 0" +
                        byYear + ", l.catno");
    query.bind(number(id));
    QList<LabelRelease> releases;
    while (query.next())
        releases += catalogueRow(readRow(query, 1), query.text(0));
    return releases;
}

QString artistOf(Database &db, MasterId id)
{
    Query query(
        db, "SELECT artist FROM entity WHERE (key = ? OR master_id = ?) AND artist <> '' ORDER BY kind DESC LIMIT 1");
    query.bind(keyOf(entity(id))).bind(number(id));
    return query.next() ? query.text(0) : QString();
}

QList<Version> versions(Database &db, MasterId id)
{
    Query query(db, "SELECT " + rowColumns() +
                        " FROM entity e WHERE e.master_id = ? AND e.kind = 0 ORDER BY e.year = 0, e.year, e.released, "
                        "e.country, e.key");
    query.bind(number(id));
    QList<Version> versions;
    while (query.next())
        versions += versionRow(readRow(query));
    return versions;
}

QHash<Entity, QString> names(Database &db, const QList<Entity> &entities)
{
    QHash<Entity, QString> names;
    for (const Entity &entity : entities) {
        Query query(db,
                    "SELECT title FROM entity WHERE key = ?1 UNION ALL SELECT name FROM name WHERE key = ?1 LIMIT 1");
        query.bind(keyOf(entity));
        if (query.next())
            names.insert(entity, query.text(0));
    }
    return names;
}

std::optional<Entity> byName(Database &db, EntityKind kind, const QString &name)
{
    Query query(db, "SELECT key FROM name WHERE name = ? AND (key & 3) = ? LIMIT 1");
    query.bind(name).bind(static_cast<int>(kind));
    return query.next() ? std::optional(entityOf(query.number(0))) : std::nullopt;
}

Library::Counts counts(Database &db)
{
    Query query(db, "SELECT kind, count(*) FROM entity GROUP BY kind");
    Library::Counts counts;
    while (query.next()) {
        const int count = static_cast<int>(query.number(1));
        switch (static_cast<EntityKind>(query.number(0))) {
        case EntityKind::Release:
            counts.releases = count;
            break;
        case EntityKind::Master:
            counts.masters = count;
            break;
        case EntityKind::Artist:
            counts.artists = count;
            break;
        case EntityKind::Label:
            counts.labels = count;
            break;
        }
    }
    return counts;
}

} // namespace runout::library::queries
