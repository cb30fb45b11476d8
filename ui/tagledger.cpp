// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagledger.h"

#include "core/base/settings.h"
#include "core/library/library.h"
#include "core/library/source.h"
#include "core/tags/guess.h"
#include "ui/models/tagoptions.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace runout::ui {

using discogs::ReleaseId;
using library::FileWrite;
using library::FileWritten;
using library::HeldFile;
using library::RecordFiles;

namespace {

constexpr int bodyPause = 300;         // ms: a synchronization remembers one after the other
constexpr qsizetype mostResults = 100; // kept in one go: the collection is shown anew once for all of them

QByteArray basisOf(const tags::FieldMap &map)
{
    const QByteArray json = QJsonDocument(tags::toJson(map)).toJson(QJsonDocument::Compact);
    return QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex().left(16);
}

} // namespace

TagLedger::TagLedger(library::FileLedger &ledger, library::Library &library, library::Source &source,
                     Settings &settings, TagWrites &writes, QObject *parent)
    : QObject(parent)
    , m_ledger(ledger)
    , m_source(source)
    , m_settings(settings)
    , m_writes(writes)
    , m_map(tagOptionsFrom(settings.tagging()).map)
{
    m_basis = basisOf(m_map);
    m_pool.setMaxThreadCount(1);
    connect(&ledger, &library::FileLedger::changed, this, &TagLedger::changed);
    if (ledger.isReadOnly())
        return;
    connect(&writes, &TagWrites::ended, this, &TagLedger::takeEnd);
    connect(&settings, &Settings::changed, this, &TagLedger::followSettings);
    m_bodies.setSingleShot(true);
    m_bodies.setInterval(bodyPause);
    connect(&m_bodies, &QTimer::timeout, this, &TagLedger::checkOutdated);
    connect(&library, &library::Library::remembered, this, [this] {
        if (!m_bodies.isActive())
            m_bodies.start();
    });
    checkAll();
}

TagLedger::~TagLedger()
{
    m_scan.cancel();
    m_pool.clear();
    m_pool.waitForDone();
}

template<class T, class F>
void TagLedger::ask(const Answer<T> &question, F f)
{
    ++m_asking;
    whenDone(question, this, [this, f = std::move(f)](const Result<T> &answer) mutable {
        --m_asking;
        f(answer);
    });
}

// Writes

void TagLedger::expect(const QList<FileWrite> &writes, const QList<FileWrite> &same)
{
    if (isReadOnly())
        return;
    m_same = same;
    ask(m_ledger.expect(writes + same), [](const Result<bool> &) {});
}

void TagLedger::takeEnd(const TagWrites::End &end)
{
    const QList<FileWrite> same = std::exchange(m_same, {});
    if (!end.report)
        return;
    const tags::WriteReport &report = *end.report;
    const QList<tags::BatchNote> batches = m_writes.batches();
    const bool goesBack = end.work == TagWrites::Work::TakingBack ||
                          std::any_of(batches.begin(), batches.end(), [&](const tags::BatchNote &note) {
                              return note.id == report.batch && note.isTakingBack;
                          });
    const auto then = [this](const Result<QList<ReleaseId>> &releases) {
        if (releases)
            check(*releases);
    };
    if (goesBack) {
        QList<QByteArray> files;
        for (const tags::FileOutcome &outcome : report.files) {
            if (!outcome.error)
                files.append(bytesOf(outcome.path));
        }
        ask(m_ledger.takenBack(report.batch, files), then);
        return;
    }
    QList<FileWritten> files;
    for (const tags::FileOutcome &outcome : report.files) {
        if (!outcome.error || outcome.isWritten)
            files.append({bytesOf(outcome.path), bytesOf(outcome.now.empty() ? outcome.path : outcome.now)});
    }
    for (const FileWrite &write : same)
        files.append({write.path, write.path});
    ask(m_ledger.written(report.batch, files), then);
}

// Comparing

void TagLedger::followSettings()
{
    const tags::FieldMap map = tagOptionsFrom(m_settings.tagging()).map;
    if (map == m_map)
        return;
    m_map = map;
    m_basis = basisOf(map);
    checkAll();
}

void TagLedger::checkAll()
{
    ask(m_ledger.all(), [this](const Result<QList<RecordFiles>> &all) {
        if (!all || all->isEmpty())
            return;
        const auto look = [all = *all, basis = m_basis]() -> Result<QList<ReleaseId>> {
            QList<ReleaseId> due;
            for (const RecordFiles &record : all) {
                if (isDue(record, basis))
                    due.append(record.release);
            }
            return due;
        };
        ask(runOn(m_pool, look), [this](const Result<QList<ReleaseId>> &due) {
            if (due)
                check(*due);
        });
    });
}

void TagLedger::checkOutdated()
{
    ask(m_ledger.outdated(), [this](const Result<QList<ReleaseId>> &releases) {
        if (releases && !releases->isEmpty())
            check(*releases);
    });
}

void TagLedger::check(const QList<ReleaseId> &releases)
{
    if (isReadOnly())
        return;
    for (const ReleaseId release : releases) {
        if (m_isDue.contains(discogs::number(release)))
            continue;
        m_isDue.insert(discogs::number(release));
        m_due.append(release);
    }
    checkNext();
}

