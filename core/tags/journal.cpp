// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/journal.h"

#include "core/tags/batchrun.h"

#include <QThreadPool>

#include <atomic>

namespace runout::tags {

namespace {

QString nextId(const FilePath &folder)
{
    const QString now = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-hhmmss-zzz"));
    std::error_code error;
    for (int i = 0; i < 1000; ++i) {
        const QString id = QStringLiteral("%1-%2").arg(now).arg(i, 3, 10, QLatin1Char('0'));
        if (std::filesystem::create_directory(folder / id.toStdString(), error))
            return id;
    }
    return {};
}

} // namespace

int WriteReport::done() const
{
    return static_cast<int>(files.size()) - failed();
}

int WriteReport::failed() const
{
    return static_cast<int>(
        std::count_if(files.begin(), files.end(), [](const FileOutcome &file) { return file.error.has_value(); }));
}

struct Journal::Private
{
    FilePath folder;
    std::atomic<qint64> maxBytes = 0;
    std::atomic<bool> isInterrupted = false;
    QThreadPool pool; // one thread: batches never overlap

    // Runs f(const Control &) -> Result<T> on the thread, with progress and cancelling by the future.
    template<class T, class F>
    Answer<T> run(F f)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        pool.start([this, promise, f = std::move(f)] {
            Control control;
            control.dealtWith = [promise](int files) { promise->setProgressValue(files); };
            control.isCancelled = [promise] { return promise->isCanceled(); };
            control.isInterrupted = [this] { return isInterrupted.load(); };
            promise->addResult(f(control, *promise));
            promise->finish();
        });
        return promise->future();
    }

    // The batches, newest first.
    [[nodiscard]] QList<BatchId> ids() const
    {
        QList<BatchId> ids;
        std::error_code error;
        for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
             entry.increment(error))
            ids.append(QString::fromStdString(entry->path().filename().native()));
        std::sort(ids.begin(), ids.end(), std::greater<>());
        return ids;
    }
    [[nodiscard]] FilePath folderOf(const BatchId &id) const { return folder / id.toStdString(); }
    [[nodiscard]] Result<std::unique_ptr<Batch>> open(const BatchId &id) const { return Batch::open(folderOf(id), id); }
    void remove(const BatchId &id) const
    {
        std::error_code ignored;
        std::filesystem::remove_all(folderOf(id), ignored);
    }

    [[nodiscard]] static BatchNote noteOf(const Batch &batch)
    {
        BatchNote note = batch.note();
        if (note.state == BatchState::Interrupted) {
            const QList<FileOutcome> files = reportOf(batch).files;
            note.written = static_cast<int>(
                std::count_if(files.begin(), files.end(), [](const FileOutcome &file) { return file.isWritten; }));
        }
        return note;
    }
    [[nodiscard]] QList<BatchNote> notes() const
    {
        QList<BatchNote> notes;
        for (const BatchId &id : ids()) {
            if (const auto batch = open(id))
                notes.append(noteOf(**batch));
        }
        return notes;
    }

    // The newest always stays, and what was interrupted.
    void makeRoom() const
    {
        const QList<BatchNote> all = notes();
        qint64 bytes = 0;
        for (qsizetype i = 0; i < all.size(); ++i) {
            bytes += all[i].bytes;
            if (i > 0 && bytes > maxBytes && all[i].state != BatchState::Interrupted)
                remove(all[i].id);
        }
    }

    // f(Batch &, const Control &) -> WriteReport on a batch that nobody else works on.
    template<class F>
    Answer<WriteReport> work(const BatchId &id, F f)
    {
        return run<WriteReport>([this, id, f](const Control &control, auto &promise) -> Result<WriteReport> {
            auto batch = open(id);
            if (!batch)
                return Failure(batch.error());
            if (!(*batch)->lock())
                return failure(ErrorCode::Storage, QStringLiteral("another program works on this batch"));
            promise.setProgressRange(0, static_cast<int>((*batch)->entries().size()));
            return f(**batch, control);
        });
    }
};

Journal::Journal(FilePath folder, qint64 maxBytes)
    : d(std::make_unique<Private>())
{
    d->folder = std::move(folder);
    d->maxBytes = maxBytes;
    d->pool.setMaxThreadCount(1);
}

Journal::~Journal()
{
    d->pool.waitForDone();
}

Answer<WriteReport> Journal::write(const WriteBatch &batch)
{
    return d->run<WriteReport>([this, batch](const Control &control, auto &promise) -> Result<WriteReport> {
        std::error_code error;
        std::filesystem::create_directories(d->folder, error);
        const BatchId id = nextId(d->folder);
        if (id.isEmpty())
            return failure(ErrorCode::Storage, QStringLiteral("the journal's folder can't be made"));
        auto made = Batch::make(d->folderOf(id), id, batch);
        if (!made) {
            d->remove(id);
            return Failure(made.error());
        }
        promise.setProgressRange(0, static_cast<int>((*made)->entries().size()));
        const WriteReport report = carryOut(**made, control);
        d->makeRoom();
        return report;
    });
}

Answer<WriteReport> Journal::undo(const BatchId &id)
{
    return d->work(id, [](Batch &batch, const Control &control) { return takeBack(batch, control); });
}

Answer<WriteReport> Journal::finish(const BatchId &id)
{
    return d->work(id, [](Batch &batch, const Control &control) -> WriteReport {
        if (batch.isEnded())
            return reportOf(batch);
        return batch.isTakingBack() ? takeBack(batch, control) : carryOut(batch, control);
    });
}

Answer<QList<BatchNote>> Journal::recover()
{
    return d->run<QList<BatchNote>>([this](const Control &, auto &) -> Result<QList<BatchNote>> {
        QList<BatchNote> notes;
        for (const BatchId &id : d->ids()) {
            std::error_code ignored;
            if (!std::filesystem::exists(d->folderOf(id) / "plan", ignored)) {
                d->remove(id); // killed before it was begun
                continue;
            }
            if (Batch::hasEnded(d->folderOf(id)))
                continue;
            const auto batch = d->open(id);
            if (!batch || !(*batch)->lock())
                continue;
            (*batch)->sweep();
            notes.append(Private::noteOf(**batch));
        }
        return notes;
    });
}

Answer<QList<BatchNote>> Journal::batches()
{
    return d->run<QList<BatchNote>>([this](const Control &, auto &) -> Result<QList<BatchNote>> { return d->notes(); });
}

Answer<WriteReport> Journal::report(const BatchId &id)
{
    return d->run<WriteReport>([this, id](const Control &, auto &) -> Result<WriteReport> {
        const auto batch = d->open(id);
        if (!batch)
            return Failure(batch.error());
        return reportOf(**batch);
    });
}

Answer<bool> Journal::forget(const BatchId &id)
{
    return d->run<bool>([this, id](const Control &, auto &) -> Result<bool> {
        if (!d->ids().contains(id))
            return failure(ErrorCode::NotFound);
        d->remove(id);
        return true;
    });
}

void Journal::interrupt()
{
    d->isInterrupted = true;
}

void Journal::setMaxBytes(qint64 bytes)
{
    d->maxBytes = bytes;
}

} // namespace runout::tags
