// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/usermapper.h"

#include "core/discogs/reading.h"

#include <algorithm>

namespace runout::discogs {

using namespace reading;

namespace {

Folder folder(Read json)
{
    return {FolderId{requiredId(json)}, json.text(KEY("name")), json.countOr(KEY("count"), 0)};
}

CollectionField field(Read json)
{
    CollectionField field;
    field.id = FieldId{requiredId(json)};
    field.name = json.text(KEY("name"));
    field.position = json.countOr(KEY("position"), 0);
    field.type = json.text(KEY("type"));
    field.isPublic = json.flag(KEY("public"));
    field.options = json.texts(KEY("options"));
    field.lines = json.countOr(KEY("lines"), 0);
    return field;
}

// `owner`: the release's id as the row around it gives it.
BasicInformation basicInformation(Read json, ReleaseId owner)
{
    BasicInformation basic;
    basic.id = owner;
    json.with(KEY("basic_information"), [&](Read inner) {
        basic.id = ReleaseId{inner.integer(KEY("id")).value_or(number(owner))};
        basic.title = inner.text(KEY("title"));
        basic.year = inner.countOr(KEY("year"), 0);
        basic.artists = list<ArtistCredit>(inner, KEY("artists"), artistCredit);
        basic.labels = list<LabelCredit>(inner, KEY("labels"), labelCredit);
        basic.formats = list<Format>(inner, KEY("formats"), format);
        basic.genres = inner.texts(KEY("genres"));
        basic.styles = inner.texts(KEY("styles"));
        basic.thumb = realPicture(inner.text(KEY("thumb")));
        basic.cover = realPicture(inner.text(KEY("cover_image")));
        basic.masterId = knownId<MasterId>(inner.integer(KEY("master_id")));
    });
    return basic;
}

FieldValue fieldValue(Read json)
{
    const auto id = json.integer(KEY("field_id"));
    json.require(id.has_value(), KEY("field_id"));
    return {FieldId{id.value_or(0)}, json.text(KEY("value"))};
}

// A list of field values; a plain text is the field that every account calls so.
QList<FieldValue> fieldValues(Read json, QLatin1String key)
{
    if (!json.isText(key))
        return list<FieldValue>(json, key, fieldValue);
    const QString text = json.text(key);
    return text.isEmpty() ? QList<FieldValue>() : QList<FieldValue>{{notesField, text}};
}

CollectionItem collectionItem(Read json)
{
    CollectionItem item;
    item.release = ReleaseId{requiredId(json)};
    item.instance = InstanceId{json.integer(KEY("instance_id")).value_or(0)};
    if (const auto id = json.integer(KEY("folder_id")))
        item.folder = FolderId{*id};
    item.rating = qBound(0, json.countOr(KEY("rating"), 0), 5);
    item.dateAdded = json.text(KEY("date_added"));
    item.fields = fieldValues(json, KEY("notes"));
    item.basic = basicInformation(json, item.release);
    return item;
}

Want want(Read json)
{
    Want want;
    want.release = ReleaseId{requiredId(json)};
    want.rating = qBound(0, json.countOr(KEY("rating"), 0), 5);
    QStringList notes;
    for (const FieldValue &note : fieldValues(json, KEY("notes")))
        notes.append(note.value);
    want.notes = notes.join(u'\n');
    want.dateAdded = json.text(KEY("date_added"));
    want.basic = basicInformation(json, want.release);
    return want;
}

// The first of two names that holds something: the documentation and older answers differ.
QString either(Read json, QLatin1String first, QLatin1String second)
{
    const QString text = json.text(first);
    return text.isEmpty() ? json.text(second) : text;
}

UserList userList(Read json)
{
    UserList list;
    list.id = ListId{json.contains(KEY("list_id")) ? json.integer(KEY("list_id")).value_or(0) : requiredId(json)};
    list.name = json.text(KEY("name"));
    list.description = json.text(KEY("description"));
    list.isPublic = json.flag(KEY("public"));
    list.dateAdded = either(json, KEY("date_added"), KEY("created_ts"));
    list.dateChanged = either(json, KEY("date_changed"), KEY("modified_ts"));
    list.uri = either(json, KEY("uri"), KEY("url"));
    return list;
}

UserListItem listItem(Read json)
{
    return {{entityKind(json), requiredId(json)},
            json.text(KEY("display_title")),
            json.text(KEY("comment")),
            realPicture(json.text(KEY("image_url")))};
}

UserListContents listContents(Read json)
{
    return {userList(json), list<UserListItem>(json, KEY("items"), listItem)};
}

CollectionValue collectionValue(Read json)
{
    const CollectionValue value{json.text(KEY("minimum")), json.text(KEY("median")), json.text(KEY("maximum"))};
    const bool any = !value.minimum.isEmpty() || !value.median.isEmpty() || !value.maximum.isEmpty();
    json.require(any || json.contains(KEY("median")), KEY("median"));
    return value;
}

InstanceAdded instanceAdded(Read json)
{
    const auto id = knownId<InstanceId>(json.integer(KEY("instance_id")));
    json.require(id.has_value(), KEY("instance_id"));
    return {id.value_or(InstanceId{})};
}

// A list that is not paged and without which the answer is no answer.
template<class T, class F>
QList<T> whole(Read json, QLatin1String key, F one)
{
    json.require(json.contains(key), key);
    return list<T>(json, key, one);
}

QList<CollectionField> fields(Read json)
{
    auto all = whole<CollectionField>(json, KEY("fields"), field);
    std::stable_sort(all.begin(), all.end(),
                     [](const CollectionField &a, const CollectionField &b) { return a.position < b.position; });
    return all;
}

} // namespace

template<>
Result<Folder> map<Folder>(const QByteArray &json)
{
    return readDocument(json, folder);
}
template<>
Result<QList<Folder>> map<QList<Folder>>(const QByteArray &json)
{
    return readDocument(json, [](Read root) { return whole<Folder>(root, KEY("folders"), folder); });
}
template<>
Result<QList<CollectionField>> map<QList<CollectionField>>(const QByteArray &json)
{
    return readDocument(json, fields);
}
template<>
Result<CollectionItem> map<CollectionItem>(const QByteArray &json)
{
    return readDocument(json, collectionItem);
}
template<>
Result<Page<CollectionItem>> map<Page<CollectionItem>>(const QByteArray &json)
{
    return readDocument(json, [](Read root) { return page<CollectionItem>(root, KEY("releases"), collectionItem); });
}
template<>
Result<InstanceAdded> map<InstanceAdded>(const QByteArray &json)
{
    return readDocument(json, instanceAdded);
}
template<>
Result<CollectionValue> map<CollectionValue>(const QByteArray &json)
{
    return readDocument(json, collectionValue);
}
template<>
Result<Want> map<Want>(const QByteArray &json)
{
    return readDocument(json, want);
}
template<>
Result<Page<Want>> map<Page<Want>>(const QByteArray &json)
{
    return readDocument(json, [](Read root) { return page<Want>(root, KEY("wants"), want); });
}
template<>
Result<Page<UserList>> map<Page<UserList>>(const QByteArray &json)
{
    return readDocument(json, [](Read root) { return page<UserList>(root, KEY("lists"), userList); });
}
template<>
Result<UserListContents> map<UserListContents>(const QByteArray &json)
{
    return readDocument(json, listContents);
}
template<>
Result<Done> map<Done>(const QByteArray &json)
{
    if (json.trimmed().isEmpty())
        return Done();
    return readDocument(json, [](Read) { return Done(); });
}

} // namespace runout::discogs
