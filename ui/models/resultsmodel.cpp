// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/resultsmodel.h"

#include "ui/models/resultsindex.h"

#include <QDateTime>
#include <QLocale>
#include <QSet>

#include <algorithm>

namespace runout::ui {

using discogs::EntityKind;

struct ResultsModel::Private
{
    explicit Private(ResultsModel &model)
        : q(model)
    {}

    ResultsModel &q;
    ResultsIndex index;
    QHash<discogs::Entity, int> numbers;
    std::vector<int> visible; // numbers by visible row
    int heldTail = 0;         // rows at the end of the arrival order that Discogs has not confirmed
    QSet<qint64> owned, wanted;
    QList<Column> columns{Label, CatalogueNumber, Year, Country, Format, Role, Have, Want};
    QHash<int, QString> headers; // where they differ from the usual ones
    bool editable = false;

    int put(const ResultRow &row, QList<int> &changed); // its number
    [[nodiscard]] ResultRow marked(ResultRow row) const;
    void show(const std::vector<int> &next);
    void append(const std::vector<int> &next);
    void dropTail(size_t kept);
    void reorder(const std::vector<int> &next);
    void announceChanged(const QList<int> &changed);
};

ResultsModel::ResultsModel(QObject *parent)
    : QAbstractTableModel(parent)
    , d(new Private(*this))
{}

ResultsModel::~ResultsModel() = default;

void ResultsModel::clear()
{
    beginResetModel();
    d->index.clear();
    d->numbers.clear();
    d->visible.clear();
    d->heldTail = 0;
    endResetModel();
}

void ResultsModel::add(const QList<ResultRow> &rows)
{
    QList<int> changed;
    std::vector<int> added;
    for (const ResultRow &row : rows) {
        const int before = int(d->numbers.size());
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
    d->announceChanged(changed);
    d->show(d->index.visible());
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
    d->announceChanged(changed);
    d->show(d->index.visible());
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
    if (index.row(*known) != row) {
        index.update(*known, row);
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
    d->announceChanged(changed);
    d->show(d->index.visible());
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
    d->announceChanged(changed);
}

void ResultsModel::setColumns(const QList<Column> &columns, const QHash<int, QString> &headers)
{
    d->columns = columns;
    d->headers = headers;
}

bool ResultsModel::offers(int column) const
{
    return column == Cover || column == Title || d->columns.contains(Column(column));
}

void ResultsModel::setEditable(bool editable)
{
    d->editable = editable;
}

void ResultsModel::setNarrowing(const Narrowing &narrowing)
{
    d->index.setNarrowing(narrowing);
    d->show(d->index.visible());
}

void ResultsModel::setRoleFilter(const QString &role)
{
    d->index.setRole(role);
    d->show(d->index.visible());
}

void ResultsModel::setTextFilter(const QString &text)
{
    d->index.setWords(text);
    d->show(d->index.visible());
}

void ResultsModel::sort(int column, Qt::SortOrder order)
{
    d->index.setOrder(column, order);
    d->show(d->index.visible());
}

// From the rows shown to those of `next` with a handful of signals, however many rows come and go: what stays is moved
// to the front, the rest dropped in one piece, what is new appended in one piece, and all put in order.
void ResultsModel::Private::show(const std::vector<int> &next)
{
    if (next == visible)
        return;
    std::vector<char> wanted(size_t(index.size()));
    for (const int number : next)
        wanted[size_t(number)] = 1;
    std::vector<int> kept = visible;
    const auto firstDropped =
        std::stable_partition(kept.begin(), kept.end(), [&](int number) { return wanted[size_t(number)] != 0; });
    const size_t keptCount = size_t(firstDropped - kept.begin());
    if (keptCount < kept.size()) {
        reorder(kept);
        dropTail(keptCount);
    }
    for (const int number : visible)
        wanted[size_t(number)] = 0;
    std::vector<int> grown = visible;
    std::copy_if(next.begin(), next.end(), std::back_inserter(grown),
                 [&](int number) { return wanted[size_t(number)] != 0; });
    append(grown);
    reorder(next);
}

void ResultsModel::Private::append(const std::vector<int> &next)
{
    if (next.size() == visible.size())
        return;
    q.beginInsertRows({}, int(visible.size()), int(next.size()) - 1);
    visible = next;
    q.endInsertRows();
}

void ResultsModel::Private::dropTail(size_t kept)
{
    q.beginRemoveRows({}, int(kept), int(visible.size()) - 1);
    visible.resize(kept);
    q.endRemoveRows();
}

void ResultsModel::Private::reorder(const std::vector<int> &next)
{
    if (next == visible)
        return;
    Q_EMIT q.layoutAboutToBeChanged({}, VerticalSortHint);
    std::vector<int> rowOf(size_t(index.size()), -1);
    for (size_t row = 0; row < next.size(); ++row)
        rowOf[size_t(next[row])] = int(row);
    const QModelIndexList before = q.persistentIndexList();
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &old : before)
        after.append(q.index(rowOf[size_t(visible[size_t(old.row())])], old.column()));
    visible = next;
    q.changePersistentIndexList(before, after);
    Q_EMIT q.layoutChanged({}, VerticalSortHint);
}

void ResultsModel::Private::announceChanged(const QList<int> &changed)
{
    if (changed.isEmpty())
        return;
    const QSet<int> numbersChanged(changed.begin(), changed.end());
    int first = -1;
    int last = -1;
    for (size_t row = 0; row < visible.size(); ++row) {
        if (!numbersChanged.contains(visible[row]))
            continue;
        first = first < 0 ? int(row) : first;
        last = int(row);
    }
    if (first >= 0)
        Q_EMIT q.dataChanged(q.index(first, 0), q.index(last, ColumnCount - 1));
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
    const auto row = std::find(d->visible.begin(), d->visible.end(), *number);
    return row == d->visible.end() ? QModelIndex() : index(int(row - d->visible.begin()), Title);
}

ResultRow ResultsModel::at(int visibleRow) const
{
    return visibleRow >= 0 && visibleRow < rowCount() ? rowAt(visibleRow) : ResultRow();
}

const ResultRow &ResultsModel::rowAt(int visibleRow) const
{
    return d->index.row(d->visible[size_t(visibleRow)]);
}

int ResultsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(d->visible.size());
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
    case ResultsModel::Notes:
        return row.notes.simplified();
    case ResultsModel::Lowest:
        return row.price;
    case ResultsModel::Copies:
        return figure(row.copies);
    case ResultsModel::Added:
        return row.added > 0 ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(row.added).date(),
                                                  QStringLiteral("d MMM yyyy"))
                             : QString();
    case ResultsModel::Rating:
        return row.rating > 0 ? QLocale().toString(row.rating) : QString();
    default:
        return {};
    }
}

