// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/resultsmodel_p.h"

#include <QDateTime>
#include <QLocale>

// What a row shows: cells, cover, tool tip, header.
namespace runout::ui {

using discogs::EntityKind;

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

} // namespace runout::ui
