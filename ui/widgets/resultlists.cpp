// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/resultlists.h"

#include "ui/models/resultsmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/resultdelegates.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

namespace runout::ui {

ResultTable::ResultTable(RowDelegate &delegate, QWidget *parent)
    : QTableView(parent)
    , m_delegate(delegate)
{
    setItemDelegate(&delegate);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(1);
    horizontalHeader()->setFont(type::small(font()));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    horizontalHeader()->setSortIndicatorClearable(true);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
}

void ResultTable::setCoverSize(int size)
{
    m_delegate.setCoverSize(size);
    verticalHeader()->setDefaultSectionSize(m_delegate.rowHeight());
    verticalScrollBar()->setSingleStep(m_delegate.rowHeight());
    viewport()->update();
}

void ResultTable::keyboardSearch(const QString &search)
{
    // Qt searches the current column; what people type is a title.
    if (currentIndex().isValid() && currentIndex().column() != ResultsModel::Title)
        selectionModel()->setCurrentIndex(currentIndex().siblingAtColumn(ResultsModel::Title),
                                          QItemSelectionModel::NoUpdate);
    QTableView::keyboardSearch(search);
}

QModelIndex ResultTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    switch (action) {
    case MoveHome:
        return model()->index(0, ResultsModel::Title);
    case MoveEnd:
        return model()->index(model()->rowCount() - 1, ResultsModel::Title);
    case MoveLeft:
    case MoveRight:
    case MoveNext:
    case MovePrevious:
        return currentIndex();
    default:
        break;
    }
    if (!currentIndex().isValid())
        return model()->index(0, ResultsModel::Title);
    return QTableView::moveCursor(action, modifiers).siblingAtColumn(ResultsModel::Title);
}

void ResultTable::setEditable()
{
    setEditTriggers(DoubleClicked);
}

void ResultTable::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex notes = currentIndex().siblingAtColumn(ResultsModel::Notes);
    if (event->key() == Qt::Key_F2 && notes.flags().testFlag(Qt::ItemIsEditable)) {
        edit(notes);
        return;
    }
    const int before = currentIndex().row();
    QTableView::keyPressEvent(event);
    if (currentIndex().row() != before)
        Q_EMIT movedByKey();
}

void ResultTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    Q_EMIT resized();
}

void ResultTable::mouseMoveEvent(QMouseEvent *event)
{
    QTableView::mouseMoveEvent(event);
    setHovered(rowAt(event->position().toPoint().y()));
}

void ResultTable::leaveEvent(QEvent *event)
{
    QTableView::leaveEvent(event);
    setHovered(-1);
}

void ResultTable::setHovered(int row)
{
    if (row == m_hovered)
        return;
    for (const int changed : {m_hovered, row}) {
        if (changed >= 0)
            viewport()->update(0, rowViewportPosition(changed), viewport()->width(), m_delegate.rowHeight());
    }
    m_hovered = row;
    m_delegate.setHoveredRow(row);
}

ResultWall::ResultWall(TileDelegate &delegate, QWidget *parent)
    : QListView(parent)
    , m_delegate(delegate)
{
    setItemDelegate(&delegate);
    setFrameShape(QFrame::NoFrame);
    setViewMode(ListMode); // icon mode keeps a place for each item; this one divides
    setFlow(LeftToRight);
    setWrapping(true);
    setResizeMode(Adjust);
    setUniformItemSizes(true);
    setMovement(Static);
    setMouseTracking(true);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // else its coming and going changes the columns
    setContextMenuPolicy(Qt::CustomContextMenu);
}

void ResultWall::setModel(QAbstractItemModel *model)
{
    QListView::setModel(model);
    setModelColumn(ResultsModel::Title);
}

void ResultWall::layOut()
{
    arrange();
    executeDelayedItemsLayout();
}

void ResultWall::setCoverSize(int size)
{
    m_delegate.setCoverSize(size);
    arrange();
    scheduleDelayedItemsLayout();
}

void ResultWall::arrange()
{
    const QSize tile = m_delegate.tileSize(font());
    const int width = viewport()->width() - 1; // the layout wraps a row that fills the width to the pixel
    const int columns = qMax(1, width / tile.width());
    const QSize grid(qMax(tile.width(), width / columns), tile.height() + TileDelegate::margin);
    m_delegate.setCell(grid);
    if (grid != gridSize())
        setGridSize(grid);
    verticalScrollBar()->setSingleStep(grid.height() / 2);
}

void ResultWall::keyPressEvent(QKeyEvent *event)
{
    const int before = currentIndex().row();
    QListView::keyPressEvent(event);
    if (currentIndex().row() != before)
        Q_EMIT movedByKey();
}

void ResultWall::resizeEvent(QResizeEvent *event)
{
    arrange();
    QListView::resizeEvent(event);
    Q_EMIT resized();
}

} // namespace runout::ui
