// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/shelfcharts.h"

#include <QAbstractTableModel>

namespace runout::ui {

// The bars or points of a chart as rows.
class ChartTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setChart(const Chart &chart);
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    Chart m_chart;
};

// A row of the table, for people; and with plain figures, for programs.
[[nodiscard]] QStringList cellsOf(const Chart &chart, const Chart::Bar &bar);
[[nodiscard]] QStringList plainCellsOf(const Chart &chart, const Chart::Bar &bar);

// RFC 4180, UTF-8. Of several charts each row begins with its chart's title.
[[nodiscard]] QByteArray csvOf(const QList<Chart> &charts);

} // namespace runout::ui
