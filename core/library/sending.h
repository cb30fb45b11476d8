// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/changes.h"
#include "core/library/database.h"
#include "core/library/edits.h"

// The named queries of edits on their way to Discogs; each runs inside a transaction of the caller's.
namespace runout::library::queries {

[[nodiscard]] std::optional<OutboxEntry> takeNext(Database &db, Changes &changes);
void markSent(Database &db, qint64 entry, discogs::InstanceId added, discogs::FolderId folder, Changes &changes);
// Waiting again, or refused.
void setState(Database &db, qint64 entry, OutboxEntry::State state, const Error &error, Changes &changes);
// Discogs' side: the local change is taken back, and what else the same journal entry did stays. In givingup.cpp.
void giveUp(Database &db, qint64 entry, Changes &changes);
// Nothing of it is on its way any more: the panes take the mark off.
void touch(Database &db, const Edit &edit, Changes &changes);

} // namespace runout::library::queries
