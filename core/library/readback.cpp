// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/readback.h"

#include <QStringList>

#include <algorithm>

namespace runout::library {

namespace {

using Kind = Edit::Kind;
using discogs::CollectionItem;

QString valueOf(const CollectionItem &item, discogs::FieldId field)
{
    for (const discogs::FieldValue &value : item.fields) {
        if (value.field == field)
            return value.value;
    }
    return {};
}

// A new copy in the right folder, else a new one at all: it may have been moved at once.
ReadBack addedAmong(const Edit &edit, const QList<CollectionItem> &instances, const QSet<qint64> &known)
{
    const CollectionItem *best = nullptr;
    for (const CollectionItem &item : instances) {
        if (known.contains(number(item.instance)))
            continue;
        if (!best || (item.folder == edit.folder && best->folder != edit.folder))
            best = &item;
    }
    return best ? ReadBack{true, best->instance, {}, {}} : ReadBack{};
}

bool isAsAsked(const Edit &edit, const CollectionItem &item)
{
    switch (edit.kind) {
    case Kind::MoveInstance:
        return item.folder == edit.folder;
    case Kind::Rate:
        return item.rating == edit.rating;
    case Kind::SetField:
        return valueOf(item, edit.field) == edit.text;
    default:
        return false;
    }
}

} // namespace

bool makesSomething(const Edit &edit)
{
    return edit.kind == Kind::AddInstance || edit.kind == Kind::CreateFolder;
}

bool concernsFolder(const Edit &edit)
{
    return edit.kind == Kind::CreateFolder || edit.kind == Kind::RenameFolder || edit.kind == Kind::RemoveFolder;
}

bool concernsWant(const Edit &edit)
{
    return edit.kind == Kind::PutWant || edit.kind == Kind::RemoveWant;
}

bool removesSomething(const Edit &edit)
{
    return edit.kind == Kind::RemoveInstance || edit.kind == Kind::RemoveFolder || edit.kind == Kind::RemoveWant;
}

ReadBack readBack(const Edit &edit, const QList<CollectionItem> &instances, const QSet<qint64> &known)
{
    if (edit.kind == Kind::AddInstance)
        return addedAmong(edit, instances, known);
    const auto item = std::find_if(instances.begin(), instances.end(), [&](const CollectionItem &candidate) {
        return candidate.instance == edit.instance;
    });
    if (item == instances.end())
        return {edit.kind == Kind::RemoveInstance, {}, {}, {}};
    ReadBack result;
    result.arrived = isAsAsked(edit, *item);
    const discogs::FolderId expected = edit.kind == Kind::MoveInstance ? edit.from : edit.folder;
    if (!result.arrived && item->folder && *item->folder != expected)
        result.elsewhere = item->folder;
    return result;
}

ReadBack readBack(const Edit &edit, const QList<discogs::Folder> &folders, const QSet<qint64> &known)
{
    for (const discogs::Folder &folder : folders) {
        if (edit.kind == Kind::CreateFolder && folder.name == edit.text && !known.contains(number(folder.id)))
            return {true, {}, folder.id, {}};
        if (edit.kind != Kind::CreateFolder && folder.id == edit.folder)
            return {edit.kind == Kind::RenameFolder && folder.name == edit.text, {}, {}, {}};
    }
    return {edit.kind == Kind::RemoveFolder, {}, {}, {}};
}

QString noteOf(qint64 entry, const QSet<qint64> &known)
{
    QStringList words{QString::number(entry)};
    for (const qint64 id : known)
        words << QString::number(id);
    return words.join(u' ');
}

std::optional<QSet<qint64>> notedFor(qint64 entry, const QString &note)
{
    const QStringList words = note.split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty() || words.first() != QString::number(entry))
        return std::nullopt;
    QSet<qint64> known;
    for (qsizetype i = 1; i < words.size(); ++i)
        known.insert(words[i].toLongLong());
    return known;
}

} // namespace runout::library
