// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/fileledger.h"

#include "core/library/ledger_queries.h"
#include "core/library/library.h"
#include "core/library/store.h"

#include <algorithm>

namespace runout::library {

using discogs::ReleaseId;

int RecordFiles::count(FileState state) const
{
    return int(
        std::count_if(files.begin(), files.end(), [state](const HeldFile &file) { return file.state == state; }));
}

FileMarks RecordFiles::marks() const
{
    FileMarks marks;
    const int gone = count(FileState::Gone);
    marks.setFlag(FileMark::There, gone < files.size());
    marks.setFlag(FileMark::Partial, gone < files.size() && !(missingSides.isEmpty() && missingTracks.isEmpty()));
    marks.setFlag(FileMark::Stale, count(FileState::Differs) > 0);
    marks.setFlag(FileMark::Gone, gone > 0);
    return marks;
}

FileLedger::FileLedger(Library &library, QObject *parent)
    : QObject(parent)
    , m_library(library)
{}

// Nothing is told from the pools once this is half gone.
FileLedger::~FileLedger()
{
    m_library.store().waitForAll();
}

bool FileLedger::isReadOnly() const
{
    return m_library.isReadOnly();
}

Answer<RecordFiles> FileLedger::of(ReleaseId release)
{
    return m_library.store().read([release](Database &db) -> Result<RecordFiles> {
        const auto record = queries::recordFiles(db, release);
        if (!record)
            return failure(ErrorCode::NotFound);
        return *record;
    });
}

Answer<QList<RecordFiles>> FileLedger::all()
{
    return m_library.store().read([](Database &db) { return queries::allRecordFiles(db); });
}

Answer<QList<ReleaseId>> FileLedger::outdated()
{
    return m_library.store().read([](Database &db) { return queries::outdatedRecordFiles(db); });
}

Answer<QList<HeldFile>> FileLedger::files()
{
    return m_library.store().read([](Database &db) { return queries::heldFiles(db); });
}

// f(Database &, QSet<qint64> &touched), in one transaction; what it touched is told and, as a list, answered.
template<class T, class F>
Answer<T> FileLedger::write(F f)
{
    return m_library.store().write<T>([this, f = std::move(f)](Database &db) mutable -> Result<T> {
        QSet<qint64> touched;
        Changes changes;
        Transaction transaction(db);
        f(db, touched);
        queries::settleFiles(db, touched, changes);
        transaction.commit();
        touched.remove(0);
        QList<ReleaseId> releases;
        for (const qint64 release : std::as_const(touched))
            releases += ReleaseId{release};
        if (!releases.isEmpty()) {
            QMetaObject::invokeMethod(
                this,
                [this, changes, releases] {
                    if (!changes.instances.isEmpty())
                        Q_EMIT m_library.recordsChanged(changes);
                    Q_EMIT changed(releases);
                },
                Qt::QueuedConnection);
        }
        if constexpr (std::is_same_v<T, bool>)
            return true;
        else
            return releases;
    });
}

Answer<bool> FileLedger::expect(const QList<FileWrite> &writes)
{
    return write<bool>([writes](Database &db, QSet<qint64> &) { queries::expectWrites(db, writes); });
}

Answer<QList<ReleaseId>> FileLedger::written(const QString &batch, const QList<FileWritten> &files)
{
    return write<QList<ReleaseId>>(
        [batch, files](Database &db, QSet<qint64> &touched) { queries::takeWritten(db, batch, files, touched); });
}

Answer<QList<ReleaseId>> FileLedger::takenBack(const QString &batch, const QList<QByteArray> &files)
{
    return write<QList<ReleaseId>>(
        [batch, files](Database &db, QSet<qint64> &touched) { queries::takeBack(db, batch, files, touched); });
}

Answer<QList<ReleaseId>> FileLedger::found(const QList<HeldFile> &files)
{
    return write<QList<ReleaseId>>(
        [files](Database &db, QSet<qint64> &touched) { queries::takeFound(db, files, touched); });
}

Answer<bool> FileLedger::put(const QList<RecordFiles> &records, const QList<QByteArray> &dropped)
{
    return write<bool>([records, dropped](Database &db, QSet<qint64> &touched) {
        for (const RecordFiles &record : records)
            queries::putRecordFiles(db, record, touched);
        for (const QByteArray &path : dropped)
            queries::dropFile(db, path, touched);
    });
}

Answer<bool> FileLedger::forget(ReleaseId release)
{
    return write<bool>(
        [release](Database &db, QSet<qint64> &touched) { queries::forgetRecordFiles(db, release, touched); });
}

} // namespace runout::library
