// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/changes.h"
#include "core/library/database.h"
#include "core/library/record.h"
#include "core/library/shelf.h"

#include <QHash>
#include <QSet>

// The named queries of the collector's own part, as in queries.h. Those that write run inside a transaction of the
// caller's.
namespace runout::library::queries {

// Shares equal texts and lists while many rows are read: a shelf has few labels, countries and formats.
class Shared
{
public:
    [[nodiscard]] QString text(const Query &query, int column);
    [[nodiscard]] QStringList list(const Query &query, int column);
    [[nodiscard]] QList<discogs::FieldValue> fields(const Query &query, int column);

private:
    QHash<QByteArray, QString> m_texts;
    QHash<QByteArray, QStringList> m_lists;
    QHash<QByteArray, QList<discogs::FieldValue>> m_fields;
};

// shelf_records.cpp
[[nodiscard]] QByteArray recordColumns(); // of `record r`
[[nodiscard]] Record readRecord(const Query &query, int from, Shared &shared);
[[nodiscard]] std::optional<Record> record(Database &db, discogs::ReleaseId release);
// Keeps what a list or the release itself says; what it leaves open stays as it was.
void putRecord(Database &db, Record record, Changes &changes);
// The record as far as anything is known of the release, for one that comes to the shelf here.
Record ensureRecord(Database &db, discogs::ReleaseId release, Changes &changes);
// A release has become complete: only what the shelf holds is changed.
void completeRecord(Database &db, const Record &record, Changes &changes);

// shelf_instances.cpp
[[nodiscard]] QList<Instance> instances(Database &db, int limit, int offset); // newest first; limit -1: all
[[nodiscard]] QList<Instance> instances(Database &db, const QList<discogs::InstanceId> &ids);
[[nodiscard]] QList<Instance> instancesOf(Database &db, discogs::ReleaseId release); // oldest first
[[nodiscard]] QList<WantedRecord> wants(Database &db);                               // newest first
// One, without its mark of edits on their way.
[[nodiscard]] std::optional<Instance> instance(Database &db, discogs::InstanceId id);
[[nodiscard]] std::optional<WantedRecord> want(Database &db, discogs::ReleaseId release);
// What is mine of it, marked.
[[nodiscard]] Ownership ownership(Database &db, discogs::ReleaseId release);

// shelf_lists.cpp
[[nodiscard]] QList<discogs::Folder> folders(Database &db);
[[nodiscard]] QList<discogs::CollectionField> fields(Database &db);
[[nodiscard]] QList<discogs::UserList> lists(Database &db);
[[nodiscard]] std::optional<discogs::UserListContents> list(Database &db, discogs::ListId id);
[[nodiscard]] ShelfState shelfState(Database &db);
[[nodiscard]] QHash<QString, QString> marks(Database &db);
[[nodiscard]] QString mark(Database &db, const QString &name);
void setMark(Database &db, const QString &name, const QString &value); // "" removes
[[nodiscard]] QSet<qint64> ownedReleases(Database &db);
[[nodiscard]] QSet<qint64> wantedReleases(Database &db);
[[nodiscard]] QList<discogs::ReleaseId> incompleteReleases(Database &db, int limit); // newest first
[[nodiscard]] QSet<qint64> releasesWith(Database &db, const QString &column, const QString &text, bool asPhrase);
// What became of changes.releases.
void settle(Database &db, Changes &changes);

} // namespace runout::library::queries
