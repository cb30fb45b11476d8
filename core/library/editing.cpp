// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/editing.h"

#include "core/library/outbox_queries.h"
#include "core/library/shelf_edits.h"
#include "core/library/shelf_queries.h"

#include <QDateTime>

#include <algorithm>

namespace runout::library {

using namespace discogs;
using Kind = Edit::Kind;

Editing::Editing(Database &db, Changes &changes, bool isUndo)
    : m_db(db)
    , m_changes(changes)
    , m_waiting(queries::outbox(db))
{
    const auto isUnderWay = [](const OutboxEntry &entry) { return entry.state == OutboxEntry::State::Sending; };
    m_waiting.erase(std::remove_if(m_waiting.begin(), m_waiting.end(), isUnderWay), m_waiting.end());
    m_entry.at = QDateTime::currentDateTimeUtc();
    m_entry.isUndo = isUndo;
    // Its id is needed by the outbox; the rest is written at the end.
    m_entry.id = queries::appendJournal(db, m_entry);
}

Result<bool> Editing::apply(Edit edit)
{
    if (edit.kind != Kind::AddInstance)
        edit.instance = InstanceId{m_added.value(number(edit.instance), number(edit.instance))};
    if (edit.kind != Kind::CreateFolder)
        edit.folder = FolderId{m_created.value(number(edit.folder), number(edit.folder))};
    if (const auto fits = fit(edit); !fits)
        return fits;
    if (edit.kind == Kind::AddInstance) {
        const qint64 asked = number(edit.instance);
        edit.instance = InstanceId{queries::temporaryId(m_db)};
        if (asked < 0)
            m_added.insert(asked, number(edit.instance));
    }
    if (edit.kind == Kind::CreateFolder) {
        const qint64 asked = number(edit.folder);
        edit.folder = FolderId{queries::temporaryId(m_db)};
        if (asked < 0)
            m_created.insert(asked, number(edit.folder));
    }
    const Before was = before(edit);
    if (changesNothing(edit, was))
        return true;
    const QList<Edit> inverse = inverseOf(edit, was);
    note(edit, was, inverse);
    queries::applyLocally(m_db, edit, m_changes);
    if (!m_restored.contains(number(edit.instance)) || edit.kind == Kind::RemoveInstance)
        queue(edit, inverse);
    return true;
}

Result<bool> Editing::bringBack(Edit edit)
{
    edit.instance = InstanceId{m_instances.value(number(edit.instance), number(edit.instance))};
    edit.folder = FolderId{m_folders.value(number(edit.folder), number(edit.folder))};
    if (edit.kind == Kind::AddInstance && !queries::folderName(m_db, edit.folder))
        edit.folder = uncategorizedFolder;
    if ((edit.kind == Kind::AddInstance || edit.kind == Kind::CreateFolder) && takeBackRemoval(edit))
        return true;
    // The others of the same release have their rating, and so has this one.
    if (edit.kind == Kind::Rate && isBack(edit) && queries::instancesOf(m_db, edit.release).size() > 1)
        return true;
    if (const auto done = apply(edit); !done)
        return done;
    if (edit.kind == Kind::AddInstance || edit.kind == Kind::CreateFolder)
        rename(edit, m_entry.edits.last());
    return true;
}

qint64 Editing::finish()
{
    if (m_entry.edits.isEmpty()) {
        queries::removeJournal(m_db, m_entry.id);
        return 0;
    }
    queries::writeJournal(m_db, m_entry);
    m_changes.journal = m_changes.state = m_changes.toSend = true;
    return m_entry.id;
}

void Editing::note(const Edit &edit, const Before &was, const QList<Edit> &inverse)
{
    if (m_entry.subject.isEmpty()) {
        if (isOfFolder(edit))
            m_entry.subject = edit.kind == Kind::CreateFolder ? edit.text : was.folderName;
        else
            m_entry.subject = subjectOf(queries::ensureRecord(m_db, edit.release, m_changes));
    }
    m_entry.edits += edit;
    m_entry.before += beforeText(edit, was);
    // Removing the copy again takes all its values with it.
    if (edit.kind == Kind::AddInstance || !isBack(edit))
        m_entry.inverse = inverse + m_entry.inverse;
}

bool Editing::isBack(const Edit &edit) const
{
    const qint64 id = number(edit.instance);
    const auto has = [&](qint64 back) { return back == id; };
    return id != 0 && (m_restored.contains(id) || std::any_of(m_instances.begin(), m_instances.end(), has));
}

void Editing::queue(const Edit &edit, const QList<Edit> &inverse)
{
    const Merged merged = mergedInto(m_waiting, edit);
    const bool neverWanted = edit.kind == Kind::RemoveWant && !merged.dropped.isEmpty() &&
                             queries::undoOf(m_db, merged.dropped.first()).value(0).kind == Kind::RemoveWant;
    const QList<Edit> undo = edit.kind == Kind::PutWant || edit.kind == Kind::RemoveWant
                                 ? (merged.dropped.isEmpty() ? inverse : queries::undoOf(m_db, merged.dropped.first()))
                                 : inverse;
    drop(merged.dropped, edit);
    if (merged.replaced)
        replace(*merged.replaced, edit);
    else if (merged.append && !neverWanted && !(undo.size() == 1 && isSameWish(undo.first(), edit)))
        append(edit, undo);
}

void Editing::append(const Edit &edit, const QList<Edit> &inverse)
{
    OutboxEntry entry;
    entry.journal = m_entry.id;
    entry.edit = edit;
    entry.id = queries::appendEntry(m_db, entry, inverse);
    m_waiting += entry;
}

void Editing::replace(qint64 id, const Edit &edit)
{
    const auto held =
        std::find_if(m_waiting.begin(), m_waiting.end(), [&](const OutboxEntry &entry) { return entry.id == id; });
    held->edit = withValueOf(held->edit, edit);
    const QList<Edit> undo = queries::undoOf(m_db, id);
    if (undo.size() == 1 && isSameWish(undo.first(), held->edit)) {
        // It is as Discogs has it again.
        queries::removeEntry(m_db, id);
        m_waiting.erase(held);
        return;
    }
    queries::writeEdit(m_db, id, held->edit);
    queries::claim(m_db, id, m_entry.id);
}

// A rating asked through a copy that is dropped goes through another one.
void Editing::drop(const QList<qint64> &entries, const Edit &edit)
{
    const auto other = edit.kind == Kind::RemoveInstance && !entries.isEmpty() ? queries::copyOf(m_db, edit.release)
                                                                               : std::optional<Instance>();
    for (const qint64 id : entries) {
        const auto held =
            std::find_if(m_waiting.begin(), m_waiting.end(), [&](const OutboxEntry &entry) { return entry.id == id; });
        if (held->edit.kind == Kind::Rate && other) {
            held->edit.instance = other->id;
            held->edit.folder = other->folder;
            queries::writeEdit(m_db, id, held->edit);
            continue;
        }
        queries::removeEntry(m_db, id);
        m_waiting.erase(held);
    }
}

// True: Discogs never heard that it went.
bool Editing::takeBackRemoval(const Edit &edit)
{
    const bool isCopy = edit.kind == Kind::AddInstance;
    const Kind kind = isCopy ? Kind::RemoveInstance : Kind::RemoveFolder;
    const auto removal = std::find_if(m_waiting.begin(), m_waiting.end(), [&](const OutboxEntry &entry) {
        return entry.edit.kind == kind &&
               (isCopy ? entry.edit.instance == edit.instance : entry.edit.folder == edit.folder);
    });
    if (removal == m_waiting.end())
        return false;
    queries::removeEntry(m_db, removal->id);
    m_waiting.erase(removal);
    restore(edit);
    return true;
}

void Editing::restore(const Edit &edit)
{
    const Before was = before(edit);
    note(edit, was, inverseOf(edit, was));
    queries::applyLocally(m_db, edit, m_changes);
    if (edit.kind == Kind::AddInstance)
        m_restored += number(edit.instance);
}

// Older entries of the journal speak of it too.
void Editing::rename(const Edit &from, const Edit &to)
{
    if (to.kind == Kind::AddInstance && number(from.instance) != 0) {
        m_instances[number(from.instance)] = number(to.instance);
        queries::replaceInJournal(m_db, from.instance, to.instance);
    } else if (to.kind == Kind::CreateFolder && number(from.folder) != 0) {
        m_folders[number(from.folder)] = number(to.folder);
        queries::replaceInJournal(m_db, from.folder, to.folder);
    }
}

} // namespace runout::library
