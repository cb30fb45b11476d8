// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journaltext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace runout::ui {

using discogs::number;
using library::Edit;
using library::JournalEntry;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(runout::ui::journalText)
};

using Kind = Edit::Kind;

bool has(const JournalEntry &entry, Kind kind)
{
    return std::any_of(entry.edits.begin(), entry.edits.end(), [kind](const Edit &edit) { return edit.kind == kind; });
}

bool isFound(const JournalEntry &entry)
{
    return has(entry, Kind::AddInstance) && has(entry, Kind::RemoveWant);
}

QString folderName(discogs::FolderId folder, const ShelfNames &names)
{
    const QString name = names.folders.value(number(folder));
    return name.isEmpty() ? Words::tr("a folder that is gone") : name;
}

QString stars(int rating)
{
    return rating > 0 ? QString(rating, QChar(0x2605)) : Words::tr("no rating");
}

// "Artist - Title" without the artist.
QString shortSubject(const JournalEntry &entry)
{
    const qsizetype dash = entry.subject.indexOf(QLatin1String(" - "));
    return dash < 0 ? entry.subject : entry.subject.mid(dash + 3);
}

int count(const JournalEntry &entry, Kind kind)
{
    return int(
        std::count_if(entry.edits.begin(), entry.edits.end(), [kind](const Edit &edit) { return edit.kind == kind; }));
}

} // namespace

QString titleOf(const Edit &edit, const ShelfNames &names)
{
    switch (edit.kind) {
    case Kind::AddInstance:
        return Words::tr("Added to the collection");
    case Kind::RemoveInstance:
        return Words::tr("Removed from the collection");
    case Kind::MoveInstance:
        return Words::tr("Moved to another folder");
    case Kind::Rate:
        return Words::tr("Rating");
    case Kind::SetField: {
        const QString name = names.fields.value(number(edit.field));
        return name.isEmpty() ? Words::tr("A field that is gone") : name;
    }
    case Kind::CreateFolder:
        return Words::tr("New folder");
    case Kind::RenameFolder:
        return Words::tr("Folder renamed");
    case Kind::RemoveFolder:
        return Words::tr("Folder deleted");
    case Kind::PutWant:
        return Words::tr("Wantlist");
    case Kind::RemoveWant:
        return Words::tr("Removed from the wantlist");
    }
    return {};
}

QString titleOf(const JournalEntry &entry, const ShelfNames &names)
{
    QString title;
    if (isFound(entry))
        title = Words::tr("Found: from the wantlist into the collection");
    else if (entry.edits.isEmpty())
        return {};
    else if (entry.edits.first().kind == Kind::PutWant && entry.before.value(0).isEmpty() && !entry.inverse.isEmpty() &&
             entry.inverse.first().kind == Kind::RemoveWant)
        title = Words::tr("Added to the wantlist");
    else
        title = titleOf(entry.edits.first(), names);
    return entry.isUndo ? Words::tr("Taken back: %1").arg(title) : title;
}

QString phraseOf(const JournalEntry &entry, const ShelfNames &names)
{
    if (entry.edits.isEmpty())
        return {};
    const QString subject = shortSubject(entry);
    if (isFound(entry)) {
        const int records = count(entry, Kind::AddInstance);
        return records > 1 ? Words::tr("finding %n records", nullptr, records) : Words::tr("finding %1").arg(subject);
    }
    switch (entry.edits.first().kind) {
    case Kind::AddInstance:
        return Words::tr("adding %1").arg(subject);
    case Kind::RemoveInstance:
    case Kind::RemoveWant:
        return Words::tr("removing %1").arg(subject);
    case Kind::MoveInstance:
        return Words::tr("moving %1").arg(subject);
    case Kind::Rate:
        return Words::tr("rating %1").arg(subject);
    case Kind::SetField:
        return Words::tr("%1 of %2", "field, title").arg(titleOf(entry.edits.first(), names), subject);
    case Kind::CreateFolder:
        return Words::tr("new folder %1").arg(subject);
    case Kind::RenameFolder:
        return Words::tr("renaming folder %1").arg(subject);
    case Kind::RemoveFolder:
        return Words::tr("deleting folder %1").arg(subject);
    case Kind::PutWant:
        return Words::tr("wantlist entry of %1").arg(subject);
    }
    return {};
}

QString valueOf(const Edit &edit, const ShelfNames &names)
{
    switch (edit.kind) {
    case Kind::AddInstance:
    case Kind::MoveInstance:
        return folderName(edit.folder, names);
    case Kind::Rate:
        return stars(edit.rating);
    case Kind::SetField:
        return edit.text.isEmpty() ? Words::tr("nothing") : edit.text;
    case Kind::CreateFolder:
    case Kind::RenameFolder:
        return edit.text;
    case Kind::PutWant: {
        QStringList parts;
        if (!edit.text.isEmpty())
            parts.append(edit.text);
        if (edit.rating > 0)
            parts.append(stars(edit.rating));
        return parts.isEmpty() ? Words::tr("in the wantlist") : parts.join(QStringLiteral(" \u00B7 "));
    }
    case Kind::RemoveInstance:
    case Kind::RemoveWant:
    case Kind::RemoveFolder:
        break;
    }
    return {};
}

QString beforeOf(const JournalEntry &entry, qsizetype edit, const ShelfNames &names)
{
    if (edit < 0 || edit >= entry.edits.size())
        return {};
    const QString before = entry.before.value(edit);
    switch (entry.edits[edit].kind) {
    case Kind::MoveInstance: {
        const discogs::FolderId from = entry.edits[edit].from;
        return before.isEmpty() && number(from) != 0 ? folderName(from, names) : before;
    }
    case Kind::Rate:
        return stars(before.toInt());
    case Kind::SetField:
        return before.isEmpty() ? Words::tr("nothing") : before;
    default:
        return before;
    }
}

QString removalText(const JournalEntry &entry)
{
    if (entry.isUndo || entry.state == JournalEntry::State::Undone || isFound(entry))
        return {};
    const QString subject = shortSubject(entry);
    const int copies = count(entry, Kind::RemoveInstance);
    if (copies > 1)
        return Words::tr("Removed %n copies from the collection.", nullptr, copies);
    if (copies == 1)
        return Words::tr("Removed %1 from the collection.").arg(subject);
    if (has(entry, Kind::RemoveWant))
        return Words::tr("Removed %1 from the wantlist.").arg(subject);
    return has(entry, Kind::RemoveFolder) ? Words::tr("Deleted the folder %1.").arg(subject) : QString();
}

namespace {

QString nameOf(JournalEntry::State state)
{
    switch (state) {
    case JournalEntry::State::Waiting:
        return Words::tr("Waiting to be sent");
    case JournalEntry::State::Sent:
        return Words::tr("Sent");
    case JournalEntry::State::Refused:
        return Words::tr("Refused");
    case JournalEntry::State::Undone:
        return Words::tr("Undone");
    }
    return {};
}

} // namespace

QString stateText(const JournalEntry &entry)
{
    const QString state = nameOf(entry.state);
    return entry.isPartlyUndone ? Words::tr("%1, partly taken back").arg(state) : state;
}

UndoPoint undoPoint(const QList<JournalEntry> &journal)
{
    UndoPoint point;
    for (const JournalEntry &entry : journal) {
        if (entry.state == JournalEntry::State::Undone)
            continue;
        if (!entry.isUndo) {
            point.undo = entry.id;
            return point;
        }
        point.redo.prepend(entry.id);
    }
    return point;
}

} // namespace runout::ui