bool isFigure(int column)
{
    return column == ResultsModel::Have || column == ResultsModel::Want || column == ResultsModel::Lowest ||
           column == ResultsModel::Copies;
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
    if (row.rating > 0)
        parts.append(ResultsModel::tr("rated %1 of 5").arg(row.rating));
    if (!row.notes.isEmpty())
        parts.append(row.notes);
    return parts.join(QStringLiteral(", "));
}

CoverSubject subject(const ResultRow &row)
{
    return {row.thumb, row.entity, row.title, row.artist};
}

} // namespace

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
        return isFigure(column) ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::EditRole:
        return column == Rating ? QVariant(row.rating) : column == Notes ? QVariant(row.notes) : QVariant();
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
    if (d->headers.contains(section))
        return d->headers.value(section);
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
    case Rating:
        return tr("Rating");
    case Notes:
        return tr("Notes");
    case Lowest:
        return tr("From");
    case Copies:
        return tr("For sale");
    case Added:
        return tr("Added");
    default:
        return {};
    }
}

Qt::ItemFlags ResultsModel::flags(const QModelIndex &index) const
{
    const bool may = d->editable && (index.column() == Rating || index.column() == Notes);
    return QAbstractTableModel::flags(index) | (may ? Qt::ItemIsEditable : Qt::NoItemFlags);
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
    d->announceChanged(changed);
    Q_EMIT edited(next);
    return true;
}

} // namespace runout::ui
