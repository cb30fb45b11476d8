// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/recordmodel.h"

#include <QSet>

#include <algorithm>

namespace runout::ui {

namespace {

constexpr size_t fewRows = 32;

} // namespace

QVariant RecordModel::keyAt(int row) const
{
    return QVariant::fromValue(entityAt(row));
}

QModelIndex RecordModel::indexOfKey(const QVariant &key) const
{
    return indexOf(key.value<discogs::Entity>());
}

void RecordModel::addSortLevel(int column)
{
    const QList<SortLevel> levels = sortLevels();
    const bool turns = !levels.isEmpty() && levels.first() == SortLevel{column, Qt::AscendingOrder};
    sort(column, turns ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void RecordModel::setSortLevels(const QList<SortLevel> &levels)
{
    if (levels.isEmpty())
        sort(-1, Qt::AscendingOrder);
    else
        sort(levels.first().column, levels.first().order);
}

void RecordModel::setMarks(const QSet<qint64> &, const QSet<qint64> &) {}

int RecordModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_visible.size());
}

// A handful of signals, however many rows come and go: what stays is moved to the front, the rest dropped in one piece,
// what is new appended in one piece, and all put in order.
void RecordModel::show(const std::vector<int> &next, int numbers)
{
    if (next == m_visible)
        return;
    std::vector<char> wanted(static_cast<size_t>(numbers));
    for (const int number : next)
        wanted[size_t(number)] = 1;
    std::vector<int> kept = m_visible;
    const auto firstDropped =
        std::stable_partition(kept.begin(), kept.end(), [&](int number) { return wanted[size_t(number)] != 0; });
    const size_t keptCount = size_t(firstDropped - kept.begin());
    if (kept.size() - keptCount <= fewRows) {
        dropOneByOne(wanted);
    } else {
        reorder(kept, numbers);
        dropTail(keptCount);
    }
    for (const int number : m_visible)
        wanted[size_t(number)] = 0;
    std::vector<int> grown = m_visible;
    std::copy_if(next.begin(), next.end(), std::back_inserter(grown),
                 [&](int number) { return wanted[size_t(number)] != 0; });
    append(grown);
    reorder(next, numbers);
}

void RecordModel::append(const std::vector<int> &next)
{
    if (next.size() == m_visible.size())
        return;
    beginInsertRows({}, int(m_visible.size()), int(next.size()) - 1);
    m_visible = next;
    endInsertRows();
}

// A few rows go from where they are, so that a view stays where it is.
void RecordModel::dropOneByOne(const std::vector<char> &wanted)
{
    for (int row = int(m_visible.size()) - 1; row >= 0; --row) {
        if (wanted[size_t(m_visible[size_t(row)])] != 0)
            continue;
        beginRemoveRows({}, row, row);
        m_visible.erase(m_visible.begin() + row);
        endRemoveRows();
    }
}

void RecordModel::dropTail(size_t kept)
{
    beginRemoveRows({}, int(kept), int(m_visible.size()) - 1);
    m_visible.resize(kept);
    endRemoveRows();
}

void RecordModel::reorder(const std::vector<int> &next, int numbers)
{
    if (next == m_visible)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    std::vector<int> rowOf(static_cast<size_t>(numbers), -1);
    for (size_t row = 0; row < next.size(); ++row)
        rowOf[size_t(next[row])] = int(row);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &old : before)
        after.append(index(rowOf[size_t(m_visible[size_t(old.row())])], old.column()));
    m_visible = next;
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

QString RecordModel::columnName(int column) const
{
    return headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
}

QString RecordModel::briefOf(QStringList facts)
{
    facts.removeAll(QString());
    return facts.join(QStringLiteral(" · "));
}

void RecordModel::announceChanged(const QList<int> &numbers)
{
    if (numbers.isEmpty())
        return;
    const QSet<int> changed(numbers.begin(), numbers.end());
    int first = -1;
    int last = -1;
    for (size_t row = 0; row < m_visible.size(); ++row) {
        if (!changed.contains(m_visible[row]))
            continue;
        first = first < 0 ? int(row) : first;
        last = int(row);
    }
    if (first >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

} // namespace runout::ui
