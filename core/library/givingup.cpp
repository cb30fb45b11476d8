// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/outbox_queries.h"
#include "core/library/sending.h"
#include "core/library/shelf_edits.h"
#include "core/library/shelf_queries.h"

#include <algorithm>

// What becomes of an edit that Discogs refused and that is not asked again.
namespace runout::library::queries {

using namespace discogs;
using Kind = Edit::Kind;

namespace {

bool isOfWant(const Edit &edit)
{
    return edit.kind == Kind::PutWant || edit.kind == Kind::RemoveWant;
}

bool isSameTarget(const Edit &a, const Edit &b)
{
    if (isOfWant(a) && isOfWant(b))
        return a.release == b.release;
    if (a.kind != b.kind)
        return false;
    if (a.kind == Kind::Rate)
        return a.release == b.release;
    if (a.kind == Kind::RenameFolder)
        return a.folder == b.folder;
    return a.instance == b.instance && a.field == b.field;
}

// `back` would take back what `given` did. A rating is the other copies' too, where there are some.
bool takesBack(const Edit &back, const Edit &given, bool hasOthers)
{
    if (given.kind == Kind::AddInstance)
        return back.instance == given.instance && !(hasOthers && back.kind == Kind::Rate);
    if (given.kind == Kind::CreateFolder || given.kind == Kind::RemoveFolder)
        return isOfFolder(back) && back.folder == given.folder;
    return isSameTarget(back, given);
}

// A removed copy comes back with all its values: the same edits in both, one after another.
void removeCopyAgain(QList<Edit> &inverse, const QList<Edit> &undo)
{
    const auto found = std::search(inverse.begin(), inverse.end(), undo.begin(), undo.end());
    if (found != inverse.end())
        inverse.erase(found, found + undo.size());
}

// The one edit is settled; the entry keeps what takes back the others.
void settle(Database &db, qint64 journal, const OutboxEntry &given, bool hasOthers)
{
    auto entry = journalEntry(db, journal);
    if (!entry)
        return;
    QList<Edit> &inverse = entry->inverse;
    if (given.edit.kind == Kind::RemoveInstance) {
        removeCopyAgain(inverse, undoOf(db, given.id));
    } else {
        const auto isSettled = [&](const Edit &back) { return takesBack(back, given.edit, hasOthers); };
        inverse.erase(std::remove_if(inverse.begin(), inverse.end(), isSettled), inverse.end());
    }
    writeJournal(db, *entry);
    if (inverse.isEmpty())
        setUndone(db, journal);
    else
        setPartlyUndone(db, journal);
}

void removeSettled(Database &db, const OutboxEntry &given, bool hasOthers = false)
{
    for (const qint64 journal : claimants(db, given.id))
        settle(db, journal, given, hasOthers);
    removeEntry(db, given.id);
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
            removeSettled(db, entry, other.has_value());
        }
    }
}

// What was moved or added to a folder that will not be goes back, or to the one that is always there.
void giveUpFolder(Database &db, const Edit &create, Changes &changes)
{
    for (OutboxEntry &entry : outbox(db)) {
        Edit &edit = entry.edit;
        if (isOfFolder(edit) && edit.folder == create.folder) {
            removeSettled(db, entry);
        } else if (edit.kind == Kind::MoveInstance && edit.folder == create.folder) {
            for (const Edit &back : undoOf(db, entry.id))
                applyLocally(db, back, changes);
            removeSettled(db, entry);
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
        removeSettled(db, *entry);
    }
    changes.toSend = true; // what waited behind it may go
}

} // namespace runout::library::queries
