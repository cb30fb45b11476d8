// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagwrites.h"

#include <algorithm>
#include <utility>

namespace runout::ui {

using tags::BatchId;
using tags::BatchNote;
using tags::BatchState;
using tags::WriteReport;

TagWrites::TagWrites(tags::Journal &journal, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
{
    ++m_asking;
    whenDone(journal.recover(), this, [this](const Result<QList<BatchNote>> &) {
        --m_asking;
        reload();
    });
}

TagWrites::~TagWrites()
{
    m_journal.interrupt();
}

void TagWrites::reload()
{
    ++m_asking;
    whenDone(m_journal.batches(), this, [this](const Result<QList<BatchNote>> &batches) {
        --m_asking;
        if (batches)
            m_batches = *batches;
        Q_EMIT changed();
    });
}

std::optional<BatchNote> TagWrites::last() const
{
    for (const BatchNote &batch : m_batches) {
        if (batch.state == BatchState::Written && batch.written > 0)
            return batch;
    }
    return {};
}

QList<BatchNote> TagWrites::interrupted() const
{
    QList<BatchNote> result;
    std::copy_if(m_batches.begin(), m_batches.end(), std::back_inserter(result),
                 [](const BatchNote &batch) { return batch.state == BatchState::Interrupted; });
    return result;
}

void TagWrites::write(const tags::WriteBatch &batch)
{
    if (m_work != Work::None)
        return;
    m_at.clear();
    follow(Work::Writing, m_journal.write(batch));
}

void TagWrites::undo(const BatchId &id)
{
    if (m_work != Work::None)
        return;
    m_at = id;
    follow(Work::TakingBack, m_journal.undo(id));
}

void TagWrites::finish(const BatchId &id)
{
    if (m_work != Work::None)
        return;
    m_at = id;
    follow(Work::Finishing, m_journal.finish(id));
}

void TagWrites::forget(const BatchId &id)
{
    ++m_asking;
    whenDone(m_journal.forget(id), this, [this](const Result<bool> &) {
        --m_asking;
        reload();
    });
}

void TagWrites::cancel()
{
    if (m_work != Work::None)
        m_answer.cancel();
}

void TagWrites::follow(Work work, const Answer<WriteReport> &answer)
{
    m_work = work;
    m_done = 0;
    m_total = 0;
    m_answer = answer;
    auto *watcher = new QFutureWatcher<Result<WriteReport>>(this);
    const auto tell = [this, watcher] {
        m_done = watcher->progressValue();
        m_total = watcher->progressMaximum();
        Q_EMIT progressed(m_done, m_total);
    };
    connect(watcher, &QFutureWatcherBase::progressValueChanged, this, tell);
    connect(watcher, &QFutureWatcherBase::progressRangeChanged, this, tell);
    connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    watcher->setFuture(answer);
    whenDone(answer, this, [this](const Result<WriteReport> &report) {
        if (!report && report.error().code == ErrorCode::Cancelled)
            tellStopped();
        else
            end(report);
    });
    Q_EMIT changed();
}

// A stopped future has no result, but the journal knows how far it came.
void TagWrites::tellStopped()
{
    const auto report = [this](const BatchId &id) {
        whenDone(m_journal.report(id), this, [this](const Result<WriteReport> &stopped) { end(stopped); });
    };
    if (!m_at.isEmpty())
        return report(m_at);
    whenDone(m_journal.batches(), this, [this, report](const Result<QList<BatchNote>> &batches) {
        if (batches && !batches->isEmpty())
            report(batches->first().id);
        else
            end(failure(ErrorCode::Cancelled));
    });
}

void TagWrites::end(const Result<WriteReport> &report)
{
    const Work ended = std::exchange(m_work, Work::None);
    m_answer = {};
    reload();
    Q_EMIT this->ended({ended, report});
    Q_EMIT changed();
}

} // namespace runout::ui
