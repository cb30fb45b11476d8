// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/journalmodel.h"

namespace runout::ui {

using library::Edit;
using library::JournalEntry;

namespace {

QString iconOf(const JournalEntry &entry)
{
    if (entry.isUndo)
        return QStringLiteral("undo");
    if (entry.edits.isEmpty())
        return QStringLiteral("history");
    switch (entry.edits.first().kind) {
    case Edit::Kind::AddInstance:
        return QStringLiteral("plus");
    case Edit::Kind::RemoveInstance:
    case Edit::Kind::RemoveWant:
    case Edit::Kind::RemoveFolder:
        return QStringLiteral("trash");
    case Edit::Kind::MoveInstance:
    case Edit::Kind::CreateFolder:
    case Edit::Kind::RenameFolder:
        return QStringLiteral("folder");
    case Edit::Kind::Rate:
        return QStringLiteral("star");
    case Edit::Kind::SetField:
        return QStringLiteral("tag");
    case Edit::Kind::PutWant:
        return QStringLiteral("wantlist");
    }
    return {};
}

} // namespace

void JournalModel::setJournal(const QList<JournalEntry> &journal, const ShelfNames &names)
{
    if (journal == m_journal && names == m_names)
        return;
    m_journal = journal;
    m_names = names;
    arrange();
}

QString JournalModel::textOf(qsizetype entry) const
{
    return m_journal[entry].subject + u' ' + titleOf(m_journal[entry], m_names);
}

QVariant JournalModel::entryData(qsizetype number, int role) const
{
    const JournalEntry &entry = m_journal[number];
    const QString before = beforeOf(entry, 0, m_names);
    const QString after = entry.edits.isEmpty() ? QString() : valueOf(entry.edits.first(), m_names);
    switch (role) {
    case Qt::DisplayRole:
        return titleOf(entry, m_names);
    case Qt::AccessibleTextRole:
        return QStringList{titleOf(entry, m_names), entry.subject,
                           before.isEmpty() ? after : tr("from %1 to %2").arg(before, after), shownTime(number),
                           stateText(entry)}
            .join(QStringLiteral(", "));
    case SubjectRole:
        return entry.subject;
    case BeforeRole:
        return before;
    case AfterRole:
        return after;
    case StateRole:
        return static_cast<int>(entry.state);
    case StateTextRole:
        return stateText(entry);
    case UndoableRole:
        return entry.state == JournalEntry::State::Waiting || entry.state == JournalEntry::State::Sent;
    case ReleaseRole:
        return entry.edits.isEmpty() ? 0 : discogs::number(entry.edits.first().release);
    case IconRole:
        return iconOf(entry);
    case MoreRole:
        return int(entry.edits.size()) - 1;
    default:
        return {};
    }
}

} // namespace runout::ui
