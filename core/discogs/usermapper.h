// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/mapper.h"
#include "core/discogs/usertypes.h"

// Pure: bytes to the types of a user's own data; the rules are those of mapper.h.
namespace runout::discogs {

template<>
Result<Folder> map<Folder>(const QByteArray &json);
template<>
Result<QList<Folder>> map<QList<Folder>>(const QByteArray &json);
template<>
Result<QList<CollectionField>> map<QList<CollectionField>>(const QByteArray &json); // by position
template<>
Result<CollectionItem> map<CollectionItem>(const QByteArray &json);
template<>
Result<Page<CollectionItem>> map<Page<CollectionItem>>(const QByteArray &json);
template<>
Result<InstanceAdded> map<InstanceAdded>(const QByteArray &json);
template<>
Result<CollectionValue> map<CollectionValue>(const QByteArray &json);
template<>
Result<Want> map<Want>(const QByteArray &json);
template<>
Result<Page<Want>> map<Page<Want>>(const QByteArray &json);
template<>
Result<Page<UserList>> map<Page<UserList>>(const QByteArray &json);
template<>
Result<UserListContents> map<UserListContents>(const QByteArray &json);
template<>
Result<Done> map<Done>(const QByteArray &json); // nothing at all, or any object

} // namespace runout::discogs
