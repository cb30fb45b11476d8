// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
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
    void take(const QList<library::WantedRecord> &wants);
    void showFound();
    void clearFilters();
    void updateState();
    void lookAround(bool again = false); // market figures of what is in view
    void takeMarket(discogs::ReleaseId release, const discogs::MarketStats &stats, qint64 at);
    [[nodiscard]] ResultRow priced(const library::WantedRecord &want) const;
    [[nodiscard]] QList<discogs::ReleaseId> chosen() const;

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
    bool m_restore = true; // the first rows after coming here go where they were
    bool m_everSynced = false;
};

} // namespace runout::ui
