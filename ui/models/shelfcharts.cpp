// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/shelfcharts.h"

#include "core/discogs/credits.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMap>

#include <utility>

namespace runout::ui {

using library::Tally;
using Kind = Chart::Kind;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(runout::ui::Statistics)
};

constexpr int monthPlace = 100;

Chart chartOf(Kind kind, const QList<Tally> &tallies, const QString &note = {})
{
    Chart chart;
    chart.kind = kind;
    chart.note = note;
    chart.bars.reserve(tallies.size());
    for (const Tally &tally : tallies)
        chart.bars.append({tally.value, double(tally.copies), tally.copies, 0});
    return chart;
}

Chart growthOf(const library::ShelfStatistics &statistics)
{
    Chart chart;
    chart.kind = Kind::Growth;
    int whole = statistics.undated;
    for (const library::MonthTally &month : statistics.months) {
        whole += month.copies;
        const QString value = QStringLiteral("%1-%2")
                                  .arg(month.month / monthPlace, 4, 10, QLatin1Char('0'))
                                  .arg(month.month % monthPlace, 2, 10, QLatin1Char('0'));
        chart.bars.append({value, double(whole), month.copies, 0});
    }
    if (statistics.undated > 0)
        chart.note = Words::tr("%n copies have no date; they count from the start.", nullptr, statistics.undated);
    return chart;
}

// Sums of different currencies never stand in one chart.
QList<Chart> worthsOf(const library::ShelfStatistics &statistics)
{
    QMap<QString, Chart> charts;
    QHash<QString, int> priced;
    for (const library::FolderWorth &worth : statistics.worths) {
        Chart &chart = charts[worth.currency];
        chart.kind = Kind::Worth;
        chart.currency = worth.currency;
        chart.bars.append({worth.folder, worth.sum, worth.copies, worth.priced});
        priced[worth.currency] += worth.priced;
    }
    for (Chart &chart : charts)
        chart.note = Words::tr("The lowest price now, as last seen; covers %1 of %2 copies.")
                         .arg(QLocale().toString(priced.value(chart.currency)), QLocale().toString(statistics.copies));
    return charts.values();
}

QDate monthOf(const QString &value)
{
    return QDate::fromString(value + QStringLiteral("-01"), Qt::ISODate);
}

QString quoted(QString text)
{
    return u'"' + text.remove(u'"') + u'"';
}

QString copiesText(int copies)
{
    return copies == 1 ? Words::tr("1 copy") : Words::tr("%n copies", nullptr, copies);
}

QString moneyOf(double sum, const QString &currency)
{
    return Words::tr("%1 %2").arg(currency, QLocale().toString(sum, 'f', 2));
}

} // namespace

QList<Chart> chartsOf(const library::ShelfStatistics &statistics)
{
    const QString several = Words::tr("A record can have several of them.");
    QList<Chart> charts{growthOf(statistics),
                        chartOf(Kind::Decades, statistics.decades),
                        chartOf(Kind::Genres, statistics.genres, several),
                        chartOf(Kind::Styles, statistics.styles, several),
                        chartOf(Kind::Formats, statistics.formats, several),
                        chartOf(Kind::Labels, statistics.labels),
                        chartOf(Kind::Countries, statistics.countries),
                        chartOf(Kind::Folders, statistics.folders),
                        chartOf(Kind::Conditions, statistics.conditions),
                        chartOf(Kind::Artists, statistics.artists)};
    charts += worthsOf(statistics);
    charts.removeIf([](const Chart &chart) { return chart.bars.isEmpty(); });
    return charts;
}

Chart chartOf(const library::PeopleTally &people)
{
    Chart chart;
    chart.kind = Kind::People;
    chart.note = Words::tr("In any role, from %1 of %2 records held in full.")
                     .arg(QLocale().toString(people.complete), QLocale().toString(people.releases));
    for (const library::PersonTally &person : people.people)
        chart.bars.append({person.name, double(person.copies), person.copies, 0});
    return chart;
}

