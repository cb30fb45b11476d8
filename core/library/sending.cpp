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

bool isOfFolder(const Edit &edit)
{
    return edit.kind == Kind::CreateFolder || edit.kind == Kind::RenameFolder || edit.kind == Kind::RemoveFolder;
}

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

// Nothing of it is on its way any more: the panes take the mark off.
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

bool isSameTarget(const Edit &a, const Edit &b)
{
    const auto isWant = [](const Edit &edit) { return edit.kind == Kind::PutWant || edit.kind == Kind::RemoveWant; };
    if (isWant(a) && isWant(b))
        return a.release == b.release;
    if (a.kind != b.kind)
        return false;
    if (a.kind == Kind::Rate)
        return a.release == b.release;
    if (a.kind == Kind::RenameFolder)
        return a.folder == b.folder;
    return a.instance == b.instance && a.field == b.field;
}

void removeUndone(Database &db, qint64 entry)
{
    for (const qint64 journal : claimants(db, entry))
        setUndone(db, journal);
    removeEntry(db, entry);
}

// Without its addition nothing else can be asked of a copy.
void giveUpCopy(Database &db, const Edit &add, Changes &changes)
{
    Edit removal = add;
    removal.kind = Kind::RemoveInstance;
    applyLocally(db, removal, changes);
    const auto other = copyOf(db, add.release);
    for (OutboxEntry &entry : outbox(db)) {
        if (entry.edit.instance != add.instance)
            continue;
        if (entry.edit.kind == Kind::Rate && other) {
            entry.edit.instance = other->id;
            entry.edit.folder = other->folder;
            writeEdit(db, entry.id, entry.edit);
        } else {
            removeUndone(db, entry.id);
        }
    }
}

// What was moved or added to a folder that will not be goes back, or to the one that is always there.
void giveUpFolder(Database &db, const Edit &create, Changes &changes)
{
    for (OutboxEntry &entry : outbox(db)) {
        Edit &edit = entry.edit;
        if (isOfFolder(edit) && edit.folder == create.folder) {
            removeUndone(db, entry.id);
        } else if (edit.kind == Kind::MoveInstance && edit.folder == create.folder) {
            for (const Edit &back : undoOf(db, entry.id))
                applyLocally(db, back, changes);
            removeUndone(db, entry.id);
        } else if (edit.kind == Kind::AddInstance && edit.folder == create.folder) {
            edit.folder = uncategorizedFolder;
            writeEdit(db, entry.id, edit);
        } else if (edit.kind == Kind::MoveInstance && edit.from == create.folder) {
            edit.from = uncategorizedFolder;
            writeEdit(db, entry.id, edit);
        }
    }
    Query left(db, "SELECT id FROM instance WHERE folder = ?");
    left.bind(number(create.folder));
    while (left.next())
        changes.instances += left.number(0);
    Query(db, "UPDATE instance SET folder = 1 WHERE folder = ?").bind(number(create.folder)).run();
    Edit removal = create;
    removal.kind = Kind::RemoveFolder;
    applyLocally(db, removal, changes);
}

// A later wish of the same kind stays as it is seen here, and goes back to what this one would have gone back to.
bool isOvertaken(Database &db, const OutboxEntry &given)
{
    const auto entries = outbox(db);
    const auto later = std::find_if(entries.begin(), entries.end(), [&](const OutboxEntry &entry) {
        return entry.id > given.id && isSameTarget(entry.edit, given.edit);
    });
    if (later == entries.end())
        return false;
    writeUndo(db, later->id, undoOf(db, given.id));
    return true;
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
        changes.state = true;
        return entry;
    }
    return std::nullopt;
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

void giveUp(Database &db, qint64 id, Changes &changes)
{
    const auto entry = outboxEntry(db, id);
    if (!entry)
        return;
    touch(db, entry->edit, changes);
    if (entry->edit.kind == Kind::AddInstance) {
        giveUpCopy(db, entry->edit, changes);
    } else if (entry->edit.kind == Kind::CreateFolder) {
        giveUpFolder(db, entry->edit, changes);
    } else {
        if (!isOvertaken(db, *entry)) {
            for (const Edit &back : undoOf(db, id))
                applyLocally(db, back, changes);
        }
        removeUndone(db, id);
    }
    changes.toSend = true; // what waited behind it may go
}

} // namespace runout::library::queries
