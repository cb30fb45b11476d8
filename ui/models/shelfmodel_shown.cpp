// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/conditions.h"
#include "ui/models/shelfmodel_p.h"

#include <QLocale>

// What a row shows: cells, cover, tool tip, header.
namespace runout::ui {

using discogs::CollectionField;
using library::Instance;

namespace {

bool isCondition(discogs::FieldId field)
{
    return field == discogs::mediaConditionField || field == discogs::sleeveConditionField;
}

// "Very Good Plus (VG+)" as "VG+": what is printed on a price sticker.
QString shortCondition(const QString &condition)
{
    if (!discogs::conditions().contains(condition))
        return condition;
    const QString shorts = condition.mid(condition.indexOf(u'(') + 1).chopped(1);
    return shorts.left(shorts.indexOf(u' '));
}

QString dateText(qint64 msecs)
{
    return msecs == 0 ? QString()
                      : QLocale().toString(QDateTime::fromMSecsSinceEpoch(msecs).date(), QLocale::ShortFormat);
}

QString hoursText(qint64 seconds)
{
    constexpr double hour = 3600;
    return seconds > 0 ? QLocale().toString(double(seconds) / hour, 'f', 1) : QString();
}

} // namespace

RecordFace ShelfModel::face(int row) const
{
    const ShelfRows &rows = d->rows.rows();
    const ShelfRow &shown = rows.row(d->numberAt(row));
    RecordFace face;
    face.subject = {rows.thumb(shown),
                    {discogs::EntityKind::Release, shown.release},
                    rows.titles.text(shown.title),
                    rows.artists.text(shown.artist)};
    face.second = face.subject.artist;
    face.waiting = shown.waiting;
    return face;
}

QString ShelfModel::brief(int row) const
{
    const int number = d->numberAt(row);
    return briefOf({d->shown(number, Year), d->shown(number, Country), d->shown(number, Label)});
}

QStringList ShelfModel::facts(int row) const
{
    QStringList facts;
    for (int column = Label; column < columnCount(); ++column) {
        if (column == Plays || column == Hours) // figures say nothing without their headers
            continue;
        if (column == LastPlayed) {
            const QString day = d->shown(d->numberAt(row), column);
            facts.append(day.isEmpty() ? day : tr("played %1").arg(day));
            continue;
        }
        if (column == Rating && d->rows.rows().row(d->numberAt(row)).rating == 0)
            continue;
        facts.append(column == Rating ? tr("rated %1").arg(d->shown(d->numberAt(row), column))
                                      : d->shown(d->numberAt(row), column));
    }
    return facts;
}

ColumnTraits ShelfModel::traits(int column) const
{
    using Shown = ColumnTraits::Shown;
    switch (column) {
    case Cover:
        return {QStringLiteral("cover"), 0, 0, Shown::Usually};
    case Title:
        return {QStringLiteral("title"), 0, 0, Shown::Usually};
    case Label:
        return {QStringLiteral("label"), 112, 7, Shown::Usually};
    case CatalogueNumber:
        return {QStringLiteral("cat"), 104, 9, Shown::Usually};
    case Year:
        return {QStringLiteral("year"), 54, 13, Shown::Usually};
    case Country:
        return {QStringLiteral("country"), 76, 6, Shown::Usually};
    case Format:
        return {QStringLiteral("format"), 128, 8, Shown::Usually};
    case Folder:
        return {QStringLiteral("folder"), 96, 5, Shown::Usually};
    case Rating:
        return {QStringLiteral("rating"), 96, 12, Shown::Usually};
    case Added:
        return {QStringLiteral("added"), 104, 3, Shown::WhenFilled};
    case LastPlayed:
        return {QStringLiteral("played"), 104, 4, Shown::OnChoice};
    case Plays:
        return {QStringLiteral("plays"), 60, 2, Shown::OnChoice, true};
    case Hours:
        return {QStringLiteral("hours"), 64, 2, Shown::OnChoice, true};
    case Lowest:
        return {QStringLiteral("lowest"), 92, 4, Shown::WhenFilled, true, true};
    case Change:
        return {QStringLiteral("change"), 92, 2, Shown::WhenFilled, true, true};
    case ForSale:
        return {QStringLiteral("forsale"), 68, 1, Shown::WhenFilled, true, true};
    default:
        break;
    }
    const CollectionField *field = d->fieldOf(column);
    const QString name = QStringLiteral("field/%1").arg(field ? discogs::number(field->id) : 0);
    if (field && field->id == discogs::mediaConditionField)
        return {name, 68, 11, Shown::Usually};
    if (field && field->id == discogs::sleeveConditionField)
        return {name, 68, 10, Shown::Usually};
    if (field && field->id == discogs::notesField)
        return {name, 160, 2, Shown::WhenFilled};
    return {name, 112, 1, Shown::WhenFilled};
}

QString ShelfModel::Private::shown(int number, int column) const
{
    const ShelfRows &all = rows.rows();
    const ShelfRow &row = all.row(number);
    switch (column) {
    case Title:
        return all.titles.text(row.title);
    case Label:
        return all.labels.text(row.label);
    case CatalogueNumber:
        return all.catnos.text(row.catno);
    case Year:
        return all.years.text(row.year);
    case Country:
        return all.countries.text(row.country);
    case Format:
        return all.formats.text(row.format);
    case Folder:
        return all.folderName(number);
    case Rating:
        return row.rating > 0 ? QLocale().toString(int(row.rating)) : QString();
    case Added:
        return dateText(row.added);
    case LastPlayed:
        return row.listening.last > 0 ? dateText(row.listening.last) : QString();
    case Plays:
        return row.listening.plays > 0 ? QLocale().toString(row.listening.plays) : QString();
    case Hours:
        return hoursText(row.listening.seconds);
    case Lowest:
    case Change:
    case ForSale:
        return marketText(row, column);
    default:
        break;
    }
    const CollectionField *field = fieldOf(column);
    if (!field)
        return {};
    const QString value = all.value(number, field->id);
    return isCondition(field->id) ? shortCondition(value) : value.simplified();
}

// What a screen reader says for a row: all of it, so that nobody has to walk the columns.
QString ShelfModel::Private::spoken(int number) const
{
    const ShelfRows &all = rows.rows();
    const ShelfRow &row = all.row(number);
    QStringList parts{all.titles.text(row.title), all.artists.text(row.artist)};
    for (int column = Label; column <= Folder; ++column)
        parts.append(shown(number, column));
    if (row.rating > 0)
        parts.append(tr("rated %1 of 5").arg(row.rating));
    for (const ShelfRow::Value &value : all.values(row))
        parts.append(all.fieldTexts(value.field).text(value.text));
    if (row.waiting)
        parts.append(tr("changed here, not sent yet"));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QVariant ShelfModel::Private::edited(int number, int column) const
{
    const ShelfRow &row = rows.rows().row(number);
    if (column == Rating)
        return int(row.rating);
    if (column == Folder)
        return qlonglong(discogs::number(rows.rows().instance(number).folder));
    const CollectionField *field = fieldOf(column);
    return field ? QVariant(rows.rows().value(number, field->id)) : QVariant(shown(number, column));
}

QVariant ShelfModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int number = d->numberAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return d->shown(number, index.column());
    case Qt::EditRole:
        return d->edited(number, index.column());
    case Qt::ToolTipRole:
        return marketTip(index);
    case Qt::TextAlignmentRole:
        return traits(index.column()).isFigure ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == Title ? d->spoken(number) : d->shown(number, index.column());
    case EntityRole:
        return QVariant::fromValue(entityAt(index.row()));
    case SubjectRole:
        return QVariant::fromValue(face(index.row()).subject);
    case InstanceRole:
        return QVariant::fromValue(d->rows.rows().instance(number));
    case OptionsRole: {
        const CollectionField *field = d->fieldOf(index.column());
        return field && field->type == QLatin1String("dropdown") ? QVariant(field->options) : QVariant();
    }
    default:
        return {};
    }
}

