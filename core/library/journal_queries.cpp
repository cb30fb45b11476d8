// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/editjson.h"
#include "core/library/outbox_queries.h"

// The journal table; what state an entry is in, the outbox tells.
namespace runout::library::queries {

using namespace discogs;

namespace {

constexpr qint64 undoneInFull = 1;
constexpr qint64 undoneInPart = 2;

constexpr const char *journalColumns =
    "SELECT j.id, j.at, j.edits, j.inverse, j.before, j.subject, j.undone, j.is_undo, (SELECT max(o.state = 2) FROM "
    "outbox_journal w JOIN outbox o ON o.id = w.entry WHERE w.journal = j.id) FROM journal j ";

JournalEntry::State stateOf(const Query &query)
{
    if (query.number(6) == undoneInFull)
        return JournalEntry::State::Undone;
    if (query.isNull(8))
        return JournalEntry::State::Sent;
    return query.number(8) != 0 ? JournalEntry::State::Refused : JournalEntry::State::Waiting;
}

JournalEntry readJournal(const Query &query)
{
    JournalEntry entry;
    entry.id = query.number(0);
    entry.at = QDateTime::fromMSecsSinceEpoch(query.number(1), Qt::UTC);
    entry.edits = editsFrom(query.text(2));
    entry.inverse = editsFrom(query.text(3));
    entry.before = textsFrom(query.text(4));
    entry.subject = query.text(5);
    entry.isUndo = query.number(7) != 0;
    entry.isPartlyUndone = query.number(6) == undoneInPart;
    entry.state = stateOf(query);
    return entry;
}

template<class Id>
bool replaceIn(QList<Edit> &edits, Id Edit::*member, Id from, Id to)
{
    bool replaced = false;
    for (Edit &edit : edits) {
        if (edit.*member == from) {
            edit.*member = to;
            replaced = true;
        }
    }
    return replaced;
}

QList<QPair<qint64, QString>> rowsNaming(Database &db, const QByteArray &sql, qint64 id)
{
    QList<QPair<qint64, QString>> rows;
    Query query(db, sql);
    query.bind(QString::number(id));
    while (query.next())
        rows += {query.number(0), query.text(1)};
    return rows;
}

// One column of edits, in the rows that name the id.
template<class Id>
void replaceInColumn(Database &db, const QByteArray &table, const QByteArray &column, const QList<Id Edit::*> &members,
                     Id from, Id to)
{
    const auto rows =
        rowsNaming(db, "SELECT id, " + column + " FROM " + table + " WHERE instr(" + column + ", ?) > 0", number(from));
    for (const auto &[id, json] : rows) {
        QList<Edit> edits = editsFrom(json);
        bool replaced = false;
        for (Id Edit::*member : members)
            replaced = replaceIn(edits, member, from, to) || replaced;
        if (replaced)
            Query(db, "UPDATE " + table + " SET " + column + " = ? WHERE id = ?").bind(jsonText(edits)).bind(id).run();
    }
}

} // namespace

QList<JournalEntry> journal(Database &db, int limit)
{
    QList<JournalEntry> entries;
    Query query(db, QByteArray(journalColumns) + "ORDER BY j.id DESC LIMIT ?");
    query.bind(limit);
    while (query.next())
        entries += readJournal(query);
    return entries;
}

std::optional<JournalEntry> journalEntry(Database &db, qint64 id)
{
    Query query(db, QByteArray(journalColumns) + "WHERE j.id = ?");
    query.bind(id);
    return query.next() ? std::optional(readJournal(query)) : std::nullopt;
}

qint64 appendJournal(Database &db, const JournalEntry &entry)
{
    Query(db, "INSERT INTO journal (at, edits, inverse, before, subject, undone, is_undo) VALUES (?,?,?,?,?,0,?)")
        .bind(entry.at.toMSecsSinceEpoch())
        .bind(jsonText(entry.edits))
        .bind(jsonText(entry.inverse))
        .bind(jsonText(entry.before))
        .bind(entry.subject)
        .bind(entry.isUndo)
        .run();
    return db.connection().getLastInsertRowid();
}

void writeJournal(Database &db, const JournalEntry &entry)
{
    Query(db, "UPDATE journal SET edits = ?, inverse = ?, before = ?, subject = ? WHERE id = ?")
        .bind(jsonText(entry.edits))
        .bind(jsonText(entry.inverse))
        .bind(jsonText(entry.before))
        .bind(entry.subject)
        .bind(entry.id)
        .run();
}

void removeJournal(Database &db, qint64 journal)
{
    Query(db, "DELETE FROM journal WHERE id = ?").bind(journal).run();
}

void setUndone(Database &db, qint64 journal)
{
    Query(db, "UPDATE journal SET undone = 1 WHERE id = ?").bind(journal).run();
}

void setPartlyUndone(Database &db, qint64 journal)
{
    Query(db, "UPDATE journal SET undone = ? WHERE id = ? AND undone = 0").bind(undoneInPart).bind(journal).run();
}

void replaceInJournal(Database &db, InstanceId from, InstanceId to)
{
    for (const char *column : {"edits", "inverse"})
        replaceInColumn<InstanceId>(db, "journal", column, {&Edit::instance}, from, to);
}

void replaceInstance(Database &db, InstanceId from, InstanceId to)
{
    replaceInJournal(db, from, to);
    for (const char *column : {"edit", "undo"})
        replaceInColumn<InstanceId>(db, "outbox", column, {&Edit::instance}, from, to);
}

void replaceInJournal(Database &db, FolderId from, FolderId to)
{
    for (const char *column : {"edits", "inverse"})
        replaceInColumn<FolderId>(db, "journal", column, {&Edit::folder, &Edit::from}, from, to);
}

void replaceFolder(Database &db, FolderId from, FolderId to)
{
    replaceInJournal(db, from, to);
    for (const char *column : {"edit", "undo"})
        replaceInColumn<FolderId>(db, "outbox", column, {&Edit::folder, &Edit::from}, from, to);
}

} // namespace runout::library::queries
