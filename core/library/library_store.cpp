// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/queries.h"
#include "core/library/schema.h"
#include "core/library/searchtext.h"
#include "core/library/shelf_queries.h"
#include "core/library/statistics_queries.h"

namespace runout::library::queries {

using namespace discogs;

namespace {

// "A1 XSM 47324-1A" is found by "xsm473241a" too: collectors leave out the side, and set spaces as they please.
QStringList squeezedFromEachWord(const QString &value)
{
    QStringList all{squeezed(value)};
    const QString plain = plainLetters(value);
    for (qsizetype i = 1; i < plain.size(); ++i) {
        if (plain.at(i).isLetterOrNumber() && !plain.at(i - 1).isLetterOrNumber())
            all += squeezed(plain.mid(i));
    }
    return all;
}

QString numbersText(const Row &row)
{
    QStringList words;
    for (const QStringList &list : {row.text.numbers, QStringList{row.seen.catno}, row.seen.barcodes}) {
        for (const QString &value : list) {
            words += plainLetters(value);
            words += squeezedFromEachWord(value);
        }
    }
    words.removeDuplicates();
    return words.join(u' ');
}

void writeWords(Database &db, const Row &row)
{
    const qint64 key = keyOf(row.seen.entity);
    const QStringList other = QStringList{row.seen.country, row.seen.year, row.format} + row.seen.formats +
                              row.seen.genres + row.seen.styles + row.majorFormats;
    Query(db, "DELETE FROM words WHERE rowid = ?").bind(key).run();
    Query(db, "INSERT INTO words (rowid, name, artist, label, number, track, credit, other) VALUES (?,?,?,?,?,?,?,?)")
        .bind(key)
        .bind(indexed(row.name))
        .bind(indexed(row.artist + u' ' + row.text.names.join(u' ')))
        .bind(indexed(row.seen.labels.join(u' ')))
        .bind(numbersText(row))
        .bind(indexed(row.text.tracks.join(u' ')))
        .bind(indexed(row.text.credits.join(u' ')))
        .bind(indexed(other.join(u' ')))
        .run();
}

void writeTags(Database &db, const Row &row)
{
    const qint64 key = keyOf(row.seen.entity);
    Query(db, "DELETE FROM tag WHERE key = ?").bind(key).run();
    const auto put = [&](TagField field, const QStringList &values) {
        for (const QString &value : values)
            Query(db, "INSERT OR IGNORE INTO tag (field, value, key) VALUES (?,?,?)")
                .bind(static_cast<int>(field))
                .bind(value)
                .bind(key)
                .run();
    };
    put(TagField::Genre, row.seen.genres);
    put(TagField::Style, row.seen.styles);
    put(TagField::Format, row.seen.formats);
}

void writeNumbers(Database &db, const Row &row)
{
    const qint64 key = keyOf(row.seen.entity);
    Query(db, "DELETE FROM number WHERE key = ?").bind(key).run();
    const auto put = [&](const QString &value, bool isCatno) {
        const QString number = squeezed(value);
        if (!number.isEmpty())
            Query(db, "INSERT OR IGNORE INTO number (value, key, catno) VALUES (?,?,?)")
                .bind(number)
                .bind(key)
                .bind(isCatno)
                .run();
    };
    put(row.seen.catno, true);
    for (const QString &catno : row.text.numbers)
        put(catno, true);
    for (const QString &barcode : row.seen.barcodes)
        put(barcode, false);
}

void writeCredit(Database &db, qint64 key, const CreditRow &credit, bool listed)
{
    Query(db, "INSERT OR REPLACE INTO credit (artist, key, role, track, listed) VALUES (?,?,?,?,?)")
        .bind(number(credit.artist))
        .bind(key)
        .bind(credit.role)
        .bind(credit.track)
        .bind(listed)
        .run();
}

void writeLabel(Database &db, qint64 key, const LabelRow &label, bool listed)
{
    Query(db, "INSERT OR REPLACE INTO label_credit (label, key, catno, listed) VALUES (?,?,?,?)")
        .bind(number(label.label))
        .bind(key)
        .bind(label.catno)
        .bind(listed)
        .run();
}

void writeMentions(Database &db, const Row &row)
{
    const qint64 key = keyOf(row.seen.entity);
    Query(db, "DELETE FROM credit WHERE key = ? AND listed = 0").bind(key).run();
    Query(db, "DELETE FROM label_credit WHERE key = ? AND listed = 0").bind(key).run();
    for (const CreditRow &credit : row.credits)
        writeCredit(db, key, credit, false);
    for (const LabelRow &label : row.labels)
        writeLabel(db, key, label, false);
}

void writeNames(Database &db, const Row &row)
{
    for (const NamedEntity &named : row.names) {
        Query(db, "INSERT INTO name (key, name) VALUES (?,?) ON CONFLICT (key) DO UPDATE SET name = excluded.name "
                  "WHERE name <> excluded.name")
            .bind(keyOf(named.entity))
            .bind(named.name)
            .run();
    }
}

void writeRow(Database &db, const Row &row)
{
    writeEntity(db, row);
    writeWords(db, row);
    writeTags(db, row);
    writeNumbers(db, row);
    writeNames(db, row);
}

// A complete row takes nothing from a list but the pictures it lacks.
void refreshPictures(Database &db, const Row &held, const SearchResult &seen)
{
    if (!held.seen.thumb.isEmpty() || seen.thumb.isEmpty())
        return;
    Query(db, "UPDATE entity SET thumb = ?, cover = CASE WHEN cover = '' THEN ? ELSE cover END WHERE key = ?")
        .bind(seen.thumb)
        .bind(seen.cover)
        .bind(keyOf(seen.entity))
        .run();
}

bool isSame(const Row &a, const Row &b)
{
    return a.seen == b.seen && a.released == b.released && a.format == b.format && a.mainRelease == b.mainRelease;
}

bool storeStub(Database &db, Row stub, const QDateTime &asOf)
{
    stub.asOf = asOf.toMSecsSinceEpoch();
    const auto held = row(db, stub.seen.entity);
    if (held && held->complete) {
        refreshPictures(db, *held, stub.seen);
        return false;
    }
    if (!held)
        writeRow(db, stub);
    else if (const Row kept = held->asOf > stub.asOf ? merged(*held, stub) : merged(stub, *held); !isSame(kept, *held))
        writeRow(db, kept);
    return !held;
}

// A master says nothing about labels and formats: as in Discogs' search, those of its main release stand for it.
Row withMainRelease(Database &db, Row master)
{
    if (master.seen.entity.kind != EntityKind::Master || !master.mainRelease)
        return master;
    const auto main = row(db, entity(*master.mainRelease));
    if (!main)
        return master;
    Row known;
    known.format = main->format;
    known.majorFormats = main->majorFormats;
    known.seen.labels = main->seen.labels;
    known.seen.formats = main->seen.formats;
    known.seen.catno = main->seen.catno;
    known.seen.country = main->seen.country;
    known.seen.thumb = main->seen.thumb;
    return merged(std::move(master), known);
}

std::optional<qint64> bodyAge(Database &db, qint64 key)
{
    Query query(db, "SELECT as_of FROM body WHERE key = ?");
    query.bind(key);
    return query.next() ? std::optional(query.number(0)) : std::nullopt;
}

} // namespace

bool storeListed(Database &db, const Row &row, const QDateTime &asOf)
{
    return storeStub(db, row, asOf);
}

bool storeComplete(Database &db, const Row &row, const QByteArray &body, const QDateTime &asOf,
                   const std::optional<Record> &record, Changes &changes)
{
    Transaction transaction(db);
    const qint64 key = keyOf(row.seen.entity);
    const qint64 at = asOf.toMSecsSinceEpoch();
    const auto heldAt = bodyAge(db, key);
    if (heldAt && *heldAt >= at)
        return false;
    const auto held = queries::row(db, row.seen.entity);
    Row known = withMainRelease(db, row);
    known.asOf = at;
    writeRow(db, held ? merged(known, *held) : known);
    writeMentions(db, row);
    Query(db, "INSERT OR REPLACE INTO body (key, as_of, json) VALUES (?,?,?)")
        .bind(key)
        .bind(at)
        .bind(qCompress(body))
        .run();
    if (row.playTime)
        putInFull(db, discogs::ReleaseId{row.seen.entity.id}, *row.playTime, row.companies);
    if (record)
        completeRecord(db, *record, changes);
    transaction.commit();
    return !heldAt;
}

int storeSeen(Database &db, const QList<Row> &rows, const QDateTime &asOf)
{
    Transaction transaction(db);
    int fresh = 0;
    for (const Row &row : rows)
        fresh += storeStub(db, row, asOf) ? 1 : 0;
    transaction.commit();
    return fresh;
}

int storeCredits(Database &db, const QList<Row> &rows, const QList<CreditRow> &credits, const QDateTime &asOf)
{
    Transaction transaction(db);
    int fresh = 0;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        fresh += storeStub(db, rows.at(i), asOf) ? 1 : 0;
        writeCredit(db, keyOf(rows.at(i).seen.entity), credits.at(i), true);
    }
    transaction.commit();
    return fresh;
}

int storeLabels(Database &db, const QList<Row> &rows, const QList<LabelRow> &labels, const QDateTime &asOf)
{
    Transaction transaction(db);
    int fresh = 0;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        fresh += storeStub(db, rows.at(i), asOf) ? 1 : 0;
        writeLabel(db, keyOf(rows.at(i).seen.entity), labels.at(i), true);
    }
    transaction.commit();
    return fresh;
}

void seal(Database &db)
{
    db.execute("INSERT INTO words (words) VALUES ('optimize')");
    db.execute("PRAGMA journal_mode = DELETE");
    db.execute("VACUUM");
}

} // namespace runout::library::queries
