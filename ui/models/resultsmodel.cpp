// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/resultsmodel.h"

#include "ui/models/resultsindex.h"

#include <QDateTime>
#include <QLocale>
#include <QSet>

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

struct ResultsModel::Private
{
    ResultsIndex index;
    QHash<discogs::Entity, int> numbers;
    int heldTail = 0; // rows at the end of the arrival order that Discogs has not confirmed
    SortLevel level;
    Kind kind = Kind::Results;
    QSet<qint64> owned, wanted;
    bool editable = false;

    int put(const ResultRow &row, QList<int> &changed); // its number
    [[nodiscard]] ResultRow marked(ResultRow row) const;
};

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

int ResultsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : d->kind == Kind::Results ? int(Rating) : int(ColumnCount);
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
    case ResultsModel::Rating:
        return row.rating > 0 ? QLocale().toString(row.rating) : QString();
    case ResultsModel::Notes:
        return row.notes.simplified();
    case ResultsModel::Lowest:
        return row.price;
    case ResultsModel::Change:
        return row.changeText;
    case ResultsModel::Watch:
        return row.watch;
    case ResultsModel::Copies:
        return figure(row.copies);
    case ResultsModel::Added:
        return row.added > 0
                   ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(row.added).date(), QStringLiteral("d MMM yyyy"))
                   : QString();
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
    if (row.rating > 0)
        parts.append(ResultsModel::tr("rated %1 of 5").arg(row.rating));
    for (const QString &part : {row.notes, row.watch}) {
        if (!part.isEmpty())
            parts.append(part);
    }
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
    face.inWantlist = shown.inWantlist && d->kind != Kind::Wants; // there it goes without saying
    face.waiting = shown.waiting;
    if (shown.isMet)
        face.word = tr("Target met");
    return face;
}

QStringList ResultsModel::facts(int row) const
{
    const ResultRow &shown = rowAt(row);
    return {shown.label, shown.catno, shown.year, shown.country, shown.format};
}

QString ResultsModel::brief(int row) const
{
    const ResultRow &shown = rowAt(row);
    return briefOf({shown.year, shown.country, shown.label});
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
    case Rating:
        return {QStringLiteral("rating"), 98, 10, d->kind == Kind::Wants ? Shown::Usually : Shown::OnChoice};
    case Notes:
        return {QStringLiteral("notes"), 190, 11, Shown::Usually};
    case Lowest:
        return {QStringLiteral("lowest"), 92, 9, Shown::WhenFilled, true};
    case Change:
        return {QStringLiteral("change"), 92, 4, Shown::WhenFilled, true};
    case Copies:
        return {QStringLiteral("copies"), 74, 3, Shown::WhenFilled, true};
    case Watch:
        return {QStringLiteral("watch"), 136, 7, Shown::WhenFilled};
    case Added:
        return {QStringLiteral("added"), 96, 2, Shown::WhenFilled};
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
        return traits(column).isFigure ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ToolTipRole:
        return column == Lowest || column == Change || column == Copies ? QVariant(row.marketTip)
               : column == Watch                                        ? QVariant(row.watch)
                                                                        : QVariant();
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
    const bool own = section == Have || section == Want || section == Role;
    if (d->kind == Kind::ListItems && section > Want && section != Notes)
        return QString();
    if (d->kind != Kind::Results && own)
        return QString(); // there is nothing to stand there
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
        return d->kind == Kind::ListItems ? tr("Comment") : tr("Notes");
    case Lowest:
        return tr("Lowest");
    case Change:
        return tr("Change");
    case Copies:
        return tr("For sale");
    case Watch:
        return tr("Watch");
    case Added:
        return tr("Added");
    default:
        return {};
    }
}

Qt::ItemFlags ResultsModel::flags(const QModelIndex &index) const
{
    const bool may = d->editable && (index.column() == Rating || index.column() == Notes);
    return RecordModel::flags(index) | (may ? Qt::ItemIsEditable : Qt::NoItemFlags);
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
