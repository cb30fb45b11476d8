// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/credits.h"
#include "core/library/schema.h"
#include "core/library/shelf_queries.h"
#include "core/library/statistics_queries.h"

#include <algorithm>

// Who did what on the records of the shelf.
namespace runout::library::queries {

using namespace discogs;

namespace {

constexpr int mostCompanions = 60;

QList<ShelfCredit> creditsFrom(Query &query)
{
    QList<ShelfCredit> credits;
    while (query.next()) {
        Record record;
        record.artist = query.text(1);
        record.title = query.text(2);
        credits += {ReleaseId{query.number(0)}, subjectOf(record), static_cast<int>(query.number(3)), query.text(4)};
    }
    return credits;
}

QList<ShelfCredit> creditsOf(Database &db, const Entity &entity)
{
    Query query(db,
                entity.kind == EntityKind::Artist
                    ? "SELECT r.release, r.artist, r.title, r.year, c.role FROM credit c JOIN record r ON r.release "
                      "= c.key >> 2 WHERE c.artist = ? AND c.listed = 0 AND (c.key & 3) = 0 AND r.release IN "
                      "(SELECT release FROM instance)"
                    : "SELECT r.release, r.artist, r.title, r.year, c.role FROM company c JOIN record r ON "
                      "r.release = c.release WHERE c.label = ? AND r.release IN (SELECT release FROM instance)");
    query.bind(entity.id);
    return creditsFrom(query);
}

QList<Companion> companionsOn(Database &db, const QList<CreditedRecord> &records, ArtistId self)
{
    QHash<qint64, int> counts;
    for (const CreditedRecord &record : records) {
        Query query(db, "SELECT DISTINCT artist FROM credit WHERE key = ? AND listed = 0");
        query.bind(keyOf(entity(record.release)));
        while (query.next())
            ++counts[query.number(0)];
    }
    QList<Companion> companions;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count) {
        if (ArtistId{count.key()} != self && !isNobody(ArtistId{count.key()}))
            companions += {ArtistId{count.key()}, {}, count.value()};
    }
    std::sort(companions.begin(), companions.end(), [](const Companion &a, const Companion &b) {
        return a.records != b.records ? a.records > b.records : number(a.artist) < number(b.artist);
    });
    companions = companions.mid(0, mostCompanions);
    for (Companion &companion : companions)
        companion.name = artistName(db, companion.artist);
    return companions;
}

bool isPlaying(const QString &role)
{
    return role == QLatin1String("Main") || role == QLatin1String("TrackAppearance") ||
           role == QLatin1String("Appearance") || family(role) == RoleFamily::Performers;
}

QHash<qint64, QString> artistNames(Database &db)
{
    QHash<qint64, QString> names;
    Query query(db, "SELECT key >> 2, name FROM name WHERE (key & 3) = 2");
    while (query.next())
        names.insert(query.number(0), query.text(1));
    return names;
}

// Their numbers, by release.
QHash<qint64, int> addRecords(Database &db, PlayedTogether &together)
{
    QHash<qint64, int> numbers;
    Query query(db, "SELECT release, artist, title FROM record WHERE complete = 1 AND release IN (SELECT release FROM "
                    "instance)");
    while (query.next()) {
        Record record;
        record.artist = query.text(1);
        record.title = query.text(2);
        numbers.insert(query.number(0), together.record(query.number(0), subjectOf(record)));
    }
    return numbers;
}

} // namespace

ShelfCredits shelfCredits(Database &db, const Entity &entity)
{
    ShelfCredits credits = shelfCreditsOf(creditsOf(db, entity));
    if (entity.kind == EntityKind::Artist)
        credits.companions = companionsOn(db, credits.records, ArtistId{entity.id});
    Query count(db, "SELECT count(*), sum(complete) FROM record WHERE release IN (SELECT release FROM instance)");
    if (count.next()) {
        credits.releases = static_cast<int>(count.number(0));
        credits.complete = static_cast<int>(count.number(1));
    }
    return credits;
}

PlayedTogether playedTogether(Database &db)
{
    PlayedTogether together;
    const QHash<qint64, int> records = addRecords(db, together);
    const QHash<qint64, QString> names = artistNames(db);
    QHash<QString, bool> playing;
    Query query(db, "SELECT artist, key, role FROM credit WHERE listed = 0 AND (key & 3) = 0");
    while (query.next()) {
        const qint64 artist = query.number(0);
        const int record = records.value(query.number(1) >> 2, -1);
        if (record < 0 || isNobody(ArtistId{artist}))
            continue;
        const QString role = query.text(2);
        auto plays = playing.constFind(role);
        if (plays == playing.cend())
            plays = playing.insert(role, isPlaying(role));
        together.add({together.person(artist, names.value(artist)), record, *plays});
    }
    together.settle();
    return together;
}

} // namespace runout::library::queries
