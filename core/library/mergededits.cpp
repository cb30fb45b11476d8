// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/edits.h"

#include <algorithm>

// How edits that wait to be sent merge.
namespace runout::library {

using namespace discogs;
using Kind = Edit::Kind;

namespace {

using Entries = QList<OutboxEntry>;

// The last entry of the kind that `is` holds for.
template<class F>
const OutboxEntry *last(const Entries &entries, Kind kind, F &&is)
{
    const auto found = std::find_if(entries.crbegin(), entries.crend(), [&](const OutboxEntry &entry) {
        return entry.edit.kind == kind && is(entry.edit);
    });
    return found == entries.crend() ? nullptr : &*found;
}

template<class F>
void drop(Merged &merged, const Entries &entries, F &&is)
{
    for (const OutboxEntry &entry : entries) {
        if (is(entry.edit))
            merged.dropped += entry.id;
    }
}

Merged inPlaceOf(const OutboxEntry *entry)
{
    Merged merged;
    if (entry && entry->state == OutboxEntry::State::Waiting) {
        merged.replaced = entry->id;
        merged.append = false;
    }
    return merged;
}

// A folder that is only made later can't be the target of an entry that goes before.
bool isThereFor(const Entries &entries, FolderId folder, const OutboxEntry &entry)
{
    const OutboxEntry *made =
        last(entries, Kind::CreateFolder, [&](const Edit &edit) { return edit.folder == folder; });
    return number(folder) > 0 || (made && made->id < entry.id);
}

Merged mergedMove(const Entries &entries, const Edit &move)
{
    const auto same = [&](const Edit &edit) { return edit.instance == move.instance; };
    const OutboxEntry *held = last(entries, Kind::MoveInstance, same);
    if (!held)
        held = last(entries, Kind::AddInstance, same);
    if (!held || held->state != OutboxEntry::State::Waiting)
        return {};
    if (held->edit.kind == Kind::MoveInstance && held->edit.from == move.folder)
        return {{held->id}, std::nullopt, false};
    return isThereFor(entries, move.folder, *held) ? inPlaceOf(held) : Merged();
}

Merged mergedRemoval(const Entries &entries, const Edit &removal)
{
    Merged merged;
    const auto same = [&](const Edit &edit) { return edit.instance == removal.instance; };
    if (!last(entries, Kind::AddInstance, same))
        return merged;
    drop(merged, entries, same);
    merged.append = false;
    return merged;
}

Merged mergedFolderRemoval(const Entries &entries, const Edit &removal)
{
    Merged merged;
    const auto ofFolder = [&](const Edit &edit) { return isOfFolder(edit) && edit.folder == removal.folder; };
    const bool isUsed = std::any_of(entries.begin(), entries.end(), [&](const OutboxEntry &entry) {
        const Edit &edit = entry.edit;
        return !isOfFolder(edit) && (edit.folder == removal.folder || edit.from == removal.folder);
    });
    const bool isNew = last(entries, Kind::CreateFolder, ofFolder);
    if (isNew && isUsed)
        return merged;
    drop(merged, entries, ofFolder);
    merged.append = !isNew;
    return merged;
}

Merged mergedWant(const Entries &entries, const Edit &want)
{
    const auto same = [&](const Edit &edit) { return edit.release == want.release; };
    const OutboxEntry *put = last(entries, Kind::PutWant, same);
    const OutboxEntry *removal = last(entries, Kind::RemoveWant, same);
    if (want.kind == Kind::PutWant && put && (!removal || removal->id < put->id))
        return inPlaceOf(put);
    // A later wish for the same record makes the earlier ones pointless.
    Merged merged;
    drop(merged, entries,
         [&](const Edit &edit) { return same(edit) && (edit.kind == Kind::PutWant || edit.kind == Kind::RemoveWant); });
    return merged;
}

} // namespace

Merged mergedInto(const QList<OutboxEntry> &waiting, const Edit &edit)
{
    switch (edit.kind) {
    case Kind::AddInstance:
    case Kind::CreateFolder:
        return {};
    case Kind::RemoveInstance:
        return mergedRemoval(waiting, edit);
    case Kind::MoveInstance:
        return mergedMove(waiting, edit);
    case Kind::Rate:
        return inPlaceOf(last(waiting, Kind::Rate, [&](const Edit &held) { return held.release == edit.release; }));
    case Kind::SetField:
        return inPlaceOf(last(waiting, Kind::SetField, [&](const Edit &held) {
            return held.instance == edit.instance && held.field == edit.field;
        }));
    case Kind::RenameFolder: {
        const auto same = [&](const Edit &held) { return held.folder == edit.folder; };
        const OutboxEntry *renamed = last(waiting, Kind::RenameFolder, same);
        return inPlaceOf(renamed ? renamed : last(waiting, Kind::CreateFolder, same));
    }
    case Kind::RemoveFolder:
        return mergedFolderRemoval(waiting, edit);
    case Kind::PutWant:
    case Kind::RemoveWant:
        return mergedWant(waiting, edit);
    }
    return {};
}

Edit withValueOf(Edit held, const Edit &later)
{
    switch (later.kind) {
    case Kind::MoveInstance:
        held.folder = later.folder;
        break;
    case Kind::Rate:
        held.rating = later.rating;
        break;
    case Kind::PutWant:
        held.rating = later.rating;
        held.text = later.text;
        break;
    default:
        held.text = later.text;
    }
    return held;
}

std::optional<int> ratingToSend(const OutboxEntry &entry)
{
    const Edit there = entry.undo.value(0);
    const int held = there.kind == Kind::PutWant ? there.rating : 0;
    return entry.edit.rating == held ? std::nullopt : std::optional(entry.edit.rating);
}

bool isSameWish(const Edit &a, const Edit &b)
{
    if (a.kind != b.kind || a.release != b.release || a.rating != b.rating || a.text != b.text || a.field != b.field)
        return false;
    return a.kind == Kind::Rate || (a.instance == b.instance && (a.kind == Kind::SetField || a.folder == b.folder));
}

} // namespace runout::library
