// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/journalmodel.h"

#include <QDateTime>
#include <QLocale>

namespace runout::ui {

using library::Edit;
using library::JournalEntry;

namespace {

QString dayText(const QDate &day)
{
    const QDate today = QDate::currentDate();
    if (day == today)
        return JournalModel::tr("Today");
    if (day == today.addDays(-1))
        return JournalModel::tr("Yesterday");
    return QLocale().toString(day, QStringLiteral("dddd, d MMMM yyyy"));
}

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

void JournalModel::setTextFilter(const QString &text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    arrange();
}

bool JournalModel::matches(const JournalEntry &entry) const
{
    const QString text = entry.subject + u' ' + titleOf(entry, m_names);
    for (const QString &word : m_filter.split(u' ', Qt::SkipEmptyParts)) {
        if (!text.contains(word, Qt::CaseInsensitive))
            return false;
    }
    return true;
}

void JournalModel::arrange()
{
    QList<Row> rows;
    QDate day;
    for (qsizetype i = 0; i < m_journal.size(); ++i) {
        if (!matches(m_journal[i]))
            continue;
        const QDate then = m_journal[i].at.toLocalTime().date();
        if (then != day)
            rows.append({-1, then});
        day = then;
        rows.append({i, then});
    }
    if (rows == m_rows) {
        if (!rows.isEmpty())
            Q_EMIT dataChanged(index(0), index(int(rows.size()) - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

QModelIndex JournalModel::indexOf(qint64 entry) const
{
    for (qsizetype row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].entry >= 0 && m_journal[m_rows[row].entry].id == entry)
            return index(int(row));
    }
    return {};
}

int JournalModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

Qt::ItemFlags JournalModel::flags(const QModelIndex &index) const
{
    const bool isEntry = index.isValid() && m_rows[index.row()].entry >= 0;
    return isEntry ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemIsEnabled;
}

QVariant JournalModel::heading(const Row &row, int role) const
{
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return dayText(row.day);
    return role == IdRole ? QVariant(0) : QVariant();
}

QVariant JournalModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    if (row.entry < 0)
        return heading(row, role);
    const JournalEntry &entry = m_journal[row.entry];
    const QString before = beforeOf(entry, 0, m_names);
    const QString after = entry.edits.isEmpty() ? QString() : valueOf(entry.edits.first(), m_names);
    const QString time = QLocale().toString(entry.at.toLocalTime().time(), QLocale::ShortFormat);
    switch (role) {
    case Qt::DisplayRole:
        return titleOf(entry, m_names);
    case Qt::AccessibleTextRole:
        return QStringList{titleOf(entry, m_names), entry.subject,
                           before.isEmpty() ? after : tr("from %1 to %2").arg(before, after), time, stateText(entry)}
            .join(QStringLiteral(", "));
    case IdRole:
        return entry.id;
    case SubjectRole:
        return entry.subject;
    case BeforeRole:
        return before;
    case AfterRole:
        return after;
    case TimeRole:
        return time;
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
