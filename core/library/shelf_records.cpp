// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/queries.h"
#include "core/library/schema.h"
#include "core/library/shelf_queries.h"

#include "core/discogs/mapper.h"

// What the lists show of a release: to and from the record table.
namespace runout::library::queries {

using namespace discogs;

namespace {

std::optional<qint64> masterOf(const Record &record)
{
    return record.master ? std::optional(number(*record.master)) : std::nullopt;
}

void writeRecord(Database &db, const Record &record)
{
    Query(db,
          "INSERT INTO record (release, artist, title, label, catno, country, format, thumb, year, formats, labels, "
          "genres, styles, master, complete) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (release) DO UPDATE "
          "SET artist = excluded.artist, title = excluded.title, label = excluded.label, catno = excluded.catno, "
          "country = excluded.country, format = excluded.format, thumb = excluded.thumb, year = excluded.year, "
          "formats = excluded.formats, labels = excluded.labels, genres = excluded.genres, styles = "
          "excluded.styles, master = excluded.master, complete = excluded.complete")
        .bind(number(record.id))
        .bind(record.artist)
        .bind(record.title)
        .bind(record.label)
        .bind(record.catno)
        .bind(record.country)
        .bind(record.format)
        .bind(record.thumb)
        .bind(record.year)
        .bind(packed(record.formats))
        .bind(packed(record.labels))
        .bind(packed(record.genres))
        .bind(packed(record.styles))
        .bind(masterOf(record))
        .bind(record.complete)
        .run();
}

// All copies of the release look different now.
void changed(Database &db, ReleaseId release, Changes &changes)
{
    Query copies(db, "SELECT id FROM instance WHERE release = ?");
    copies.bind(number(release));
    while (copies.next())
        changes.instances += copies.number(0);
    Query wanted(db, "SELECT 1 FROM want WHERE release = ?");
    wanted.bind(number(release));
    if (wanted.next())
        changes.wants = true;
}

// What a user's lists leave open, from what was seen elsewhere.
void fillFromSeen(Database &db, Record &record)
{
    Query seen(db, "SELECT country, thumb, complete FROM entity WHERE key = ?");
    seen.bind(keyOf(entity(record.id)));
    if (!seen.next())
        return;
    if (record.country.isEmpty())
        record.country = seen.text(0);
    if (record.thumb.isEmpty())
        record.thumb = seen.text(1);
    record.complete = record.complete || seen.number(2) != 0;
}

} // namespace

QByteArray recordColumns()
{
    return "r.release, r.artist, r.title, r.label, r.catno, r.country, r.format, r.thumb, r.year, r.formats, r.labels, "
           "r.genres, r.styles, r.master, r.complete";
}

Record readRecord(const Query &query, int from, Shared &shared)
{
    Record record;
    int column = from;
    record.id = ReleaseId{query.number(column++)};
    record.artist = shared.text(query, column++);
    record.title = query.text(column++);
    record.label = shared.text(query, column++);
    record.catno = query.text(column++);
    record.country = shared.text(query, column++);
    record.format = shared.text(query, column++);
    record.thumb = query.text(column++);
    record.year = static_cast<int>(query.number(column++));
    record.formats = shared.list(query, column++);
    record.labels = shared.list(query, column++);
    record.genres = shared.list(query, column++);
    record.styles = shared.list(query, column++);
    if (!query.isNull(column))
        record.master = MasterId{query.number(column)};
    record.complete = query.number(++column) != 0;
    return record;
}

std::optional<Record> record(Database &db, ReleaseId release)
{
    Query query(db, "SELECT " + recordColumns() + " FROM record r WHERE r.release = ?");
    query.bind(number(release));
    Shared shared;
    return query.next() ? std::optional(readRecord(query, 0, shared)) : std::nullopt;
}

void putRecord(Database &db, Record said, Changes &changes)
{
    const auto held = record(db, said.id);
    if (held) {
        if (said.country.isEmpty())
            said.country = held->country;
        if (said.thumb.isEmpty())
            said.thumb = held->thumb;
        said.complete = said.complete || held->complete;
    } else {
        fillFromSeen(db, said);
    }
    if (held == said)
        return;
    writeRecord(db, said);
    if (held)
        changed(db, said.id, changes);
}

Record ensureRecord(Database &db, ReleaseId release, Changes &changes)
{
    if (const auto held = record(db, release))
        return *held;
    Record known;
    known.id = release;
    const auto answer = body(db, entity(release));
    const auto full = answer ? map<Release>(answer->value) : Result<Release>(failure(ErrorCode::NotFound));
    if (full)
        known = recordOf(*full);
    else if (const auto seen = row(db, entity(release)))
        known = recordOf(*seen);
    putRecord(db, known, changes);
    return known;
}

void completeRecord(Database &db, const Record &full, Changes &changes)
{
    const auto held = record(db, full.id);
    if (!held)
        return;
    Record said = full;
    if (!held->thumb.isEmpty())
        said.thumb = held->thumb;
    changes.state = changes.state || !held->complete;
    putRecord(db, said, changes);
}

} // namespace runout::library::queries
