// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/sending.h"

#include "core/library/outbox_queries.h"
#include "core/library/shelf_edits.h"
#include "core/library/shelf_queries.h"

#include <algorithm>

namespace runout::library::queries {

using namespace discogs;
using Kind = Edit::Kind;
using State = OutboxEntry::State;

namespace {

bool names(const Edit &edit, FolderId folder)
{
    return edit.folder == folder || edit.from == folder;
}

// The later one has to wait until the earlier one is through.
bool isBehind(const Edit &later, const Edit &earlier)
{
    if (number(later.release) != 0 && later.release == earlier.release)
        return true;
    return (isOfFolder(earlier) && names(later, earlier.folder)) || (isOfFolder(later) && names(earlier, later.folder));
}

// The folder the copy is in at Discogs: moves that wait have not happened there.
FolderId folderAtDiscogs(Database &db, const QList<OutboxEntry> &entries, const Edit &edit)
{
    const auto move = std::find_if(entries.begin(), entries.end(), [&](const OutboxEntry &entry) {
        return entry.edit.kind == Kind::MoveInstance && entry.edit.instance == edit.instance;
    });
    if (move != entries.end())
        return move->edit.from;
    const auto held = instance(db, edit.instance);
    return held ? held->folder : edit.folder;
}

Edit addressed(Database &db, const QList<OutboxEntry> &entries, Edit edit)
{
    if (edit.kind == Kind::MoveInstance)
        edit.from = folderAtDiscogs(db, entries, edit);
    else if (edit.kind == Kind::RemoveInstance || edit.kind == Kind::Rate || edit.kind == Kind::SetField)
        edit.folder = folderAtDiscogs(db, entries, edit);
    return edit;
}

} // namespace

std::optional<OutboxEntry> takeNext(Database &db, Changes &changes)
{
    const auto entries = outbox(db);
    QList<Edit> ahead; // what has to be decided, or may be under way
    for (OutboxEntry entry : entries) {
        const bool waitsBehind =
            std::any_of(ahead.begin(), ahead.end(), [&](const Edit &edit) { return isBehind(entry.edit, edit); });
        if (entry.state != State::Waiting || waitsBehind) {
            ahead += entry.edit;
            continue;
        }
        entry.edit = addressed(db, entries, entry.edit);
        entry.state = State::Sending;
        ++entry.attempts;
        writeState(db, entry);
        writeEdit(db, entry.id, entry.edit);
        entry.undo = undoOf(db, entry.id);
        changes.state = true;
        return entry;
    }
    return std::nullopt;
}

void touch(Database &db, const Edit &edit, Changes &changes)
{
    if (number(edit.instance) != 0)
        changes.instances += number(edit.instance);
    if (edit.kind == Kind::Rate) {
        for (const Instance &copy : instancesOf(db, edit.release))
            changes.instances += number(copy.id);
    }
    changes.wants = changes.wants || edit.kind == Kind::PutWant || edit.kind == Kind::RemoveWant;
    changes.folders = changes.folders || isOfFolder(edit);
    changes.journal = changes.state = true;
}

void markSent(Database &db, qint64 id, InstanceId added, FolderId folder, Changes &changes)
{
    const auto entry = outboxEntry(db, id);
    if (!entry)
        return;
    removeEntry(db, id);
    if (entry->edit.kind == Kind::AddInstance && number(added) > 0)
        settleInstance(db, entry->edit.instance, added, changes);
    if (entry->edit.kind == Kind::CreateFolder && number(folder) > 0)
        settleFolder(db, entry->edit.folder, folder, changes);
    if (number(entry->edit.release) != 0)
        changes.releases += number(entry->edit.release);
    touch(db, entry->edit, changes);
}

void setState(Database &db, qint64 id, State state, const Error &error, Changes &changes)
{
    auto entry = outboxEntry(db, id);
    if (!entry)
        return;
    entry->state = state;
    entry->error = error;
    writeState(db, *entry);
    touch(db, entry->edit, changes);
    changes.toSend = changes.toSend || state == State::Waiting;
}

} // namespace runout::library::queries
