// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/library/edits.h"

#include <QObject>

namespace runout::library {
class Collection;
}

namespace runout::ui {

struct ShelfNames;

// Undo and redo of what the journal tells, also of an earlier run. Asked faster than it is done, one wish follows the
// other. What can be done again stays until something new is done by hand.
class Undoing : public QObject
{
    Q_OBJECT
public:
    explicit Undoing(library::Collection &collection, QObject *parent = nullptr);

    void undo();
    void redo();
    void undoEntry(qint64 journal);
    [[nodiscard]] QString undoText(const ShelfNames &names) const; // "": nothing
    [[nodiscard]] QString redoText(const ShelfNames &names) const;
    [[nodiscard]] bool isUndone(qint64 journal) const;

Q_SIGNALS:
    void changed();
    void removed(const runout::library::JournalEntry &entry); // something went, by hand
    void failed(const QString &what, const runout::Error &error);

private:
    struct Wish
    {
        enum class Kind { Undo, Redo, Entry } kind = Kind::Undo;
        qint64 entry = 0;
    };
    void askJournal();
    void take(const QList<library::JournalEntry> &journal);
    void judgeNews();
    void wish(const Wish &wish);
    void goOn();
    void run(qint64 journal, bool isRedo);
    void answered(qint64 journal, bool isRedo, const Result<qint64> &made);
    void settleAnswer();
    [[nodiscard]] const library::JournalEntry *find(qint64 id) const;
    [[nodiscard]] QString phrase(qint64 id, const ShelfNames &names) const;

    library::Collection &m_collection;
    QList<library::JournalEntry> m_journal; // newest first
    std::optional<qint64> m_undo;
    QList<qint64> m_redo;   // entries that took something back; the last is the first to be done again
    QList<Wish> m_wishes;   // not begun
    QList<qint64> m_made;   // entries made here, not by hand
    int m_reading = 0;      // the journal is being read so often
    bool m_isAsked = false; // one is under way
    qint64 m_expected = 0;  // the entry it has made, until the journal tells it
    qint64 m_judged = -1;   // entries up to this one have been looked at; -1: none yet
};

} // namespace runout::ui
