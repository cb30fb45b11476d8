// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/statistics.h"
#include "ui/browserstate.h"
#include "ui/widgets/charts.h"

namespace runout::ui {

// A chart of the statistics page as values: what it says, and which copies each of its bars or points stands for.
struct Chart
{
    enum class Kind {
        Growth, // a line; all others are bars
        Decades,
        Genres,
        Styles,
        Labels,
        Countries,
        Formats,
        Folders,
        Conditions,
        Worth, // of folders, in one currency
        Artists,
        People
    };
    struct Bar
    {
        QString value;     // "" is what is not known; of Growth the month as "2024-03"
        double amount = 0; // how long it is drawn
        int copies = 0;    // how many the collection shows when it is followed
        int covered = 0;   // of Worth: how many of them have a price
        bool operator==(const Bar &) const = default;
    };
    Kind kind = Kind::Decades;
    QString currency; // of Worth
    QList<Bar> bars;
    QString note; // what it leaves out
    bool operator==(const Chart &) const = default;
};

// In the order of the page; those without any bar are left out.
[[nodiscard]] QList<Chart> chartsOf(const library::ShelfStatistics &statistics);
[[nodiscard]] Chart chartOf(const library::PeopleTally &people);

[[nodiscard]] QString titleOf(const Chart &chart);
[[nodiscard]] QString labelOf(const Chart &chart, const Chart::Bar &bar);
[[nodiscard]] QString figureOf(const Chart &chart, const Chart::Bar &bar);
[[nodiscard]] QString tipOf(const Chart &chart, const Chart::Bar &bar);
// What the columns of its table are called.
[[nodiscard]] QStringList columnsOf(const Chart &chart);

// The collection narrowed to the copies of one bar: as many as `copies` says.
[[nodiscard]] Place placeOf(const Chart &chart, const Chart::Bar &bar);

// What the widgets draw.
[[nodiscard]] QList<BarChart::Bar> barsOf(const Chart &chart, qsizetype most);
[[nodiscard]] QList<LineChart::Point> pointsOf(const Chart &chart);

} // namespace runout::ui
