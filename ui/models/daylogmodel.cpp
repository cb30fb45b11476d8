// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/daylogmodel.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace runout::ui {

namespace {

QString dayText(const QDate &day)
{
    const QDate today = QDate::currentDate();
    if (day == today)
        return DayLogModel::tr("Today");
    if (day == today.addDays(-1))
        return DayLogModel::tr("Yesterday");
    return QLocale().toString(day, QStringLiteral("dddd, d MMMM yyyy"));
}

} // namespace

void DayLogModel::setTextFilter(const QString &text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    arrange();
}

void DayLogModel::arrange()
{
    QList<Row> rows;
    QDate day;
    const QStringList words = m_filter.split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < total(); ++i) {
        const QString text = words.isEmpty() ? QString() : textOf(i);
        if (!std::all_of(words.begin(), words.end(),
                         [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); }))
            continue;
        const QDate then = timeOf(i).date();
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

qsizetype DayLogModel::entryAt(const QModelIndex &index) const
{
    return index.isValid() ? m_rows[index.row()].entry : -1;
}

QModelIndex DayLogModel::indexOf(qint64 id) const
{
    for (qsizetype row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].entry >= 0 && idOf(m_rows[row].entry) == id)
            return index(int(row));
    }
    return {};
}

QString DayLogModel::shownTime(qsizetype entry) const
{
    return QLocale().toString(timeOf(entry).time(), QLocale::ShortFormat);
}

int DayLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

Qt::ItemFlags DayLogModel::flags(const QModelIndex &index) const
{
    return entryAt(index) >= 0 ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemIsEnabled;
}

QVariant DayLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    if (row.entry >= 0)
        return role == TimeRole ? shownTime(row.entry)
               : role == IdRole ? QVariant(idOf(row.entry))
                                : entryData(row.entry, role);
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return dayText(row.day);
    return role == IdRole ? QVariant(0) : QVariant();
}

} // namespace runout::ui
