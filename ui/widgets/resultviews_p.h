// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desk.h"
#include "ui/widgets/resultdelegates.h"
#include "ui/widgets/resultlists.h"
#include "ui/widgets/resultviews.h"

#include <QPersistentModelIndex>
#include <QStackedLayout>
#include <QTimer>

#include <memory>
#include <optional>

namespace runout::ui {

class ResultColumns;

struct ListMemory
{
    int row = -1;
    int offset = 0;
    QVariant current; // the key of its row; invalid: none
};

struct ResultViews::Private : QObject
{
    Private(ResultViews &views, RecordModel &results, Desk &tools, const QString &settingsName,
            std::unique_ptr<RowDelegate> editing);

    ResultViews &q;
    RecordModel &model;
    Desk &desk;
    QString name;
    bool edits;
    std::unique_ptr<RowDelegate> rowDelegate;
    RowDelegate &rows;
    TileDelegate tiles;
    ResultTable *table;
    ResultWall *wall;
    QItemSelectionModel *selection;
    ResultColumns *columns = nullptr;
    QStackedLayout *stack;
    QTimer settle, unseen, refit;
    QVariant chosen;                   // its key; stays chosen while a filter hides it
    std::optional<ListMemory> pending; // to be restored once the rows are there
    QPersistentModelIndex pressed;     // by the middle button

    void setUp(QAbstractItemView *view, const QString &accessibleName);
    void connectModel();
    void followShelf();
    void choose(const QModelIndex &index);
    void openBeside(const QModelIndex &index);
    void rowsChanged();
    void applyPending();
    void checkEnd();
    void withdrawUnseen();
    void resize(int steps);
    void setSizes(int cover, int tile);
    void showMenu(const QPoint &at);
    void addCopying(QMenu &menu, const CoverSubject &subject);
    void setUpEditing();
    [[nodiscard]] QAbstractItemView *view() const { return qobject_cast<QAbstractItemView *>(stack->currentWidget()); }
    [[nodiscard]] discogs::Entity entityAt(const QModelIndex &index) const { return model.entityAt(index.row()); }
    [[nodiscard]] QModelIndex topIndex() const;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool filterMouse(const QMouseEvent &event);
};

} // namespace runout::ui
