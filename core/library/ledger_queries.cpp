// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/ledger_queries.h"

#include "core/library/record.h"

namespace runout::library::queries {

using namespace discogs;

namespace {

constexpr auto fileColumns = "path, release, position, ordinal, whole, size, modified, seconds, plan, state";
constexpr auto recordColumns = "f.release, f.reading, f.tracks, f.sides, f.missing_sides, f.missing_tracks, f.body_at, "
                               "f.basis, b.as_of FROM file_release f LEFT JOIN body b ON b.key = f.release * 4";

HeldFile readFile(const Query &query)
{
    HeldFile file;
    file.path = query.bytes(0);
    file.release = ReleaseId{query.number(1)};
    file.place = {query.text(2), static_cast<int>(query.number(3)), query.number(4) != 0};
    file.size = query.number(5);
    file.modified = query.number(6);
    file.seconds = static_cast<int>(query.number(7));
    file.plan = query.bytes(8);
    file.state = static_cast<FileState>(query.number(9));
    return file;
}

RecordFiles readRecord(const Query &query)
{
    RecordFiles record;
    record.release = ReleaseId{query.number(0)};
    record.reading = static_cast<int>(query.number(1));
    record.tracks = static_cast<int>(query.number(2));
    record.sides = unpacked(query.text(3));
    record.missingSides = unpacked(query.text(4));
    record.missingTracks = unpacked(query.text(5));
    record.bodyAt = query.number(6);
    record.basis = query.text(7).toLatin1();
    record.heldBodyAt = query.isNull(8) ? -1 : query.number(8);
    return record;
}

void insertFile(Database &db, const HeldFile &file)
{
    Query(db, QByteArray("INSERT OR REPLACE INTO file (") + fileColumns + ") VALUES (?,?,?,?,?,?,?,?,?,?)")
        .bind(file.path)
        .bind(number(file.release))
        .bind(file.place.position)
        .bind(file.place.ordinal)
        .bind(file.place.isSide)
        .bind(file.size)
        .bind(file.modified)
        .bind(file.seconds)
        .bind(file.plan)
        .bind(static_cast<int>(file.state))
        .run();
}

std::optional<HeldFile> fileAt(Database &db, const QByteArray &path)
{
    Query query(db, QByteArray("SELECT ") + fileColumns + " FROM file WHERE path = ?");
    query.bind(path);
    return query.next() ? std::optional(readFile(query)) : std::nullopt;
}

void setReading(Database &db, qint64 release, int reading)
{
    Query(db,
          "INSERT INTO file_release (release, marks, reading, tracks, sides, missing_sides, missing_tracks, body_at, "
          "basis) VALUES (?, 1, ?, 0, '', '', '', -1, '') ON CONFLICT (release) DO UPDATE SET reading = "
          "excluded.reading, body_at = -1")
        .bind(release)
        .bind(reading)
        .run();
}

} // namespace

std::optional<RecordFiles> recordFiles(Database &db, ReleaseId release)
{
    std::optional<RecordFiles> record;
    Query query(db, QByteArray("SELECT ") + recordColumns + " WHERE f.release = ?");
    query.bind(number(release));
    if (!query.next())
        return {};
    record = readRecord(query);
    Query files(db, QByteArray("SELECT ") + fileColumns + " FROM file WHERE release = ? ORDER BY ordinal, path");
    files.bind(number(release));
    while (files.next())
        record->files += readFile(files);
    return record;
}

QList<RecordFiles> allRecordFiles(Database &db)
{
    QList<RecordFiles> records;
    Query query(db, QByteArray("SELECT ") + recordColumns + " ORDER BY f.release");
    while (query.next())
        records += readRecord(query);
    Query files(db,
                QByteArray("SELECT ") + fileColumns + " FROM file WHERE release > 0 ORDER BY release, ordinal, path");
    auto record = records.begin();
    while (files.next()) {
        const HeldFile file = readFile(files);
        while (record != records.end() && record->release < file.release)
            ++record;
        if (record != records.end() && record->release == file.release)
            record->files += file;
    }
    return records;
}

QList<ReleaseId> outdatedRecordFiles(Database &db)
{
    QList<ReleaseId> releases;
    Query query(db,
                "SELECT f.release FROM file_release f JOIN body b ON b.key = f.release * 4 WHERE b.as_of <> f.body_at");
    while (query.next())
        releases += ReleaseId{query.number(0)};
    return releases;
}

QList<HeldFile> heldFiles(Database &db)
{
    QList<HeldFile> files;
    Query query(db, QByteArray("SELECT ") + fileColumns + " FROM file");
    while (query.next())
        files += readFile(query);
    return files;
}

void expectWrites(Database &db, const QList<FileWrite> &writes)
{
    for (const FileWrite &write : writes) {
        Query(db, "INSERT OR REPLACE INTO file_write (batch, old, path, release, reading, position, ordinal, whole, "
                  "before_release, before_position, before_ordinal, before_whole) VALUES "
                  "('',?,?,?,?,?,?,?,0,'',-1,0)")
            .bind(write.path)
            .bind(write.path)
            .bind(number(write.release))
            .bind(write.reading)
            .bind(write.place.position)
            .bind(write.place.ordinal)
            .bind(write.place.isSide)
            .run();
    }
}

namespace {

struct Expected
{
    HeldFile file; // as it is to stand
    int reading = -1;
};

std::optional<Expected> expected(Database &db, const FileWritten &file)
{
    Query query(db, "SELECT release, reading, position, ordinal, whole FROM file_write WHERE batch = '' AND old = ?");
    query.bind(file.path);
    if (!query.next())
        return {};
    Expected result;
    result.file.path = file.now;
    result.file.release = ReleaseId{query.number(0)};
    result.file.place = {query.text(2), static_cast<int>(query.number(3)), query.number(4) != 0};
    result.reading = static_cast<int>(query.number(1));
    return result;
}

void noteWritten(Database &db, const QString &batch, const FileWritten &file, const HeldFile &before)
{
    Query(db, "DELETE FROM file_write WHERE batch = ? AND old = ?").bind(batch).bind(file.path).run();
    Query(db, "UPDATE file_write SET batch = ?, path = ?, before_release = ?, before_position = ?, before_ordinal = ?, "
              "before_whole = ? WHERE batch = '' AND old = ?")
        .bind(batch)
        .bind(file.now)
        .bind(number(before.release))
        .bind(before.place.position)
        .bind(before.place.ordinal)
        .bind(before.place.isSide)
        .bind(file.path)
        .run();
}

} // namespace

// Names may have gone round in a circle: all old ones go before the first new one comes.
void takeWritten(Database &db, const QString &batch, const QList<FileWritten> &files, QSet<qint64> &touched)
{
    QList<Expected> now;
    for (const FileWritten &file : files) {
        const auto next = expected(db, file);
        if (!next)
            continue;
        noteWritten(db, batch, file, fileAt(db, file.path).value_or(HeldFile()));
        now += *next;
    }
    for (const FileWritten &file : files)
        dropFile(db, file.path, touched);
    for (const Expected &each : std::as_const(now)) {
        dropFile(db, each.file.path, touched);
        insertFile(db, each.file);
        setReading(db, number(each.file.release), each.reading);
        touched += number(each.file.release);
    }
}

void takeBack(Database &db, const QString &batch, const QList<QByteArray> &files, QSet<qint64> &touched)
{
    QList<HeldFile> before;
    for (const QByteArray &old : files) {
        Query query(db, "SELECT path, before_release, before_position, before_ordinal, before_whole FROM file_write "
                        "WHERE batch = ? AND old = ?");
        query.bind(batch).bind(old);
        if (!query.next())
            continue;
        HeldFile file;
        file.path = old;
        file.release = ReleaseId{query.number(1)};
        file.place = {query.text(2), static_cast<int>(query.number(3)), query.number(4) != 0};
        before += file;
        dropFile(db, query.bytes(0), touched);
    }
    for (const HeldFile &file : std::as_const(before)) {
        Query(db, "DELETE FROM file_write WHERE batch = ? AND old = ?").bind(batch).bind(file.path).run();
        if (number(file.release) == 0)
            continue;
        insertFile(db, file);
        touched += number(file.release);
    }
}

void takeFound(Database &db, const QList<HeldFile> &files, QSet<qint64> &touched)
{
    for (HeldFile file : files) {
        const auto held = fileAt(db, file.path);
        if (held && held->release == file.release)
            file.place = held->place;
        else if (held)
            touched += number(held->release);
        insertFile(db, file);
        touched += number(file.release);
    }
}

void putRecordFiles(Database &db, const RecordFiles &record, QSet<qint64> &touched)
{
    for (const HeldFile &file : record.files) {
        Query(db,
              "UPDATE file SET position = ?, ordinal = ?, whole = ?, size = ?, modified = ?, seconds = ?, plan = ?, "
              "state = ? WHERE path = ? AND release = ?")
            .bind(file.place.position)
            .bind(file.place.ordinal)
            .bind(file.place.isSide)
            .bind(file.size)
            .bind(file.modified)
            .bind(file.seconds)
            .bind(file.plan)
            .bind(static_cast<int>(file.state))
            .bind(file.path)
            .bind(number(record.release))
            .run();
    }
    Query(db, "UPDATE file_release SET marks = ?, reading = ?, tracks = ?, sides = ?, missing_sides = ?, "
              "missing_tracks = ?, body_at = ?, basis = ? WHERE release = ?")
        .bind(record.marks().toInt())
        .bind(record.reading)
        .bind(record.tracks)
        .bind(packed(record.sides))
        .bind(packed(record.missingSides))
        .bind(packed(record.missingTracks))
        .bind(record.bodyAt)
        .bind(QString::fromLatin1(record.basis))
        .bind(number(record.release))
        .run();
    touched += number(record.release);
}

void dropFile(Database &db, const QByteArray &path, QSet<qint64> &touched)
{
    const auto held = fileAt(db, path);
    if (!held)
        return;
    Query(db, "DELETE FROM file WHERE path = ?").bind(path).run();
    touched += number(held->release);
}

void forgetRecordFiles(Database &db, ReleaseId release, QSet<qint64> &touched)
{
    Query(db, "DELETE FROM file WHERE release = ?").bind(number(release)).run();
    touched += number(release);
}

void settleFiles(Database &db, const QSet<qint64> &touched, Changes &changes)
{
    for (const qint64 release : touched) {
        if (release == 0)
            continue;
        Query(db, "INSERT OR IGNORE INTO file_release (release, marks, reading, tracks, sides, missing_sides, "
                  "missing_tracks, body_at, basis) VALUES (?, 1, -1, 0, '', '', '', -1, '')")
            .bind(release)
            .run();
        Query(db, "DELETE FROM file_release WHERE release = ? AND NOT EXISTS (SELECT 1 FROM file WHERE release = ?)")
            .bind(release)
            .bind(release)
            .run();
        Query copies(db, "SELECT id FROM instance WHERE release = ?");
        copies.bind(release);
        while (copies.next())
            changes.instances += copies.number(0);
    }
}

} // namespace runout::library::queries
