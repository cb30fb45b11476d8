// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/resultsmodel.h"

#include "ui/models/resultsindex.h"

#include <QLocale>

#include <algorithm>

namespace runout::ui {

using discogs::EntityKind;

struct ResultsModel::Private
{
    ResultsIndex index;
    QHash<discogs::Entity, int> numbers;
    int heldTail = 0; // rows at the end of the arrival order that Discogs has not confirmed
    SortLevel level;
};

ResultsModel::ResultsModel(QObject *parent)
    : RecordModel(parent)
    , d(new Private)
{}

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
        const auto known = d->numbers.constFind(row.entity);
        if (known == d->numbers.constEnd()) {
            added.push_back(d->index.add(row));
            d->numbers.insert(row.entity, added.back());
        } else if (d->index.row(*known) != row) {
            d->index.update(*known, row);
            changed.append(*known);
        }
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
        const auto known = d->numbers.constFind(row.entity);
        int number = known == d->numbers.constEnd() ? -1 : *known;
        if (number < 0) {
            number = d->index.add(row);
            d->numbers.insert(row.entity, number);
        } else if (d->index.row(number) != row) {
            d->index.update(number, row);
            changed.append(number);
        }
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
    return d->index.size();
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

int ResultsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

namespace {

QString figure(const std::optional<int> &value)
{
    return value ? QLocale().toString(*value) : QString();
}

QString shown(const ResultRow &row, int column)
{
    switch (column) {
    case ResultsModel::Title:
        return row.title;
    case ResultsModel::Label:
        return row.label;
    case ResultsModel::CatalogueNumber:
        return row.catno;
    case ResultsModel::Year:
        return row.year;
    case ResultsModel::Country:
        return row.country;
    case ResultsModel::Format:
        return row.format;
    case ResultsModel::Role:
        return row.role;
    case ResultsModel::Have:
        return figure(row.have);
    case ResultsModel::Want:
        return figure(row.want);
    default:
        return {};
    }
}

QString kindText(EntityKind kind)
{
    switch (kind) {
    case EntityKind::Release:
        return ResultsModel::tr("release");
    case EntityKind::Master:
        return ResultsModel::tr("master");
    case EntityKind::Artist:
        return ResultsModel::tr("artist");
    case EntityKind::Label:
        return ResultsModel::tr("label");
    }
    return {};
}

// What a screen reader says for a row: all of it, so that nobody has to walk the columns.
QString spoken(const ResultRow &row)
{
    QStringList parts{row.title};
    for (const QString &part :
         {row.artist, row.label, row.catno, row.year, row.country, row.format, kindText(row.entity.kind)}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    if (row.inCollection)
        parts.append(ResultsModel::tr("in collection"));
    if (row.inWantlist)
        parts.append(ResultsModel::tr("in wantlist"));
    return parts.join(QStringLiteral(", "));
}

CoverSubject subject(const ResultRow &row)
{
    return {row.thumb, row.entity, row.title, row.artist};
}

} // namespace

discogs::Entity ResultsModel::entityAt(int row) const
{
    return rowAt(row).entity;
}

RecordFace ResultsModel::face(int row) const
{
    const ResultRow &shown = rowAt(row);
    RecordFace face;
    face.subject = subject(shown);
    face.second = shown.artist;
    if (shown.entity.kind == EntityKind::Artist)
        face.second = tr("Artist");
    else if (shown.entity.kind == EntityKind::Label)
        face.second = tr("Label");
    else if (shown.entity.kind == EntityKind::Master)
        face.word = tr("Master");
    face.inCollection = shown.inCollection;
    face.inWantlist = shown.inWantlist;
    return face;
}

QStringList ResultsModel::facts(int row) const
{
    const ResultRow &shown = rowAt(row);
    return {shown.label, shown.catno, shown.year, shown.country, shown.format};
}

ColumnTraits ResultsModel::traits(int column) const
{
    using Shown = ColumnTraits::Shown;
    switch (column) {
    case Cover:
        return {QStringLiteral("cover"), 0, 0, Shown::Usually};
    case Title:
        return {QStringLiteral("title"), 0, 0, Shown::Usually};
    case Label:
        return {QStringLiteral("label"), 112, 4, Shown::Usually};
    case CatalogueNumber:
        return {QStringLiteral("cat"), 112, 6, Shown::Usually};
    case Year:
        return {QStringLiteral("year"), 54, 8, Shown::Usually};
    case Country:
        return {QStringLiteral("country"), 76, 3, Shown::Usually};
    case Format:
        return {QStringLiteral("format"), 136, 5, Shown::Usually};
    case Role:
        return {QStringLiteral("role"), 96, 7, Shown::WhenFilled};
    case Have:
        return {QStringLiteral("have"), 68, 2, Shown::OnChoice, true};
    default:
        return {QStringLiteral("want"), 68, 1, Shown::OnChoice, true};
    }
}

QVariant ResultsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ResultRow &row = rowAt(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return shown(row, column);
    case Qt::AccessibleTextRole:
        return column == Title ? spoken(row) : shown(row, column);
    case Qt::TextAlignmentRole:
        return column == Have || column == Want ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case EntityRole:
        return QVariant::fromValue(row.entity);
    case SubjectRole:
        return QVariant::fromValue(subject(row));
    case RowRole:
        return QVariant::fromValue(row);
    default:
        return {};
    }
}

QVariant ResultsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    switch (section) {
    case Cover:
        return role == Qt::DisplayRole ? QString() : tr("Cover");
    case Title:
        return tr("Title");
    case Label:
        return tr("Label");
    case CatalogueNumber:
        return tr("Cat#");
    case Year:
        return tr("Year");
    case Country:
        return tr("Country");
    case Format:
        return tr("Format");
    case Role:
        return tr("Role");
    case Have:
        return tr("Have");
    case Want:
        return tr("Want");
    default:
        return {};
    }
}

} // namespace runout::ui
