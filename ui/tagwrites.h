// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/journal.h"

#include <QObject>

#include <optional>

namespace runout::ui {

class TagLedger;

// The history of writes as all windows see it: one thing at a time is written or taken back, in the background. Looks
// for what an earlier run left unfinished when it is made.
class TagWrites : public QObject
{
    Q_OBJECT
public:
    enum class Work { None, Writing, TakingBack, Finishing };

    // How it went; a stopped one has a report too, where there is one.
    struct End
    {
        Work work = Work::None;
        Result<tags::WriteReport> report;
    };

    explicit TagWrites(tags::Journal &journal, QObject *parent = nullptr);
    ~TagWrites() override; // lets the files in hand end

    // Nothing happens while something is at work.
    void write(const tags::WriteBatch &batch);
    void undo(const tags::BatchId &id);
    void finish(const tags::BatchId &id);
    void forget(const tags::BatchId &id);
    void cancel();

    // Where it is noted which records the files belong to; null: nowhere.
    void setLedger(TagLedger *ledger) { m_ledger = ledger; }
    [[nodiscard]] TagLedger *ledger() const { return m_ledger; }

    [[nodiscard]] Work work() const { return m_work; }
    [[nodiscard]] int done() const { return m_done; } // files
    [[nodiscard]] int total() const { return m_total; }
    [[nodiscard]] bool isSettled() const { return m_work == Work::None && m_asking == 0; }
    [[nodiscard]] const QList<tags::BatchNote> &batches() const { return m_batches; } // newest first
    [[nodiscard]] std::optional<tags::BatchNote> last() const;                        // that can be taken back
    [[nodiscard]] QList<tags::BatchNote> interrupted() const;

Q_SIGNALS:
    void changed(); // batches, or what is at work
    void progressed(int done, int total);
    void ended(const runout::ui::TagWrites::End &end);

private:
    void follow(Work work, const Answer<tags::WriteReport> &answer);
    void end(const Result<tags::WriteReport> &report);
    void reload();
    void tellStopped();

    tags::Journal &m_journal;
    TagLedger *m_ledger = nullptr;
    Work m_work = Work::None;
    int m_done = 0;
    int m_total = 0;
    int m_asking = 0;
    QList<tags::BatchNote> m_batches;
    Answer<tags::WriteReport> m_answer;
    tags::BatchId m_at; // the batch at work; "" for a new one
};

} // namespace runout::ui