void TagLedger::checkNext()
{
    if (m_isChecking)
        return;
    if (m_due.isEmpty())
        return keepResults();
    const ReleaseId release = m_due.takeFirst();
    m_isDue.remove(discogs::number(release));
    m_isChecking = true;
    ask(m_ledger.of(release), [this](const Result<RecordFiles> &record) {
        if (!record)
            return endCheck();
        const auto look = [record = *record, basis = m_basis]() -> Result<bool> { return isDue(record, basis); };
        ask(runOn(m_pool, look), [this, record = *record](const Result<bool> &due) {
            if (due && *due)
                askRelease(record);
            else
                endCheck();
        });
    });
}

void TagLedger::askRelease(const RecordFiles &record)
{
    ask(m_source.release(record.release, Refresh::HeldOnly),
        [this, record](const Result<Held<discogs::Release>> &held) {
            FileCheck check{record, std::nullopt, {}, m_map, m_basis};
            if (held)
                check.release = held->value;
            if (held && held->value.masterId)
                askMaster(check, *held->value.masterId);
            else
                run(check);
        });
}

void TagLedger::askMaster(const FileCheck &check, discogs::MasterId master)
{
    ask(m_source.master(master, Refresh::HeldOnly), [this, check](const Result<Held<discogs::Master>> &held) {
        FileCheck whole = check;
        if (held)
            whole.master = {held->value.year};
        run(whole);
    });
}

void TagLedger::run(const FileCheck &check)
{
    const auto work = [check]() -> Result<FileChecked> { return checked(check); };
    ask(runOn(m_pool, work), [this, before = check.record](const Result<FileChecked> &result) {
        if (result && (result->record != before || !result->dropped.isEmpty())) {
            m_results.append(result->record);
            m_dropped.append(result->dropped);
        }
        if (m_results.size() >= mostResults)
            keepResults();
        endCheck();
    });
}

void TagLedger::endCheck()
{
    m_isChecking = false;
    checkNext();
}

void TagLedger::keepResults()
{
    if (m_results.isEmpty() && m_dropped.isEmpty())
        return;
    ask(m_ledger.put(std::exchange(m_results, {}), std::exchange(m_dropped, {})), [](const Result<bool> &) {});
}

// Looking for files

void TagLedger::lookIn(const QList<tags::FilePath> &folders)
{
    if (m_isLooking || isReadOnly() || folders.isEmpty())
        return;
    m_isLooking = true;
    m_done = m_total = 0;
    Q_EMIT progressed();
    ask(m_ledger.files(), [this, folders](const Result<QList<HeldFile>> &known) {
        if (m_isLooking)
            scan(folders, known.value_or(QList<HeldFile>()));
    });
}

void TagLedger::scan(const QList<tags::FilePath> &folders, const QList<HeldFile> &known)
{
    QHash<QByteArray, std::pair<qint64, qint64>> stamps;
    for (const HeldFile &file : known)
        stamps.insert(file.path, {file.size, file.modified});
    m_scan = tags::scan(*QThreadPool::globalInstance(), folders,
                        [stamps](const tags::FilePath &path, const tags::FileStamp &stamp) {
                            const auto held = stamps.constFind(bytesOf(path));
                            return held != stamps.constEnd() && *held == std::pair(stamp.size, stamp.modified);
                        });
    auto *watcher = new QFutureWatcher<Result<tags::Scanned>>(this);
    const auto tell = [this, watcher] {
        m_done = watcher->progressValue();
        m_total = watcher->progressMaximum();
        Q_EMIT progressed();
    };
    connect(watcher, &QFutureWatcherBase::progressValueChanged, this, tell);
    connect(watcher, &QFutureWatcherBase::progressRangeChanged, this, tell);
    connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    watcher->setFuture(m_scan);
    ask(m_scan, [this](const Result<tags::Scanned> &scanned) { takeScanned(scanned); });
}

void TagLedger::takeScanned(const Result<tags::Scanned> &scanned)
{
    Looked result;
    if (!scanned) {
        result.wasStopped = true;
        return endLooking(result);
    }
    QList<HeldFile> found;
    QSet<qint64> records;
    for (const tags::AudioFile &audio : scanned->files()) {
        HeldFile file;
        file.path = bytesOf(audio.path);
        file.release = tags::releaseIdIn(audio.fields).value_or(ReleaseId{});
        file.size = audio.stamp.size;
        file.modified = audio.stamp.modified;
        file.seconds = qRound(audio.milliseconds / 1000.0);
        found.append(file);
        if (discogs::number(file.release) > 0) {
            ++result.files;
            records.insert(discogs::number(file.release));
        } else {
            ++result.others;
        }
    }
    result.records = int(records.size());
    result.known = scanned->known;
    result.refused = int(scanned->rejected.size());
    ask(m_ledger.found(found), [this, result](const Result<QList<ReleaseId>> &) {
        endLooking(result);
        checkAll(); // also what is not where it was
    });
}

void TagLedger::stopLooking()
{
    if (!m_isLooking)
        return;
    if (m_scan.isRunning())
        m_scan.cancel();
    else
        endLooking({0, 0, 0, 0, 0, true});
}

void TagLedger::endLooking(const Looked &result)
{
    if (!std::exchange(m_isLooking, false))
        return;
    m_scan = {};
    Q_EMIT progressed();
    Q_EMIT looked(result);
}

} // namespace runout::ui
