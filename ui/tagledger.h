// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/fileledger.h"
#include "core/tags/scan.h"
#include "ui/filecheck.h"
#include "ui/tagwrites.h"

#include <QTimer>

namespace runout {
class Settings;
}
namespace runout::library {
class Library;
class Source;
} // namespace runout::library

namespace runout::ui {

// Keeps the ledger of the records' files right: after writes and when they are taken back, by looking for files in
// folders, and by comparing files again, in the background, when they, their record or the field map have changed.
class TagLedger : public QObject
{
    Q_OBJECT
public:
    // How looking for files went.
    struct Looked
    {
        int files = 0;   // with the id of a release, new or changed
        int records = 0; // that they belong to
        int known = 0;   // as they were the last time
        int others = 0;  // audio files that name no release
        int refused = 0; // could not be read
        bool wasStopped = false;
    };

    TagLedger(library::FileLedger &ledger, library::Library &library, library::Source &source, Settings &settings,
              TagWrites &writes, QObject *parent = nullptr);
    ~TagLedger() override;

    [[nodiscard]] bool isReadOnly() const { return m_ledger.isReadOnly(); }
    [[nodiscard]] Answer<library::RecordFiles> of(discogs::ReleaseId release) { return m_ledger.of(release); }

    // A write of these begins; `same` are matched as well but hold everything already.
    void expect(const QList<library::FileWrite> &writes, const QList<library::FileWrite> &same);
    // Whether its files are still as they were: behind what is shown.
    void check(discogs::ReleaseId release) { check(QList<discogs::ReleaseId>{release}); }
    void forget(discogs::ReleaseId release) { m_ledger.forget(release); }

    void lookIn(const QList<tags::FilePath> &folders);
    void stopLooking();
    [[nodiscard]] bool isLooking() const { return m_isLooking; }
    [[nodiscard]] int done() const { return m_done; } // files read
    [[nodiscard]] int total() const { return m_total; }

    [[nodiscard]] bool isSettled() const { return m_asking == 0 && !m_isChecking && m_due.isEmpty() && !m_isLooking; }

Q_SIGNALS:
    void changed(const QList<runout::discogs::ReleaseId> &releases); // what is known of their files
    void progressed();                                               // of looking for files
    void looked(const runout::ui::TagLedger::Looked &result);

private:
    void takeEnd(const TagWrites::End &end);
    void followSettings();
    void checkAll();
    void checkOutdated();
    void check(const QList<discogs::ReleaseId> &releases);
    void checkNext();
    void askRelease(const library::RecordFiles &record);
    void askMaster(const FileCheck &check, discogs::MasterId master);
    void run(const FileCheck &check);
    void endCheck();
    void keepResults();
    template<class T, class F>
    void ask(const Answer<T> &question, F f);
    void scan(const QList<tags::FilePath> &folders, const QList<library::HeldFile> &known);
    void takeScanned(const Result<tags::Scanned> &scanned);
    void endLooking(const Looked &result);

    library::FileLedger &m_ledger;
    library::Source &m_source;
    Settings &m_settings;
    TagWrites &m_writes;
    QByteArray m_basis;
    tags::FieldMap m_map;
    QTimer m_bodies; // the library holds other bodies
    QList<library::FileWrite> m_same;

    QList<discogs::ReleaseId> m_due;
    QSet<qint64> m_isDue; // the same, to be looked up
    bool m_isChecking = false;
    QList<library::RecordFiles> m_results; // not kept yet
    QList<QByteArray> m_dropped;
    int m_asking = 0;
    QThreadPool m_pool; // one file after the other

    bool m_isLooking = false;
    int m_done = 0;
    int m_total = 0;
    Answer<tags::Scanned> m_scan;
};

} // namespace runout::ui
