// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/outbox_queries.h"

#include "core/library/editjson.h"
#include "core/library/record.h"
#include "core/library/shelf_queries.h"

// The outbox table.
namespace runout::library::queries {

namespace {

OutboxEntry readEntry(const Query &query)
{
    OutboxEntry entry;
    entry.id = query.number(0);
    entry.journal = query.number(1);
    entry.edit = editsFrom(query.text(2)).value(0);
    entry.state = static_cast<OutboxEntry::State>(query.number(3));
    entry.attempts = static_cast<int>(query.number(4));
    entry.error.code = static_cast<ErrorCode>(query.number(5));
    entry.error.status = static_cast<int>(query.number(6));
    entry.error.detail = query.text(7);
    return entry;
}

QString subjectOf(Database &db, const OutboxEntry &entry)
{
    if (!isOfFolder(entry.edit)) {
        const auto held = record(db, entry.edit.release);
        return held ? library::subjectOf(*held) : QString();
    }
    return entry.edit.kind == Edit::Kind::CreateFolder ? entry.edit.text : entry.undo.value(0).text;
}

constexpr const char *entryColumns = "SELECT id, journal, edit, state, attempts, code, status, detail FROM outbox ";

} // namespace

QList<OutboxEntry> outbox(Database &db)
{
    QList<OutboxEntry> entries;
    Query query(db, QByteArray(entryColumns) + "ORDER BY id");
    while (query.next())
        entries += readEntry(query);
    return entries;
}

QList<OutboxEntry> toldOutbox(Database &db)
{
    QList<OutboxEntry> entries = outbox(db);
    for (OutboxEntry &entry : entries) {
        entry.undo = undoOf(db, entry.id);
        entry.subject = subjectOf(db, entry);
    }
    return entries;
}

std::optional<OutboxEntry> outboxEntry(Database &db, qint64 id)
{
    Query query(db, QByteArray(entryColumns) + "WHERE id = ?");
    query.bind(id);
    return query.next() ? std::optional(readEntry(query)) : std::nullopt;
}

qint64 appendEntry(Database &db, const OutboxEntry &entry, const QList<Edit> &undo)
{
    Query(db, "INSERT INTO outbox (journal, edit, undo, state, attempts, code, status, detail) VALUES "
              "(?,?,?,?,?,?,?,?)")
        .bind(entry.journal)
        .bind(jsonText({entry.edit}))
        .bind(jsonText(undo))
        .bind(static_cast<int>(entry.state))
        .bind(entry.attempts)
        .bind(static_cast<int>(entry.error.code))
        .bind(entry.error.status)
        .bind(entry.error.detail)
        .run();
    const qint64 id = db.connection().getLastInsertRowid();
    claim(db, id, entry.journal);
    return id;
}

void writeEdit(Database &db, qint64 entry, const Edit &edit)
{
    Query(db, "UPDATE outbox SET edit = ? WHERE id = ?").bind(jsonText({edit})).bind(entry).run();
}

void writeUndo(Database &db, qint64 entry, const QList<Edit> &undo)
{
    Query(db, "UPDATE outbox SET undo = ? WHERE id = ?").bind(jsonText(undo)).bind(entry).run();
}

QList<Edit> undoOf(Database &db, qint64 entry)
{
    Query query(db, "SELECT undo FROM outbox WHERE id = ?");
    query.bind(entry);
    return query.next() ? editsFrom(query.text(0)) : QList<Edit>();
}

void writeState(Database &db, const OutboxEntry &entry)
{
    Query(db, "UPDATE outbox SET state = ?, attempts = ?, code = ?, status = ?, detail = ? WHERE id = ?")
        .bind(static_cast<int>(entry.state))
        .bind(entry.attempts)
        .bind(static_cast<int>(entry.error.code))
        .bind(entry.error.status)
        .bind(entry.error.detail)
        .bind(entry.id)
        .run();
}

void removeEntry(Database &db, qint64 entry)
{
    Query(db, "DELETE FROM outbox WHERE id = ?").bind(entry).run();
}

void claim(Database &db, qint64 entry, qint64 journal)
{
    Query(db, "INSERT OR IGNORE INTO outbox_journal (entry, journal) VALUES (?,?)").bind(entry).bind(journal).run();
}

QList<qint64> claimants(Database &db, qint64 entry)
{
    QList<qint64> journals;
    Query query(db, "SELECT journal FROM outbox_journal WHERE entry = ? ORDER BY journal");
    query.bind(entry);
    while (query.next())
        journals += query.number(0);
    return journals;
}

} // namespace runout::library::queries
