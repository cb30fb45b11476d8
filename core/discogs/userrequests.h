// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/discogs/requests.h"
#include "core/discogs/usertypes.h"

// Pure: the endpoints of a user's own data. `user` as Discogs spells it; percent-encoded here. Answers stand on
// Shelf::None: the library keeps them, the cache does not.
namespace runout::discogs {

// A request that changes something. Sent once, never repeated by itself: see discogs-api section 5.
struct WriteLine
{
    QByteArray method;
    QString path;    // percent-encoded, from "/"
    QByteArray body; // JSON, or empty
    bool operator==(const WriteLine &) const = default;
};

template<class T>
struct Write : WriteLine
{};

// Whether a write that ended with this error may have taken effect all the same: no answer in time, a cut connection,
// an answer that could not be read, a failure at Discogs (5xx), withdrawn under way. Read back before sending again.
// Never: no such host, refused, no connection, no login, or Discogs said no (4xx).
[[nodiscard]] bool mayHaveArrived(const Error &error);

namespace requests {

Request<QList<Folder>> folders(const QString &user);
Request<QList<CollectionField>> collectionFields(const QString &user);
// sort: label, artist, title, catno, format, rating, added, year; "" = Discogs' order.
Request<Page<CollectionItem>> collectionItems(const QString &user, FolderId folder, const QString &sort = {},
                                              SortOrder order = SortOrder::Ascending, int page = 1);
// Every instance of one release.
Request<Page<CollectionItem>> instancesOf(const QString &user, ReleaseId release);
Request<CollectionValue> collectionValue(const QString &user);
Request<Page<Want>> wants(const QString &user, int page = 1);
Request<Page<UserList>> lists(const QString &user, int page = 1);
Request<UserListContents> list(ListId id);

Write<Folder> createFolder(const QString &user, const QString &name);
Write<Folder> renameFolder(const QString &user, FolderId folder, const QString &name);
Write<Done> removeFolder(const QString &user, FolderId folder); // Discogs refuses while it is not empty
Write<InstanceAdded> addInstance(const QString &user, FolderId folder, ReleaseId release); // twice makes two
Write<Done> moveInstance(const QString &user, FolderId from, ReleaseId release, InstanceId instance, FolderId to);
Write<Done> rateInstance(const QString &user, FolderId folder, ReleaseId release, InstanceId instance, int rating);
Write<Done> removeInstance(const QString &user, FolderId folder, ReleaseId release, InstanceId instance);
Write<Done> setField(const QString &user, FolderId folder, ReleaseId release, InstanceId instance, FieldId field,
                     const QString &value);
// Adds or changes. No rating: it stays as it is; 0 takes it away, also from owned copies of the release.
Write<Want> putWant(const QString &user, ReleaseId release, const QString &notes, std::optional<int> rating);
Write<Done> removeWant(const QString &user, ReleaseId release);

} // namespace requests
} // namespace runout::discogs
