// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/importmodel.h"

namespace runout::ui {

ImportModel::ImportModel(Words words, QObject *parent)
    : QAbstractTableModel(parent)
    , m_words(std::move(words))
{}

void ImportModel::setPlan(const library::ImportPlan &plan)
{
    beginResetModel();
    m_plan = plan;
    choose();
    endResetModel();
}

void ImportModel::setFilter(std::optional<library::RowOutcome> outcome)
{
    if (outcome == m_filter)
        return;
    beginResetModel();
    m_filter = outcome;
    choose();
    endResetModel();
}

void ImportModel::choose()
{
    m_shown.clear();
    for (int i = 0; i < m_plan.rows.size(); ++i) {
        if (!m_filter || m_plan.rows[i].outcome == *m_filter)
            m_shown.append(i);
    }
}

int ImportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int ImportModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ImportModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const library::PlannedRow &row = at(index.row());
    if (role == Qt::TextAlignmentRole && index.column() == Line)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Line:
        return row.line;
    case Subject:
        return row.subject;
    case Outcome:
        return m_words.outcome(row.outcome);
    case Detail:
        return m_words.detail(row);
    default:
        return {};
    }
}

QVariant ImportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == Line)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return m_words.headers.value(section);
}

} // namespace runout::ui
