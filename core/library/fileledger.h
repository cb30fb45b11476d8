// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/library/recordfiles.h"

#include <QObject>
#include <QSet>

namespace runout::library {

class Library;

// Which records have audio files, and how these stand to what Discogs says. Knows no file itself: whoever reads and
// writes them tells it. All work runs on the library's pools.
class FileLedger : public QObject
{
    Q_OBJECT
public:
    explicit FileLedger(Library &library, QObject *parent = nullptr);
    ~FileLedger() override;
    [[nodiscard]] bool isReadOnly() const;

    [[nodiscard]] Answer<RecordFiles> of(discogs::ReleaseId release); // NotFound
    [[nodiscard]] Answer<QList<RecordFiles>> all();
    // Those whose body is another than the one their files were compared with.
    [[nodiscard]] Answer<QList<discogs::ReleaseId>> outdated();
    [[nodiscard]] Answer<QList<HeldFile>> files(); // also those of no release

    // A write begins: remembered until its end is told, over a kill too.
    Answer<bool> expect(const QList<FileWrite> &writes);
    // The end of a write, of those that are as it made them. The releases that have other files than before.
    Answer<QList<discogs::ReleaseId>> written(const QString &batch, const QList<FileWritten> &files);
    // A write was taken back: `files` by their names before it.
    Answer<QList<discogs::ReleaseId>> takenBack(const QString &batch, const QList<QByteArray> &files);
    // Files that were come across; those of a known path take its place.
    Answer<QList<discogs::ReleaseId>> found(const QList<HeldFile> &files);
    // What a comparison said. Files that have gone to another release meanwhile are passed over; those in `dropped`
    // are forgotten.
    Answer<bool> put(const QList<RecordFiles> &records, const QList<QByteArray> &dropped);
    Answer<bool> forget(discogs::ReleaseId release);

Q_SIGNALS:
    void changed(const QList<runout::discogs::ReleaseId> &releases);

private:
    template<class T, class F>
    Answer<T> write(F f);
    Library &m_library;
};

} // namespace runout::library
