// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/changes.h"
#include "core/library/database.h"
#include "core/library/edits.h"

#include <QHash>
#include <QSet>

namespace runout::library {

// What was done by one person at one time, inside one transaction of the caller's: each edit changes the shelf, the
// outbox and this entry of the journal. An error leaves the transaction to be taken back.
class Editing
{
public:
    Editing(Database &db, Changes &changes, bool isUndo = false);

    // Rejected: it does not fit what is held.
    Result<bool> apply(Edit edit);
    // For undoing: an edit that brings back what had been removed makes it anew, or takes its removal out of the
    // outbox where that was not sent yet.
    Result<bool> bringBack(Edit edit);
    // The journal entry's id; 0, and none is kept: nothing was changed.
    [[nodiscard]] qint64 finish();

private:
    [[nodiscard]] Result<bool> fit(Edit &edit) const;
    [[nodiscard]] Result<bool> fitCopy(Edit &edit) const;
    [[nodiscard]] Result<bool> fitFolder(Edit &edit) const;
    [[nodiscard]] Before before(const Edit &edit) const;
    void note(const Edit &edit, const Before &before, const QList<Edit> &inverse);
    void queue(const Edit &edit, const QList<Edit> &inverse);
    void drop(const QList<qint64> &entries, const Edit &edit);
    void append(const Edit &edit, const QList<Edit> &inverse);
    void replace(qint64 entry, const Edit &edit);
    bool takeBackRemoval(const Edit &edit);
    void restore(const Edit &edit);
    void rename(const Edit &from, const Edit &to);
    [[nodiscard]] bool isBack(const Edit &edit) const; // of a copy that this very undoing has brought back

    Database &m_db;
    Changes &m_changes;
    JournalEntry m_entry;
    QList<OutboxEntry> m_waiting;      // those not under way
    QHash<qint64, qint64> m_added;     // what the caller called a copy it adds, and what it is called here
    QHash<qint64, qint64> m_created;   // the same of folders
    QHash<qint64, qint64> m_instances; // what has come back under another id
    QHash<qint64, qint64> m_folders;
    QSet<qint64> m_restored; // instances that never went, as Discogs sees it
};

} // namespace runout::library
