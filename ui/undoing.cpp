// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/undoing.h"

#include "core/library/collection.h"
#include "ui/journaltext.h"

#include <algorithm>

namespace runout::ui {

using library::JournalEntry;

namespace {

constexpr int journalDepth = 200;

} // namespace

Undoing::Undoing(library::Collection &collection, QObject *parent)
    : QObject(parent)
    , m_collection(collection)
{
    connect(&collection, &library::Collection::journalChanged, this, &Undoing::askJournal);
    askJournal();
}

void Undoing::askJournal()
{
    ++m_reading;
    whenDone(m_collection.journal(journalDepth), this, [this](const Result<QList<JournalEntry>> &journal) {
        --m_reading;
        take(journal.value_or(QList<JournalEntry>()));
    });
}

void Undoing::take(const QList<JournalEntry> &journal)
{
    const bool isFirst = m_judged < 0;
    m_journal = journal;
    const UndoPoint point = undoPoint(journal);
    m_undo = point.undo;
    if (isFirst) {
        m_redo = point.redo;
        m_judged = journal.isEmpty() ? 0 : journal.first().id;
    }
    settleAnswer();
    judgeNews();
    Q_EMIT changed();
    goOn();
}

// While an answer is missing nobody knows which of the new entries was made here.
void Undoing::judgeNews()
{
    if (m_isAsked && m_expected == 0)
        return;
    const JournalEntry *removal = nullptr;
    for (const JournalEntry &entry : std::as_const(m_journal)) {
        if (entry.id <= m_judged)
            break;
        if (!entry.isUndo && !m_made.contains(entry.id)) // what was taken back before it can't be done again
            m_redo.removeIf([&entry](qint64 older) { return older < entry.id; });
        if (!removal && !removalText(entry).isEmpty())
            removal = &entry;
    }
    m_judged = m_journal.isEmpty() ? m_judged : qMax(m_judged, m_journal.first().id);
    if (removal)
        Q_EMIT removed(*removal);
}

void Undoing::undo()
{
    wish({Wish::Kind::Undo, 0});
}

void Undoing::redo()
{
    wish({Wish::Kind::Redo, 0});
}

void Undoing::undoEntry(qint64 journal)
{
    wish({Wish::Kind::Entry, journal});
}

void Undoing::wish(const Wish &wish)
{
    m_wishes.append(wish);
    askJournal(); // an edit made just before may not have been told yet
}

void Undoing::goOn()
{
    while (!m_isAsked && m_reading == 0 && !m_wishes.isEmpty()) {
        const Wish wish = m_wishes.takeFirst();
        if (wish.kind == Wish::Kind::Entry)
            run(wish.entry, false);
        else if (wish.kind == Wish::Kind::Undo && m_undo)
            run(*m_undo, false);
        else if (wish.kind == Wish::Kind::Redo && !m_redo.isEmpty())
            run(m_redo.last(), true);
    }
}

void Undoing::run(qint64 journal, bool isRedo)
{
    m_isAsked = true;
    whenDone(m_collection.undo(journal), this,
             [this, journal, isRedo](const Result<qint64> &made) { answered(journal, isRedo, made); });
}

void Undoing::answered(qint64 journal, bool isRedo, const Result<qint64> &made)
{
    const JournalEntry *entry = find(journal);
    const bool doesAgain = isRedo || (entry && entry->isUndo);
    m_redo.removeAll(journal);
    if (made) {
        m_made.append(*made);
        m_expected = *made;
        if (!doesAgain)
            m_redo.append(*made);
        settleAnswer();
    } else {
        m_isAsked = false;
        m_wishes.clear();
        Q_EMIT failed(doesAgain ? tr("It cannot be done again.") : tr("It cannot be taken back."), made.error());
    }
    judgeNews();
    Q_EMIT changed();
    goOn();
}

// What can be undone next is known once the journal tells what was made.
void Undoing::settleAnswer()
{
    if (m_expected == 0 || m_journal.isEmpty() || m_journal.first().id < m_expected)
        return;
    m_expected = 0;
    m_isAsked = false;
}

const JournalEntry *Undoing::find(qint64 id) const
{
    const auto found =
        std::find_if(m_journal.begin(), m_journal.end(), [id](const JournalEntry &entry) { return entry.id == id; });
    return found == m_journal.end() ? nullptr : &*found;
}

bool Undoing::isUndone(qint64 journal) const
{
    const JournalEntry *entry = find(journal);
    return entry && entry->state == JournalEntry::State::Undone;
}

QString Undoing::phrase(qint64 id, const ShelfNames &names) const
{
    const JournalEntry *entry = find(id);
    return entry ? phraseOf(*entry, names) : QString();
}

QString Undoing::undoText(const ShelfNames &names) const
{
    return m_undo ? phrase(*m_undo, names) : QString();
}

QString Undoing::redoText(const ShelfNames &names) const
{
    return m_redo.isEmpty() ? QString() : phrase(m_redo.last(), names);
}

} // namespace runout::ui