QString ShelfModel::columnName(int section) const
{
    static const std::array names{
        QT_TR_NOOP("Cover"),  QT_TR_NOOP("Artist / Title"), QT_TR_NOOP("Label"),       QT_TR_NOOP("Cat#"),
        QT_TR_NOOP("Year"),   QT_TR_NOOP("Country"),        QT_TR_NOOP("Format"),      QT_TR_NOOP("Folder"),
        QT_TR_NOOP("Rating"), QT_TR_NOOP("Added"),          QT_TR_NOOP("Last played"), QT_TR_NOOP("Plays"),
        QT_TR_NOOP("Hours"),  QT_TR_NOOP("Lowest"),         QT_TR_NOOP("Change"),      QT_TR_NOOP("For sale")};
    if (section < 0 || section >= columnCount())
        return {};
    const CollectionField *field = d->fieldOf(section);
    const QString name = field ? field->name : tr(names[size_t(section)]);
    if (field && field->id == discogs::mediaConditionField && name == QLatin1String("Media Condition"))
        return tr("Media");
    if (field && field->id == discogs::sleeveConditionField && name == QLatin1String("Sleeve Condition"))
        return tr("Sleeve");
    return name;
}

QVariant ShelfModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) || section < 0 ||
        section >= columnCount())
        return {};
    const QString name = section == Cover && role == Qt::DisplayRole ? QString() : columnName(section);
    const auto level = std::find_if(d->levels.begin(), d->levels.end(),
                                    [section](const SortLevel &one) { return one.column == section; });
    if (level == d->levels.end())
        return name;
    const bool rises = level->order == Qt::AscendingOrder;
    const auto place = int(level - d->levels.begin()) + 1;
    if (role == Qt::AccessibleTextRole)
        return rises ? tr("%1, sorted ascending, level %2").arg(name).arg(place)
                     : tr("%1, sorted descending, level %2").arg(name).arg(place);
    // One level alone has the header's own arrow.
    return d->levels.size() < 2 ? name
                                : tr("%1\u00A0%2%3", "column, arrow, level")
                                      .arg(name, rises ? QStringLiteral("\u25B2") : QStringLiteral("\u25BC"))
                                      .arg(place);
}

} // namespace runout::ui
