// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/usermapper.h"
#include "tests/core/discogs/rawanswers.h"

// The same for a user's own data.
namespace rawwalk {

inline void folder(Walk &raw, const Folder &folder)
{
    raw.id("id", folder.id);
    raw.text("name", folder.name);
    raw.number("count", folder.count);
    raw.nothingLeft({"resource_url"});
}

inline void folders(Walk &raw, const QList<Folder> &folders)
{
    raw.list("folders", folders, folder);
    raw.nothingLeft();
}

inline void collectionField(Walk &raw, const CollectionField &field)
{
    raw.id("id", field.id);
    raw.text("name", field.name);
    raw.number("position", field.position);
    raw.text("type", field.type);
    raw.flag("public", field.isPublic);
    raw.texts("options", field.options);
    raw.number("lines", field.lines);
    raw.nothingLeft();
}

inline void collectionFields(Walk &raw, const QList<CollectionField> &fields)
{
    raw.list("fields", fields, collectionField);
    raw.nothingLeft();
}

inline void basicInformation(Walk raw, const BasicInformation &basic)
{
    raw.id("id", basic.id);
    raw.text("title", basic.title);
    raw.number("year", basic.year);
    raw.list("artists", basic.artists, artistCredit);
    raw.list("labels", basic.labels, labelCredit);
    raw.list("formats", basic.formats, format);
    raw.texts("genres", basic.genres);
    raw.texts("styles", basic.styles);
    raw.picture("thumb", basic.thumb);
    raw.picture("cover_image", basic.cover);
    raw.knownId("master_id", basic.masterId);
    raw.nothingLeft({"resource_url", "master_url"});
}

// The fields of a copy: a list of values, or one text.
inline void fieldValues(Walk &raw, const QList<FieldValue> &fields)
{
    if (const QJsonValue notes = raw.raw("notes"); notes.isString()) {
        const auto expected =
            notes.toString().isEmpty() ? QList<FieldValue>() : QList<FieldValue>{{notesField, notes.toString()}};
        return raw.same("notes", expected, fields);
    }
    raw.list("notes", fields, [](Walk &note, const FieldValue &value) {
        note.id("field_id", value.field);
        note.text("value", value.value);
        note.nothingLeft();
    });
}

inline void collectionItem(Walk &raw, const CollectionItem &item)
{
    raw.id("id", item.release);
    raw.id("instance_id", item.instance);
    raw.same("folder_id", raw.has("folder_id"), item.folder.has_value());
    raw.number("folder_id", item.folder ? number(*item.folder) : 0);
    raw.number("rating", item.rating);
    raw.text("date_added", item.dateAdded);
    fieldValues(raw, item.fields);
    basicInformation(raw.inner("basic_information"), item.basic);
    raw.nothingLeft({"resource_url"});
}

inline void collectionItems(Walk &raw, const Page<CollectionItem> &page)
{
    if (raw.has("pagination"))
        pagination(raw.inner("pagination"), page.pagination);
    raw.list("releases", page.items, collectionItem);
    raw.nothingLeft();
}

inline void instanceAdded(Walk &raw, const InstanceAdded &added)
{
    raw.id("instance_id", added.instance);
    raw.nothingLeft({"resource_url"});
}

inline void collectionValue(Walk &raw, const CollectionValue &value)
{
    raw.text("minimum", value.minimum);
    raw.text("median", value.median);
    raw.text("maximum", value.maximum);
    raw.nothingLeft();
}

inline void want(Walk &raw, const Want &want)
{
    raw.id("id", want.release);
    raw.number("rating", want.rating);
    raw.text("notes", want.notes);
    raw.text("date_added", want.dateAdded);
    basicInformation(raw.inner("basic_information"), want.basic);
    raw.nothingLeft({"resource_url", "notes_public"});
}

inline void wants(Walk &raw, const Page<Want> &page)
{
    pagination(raw.inner("pagination"), page.pagination);
    raw.list("wants", page.items, want);
    raw.nothingLeft();
}

// Each of these under one of two names.
inline void userList(Walk &raw, const UserList &list)
{
    const auto first = [&raw](const char *one, const char *other) {
        const QString text = raw.raw(one).toString();
        const QString second = raw.raw(other).toString();
        return text.isEmpty() ? second : text;
    };
    raw.id(raw.has("list_id") ? "list_id" : "id", list.id);
    raw.text("name", list.name);
    raw.text("description", list.description);
    raw.flag("public", list.isPublic);
    raw.same("date_added", first("date_added", "created_ts"), list.dateAdded);
    raw.same("date_changed", first("date_changed", "modified_ts"), list.dateChanged);
    raw.same("uri", first("uri", "url"), list.uri);
}

inline void userLists(Walk &raw, const Page<UserList> &page)
{
    pagination(raw.inner("pagination"), page.pagination);
    raw.list("lists", page.items, [](Walk &row, const UserList &list) {
        userList(row, list);
        row.nothingLeft({"resource_url"});
    });
    raw.nothingLeft();
}

inline void listContents(Walk &raw, const UserListContents &contents)
{
    userList(raw, contents.list);
    raw.list("items", contents.items, [](Walk &row, const UserListItem &item) {
        const QStringList kinds{QStringLiteral("release"), QStringLiteral("master"), QStringLiteral("artist"),
                                QStringLiteral("label")};
        row.same("type", row.raw("type").toString(), kinds.at(static_cast<int>(item.entity.kind)));
        row.number("id", item.entity.id);
        row.text("display_title", item.title);
        row.text("comment", item.comment);
        row.picture("image_url", item.image);
        row.nothingLeft({"resource_url", "uri"});
    });
    raw.nothingLeft({"resource_url"});
}

} // namespace rawwalk
