// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/held.h"
#include "core/library/changes.h"
#include "core/library/database.h"
#include "core/library/library.h"
#include "core/library/record.h"

// The named queries: the only SQL of the program. They run on the pool that owns the connection, and throw
// SQLite::Exception; `Library` turns that into ErrorCode::Storage.
namespace runout::library::queries {

// library_store.cpp: each is one transaction, but for storeListed().
// True: no body was held. record: of a release, for the collector's own lists where they hold it.
bool storeComplete(Database &db, const Row &row, const QByteArray &body, const QDateTime &asOf,
                   const std::optional<Record> &record, Changes &changes);
int storeSeen(Database &db, const QList<Row> &rows, const QDateTime &asOf); // how many are new
bool storeListed(Database &db, const Row &row, const QDateTime &asOf);      // it is new
// One credit, or one label, belongs to each row.
int storeCredits(Database &db, const QList<Row> &rows, const QList<CreditRow> &credits, const QDateTime &asOf);
int storeLabels(Database &db, const QList<Row> &rows, const QList<LabelRow> &labels, const QDateTime &asOf);
// Makes a file for reading only: compact, no journal beside it.
void seal(Database &db);

// library_rows.cpp: the columns of a row in the order readRow() takes them from.
[[nodiscard]] QByteArray rowColumns();
[[nodiscard]] Row readRow(const Query &query, int from = 0);
void writeEntity(Database &db, const Row &row);
[[nodiscard]] std::optional<Row> row(Database &db, const discogs::Entity &entity);

// library_search.cpp
[[nodiscard]] QList<discogs::SearchResult> search(Database &db, const discogs::SearchQuery &query, int limit,
                                                  int offset);

// library_lists.cpp
[[nodiscard]] std::optional<Held<QByteArray>> body(Database &db, const discogs::Entity &entity);
[[nodiscard]] QList<discogs::ArtistRelease> artistReleases(Database &db, discogs::ArtistId id);
[[nodiscard]] QList<discogs::LabelRelease> labelReleases(Database &db, discogs::LabelId id);
[[nodiscard]] QList<discogs::Version> versions(Database &db, discogs::MasterId id);
// Of the master, else of one of its pressings; "" where none is known.
[[nodiscard]] QString artistOf(Database &db, discogs::MasterId id);
[[nodiscard]] QHash<discogs::Entity, QString> names(Database &db, const QList<discogs::Entity> &entities);
[[nodiscard]] std::optional<discogs::Entity> byName(Database &db, discogs::EntityKind kind, const QString &name);
[[nodiscard]] Library::Counts counts(Database &db);

} // namespace runout::library::queries
