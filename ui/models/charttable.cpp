// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/charttable.h"

#include <QLocale>

#include <algorithm>

namespace runout::ui {

namespace {

QByteArray csvCell(const QString &text)
{
    static const QString special = QStringLiteral(",\"\r\n");
    const bool needsQuotes =
        std::any_of(text.begin(), text.end(), [](QChar letter) { return special.contains(letter); });
    return (needsQuotes ? u'"' + QString(text).replace(u'"', QStringLiteral("\"\"")) + u'"' : text).toUtf8();
}

QByteArray csvLine(const QStringList &cells)
{
    QByteArrayList line;
    for (const QString &cell : cells)
        line.append(csvCell(cell));
    return line.join(',') + "\r\n";
}

} // namespace

void ChartTable::setChart(const Chart &chart)
{
    beginResetModel();
    m_chart = chart;
    endResetModel();
}

int ChartTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_chart.bars.size());
}

int ChartTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(columnsOf(m_chart).size());
}

QVariant ChartTable::data(const QModelIndex &index, int role) const
{
    if (role == Qt::DisplayRole)
        return cellsOf(m_chart, m_chart.bars[index.row()]).value(index.column());
    if (role == Qt::TextAlignmentRole && index.column() > 0)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant ChartTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return columnsOf(m_chart).value(section);
    return orientation == Qt::Horizontal ? QAbstractTableModel::headerData(section, orientation, role) : QVariant();
}

QStringList cellsOf(const Chart &chart, const Chart::Bar &bar)
{
    QStringList cells{labelOf(chart, bar), figureOf(chart, bar)};
    if (chart.kind == Chart::Kind::Worth)
        cells.append(QLocale().toString(bar.covered));
    if (chart.kind == Chart::Kind::Worth || chart.kind == Chart::Kind::Growth)
        cells.append(QLocale().toString(bar.copies));
    return cells;
}

QStringList plainCellsOf(const Chart &chart, const Chart::Bar &bar)
{
    const bool isMonth = chart.kind == Chart::Kind::Growth;
    QStringList cells{isMonth ? bar.value : labelOf(chart, bar)};
    cells.append(chart.kind == Chart::Kind::Worth ? QString::number(bar.amount, 'f', 2)
                                                  : QString::number(qRound(bar.amount)));
    if (chart.kind == Chart::Kind::Worth)
        cells.append(QString::number(bar.covered));
    if (chart.kind == Chart::Kind::Worth || isMonth)
        cells.append(QString::number(bar.copies));
    return cells;
}

// Of several: the same columns for all of them, whatever they count.
static QStringList longCells(const Chart &chart, const Chart::Bar &bar)
{
    const bool isWorth = chart.kind == Chart::Kind::Worth;
    const bool isMonth = chart.kind == Chart::Kind::Growth;
    return {titleOf(chart), isMonth ? bar.value : labelOf(chart, bar), QString::number(bar.copies),
            isWorth || isMonth ? plainCellsOf(chart, bar).value(1) : QString(), chart.currency};
}

QByteArray csvOf(const QList<Chart> &charts)
{
    const bool isAlone = charts.size() == 1;
    QByteArray csv =
        csvLine(isAlone ? columnsOf(charts.first())
                        : QStringList{ChartTable::tr("Chart"), ChartTable::tr("Value"), ChartTable::tr("Copies"),
                                      ChartTable::tr("Total"), ChartTable::tr("Currency")});
    for (const Chart &chart : charts) {
        for (const Chart::Bar &bar : chart.bars)
            csv += csvLine(isAlone ? plainCellsOf(chart, bar) : longCells(chart, bar));
    }
    return csv;
}

} // namespace runout::ui
