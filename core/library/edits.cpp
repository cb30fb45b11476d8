// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/edits.h"

#include "core/library/record.h"

#include <array>

namespace runout::library {

using namespace discogs;
using Kind = Edit::Kind;
using L1 = QLatin1String;

namespace {

constexpr std::array kindNames{L1("addInstance"), L1("removeInstance"), L1("moveInstance"), L1("rate"),
                               L1("setField"),    L1("createFolder"),   L1("renameFolder"), L1("removeFolder"),
                               L1("putWant"),     L1("removeWant")};

Edit editOf(Kind kind, const Edit &edit)
{
    Edit made;
    made.kind = kind;
    made.release = edit.release;
    made.instance = edit.instance;
    made.folder = edit.folder;
    return made;
}

// All that a copy bears.
QList<Edit> addedAgain(const Edit &edit, const Instance &instance)
{
    Edit add = editOf(Kind::AddInstance, edit);
    add.folder = instance.folder;
    add.text = QString::number(instance.added);
    QList<Edit> edits{add};
    if (instance.rating > 0) {
        Edit rate = editOf(Kind::Rate, add);
        rate.rating = instance.rating;
        edits += rate;
    }
    for (const FieldValue &value : instance.fields) {
        Edit set = editOf(Kind::SetField, add);
        set.field = value.field;
        set.text = value.value;
        edits += set;
    }
    return edits;
}

Edit wantAgain(const Edit &edit, const WantedRecord &want)
{
    Edit put = editOf(Kind::PutWant, edit);
    put.rating = want.rating;
    put.text = want.notes;
    return put;
}

Edit movedBack(const Edit &edit)
{
    Edit back = editOf(Kind::MoveInstance, edit);
    back.folder = edit.from;
    back.from = edit.folder;
    return back;
}

Edit withText(Edit edit, const QString &text)
{
    edit.text = text;
    return edit;
}

QString ratingText(int rating)
{
    return rating > 0 ? QString::number(rating) : QString();
}

} // namespace

bool isOfFolder(const Edit &edit)
{
    return edit.kind == Kind::CreateFolder || edit.kind == Kind::RenameFolder || edit.kind == Kind::RemoveFolder;
}

QJsonObject toJson(const Edit &edit)
{
    QJsonObject json{{L1("kind"), kindNames.at(static_cast<size_t>(edit.kind))}};
    const auto put = [&](L1 key, qint64 value) {
        if (value != 0)
            json.insert(key, value);
    };
    put(L1("release"), number(edit.release));
    put(L1("instance"), number(edit.instance));
    put(L1("folder"), number(edit.folder));
    put(L1("from"), number(edit.from));
    put(L1("field"), number(edit.field));
    put(L1("rating"), edit.rating);
    if (!edit.text.isEmpty())
        json.insert(L1("text"), edit.text);
    return json;
}

Result<Edit> editFrom(const QJsonObject &json)
{
    const QString kind = json[L1("kind")].toString();
    const auto found = std::find(kindNames.begin(), kindNames.end(), kind);
    if (found == kindNames.end())
        return failure(ErrorCode::BadReply, L1("$.kind: no such edit: ") + kind);
    Edit edit;
    edit.kind = static_cast<Kind>(std::distance(kindNames.begin(), found));
    edit.release = ReleaseId{json[L1("release")].toInteger()};
    edit.instance = InstanceId{json[L1("instance")].toInteger()};
    edit.folder = FolderId{json[L1("folder")].toInteger()};
    edit.from = FolderId{json[L1("from")].toInteger()};
    edit.field = FieldId{json[L1("field")].toInteger()};
    edit.rating = json[L1("rating")].toInt();
    edit.text = json[L1("text")].toString();
    return edit;
}

QList<Edit> inverseOf(const Edit &edit, const Before &before)
{
    switch (edit.kind) {
    case Kind::AddInstance:
        return {editOf(Kind::RemoveInstance, edit)};
    case Kind::RemoveInstance:
        return before.instance ? addedAgain(edit, *before.instance) : QList<Edit>{};
    case Kind::MoveInstance:
        return {movedBack(edit)};
    case Kind::Rate: {
        Edit rate = editOf(Kind::Rate, edit);
        rate.rating = before.rating;
        return {rate};
    }
    case Kind::SetField: {
        Edit set = editOf(Kind::SetField, edit);
        set.field = edit.field;
        return {withText(set, before.instance ? valueOf(before.instance->fields, edit.field) : QString())};
    }
    case Kind::CreateFolder:
        return {withText(editOf(Kind::RemoveFolder, edit), edit.text)};
    case Kind::RenameFolder:
        return {withText(editOf(Kind::RenameFolder, edit), before.folderName)};
    case Kind::RemoveFolder:
        return {withText(editOf(Kind::CreateFolder, edit), before.folderName)};
    case Kind::PutWant:
        return {before.want ? wantAgain(edit, *before.want) : editOf(Kind::RemoveWant, edit)};
    case Kind::RemoveWant:
        return before.want ? QList<Edit>{wantAgain(edit, *before.want)} : QList<Edit>{};
    }
    return {};
}

QString beforeText(const Edit &edit, const Before &before)
{
    switch (edit.kind) {
    case Kind::AddInstance:
    case Kind::CreateFolder:
        return {};
    case Kind::RemoveInstance:
    case Kind::MoveInstance:
    case Kind::RenameFolder:
    case Kind::RemoveFolder:
        return before.folderName;
    case Kind::Rate:
        return ratingText(before.rating);
    case Kind::SetField:
        return before.instance ? valueOf(before.instance->fields, edit.field) : QString();
    case Kind::PutWant:
    case Kind::RemoveWant:
        return before.want ? before.want->notes : QString();
    }
    return {};
}

bool changesNothing(const Edit &edit, const Before &before)
{
    switch (edit.kind) {
    case Kind::MoveInstance:
        return edit.folder == edit.from;
    case Kind::Rate:
        return edit.rating == before.rating;
    case Kind::SetField:
        return before.instance && valueOf(before.instance->fields, edit.field) == edit.text;
    case Kind::RenameFolder:
        return edit.text == before.folderName;
    case Kind::PutWant:
        return before.want && before.want->rating == edit.rating && before.want->notes == edit.text;
    default:
        return false;
    }
}

} // namespace runout::library
