// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/desk.h"
#include "ui/models/shelfmodel.h"
#include "ui/panes/collectionpane.h"
#include "ui/panes/savedviews.h"

#include <QDateTime>

class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace runout::ui {

class ElidedLabel;
class LookSwitch;
class PaneStates;
class QueryField;
class ResultViews;
class ShelfFilter;
class ValueCard;

struct CollectionPane::Private : QObject
{
    Private(CollectionPane &pane, Desk &tools);

    CollectionPane &q;
    Desk &desk;
    ShelfModel *model;
    ResultViews *views;
    PaneStates *states;
    Place place; // the one shown
    bool restoreDue = true;
    QDateTime synced;

    // collectionpane_head.cpp: what stands around the rows
    void build();
    QLayout *buildTop();
    void buildFilter();
    void updateHead();
    void updateFacets();
    void updateState();
    QLabel *headline = nullptr;
    ElidedLabel *age = nullptr;
    ShelfFilter *narrower = nullptr;
    QueryField *filter = nullptr; // its field
    LookSwitch *lookSwitch = nullptr;
    QToolButton *pick = nullptr;
    QToolButton *viewsButton = nullptr;
    QToolButton *more = nullptr;

    // collectionpane.cpp
    void follow();
    void typed(const QString &text);
    void clearFilters();
    void askState();

    // collectionpane_views.cpp: saved views
    void fillViews(QMenu &menu);
    void applyView(const SavedView &view);
    void askName(const QString &was, const std::function<void(const QString &)> &named);
    [[nodiscard]] SavedView present(const QString &name) const;
    [[nodiscard]] QStringList sortNames() const;
    void setSort(const QStringList &names);
    SavedViews saved;

    // collectionpane_market.cpp
    void buildMarket();
    void refreshShown();
    ValueCard *valueCard = nullptr; // null without a market
    QToolButton *valueButton = nullptr;

    // collectionpane_edit.cpp: bulk edits
    void fillMenu(QMenu &menu);
    void addFields(QMenu &menu, const QList<library::Instance> &chosen);
    void applyToAll(const QList<library::Instance> &chosen,
                    const std::function<library::Edit(const library::Instance &)> &edit);
    [[nodiscard]] QList<library::Instance> chosen() const;
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace runout::ui
