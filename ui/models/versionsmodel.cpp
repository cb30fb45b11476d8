// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/credits.h"
#include "ui/models/collation.h"
#include "ui/models/releasemodels.h"
#include "ui/models/resultsmodel.h"

#include <QLocale>
#include <QSet>

#include <algorithm>
#include <numeric>

namespace runout::ui {

using discogs::Version;

namespace {

// "1993-05-00" -> "1993-05", "2000-00-00" -> "2000".
QString releasedText(QString released)
{
    while (released.endsWith(QLatin1String("-00")))
        released.chop(3);
    return released;
}

QString figure(const std::optional<int> &value)
{
    return value ? QLocale().toString(*value) : QString();
}

QString text(const Version &version, int column)
{
    switch (column) {
    case VersionsModel::Released:
        return releasedText(version.released);
    case VersionsModel::Country:
        return version.country;
    case VersionsModel::Label:
        return discogs::withoutSuffix(version.label);
    case VersionsModel::CatalogueNumber:
        return version.catno;
    case VersionsModel::Format:
        return version.format;
    case VersionsModel::Title:
        return version.title;
    case VersionsModel::Have:
        return figure(version.have);
    case VersionsModel::Want:
        return figure(version.want);
    default:
        return {};
    }
}

// Values that a filter box offers, and that setFacets() compares with.
QStringList facetValues(const Version &version, int column)
{
    if (column == VersionsModel::Released)
        return {version.released.left(4)};
    if (column == VersionsModel::Format)
        return version.majorFormats.isEmpty() ? QStringList{version.format.section(u',', 0, 0).trimmed()}
                                              : version.majorFormats;
    return {text(version, column)};
}

bool isFigure(int column)
{
    return column == VersionsModel::Have || column == VersionsModel::Want;
}

} // namespace

struct VersionsModel::Private
{
    explicit Private(VersionsModel &model)
        : q(model)
    {}

    VersionsModel &q;
    QList<Version> all;
    std::vector<int> visible;
    QHash<discogs::ReleaseId, int> numbers;
    std::optional<discogs::ReleaseId> current;
    QSet<qint64> ownedIds, wantedIds;
    QStringList words;
    QString format, country, year, label;
    int sortColumn = -1;
    Qt::SortOrder order = Qt::AscendingOrder;

    [[nodiscard]] bool passes(const Version &version) const;
    [[nodiscard]] std::vector<int> chosen() const;
    [[nodiscard]] bool before(int a, int b, const QCollator &collator) const;
    void refilter();
    [[nodiscard]] bool differs(const Version &version, int column) const;
};

VersionsModel::VersionsModel(QObject *parent)
    : QAbstractTableModel(parent)
    , d(new Private(*this))
{}

VersionsModel::~VersionsModel() = default;

void VersionsModel::setVersions(const QList<Version> &versions)
{
    beginResetModel();
    d->all.clear();
    d->numbers.clear();
    d->visible.clear();
    endResetModel();
    addVersions(versions);
}

void VersionsModel::addVersions(const QList<Version> &versions)
{
    for (const Version &version : versions) {
        const auto known = d->numbers.constFind(version.id);
        if (known == d->numbers.constEnd()) {
            d->numbers.insert(version.id, int(d->all.size()));
            d->all.append(version);
        } else {
            d->all[*known] = version;
        }
    }
    if (!d->visible.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    d->refilter();
}

void VersionsModel::setCurrent(discogs::ReleaseId id)
{
    d->current = id;
    if (!d->visible.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {DiffersRole, CurrentRole});
}

void VersionsModel::setMarks(const QSet<qint64> &owned, const QSet<qint64> &wanted)
{
    d->ownedIds = owned;
    d->wantedIds = wanted;
    if (!d->visible.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0), {OwnedRole, WantedRole});
}

void VersionsModel::setTextFilter(const QString &text)
{
    d->words = text.split(u' ', Qt::SkipEmptyParts);
    d->refilter();
}

void VersionsModel::setFacets(const QString &format, const QString &country, const QString &year, const QString &label)
{
    d->format = format;
    d->country = country;
    d->year = year;
    d->label = label;
    d->refilter();
}

void VersionsModel::sort(int column, Qt::SortOrder order)
{
    d->sortColumn = column;
    d->order = order;
    d->refilter();
}

bool VersionsModel::Private::passes(const Version &version) const
{
    const auto fits = [&](const QString &value, int column) {
        return value.isEmpty() || facetValues(version, column).contains(value);
    };
    if (!fits(format, Format) || !fits(country, Country) || !fits(year, Released) || !fits(label, Label))
        return false;
    return std::all_of(words.begin(), words.end(), [&](const QString &word) {
        for (int column = 0; column < ColumnCount; ++column) {
            if (!isFigure(column) && text(version, column).contains(word, Qt::CaseInsensitive))
                return true;
        }
        return false;
    });
}

bool VersionsModel::Private::before(int a, int b, const QCollator &collator) const
{
    const Version &x = all[a];
    const Version &y = all[b];
    const bool rising = order == Qt::AscendingOrder;
    if (isFigure(sortColumn)) {
        const auto &m = sortColumn == Have ? x.have : x.want;
        const auto &n = sortColumn == Have ? y.have : y.want;
        if (!m || !n)
            return m.has_value() && !n.has_value();
        return rising ? *m < *n : *n < *m;
    }
    const QString m = text(x, sortColumn);
    const QString n = text(y, sortColumn);
    if (m.isEmpty() || n.isEmpty())
        return !m.isEmpty() && n.isEmpty();
    return rising ? collator.compare(m, n) < 0 : collator.compare(n, m) < 0;
}

std::vector<int> VersionsModel::Private::chosen() const
{
    std::vector<int> next;
    for (int number = 0; number < all.size(); ++number) {
        if (passes(all[number]))
            next.push_back(number);
    }
    if (sortColumn >= 0) {
        const QCollator collator = collation();
        std::stable_sort(next.begin(), next.end(), [&](int a, int b) { return before(a, b, collator); });
    }
    return next;
}

// Rows go one by one (a master has hundreds of versions at most), new ones come at the end, then all take their places.
void VersionsModel::Private::refilter()
{
    const std::vector<int> next = chosen();
    const QSet<int> passing(next.begin(), next.end());
    for (int row = int(visible.size()) - 1; row >= 0; --row) {
        if (passing.contains(visible[size_t(row)]))
            continue;
        q.beginRemoveRows({}, row, row);
        visible.erase(visible.begin() + row);
        q.endRemoveRows();
    }
    const QSet<int> kept(visible.begin(), visible.end());
    std::vector<int> added;
    std::copy_if(next.begin(), next.end(), std::back_inserter(added),
                 [&](int number) { return !kept.contains(number); });
    if (!added.empty()) {
        q.beginInsertRows({}, int(visible.size()), int(visible.size() + added.size()) - 1);
        visible.insert(visible.end(), added.begin(), added.end());
        q.endInsertRows();
    }
    if (visible == next)
        return;
    Q_EMIT q.layoutAboutToBeChanged({}, VerticalSortHint);
    QHash<int, int> rowOf;
    for (size_t row = 0; row < next.size(); ++row)
        rowOf.insert(next[row], int(row));
    const QModelIndexList before = q.persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &old : before)
        after.append(q.index(rowOf.value(visible[size_t(old.row())]), old.column()));
    visible = next;
    q.changePersistentIndexList(before, after);
    Q_EMIT q.layoutChanged({}, VerticalSortHint);
}

