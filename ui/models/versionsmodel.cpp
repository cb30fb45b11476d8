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

// And what its own page would say, where that is held.
struct Pressing : Version
{
    QString barcode, matrix;
};

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

QString text(const Pressing &version, int column)
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
    case VersionsModel::Barcode:
        return version.barcode;
    case VersionsModel::Matrix:
        return version.matrix;
    default:
        return {};
    }
}

// Values that a filter box offers, and that setFacets() compares with.
QStringList facetValues(const Pressing &version, int column)
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

bool isIdentifier(int column)
{
    return column == VersionsModel::Barcode || column == VersionsModel::Matrix;
}

} // namespace

struct VersionsModel::Private
{
    explicit Private(VersionsModel &model)
        : q(model)
    {}

    VersionsModel &q;
    QList<Pressing> all;
    std::vector<int> visible;
    QHash<discogs::ReleaseId, int> numbers;
    std::optional<discogs::ReleaseId> current;
    QSet<qint64> ownedIds, wantedIds;
    QStringList words;
    QStringList formats, countries, years, labels;
    int sortColumn = -1;
    Qt::SortOrder order = Qt::AscendingOrder;

    [[nodiscard]] bool passes(const Pressing &version) const;
    [[nodiscard]] std::vector<int> chosen() const;
    [[nodiscard]] bool before(int a, int b, const QCollator &collator) const;
    void refilter();
    [[nodiscard]] bool differs(const Pressing &version, int column) const;
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
            d->all.append({version, {}, {}});
        } else {
            static_cast<Version &>(d->all[*known]) = version;
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

void VersionsModel::setFacets(const QStringList &formats, const QStringList &countries, const QStringList &years,
                              const QStringList &labels)
{
    d->formats = formats;
    d->countries = countries;
    d->years = years;
    d->labels = labels;
    d->refilter();
}

void VersionsModel::setIdentifiers(discogs::ReleaseId id, const QString &barcode, const QString &matrix)
{
    const auto known = d->numbers.constFind(id);
    if (known == d->numbers.constEnd() || (d->all[*known].barcode == barcode && d->all[*known].matrix == matrix))
        return;
    d->all[*known].barcode = barcode;
    d->all[*known].matrix = matrix;
    if (!d->visible.empty())
        Q_EMIT dataChanged(index(0, Barcode), index(rowCount() - 1, Matrix));
}

QList<discogs::ReleaseId> VersionsModel::pressings() const
{
    QList<discogs::ReleaseId> ids;
    for (const Pressing &version : std::as_const(d->all))
        ids.append(version.id);
    return ids;
}

void VersionsModel::sort(int column, Qt::SortOrder order)
{
    d->sortColumn = column;
    d->order = order;
    d->refilter();
}

bool VersionsModel::Private::passes(const Pressing &version) const
{
    const auto fits = [&](const QStringList &chosen, int column) {
        const QStringList values = facetValues(version, column);
        return chosen.isEmpty() ||
               std::any_of(values.begin(), values.end(), [&](const QString &value) { return chosen.contains(value); });
    };
    if (!fits(formats, Format) || !fits(countries, Country) || !fits(years, Released) || !fits(labels, Label))
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
    const Pressing &x = all[a];
    const Pressing &y = all[b];
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

QList<FacetCount> VersionsModel::values(Column column) const
{
    QHash<QString, int> counts;
    for (const Pressing &version : std::as_const(d->all)) {
        for (const QString &value : facetValues(version, column)) {
            if (!value.isEmpty())
                ++counts[value];
        }
    }
    QList<FacetCount> result;
    for (auto count = counts.constBegin(); count != counts.constEnd(); ++count)
        result.append({count.key(), count.value()});
    std::sort(result.begin(), result.end(), [collator = collation()](const FacetCount &a, const FacetCount &b) {
        return collator.compare(a.value, b.value) < 0;
    });
    return result;
}

int VersionsModel::total() const
{
    return int(d->all.size());
}

bool VersionsModel::Private::differs(const Pressing &version, int column) const
{
    const auto shown = current ? numbers.constFind(*current) : numbers.constEnd();
    if (shown == numbers.constEnd() || isFigure(column) || version.id == *current ||
        (isIdentifier(column) && text(version, column).isEmpty()))
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
    const Pressing &version = d->all[d->visible[size_t(index.row())]];
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
    if (orientation == Qt::Horizontal && role == Qt::ToolTipRole && isIdentifier(section))
        return tr("Known of pressings that were opened here or are on your shelf");
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Barcode:
        return tr("Barcode");
    case Matrix:
        return tr("Matrix / runout");
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
