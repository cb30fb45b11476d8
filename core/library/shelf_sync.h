// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/changes.h"
#include "core/library/database.h"
#include "core/library/edits.h"

// The named queries of what Discogs says of the collector's own part; each runs inside a transaction of the caller's.
// What has an edit on its way stays as the edit left it.
namespace runout::library::queries {

// shelf_folders.cpp
void storeFolders(Database &db, const QList<discogs::Folder> &folders, Changes &changes);
void storeFields(Database &db, const QList<discogs::CollectionField> &fields, Changes &changes);
void storeLists(Database &db, const QList<discogs::UserList> &lists, Changes &changes);
void storeList(Database &db, const discogs::UserListContents &contents, Changes &changes);

// shelf_sync.cpp: how many are new, how many went.
int storeItems(Database &db, const QList<discogs::CollectionItem> &items, qint64 sweep, Changes &changes);
int storeWants(Database &db, const QList<discogs::Want> &wants, qint64 sweep, Changes &changes);
int endItemSweep(Database &db, qint64 sweep, Changes &changes);
int endWantSweep(Database &db, qint64 sweep, Changes &changes);
void forgetAccount(Database &db, Changes &changes);

} // namespace runout::library::queries
