// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/library/markettypes.h"
#include "ui/models/resultsmodel.h"
#include "ui/panes/pane.h"

#include <QTimer>

class QLabel;
class QToolButton;

namespace runout::ui {

class LookSwitch;
class MarketLooks;
class PaneStates;
class ResultViews;
class ShelfFilter;
class WantsIndex;
struct Desk;

// What is wanted, as table or wall: notes and rating are changed in place, market figures are as last seen and brought
// up to date for what is in view; what has been found goes into the collection.
class WantlistPane : public Pane
{
    Q_OBJECT
public:
    explicit WantlistPane(Desk &desk, QWidget *parent = nullptr);
    ~WantlistPane() override;

    [[nodiscard]] bool isSettled() const override;
    void refresh() override;
    void focusList() override;
    void setWall(bool wall) override;
    [[nodiscard]] bool isWall() const override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildHead();
    void follow();
    void reload();
    void askState();
    void take(const QList<library::WantedRecord> &wants);
    void showFound();
    void clearFilters();
    void updateState();
    void lookAround(bool again = false); // market figures of what is in view
    void takeMarket(discogs::ReleaseId release, const discogs::MarketStats &stats, qint64 at);
    [[nodiscard]] ResultRow priced(const library::WantedRecord &want) const;
    [[nodiscard]] QList<discogs::ReleaseId> chosen() const;

    // wantlistpane_market.cpp
    void buildMarket();
    void askMarket(const QList<discogs::ReleaseId> &of = {}); // empty: of all
    void takeStandings(const QList<library::Standing> &standings, bool all);
    void takeWatched(const QList<library::WatchedWant> &wants);
    void addMarket(ResultRow &row) const;

    // wantlistpane_edit.cpp
    void buildKeys();
    void removeChosen();
    void rateChosen(int rating);
    void found(const QList<discogs::ReleaseId> &releases, discogs::FolderId folder);

    Desk &m_desk;
    ResultsModel *m_model;
    ResultViews *m_views;
    PaneStates *m_states;
    MarketLooks *m_looks;
    QLabel *m_headline;
    WantsIndex *m_index;
    ShelfFilter *m_filter;
    QToolButton *m_found;
    QToolButton *m_remove;
    LookSwitch *m_lookSwitch;
    QTimer m_scrolled;
    std::unique_ptr<QObject> m_question;
    QHash<qint64, library::WantedRecord> m_wants;  // by release
    QHash<qint64, library::WatchedWant> m_watched; // likewise
    std::unique_ptr<QObject> m_marketQuestion;     // of figures in the present currency
    bool m_restore = true;                         // the first rows after coming here go where they were
    bool m_everSynced = false;
};

} // namespace runout::ui
