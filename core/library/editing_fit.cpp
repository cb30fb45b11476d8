// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/editing.h"
#include "core/library/shelf_edits.h"
#include "core/library/shelf_queries.h"

#include <algorithm>

// Whether an edit fits what is held, and what stood there before.
namespace runout::library {

using namespace discogs;
using Kind = Edit::Kind;

namespace {

Failure unfit(const char *why)
{
    return failure(ErrorCode::Rejected, QLatin1String(why));
}

bool isTakenName(Database &db, const Edit &edit)
{
    const auto all = queries::folders(db);
    return std::any_of(all.begin(), all.end(), [&](const Folder &folder) {
        return folder.id != edit.folder && folder.name.compare(edit.text, Qt::CaseInsensitive) == 0;
    });
}

bool isOption(const CollectionField &field, const QString &value)
{
    return field.type != QLatin1String("dropdown") || value.isEmpty() || field.options.contains(value);
}

} // namespace

Result<bool> Editing::fitCopy(Edit &edit) const
{
    const auto copy = queries::instance(m_db, edit.instance);
    if (!copy)
        return unfit("this copy is no longer there");
    edit.release = copy->record.id;
    if (edit.kind != Kind::MoveInstance) {
        edit.folder = copy->folder;
    } else {
        edit.from = copy->folder;
        if (edit.folder == allFolder || !queries::folderName(m_db, edit.folder))
            return unfit("this folder is no longer there");
    }
    if (edit.kind != Kind::SetField)
        return true;
    const auto field = queries::field(m_db, edit.field);
    if (!field)
        return unfit("there is no such field");
    return isOption(*field, edit.text) ? Result<bool>(true) : unfit("the field does not offer this value");
}

Result<bool> Editing::fitFolder(Edit &edit) const
{
    if (edit.kind != Kind::RemoveFolder) {
        edit.text = edit.text.trimmed();
        if (edit.text.isEmpty())
            return unfit("a folder needs a name");
        if (isTakenName(m_db, edit))
            return unfit("there is a folder of this name");
    }
    if (edit.kind == Kind::CreateFolder)
        return true;
    if (edit.folder == allFolder || edit.folder == uncategorizedFolder)
        return unfit("this folder always stays as it is");
    if (!queries::folderName(m_db, edit.folder))
        return unfit("this folder is no longer there");
    if (edit.kind == Kind::RemoveFolder && !queries::isEmptyFolder(m_db, edit.folder))
        return unfit("this folder is not empty");
    return true;
}

Result<bool> Editing::fit(Edit &edit) const
{
    if (edit.rating < 0 || edit.rating > 5)
        return unfit("a rating is a number up to 5");
    switch (edit.kind) {
    case Kind::AddInstance:
        if (number(edit.release) <= 0)
            return unfit("there is no such release");
        if (edit.folder == allFolder)
            edit.folder = uncategorizedFolder;
        return queries::folderName(m_db, edit.folder) ? Result<bool>(true) : unfit("this folder is no longer there");
    case Kind::RemoveInstance:
    case Kind::MoveInstance:
    case Kind::SetField:
        return fitCopy(edit);
    case Kind::Rate: {
        auto copy = queries::instance(m_db, edit.instance);
        if (!copy || (number(edit.release) != 0 && copy->record.id != edit.release))
            copy = queries::copyOf(m_db, edit.release);
        if (!copy)
            return unfit("this release is not in the collection");
        edit.release = copy->record.id;
        edit.instance = copy->id;
        edit.folder = copy->folder;
        return true;
    }
    case Kind::CreateFolder:
    case Kind::RenameFolder:
    case Kind::RemoveFolder:
        return fitFolder(edit);
    case Kind::PutWant:
        return number(edit.release) > 0 ? Result<bool>(true) : unfit("there is no such release");
    case Kind::RemoveWant:
        return queries::want(m_db, edit.release) ? Result<bool>(true) : unfit("this release is not wanted any more");
    }
    return unfit("no such edit");
}

Before Editing::before(const Edit &edit) const
{
    Before before;
    if (number(edit.instance) != 0)
        before.instance = queries::instance(m_db, edit.instance);
    if (before.instance)
        before.rating = before.instance->rating;
    const FolderId folder = edit.kind == Kind::MoveInstance ? edit.from : edit.folder;
    if (number(folder) != 0)
        before.folderName = queries::folderName(m_db, folder).value_or(QString());
    if (edit.kind == Kind::PutWant || edit.kind == Kind::RemoveWant)
        before.want = queries::want(m_db, edit.release);
    return before;
}

} // namespace runout::library
