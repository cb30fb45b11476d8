// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/collection_private.h"
#include "core/library/editing.h"
#include "core/library/outbox_queries.h"

// Edits and the journal.
namespace runout::library {

Answer<qint64> Collection::apply(const QList<Edit> &edits)
{
    return d->write<qint64>([edits](Database &db, Changes &changes) -> Result<qint64> {
        Editing editing(db, changes);
        for (const Edit &edit : edits) {
            if (const auto done = editing.apply(edit); !done)
                return Failure(done.error());
        }
        return editing.finish();
    });
}

Answer<qint64> Collection::undo(qint64 journal)
{
    return d->write<qint64>([journal](Database &db, Changes &changes) -> Result<qint64> {
        const auto entry = queries::journalEntry(db, journal);
        if (!entry)
            return failure(ErrorCode::NotFound);
        if (entry->state == JournalEntry::State::Undone)
            return failure(ErrorCode::Rejected, QStringLiteral("this has been undone already"));
        Editing editing(db, changes, !entry->isUndo);
        // What can't be taken back any more does not keep the rest from it.
        Error why{ErrorCode::Rejected, QStringLiteral("everything is as it was before"), 0, 0};
        for (const Edit &edit : entry->inverse) {
            if (const auto done = editing.bringBack(edit); !done)
                why = done.error();
        }
        const qint64 undone = editing.finish();
        if (undone == 0)
            return Failure(why);
        queries::setUndone(db, journal);
        return undone;
    });
}

Answer<QList<JournalEntry>> Collection::journal(int limit)
{
    // Behind the edits asked for before: who takes back the newest finds it here.
    const auto ask = [limit](Database &db) { return queries::journal(db, limit); };
    if (d->store.isReadOnly())
        return d->read(ask);
    return d->store.write<QList<JournalEntry>>(ask);
}

Answer<QList<OutboxEntry>> Collection::outbox()
{
    return d->read([](Database &db) { return queries::toldOutbox(db); });
}

} // namespace runout::library