QStringList VersionsModel::values(Column column) const
{
    QSet<QString> distinct;
    for (const Version &version : std::as_const(d->all)) {
        for (const QString &value : facetValues(version, column)) {
            if (!value.isEmpty())
                distinct.insert(value);
        }
    }
    QStringList result = distinct.values();
    std::sort(result.begin(), result.end(), collation());
    return result;
}

int VersionsModel::total() const
{
    return int(d->all.size());
}

bool VersionsModel::Private::differs(const Version &version, int column) const
{
    const auto shown = current ? numbers.constFind(*current) : numbers.constEnd();
    if (shown == numbers.constEnd() || isFigure(column) || version.id == *current)
        return false;
    return text(version, column) != text(all[*shown], column);
}

int VersionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(d->visible.size());
}

int VersionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant VersionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Version &version = d->all[d->visible[size_t(index.row())]];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(version, index.column());
    case Qt::AccessibleDescriptionRole:
        return index.data(OwnedRole).toBool()    ? tr("in collection")
               : index.data(WantedRole).toBool() ? tr("in wantlist")
                                                 : QString();
    case Qt::ToolTipRole:
        return isFigure(index.column()) ? QString() : text(version, index.column());
    case Qt::TextAlignmentRole:
        return isFigure(index.column()) ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case EntityRole:
        return QVariant::fromValue(discogs::entity(version.id));
    case DiffersRole:
        return d->differs(version, index.column());
    case CurrentRole:
        return d->current == version.id;
    case OwnedRole:
        return d->ownedIds.isEmpty() && d->wantedIds.isEmpty() ? version.inCollection
                                                               : d->ownedIds.contains(discogs::number(version.id));
    case WantedRole:
        return d->ownedIds.isEmpty() && d->wantedIds.isEmpty() ? version.inWantlist
                                                               : d->wantedIds.contains(discogs::number(version.id));
    default:
        return {};
    }
}

QVariant VersionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Released:
        return tr("Released");
    case Country:
        return tr("Country");
    case Label:
        return tr("Label");
    case CatalogueNumber:
        return tr("Cat#");
    case Format:
        return tr("Format");
    case Title:
        return tr("Title");
    case Have:
        return tr("Have");
    case Want:
        return tr("Want");
    default:
        return {};
    }
}

} // namespace runout::ui
