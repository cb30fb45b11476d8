// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/changes.h"
#include "core/library/database.h"
#include "core/library/edits.h"

// The named queries of edits: outbox and journal. Those that write run inside a transaction of the caller's.
namespace runout::library::queries {

// outbox_queries.cpp
[[nodiscard]] QList<OutboxEntry> outbox(Database &db);     // in the order they are sent
[[nodiscard]] QList<OutboxEntry> toldOutbox(Database &db); // with subject and undo
[[nodiscard]] std::optional<OutboxEntry> outboxEntry(Database &db, qint64 id);
qint64 appendEntry(Database &db, const OutboxEntry &entry, const QList<Edit> &undo);
void writeEdit(Database &db, qint64 entry, const Edit &edit);
void writeUndo(Database &db, qint64 entry, const QList<Edit> &undo);
[[nodiscard]] QList<Edit> undoOf(Database &db, qint64 entry);
void writeState(Database &db, const OutboxEntry &entry); // state, error, attempts
void removeEntry(Database &db, qint64 entry);
// The entry is also this journal entry's wish.
void claim(Database &db, qint64 entry, qint64 journal);
[[nodiscard]] QList<qint64> claimants(Database &db, qint64 entry);

// journal_queries.cpp
[[nodiscard]] QList<JournalEntry> journal(Database &db, int limit); // newest first
[[nodiscard]] std::optional<JournalEntry> journalEntry(Database &db, qint64 id);
qint64 appendJournal(Database &db, const JournalEntry &entry);
void writeJournal(Database &db, const JournalEntry &entry); // edits, inverse, before
void removeJournal(Database &db, qint64 journal);
void setUndone(Database &db, qint64 journal);
void setPartlyUndone(Database &db, qint64 journal); // nothing where all of it is undone

// An id is another from now on, in the outbox and the journal; shelf rows are the caller's.
void replaceInstance(Database &db, discogs::InstanceId from, discogs::InstanceId to);
void replaceFolder(Database &db, discogs::FolderId from, discogs::FolderId to);
// In the journal alone: what was removed has come back under another id.
void replaceInJournal(Database &db, discogs::InstanceId from, discogs::InstanceId to);
void replaceInJournal(Database &db, discogs::FolderId from, discogs::FolderId to);

} // namespace runout::library::queries
