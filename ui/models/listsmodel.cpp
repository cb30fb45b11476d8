// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/listsmodel.h"

#include <QDateTime>
#include <QLocale>

namespace runout::ui {

void ListsModel::setLists(const QList<discogs::UserList> &lists)
{
    if (lists == m_lists)
        return;
    beginResetModel();
    m_lists = lists;
    endResetModel();
}

QModelIndex ListsModel::indexOf(discogs::ListId id) const
{
    for (qsizetype row = 0; row < m_lists.size(); ++row) {
        if (m_lists[row].id == id)
            return index(int(row));
    }
    return {};
}

int ListsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lists.size());
}

QVariant ListsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const discogs::UserList &list = m_lists[index.row()];
    const QDateTime changed = QDateTime::fromString(list.dateChanged, Qt::ISODate);
    const QString day = QLocale().toString(changed.date(), QStringLiteral("d MMM yyyy"));
    QStringList facts{list.isPublic ? tr("public") : tr("private")};
    if (changed.isValid())
        facts.append(tr("changed %1").arg(day));
    switch (role) {
    case Qt::DisplayRole:
        return list.name;
    case Qt::AccessibleTextRole:
        return QStringList{list.name, facts.join(QStringLiteral(", ")), list.description.simplified()}.join(
            QStringLiteral(". "));
    case Qt::ToolTipRole:
        return list.description.toHtmlEscaped();
    case IdRole:
        return discogs::number(list.id);
    case DescriptionRole:
        return list.description.simplified();
    case FactsRole:
        return facts.join(QStringLiteral(" · "));
    default:
        return {};
    }
}

} // namespace runout::ui
