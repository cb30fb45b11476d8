// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"

// The values of a user's own data at Discogs: collection, wantlist, lists. See discogs documentation, sections User
// Collection, User Wantlist, User Lists.
namespace runout::discogs {

enum class InstanceId : qint64 {};
enum class FolderId : qint64 {};
enum class FieldId : qint64 {};
enum class ListId : qint64 {};

constexpr qint64 number(InstanceId id)
{
    return static_cast<qint64>(id);
}
constexpr qint64 number(FolderId id)
{
    return static_cast<qint64>(id);
}
constexpr qint64 number(FieldId id)
{
    return static_cast<qint64>(id);
}
constexpr qint64 number(ListId id)
{
    return static_cast<qint64>(id);
}

constexpr FolderId allFolder{0};           // the union of all, read-only
constexpr FolderId uncategorizedFolder{1}; // always there, like allFolder
constexpr FieldId mediaConditionField{1};  // the fields every account starts with
constexpr FieldId sleeveConditionField{2};
constexpr FieldId notesField{3};

struct Folder
{
    FolderId id{};
    QString name;
    int count = 0; // instances in it
    bool operator==(const Folder &) const = default;
};

// A custom field of the collection.
struct CollectionField
{
    FieldId id{};
    QString name;
    int position = 0;
    QString type; // "dropdown", "textarea": open
    bool isPublic = false;
    QStringList options; // of a dropdown
    int lines = 0;       // of a textarea
    bool operator==(const CollectionField &) const = default;
};

struct FieldValue
{
    FieldId field{};
    QString value;
    bool operator==(const FieldValue &) const = default;
};

// What lists of the user's say of a release.
struct BasicInformation
{
    ReleaseId id{};
    QString title;
    int year = 0; // 0 = unknown
    QList<ArtistCredit> artists;
    QList<LabelCredit> labels;
    QList<Format> formats;
    QStringList genres;
    QStringList styles;
    QString thumb; // "" where there is no image
    QString cover;
    std::optional<MasterId> masterId;
    bool operator==(const BasicInformation &) const = default;
};

// One copy of a release in a collection.
struct CollectionItem
{
    ReleaseId release{};
    InstanceId instance{};          // 0: not said, and then the copy cannot be addressed
    std::optional<FolderId> folder; // absent in the public view
    int rating = 0;                 // 1..5, 0 = none
    QString dateAdded;              // ISO 8601
    QList<FieldValue> fields;
    BasicInformation basic;
    bool operator==(const CollectionItem &) const = default;
};

struct Want
{
    ReleaseId release{};
    int rating = 0; // 1..5, 0 = none
    QString notes;
    QString dateAdded; // ISO 8601
    BasicInformation basic;
    bool operator==(const Want &) const = default;
};

struct UserList
{
    ListId id{};
    QString name;
    QString description;
    bool isPublic = false;
    QString dateAdded; // ISO 8601
    QString dateChanged;
    QString uri;
    bool operator==(const UserList &) const = default;
};

struct UserListItem
{
    Entity entity;
    QString title; // as Discogs displays it
    QString comment;
    QString image;
    bool operator==(const UserListItem &) const = default;
};

struct UserListContents
{
    UserList list;
    QList<UserListItem> items;
    bool operator==(const UserListContents &) const = default;
};

// In the user's own currency, as Discogs writes it: shown as it is.
struct CollectionValue
{
    QString minimum;
    QString median;
    QString maximum;
    bool operator==(const CollectionValue &) const = default;
};

struct InstanceAdded
{
    InstanceId instance{};
    bool operator==(const InstanceAdded &) const = default;
};

// The answer of a write that says nothing: 204.
struct Done
{
    bool operator==(const Done &) const = default;
};

} // namespace runout::discogs
