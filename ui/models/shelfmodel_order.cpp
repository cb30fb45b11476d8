// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/shelfmodel_p.h"

#include <algorithm>

// In which order a shelf stands.
namespace runout::ui {

namespace {

// What a first click means where it is not from A to Z: the best, the newest.
Qt::SortOrder firstOrder(int column)
{
    switch (column) {
    case ShelfModel::Rating:
    case ShelfModel::Added:
    case ShelfModel::LastPlayed:
    case ShelfModel::Plays:
    case ShelfModel::Hours:
    case ShelfModel::Change:
        return Qt::DescendingOrder;
    default:
        return Qt::AscendingOrder;
    }
}

Qt::SortOrder turned(Qt::SortOrder order)
{
    return order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
}

} // namespace

ShelfIndex::SortKey ShelfModel::Private::keyOf(const SortLevel &level) const
{
    static const QHash<int, ShelfColumn> columns{{Cover, ShelfColumn::Title},
                                                 {Title, ShelfColumn::Title},
                                                 {Label, ShelfColumn::Label},
                                                 {CatalogueNumber, ShelfColumn::CatalogueNumber},
                                                 {Year, ShelfColumn::Year},
                                                 {Country, ShelfColumn::Country},
                                                 {Format, ShelfColumn::Format},
                                                 {Folder, ShelfColumn::Folder},
                                                 {Rating, ShelfColumn::Rating},
                                                 {Added, ShelfColumn::Added},
                                                 {LastPlayed, ShelfColumn::LastPlayed},
                                                 {Plays, ShelfColumn::Plays},
                                                 {Hours, ShelfColumn::Hours},
                                                 {Lowest, ShelfColumn::Lowest},
                                                 {Change, ShelfColumn::Change},
                                                 {ForSale, ShelfColumn::ForSale}};
    const discogs::CollectionField *field = fieldOf(level.column);
    return {columns.value(level.column, ShelfColumn::Field), field ? field->id : discogs::FieldId(), level.order};
}

void ShelfModel::Private::setLevels(const QList<SortLevel> &next)
{
    levels.clear();
    std::copy_if(next.begin(), next.end(), std::back_inserter(levels),
                 [this](const SortLevel &level) { return level.column >= 0 && level.column < q.columnCount(); });
    QList<ShelfIndex::SortKey> keys;
    for (const SortLevel &level : std::as_const(levels))
        keys.append(keyOf(level));
    rows.setOrder(keys);
    showRows();
    Q_EMIT q.headerDataChanged(Qt::Horizontal, 0, q.columnCount() - 1);
    Q_EMIT q.sortLevelsChanged();
}

void ShelfModel::sort(int column, Qt::SortOrder order)
{
    d->setLevels(column < 0 ? QList<SortLevel>() : QList<SortLevel>{{column, order}});
}

void ShelfModel::addSortLevel(int column)
{
    QList<SortLevel> levels = d->levels;
    const auto known =
        std::find_if(levels.begin(), levels.end(), [column](const SortLevel &level) { return level.column == column; });
    if (known == levels.end())
        levels.append({column, firstOrder(column)});
    else
        known->order = turned(known->order);
    d->setLevels(levels);
}

QList<SortLevel> ShelfModel::sortLevels() const
{
    return d->levels;
}

void ShelfModel::setSortLevels(const QList<SortLevel> &levels)
{
    d->setLevels(levels);
}

} // namespace runout::ui
