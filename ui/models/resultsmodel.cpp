// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/resultsmodel_p.h"

#include <algorithm>

namespace runout::ui {

using discogs::EntityKind;

namespace {

ResultRow withRolesOf(ResultRow row, const ResultRow &before)
{
    if (row.role.isEmpty() || before.role.isEmpty() || row.role == before.role)
        return row;
    QStringList roles = before.role.split(QStringLiteral(", "));
    if (!roles.contains(row.role))
        roles.append(row.role);
    row.role = roles.join(QStringLiteral(", "));
    return row;
}

} // namespace

ResultsModel::ResultsModel(QObject *parent)
    : RecordModel(parent)
    , d(new Private)
{}

ResultsModel::ResultsModel(Kind kind, QObject *parent)
    : ResultsModel(parent)
{
    d->kind = kind;
}

ResultsModel::~ResultsModel() = default;

void ResultsModel::clear()
{
    beginResetModel();
    d->index.clear();
    d->numbers.clear();
    forgetShown();
    d->heldTail = 0;
    endResetModel();
}

void ResultsModel::add(const QList<ResultRow> &rows)
{
    QList<int> changed;
    std::vector<int> added;
    for (const ResultRow &row : rows) {
        const auto before = d->numbers.size();
        const int number = d->put(row, changed);
        if (d->numbers.size() > before)
            added.push_back(number);
    }
    if (d->heldTail > 0 && !added.empty()) {
        // What Discogs goes on to confirm stands before what it has not.
        std::vector<int> order = d->index.arrival();
        const auto end = order.end();
        const auto from = end - std::ptrdiff_t(added.size());
        std::rotate(from - d->heldTail, from, end);
        d->index.setArrival(std::move(order));
    }
    announceChanged(changed);
    show(d->index.visible(), d->index.size());
}

void ResultsModel::replaceHeld(const QList<ResultRow> &rows)
{
    QSet<int> confirmed;
    std::vector<int> order;
    for (const int number : d->index.arrival()) {
        if (!d->index.row(number).held)
            order.push_back(number);
    }
    for (const int number : order)
        confirmed.insert(number);
    QList<int> changed;
    for (const ResultRow &row : rows) {
        const int number = d->put(row, changed);
        if (!confirmed.contains(number))
            order.push_back(number);
        confirmed.insert(number);
    }
    d->heldTail = 0;
    for (const int number : d->index.arrival()) {
        if (!confirmed.contains(number)) {
            order.push_back(number);
            ++d->heldTail;
        }
    }
    d->index.setArrival(std::move(order));
    announceChanged(changed);
    show(d->index.visible(), d->index.size());
}

int ResultsModel::Private::put(const ResultRow &given, QList<int> &changed)
{
    const ResultRow row = marked(given);
    const auto known = numbers.constFind(row.entity);
    if (known == numbers.constEnd()) {
        const int number = index.add(row);
        numbers.insert(row.entity, number);
        return number;
    }
    if (const ResultRow merged = withRolesOf(row, index.row(*known)); index.row(*known) != merged) {
        index.update(*known, merged);
        changed.append(*known);
    }
    return *known;
}

void ResultsModel::setRows(const QList<ResultRow> &rows)
{
    QList<int> changed;
    std::vector<int> order;
    QSet<int> there;
    for (const ResultRow &row : rows) {
        const int number = d->put(row, changed);
        if (!there.contains(number))
            order.push_back(number);
        there.insert(number);
    }
    d->heldTail = 0;
    d->index.setArrival(std::move(order));
    announceChanged(changed);
    show(d->index.visible(), d->index.size());
}

ResultRow ResultsModel::Private::marked(ResultRow row) const
{
    if (row.entity.kind == EntityKind::Release && !(owned.isEmpty() && wanted.isEmpty())) {
        row.inCollection = owned.contains(row.entity.id);
        row.inWantlist = wanted.contains(row.entity.id);
    }
    return row;
}

void ResultsModel::setMarks(const QSet<qint64> &owned, const QSet<qint64> &wanted)
{
    d->owned = owned;
    d->wanted = wanted;
    QList<int> changed;
    for (int number = 0; number < d->index.size(); ++number) {
        const ResultRow &row = d->index.row(number);
        const ResultRow next = d->marked(row);
        if (next.inCollection == row.inCollection && next.inWantlist == row.inWantlist)
            continue;
        d->index.setMarks(number, next.inCollection, next.inWantlist);
        changed.append(number);
    }
    announceChanged(changed);
}

void ResultsModel::setEditable(bool editable)
{
    d->editable = editable;
}

void ResultsModel::setNarrowing(const Narrowing &narrowing)
{
    d->index.setNarrowing(narrowing);
    show(d->index.visible(), d->index.size());
}

void ResultsModel::setRoleFilter(const QString &role)
{
    d->index.setRole(role);
    show(d->index.visible(), d->index.size());
}

void ResultsModel::setOnly(const std::optional<QSet<qint64>> &ids)
{
    d->index.setOnly(ids);
    show(d->index.visible(), d->index.size());
}

void ResultsModel::setTextFilter(const QString &text)
{
    d->index.setWords(text);
    show(d->index.visible(), d->index.size());
}

void ResultsModel::sort(int column, Qt::SortOrder order)
{
    d->level = {column, order};
    d->index.setOrder(column, order);
    show(d->index.visible(), d->index.size());
    Q_EMIT sortLevelsChanged();
}

int ResultsModel::total() const
{
    return int(d->index.arrival().size());
}

QStringList ResultsModel::roles() const
{
    return d->index.roles();
}

QList<FacetCount> ResultsModel::facet(const QString &name) const
{
    return d->index.facet(name);
}

QModelIndex ResultsModel::indexOf(const discogs::Entity &entity) const
{
    const auto number = d->numbers.constFind(entity);
    if (number == d->numbers.constEnd())
        return {};
    const auto row = std::find(visible().begin(), visible().end(), *number);
    return row == visible().end() ? QModelIndex() : index(int(row - visible().begin()), Title);
}

QList<SortLevel> ResultsModel::sortLevels() const
{
    return d->level.column < 0 ? QList<SortLevel>() : QList<SortLevel>{d->level};
}

ResultRow ResultsModel::at(int visibleRow) const
{
    return visibleRow >= 0 && visibleRow < rowCount() ? rowAt(visibleRow) : ResultRow();
}

const ResultRow &ResultsModel::rowAt(int visibleRow) const
{
    return d->index.row(visible()[size_t(visibleRow)]);
}

bool ResultsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    ResultRow next = rowAt(index.row());
    if (index.column() == Rating)
        next.rating = qBound(0, value.toInt(), 5);
    else
        next.notes = value.toString();
    if (next == rowAt(index.row()))
        return true;
    QList<int> changed;
    d->put(next, changed);
    announceChanged(changed);
    Q_EMIT edited(next);
    return true;
}

} // namespace runout::ui
