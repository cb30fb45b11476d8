// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <QTableView>

namespace runout::ui {

class RecordModel;
class RowDelegate;
class TileDelegate;

// The two views under ResultViews: what they add to Qt's is how they move, hover, size and sort. A click on a header
// sorts, shift+click adds a level.
class ResultTable : public QTableView
{
    Q_OBJECT
public:
    explicit ResultTable(RowDelegate &delegate, QWidget *parent = nullptr);
    void setModel(QAbstractItemModel *model) override;
    void setCoverSize(int size);
    // Left and right go from cell to cell instead of nowhere.
    void setCellsReachable(bool reachable) { m_cellsReachable = reachable; }
    void keyboardSearch(const QString &search) override;

Q_SIGNALS:
    void movedByKey();
    void resized();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    void setHovered(int row);
    void sortBy(int column, Qt::SortOrder order);
    void showLevels();
    [[nodiscard]] RecordModel *records() const;
    RowDelegate &m_delegate;
    int m_hovered = -1;
    bool m_cellsReachable = false;
    bool m_showingLevels = false;
};

// A grid worked out by arithmetic: list mode, wrapped, all tiles the same; the columns share the width evenly.
class ResultWall : public QListView
{
    Q_OBJECT
public:
    explicit ResultWall(TileDelegate &delegate, QWidget *parent = nullptr);
    void setModel(QAbstractItemModel *model) override;
    void setCoverSize(int size);
    // Lays out now what would be laid out later, so that there is something to scroll to.
    void layOut();

Q_SIGNALS:
    void movedByKey();
    void resized();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    TileDelegate &m_delegate;
};

} // namespace runout::ui
