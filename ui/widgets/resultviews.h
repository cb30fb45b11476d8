// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/recordmodel.h"

#include <QWidget>

class QAbstractItemView;
class QItemSelectionModel;
class QMenu;

namespace runout::ui {

class RowDelegate;
struct Desk;

// One list, two looks: a table with small covers, or a wall of covers. Shares model and selection between them;
// Ctrl+wheel sizes covers; remembers look, columns, order and cover size under `name` in the settings.
// Enter, double click or selection opens; Ctrl+click and middle click open beside; a context menu has all of it.
class ResultViews : public QWidget
{
    Q_OBJECT
public:
    // accessibleName: "Results", ...
    ResultViews(RecordModel &model, Desk &desk, const QString &name, const QString &accessibleName,
                QWidget *parent = nullptr);
    // For a list whose cells are edited: its own delegate for the table's rows, several rows selected at once
    // (Ctrl+click and shift+click then select), the arrow keys go from cell to cell, columns that were chosen may
    // scroll sideways.
    ResultViews(RecordModel &model, Desk &desk, const QString &name, const QString &accessibleName,
                std::unique_ptr<RowDelegate> editing, QWidget *parent = nullptr);
    ~ResultViews() override;

    void setWall(bool wall);
    [[nodiscard]] bool isWall() const;
    [[nodiscard]] QAbstractItemView *view() const; // the one shown
    [[nodiscard]] QVariant memory() const;         // scroll position and current row
    void restore(const QVariant &memory);          // waits until the rows are there
    void select(const discogs::Entity &entity);
    void selectKey(const QVariant &key);                 // RecordModel::keyAt
    [[nodiscard]] QList<discogs::Entity> inView() const; // whose rows can be seen now
    [[nodiscard]] QList<int> selectedRows() const;       // ascending
    [[nodiscard]] QItemSelectionModel *selection() const;

Q_SIGNALS:
    void activated(const runout::discogs::Entity &entity); // chosen: shown in the release pane, or its page
    void nearEndReached();                                 // fewer than two screens of rows left
    void wallChanged(bool wall);
    void menuOpening(QMenu *menu); // of the selected rows: to add to

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace runout::ui
