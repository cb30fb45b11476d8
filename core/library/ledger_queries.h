// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/changes.h"
#include "core/library/database.h"
#include "core/library/recordfiles.h"

// The named queries of FileLedger, as in queries.h; those that write run inside a transaction of the caller's.
namespace runout::library::queries {

[[nodiscard]] std::optional<RecordFiles> recordFiles(Database &db, discogs::ReleaseId release);
[[nodiscard]] QList<RecordFiles> allRecordFiles(Database &db);
[[nodiscard]] QList<discogs::ReleaseId> outdatedRecordFiles(Database &db);
[[nodiscard]] QList<HeldFile> heldFiles(Database &db);

void expectWrites(Database &db, const QList<FileWrite> &writes);
// Each adds to `touched` the releases that have other files, or other facts, than before.
void takeWritten(Database &db, const QString &batch, const QList<FileWritten> &files, QSet<qint64> &touched);
void takeBack(Database &db, const QString &batch, const QList<QByteArray> &files, QSet<qint64> &touched);
void takeFound(Database &db, const QList<HeldFile> &files, QSet<qint64> &touched);
void putRecordFiles(Database &db, const RecordFiles &record, QSet<qint64> &touched);
void dropFile(Database &db, const QByteArray &path, QSet<qint64> &touched);
void forgetRecordFiles(Database &db, discogs::ReleaseId release, QSet<qint64> &touched);
// Releases without a file go, and those with a first one come. The copies that look different now.
void settleFiles(Database &db, const QSet<qint64> &touched, Changes &changes);

} // namespace runout::library::queries
