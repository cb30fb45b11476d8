// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/shelf.h"
#include "ui/models/shelfcharts.h"
#include "ui/panes/pane.h"

class QLabel;
class QScrollArea;
class QTimer;
class QToolButton;

namespace runout::ui {

class CardColumns;
class ChartCard;
class FigureStrip;
class PaneStates;
struct Desk;

// What the collection is made of: figures, and charts whose every bar shows its copies. Counted in the library's pool
// when it is looked at, and again when the shelf has changed.
class StatisticsPane : public Pane
{
    Q_OBJECT
public:
    explicit StatisticsPane(Desk &desk, QWidget *parent = nullptr);
    ~StatisticsPane() override;

    [[nodiscard]] bool isSettled() const override;
    void refresh() override;
    void focusList() override;
    [[nodiscard]] QList<Chart> charts() const;

Q_SIGNALS:
    void exportWanted(const QList<runout::ui::Chart> &charts);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void changed();
    void askIfDue();
    void ask();
    void take(const library::ShelfStatistics &statistics);
    void fail(const Error &error);
    void showNext(); // one chart at a time: no frame is missed
    void showChart(const Chart &chart);
    void showFigures();
    void measure();

    Desk &m_desk;
    PaneStates *m_states;
    QScrollArea *m_scroll;
    FigureStrip *m_figures;
    CardColumns *m_cards;
    QTimer *m_due;
    std::unique_ptr<QObject> m_question;
    library::ShelfState m_state;
    library::ShelfStatistics m_statistics;
    QList<Chart> m_coming;
    bool m_isStale = true;
    bool m_isMeasuring = false;
};

} // namespace runout::ui
