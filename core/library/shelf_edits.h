// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/changes.h"
#include "core/library/database.h"
#include "core/library/edits.h"

// The named queries of what edits do to the shelf; each runs inside a transaction of the caller's.
namespace runout::library::queries {

// Changes the shelf's own rows; what is not there is left so.
void applyLocally(Database &db, const Edit &edit, Changes &changes);

// A copy through which the release is rated: one Discogs knows, if there is one.
[[nodiscard]] std::optional<Instance> copyOf(Database &db, discogs::ReleaseId release);
[[nodiscard]] std::optional<QString> folderName(Database &db, discogs::FolderId folder);
[[nodiscard]] bool isEmptyFolder(Database &db, discogs::FolderId folder);
[[nodiscard]] std::optional<discogs::CollectionField> field(Database &db, discogs::FieldId field);
// The next negative id; never given twice.
[[nodiscard]] qint64 temporaryId(Database &db);
// The temporary row is now Discogs'.
void settleInstance(Database &db, discogs::InstanceId temporary, discogs::InstanceId real, Changes &changes);
void settleFolder(Database &db, discogs::FolderId temporary, discogs::FolderId real, Changes &changes);

} // namespace runout::library::queries
