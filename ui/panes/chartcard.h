// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/shelfcharts.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QStackedLayout;
class QTableView;
class QToolButton;

namespace runout::ui {

// One chart with its title and what it leaves out; also as a table, and to be exported.
class ChartCard : public QFrame
{
    Q_OBJECT
public:
    explicit ChartCard(const Chart &chart, QWidget *parent = nullptr);

    void setChart(const Chart &chart); // of the same kind
    [[nodiscard]] const Chart &chart() const { return m_chart; }
    [[nodiscard]] bool isTable() const;
    void setTable(bool table);
    void focusChart();

Q_SIGNALS:
    void followed(const runout::ui::Place &place);
    void exportWanted(const QList<runout::ui::Chart> &charts);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void buildTable();
    void showChart();
    void follow(int bar);

    Chart m_chart;
    bool m_whole = false; // all bars, not only the first
    QLabel *m_title;
    QLabel *m_note;
    QToolButton *m_asTable;
    BarChart *m_bars = nullptr; // one of the two
    LineChart *m_line = nullptr;
    QTableView *m_table = nullptr; // made when it is asked for
    QPushButton *m_more;
};

} // namespace runout::ui