QString titleOf(const Chart &chart)
{
    switch (chart.kind) {
    case Kind::Growth:
        return Words::tr("Growth");
    case Kind::Decades:
        return Words::tr("Decades");
    case Kind::Genres:
        return Words::tr("Genres");
    case Kind::Styles:
        return Words::tr("Styles");
    case Kind::Labels:
        return Words::tr("Labels");
    case Kind::Countries:
        return Words::tr("Countries");
    case Kind::Formats:
        return Words::tr("Formats");
    case Kind::Folders:
        return Words::tr("Folders");
    case Kind::Conditions:
        return Words::tr("Media conditions");
    case Kind::Worth:
        return Words::tr("Value by folder, %1").arg(chart.currency);
    case Kind::Artists:
        return Words::tr("Artists");
    case Kind::People:
        return Words::tr("Credited people");
    }
    return {};
}

QString labelOf(const Chart &chart, const Chart::Bar &bar)
{
    if (bar.value.isEmpty())
        return Words::tr("Unknown");
    switch (chart.kind) {
    case Kind::Growth:
        return QLocale().toString(monthOf(bar.value), QStringLiteral("MMMM yyyy"));
    case Kind::Decades:
        return Words::tr("%1s").arg(bar.value);
    case Kind::People:
        return discogs::withoutSuffix(bar.value);
    default:
        return bar.value;
    }
}

QString figureOf(const Chart &chart, const Chart::Bar &bar)
{
    return chart.kind == Kind::Worth ? moneyOf(bar.amount, chart.currency) : QLocale().toString(qRound(bar.amount));
}

QString tipOf(const Chart &chart, const Chart::Bar &bar)
{
    const QString label = labelOf(chart, bar);
    if (chart.kind == Kind::Growth)
        return Words::tr("%1: %2 in all, %3 new")
            .arg(label, QLocale().toString(qRound(bar.amount)), QLocale().toString(bar.copies));
    if (chart.kind == Kind::Worth)
        return Words::tr("%1: %2 for %3 of %4 copies")
            .arg(label, figureOf(chart, bar), QLocale().toString(bar.covered), QLocale().toString(bar.copies));
    return Words::tr("%1: %2").arg(label, copiesText(bar.copies));
}

QStringList columnsOf(const Chart &chart)
{
    if (chart.kind == Kind::Growth)
        return {Words::tr("Month"), Words::tr("Copies in all"), Words::tr("New copies")};
    if (chart.kind == Kind::Worth)
        return {Words::tr("Folder"), Words::tr("Lowest prices"), Words::tr("Copies with a price"), Words::tr("Copies")};
    return {titleOf(chart), Words::tr("Copies")};
}

Place placeOf(const Chart &chart, const Chart::Bar &bar)
{
    Place place;
    place.kind = Place::Kind::Collection;
    const QStringList value{bar.value};
    switch (chart.kind) {
    case Kind::Growth:
        place.filter = QStringLiteral("added:") + bar.value;
        break;
    case Kind::Decades:
        place.narrowing.decades = {bar.value.isEmpty() ? QString() : bar.value + u's'};
        break;
    case Kind::Genres:
        place.narrowing.genres = value;
        break;
    case Kind::Styles:
        place.narrowing.styles = value;
        break;
    case Kind::Labels:
        place.narrowing.labels = value;
        break;
    case Kind::Countries:
        place.narrowing.countries = value;
        break;
    case Kind::Formats:
        place.narrowing.formats = value;
        break;
    case Kind::Folders:
    case Kind::Worth:
        place.narrowing.folders = value;
        break;
    case Kind::Conditions:
        place.narrowing.conditions = value;
        break;
    case Kind::Artists:
        place.filter = QStringLiteral("artist:") + quoted(bar.value);
        break;
    case Kind::People:
        place.filter = QStringLiteral("credit:") + quoted(bar.value);
        break;
    }
    return place;
}

QList<BarChart::Bar> barsOf(const Chart &chart, qsizetype most)
{
    QList<BarChart::Bar> bars;
    for (const Chart::Bar &bar : chart.bars.mid(0, most))
        bars.append({labelOf(chart, bar), bar.amount, figureOf(chart, bar), tipOf(chart, bar)});
    return bars;
}

QList<LineChart::Point> pointsOf(const Chart &chart)
{
    QList<LineChart::Point> points;
    for (const Chart::Bar &bar : chart.bars)
        points.append(
            {monthOf(bar.value).startOfDay(), bar.amount, copiesText(qRound(bar.amount)), labelOf(chart, bar)});
    return points;
}

} // namespace runout::ui
