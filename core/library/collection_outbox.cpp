// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/collection_private.h"
#include "core/library/outbox_queries.h"
#include "core/library/sending.h"

#include <algorithm>

// What Outbox carries to Discogs.
namespace runout::library {

using namespace discogs;
using State = OutboxEntry::State;

Answer<OutboxEntry> Collection::nextToSend()
{
    return d->write<OutboxEntry>([](Database &db, Changes &changes) -> Result<OutboxEntry> {
        auto entry = queries::takeNext(db, changes);
        if (!entry)
            return failure(ErrorCode::NotFound);
        return std::move(*entry);
    });
}

Answer<QList<OutboxEntry>> Collection::uncertain()
{
    return d->read([](Database &db) {
        QList<OutboxEntry> entries = queries::outbox(db);
        const auto isCertain = [](const OutboxEntry &entry) { return entry.state != State::Sending; };
        entries.erase(std::remove_if(entries.begin(), entries.end(), isCertain), entries.end());
        return entries;
    });
}

Answer<bool> Collection::sent(qint64 entry, InstanceId added, FolderId folder)
{
    return d->write<bool>([entry, added, folder](Database &db, Changes &changes) -> Result<bool> {
        queries::markSent(db, entry, added, folder, changes);
        return true;
    });
}

Answer<bool> Collection::sendAgain(qint64 entry)
{
    return d->write<bool>([entry](Database &db, Changes &changes) -> Result<bool> {
        queries::setState(db, entry, State::Waiting, {}, changes);
        return true;
    });
}

Answer<bool> Collection::refused(qint64 entry, const Error &error)
{
    return d->write<bool>([entry, error](Database &db, Changes &changes) -> Result<bool> {
        queries::setState(db, entry, State::Refused, error, changes);
        return true;
    });
}

Answer<bool> Collection::decide(qint64 entry, bool mine)
{
    return d->write<bool>([entry, mine](Database &db, Changes &changes) -> Result<bool> {
        if (mine)
            queries::setState(db, entry, State::Waiting, {}, changes);
        else
            queries::giveUp(db, entry, changes);
        return true;
    });
}

} // namespace runout::library
