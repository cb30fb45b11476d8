// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/resultlists.h"

#include "ui/models/recordmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/resultdelegates.h"

#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

namespace runout::ui {

namespace {

constexpr int wallMargin = 16 - TileDelegate::margin;

// Keeps its place, and shows nothing where there is nothing to scroll.
class CalmScrollBar final : public QScrollBar
{
public:
    using QScrollBar::QScrollBar;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        if (maximum() > minimum())
            QScrollBar::paintEvent(event);
    }
};

} // namespace

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
    horizontalHeader()->setSortIndicatorShown(true);
    horizontalHeader()->setSectionsClickable(true);
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, &ResultTable::sortBy);
}

RecordModel *ResultTable::records() const
{
    return qobject_cast<RecordModel *>(model());
}

void ResultTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    if (records())
        connect(records(), &RecordModel::sortLevelsChanged, this, &ResultTable::showLevels);
}

void ResultTable::sortBy(int column, Qt::SortOrder order)
{
    if (m_showingLevels || !records())
        return;
    if (QApplication::keyboardModifiers().testFlag(Qt::ShiftModifier) && column >= 0)
        records()->addSortLevel(column);
    else
        records()->sort(column, order);
}

// One level has the arrow of the header; of several the model writes arrow and place behind the names, and they stay
// where the name is cut.
void ResultTable::showLevels()
{
    const QScopedValueRollback guard(m_showingLevels, true);
    const QList<SortLevel> levels = records()->sortLevels();
    const SortLevel first = levels.isEmpty() ? SortLevel() : levels.first();
    const bool isOne = levels.size() < 2;
    horizontalHeader()->setSortIndicator(first.column, first.order);
    horizontalHeader()->setSortIndicatorShown(isOne);
    horizontalHeader()->setTextElideMode(isOne ? Qt::ElideRight : Qt::ElideMiddle);
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
    if (currentIndex().isValid() && currentIndex().column() != RecordModel::Title)
        selectionModel()->setCurrentIndex(currentIndex().siblingAtColumn(RecordModel::Title),
                                          QItemSelectionModel::NoUpdate);
    QTableView::keyboardSearch(search);
}

QModelIndex ResultTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    switch (action) {
    case MoveHome:
        return model()->index(0, RecordModel::Title);
    case MoveEnd:
        return model()->index(model()->rowCount() - 1, RecordModel::Title);
    case MoveLeft:
    case MoveRight:
        return m_cellsReachable && currentIndex().isValid() ? QTableView::moveCursor(action, modifiers)
                                                            : currentIndex();
    case MoveNext:
    case MovePrevious:
        return currentIndex();
    default:
        break;
    }
    if (!currentIndex().isValid())
        return model()->index(0, RecordModel::Title);
    const QModelIndex next = QTableView::moveCursor(action, modifiers);
    return m_cellsReachable ? next : next.siblingAtColumn(RecordModel::Title);
}

void ResultTable::keyPressEvent(QKeyEvent *event)
{
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
    setVerticalScrollBar(new CalmScrollBar(Qt::Vertical));
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // else its coming and going changes the columns
    setViewportMargins(wallMargin, 0, 0, 0);           // covers begin where the headline does
    setContextMenuPolicy(Qt::CustomContextMenu);
}

void ResultWall::setModel(QAbstractItemModel *model)
{
    QListView::setModel(model);
    setModelColumn(RecordModel::Title);
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
    const int width = viewport()->width() - 1; // the layout wraps a row that fills the width to the pixel
    const int columns = qMax(1, width / (m_delegate.coverSize() + 2 * TileDelegate::margin));
    m_delegate.fillWidth(width / columns);
    const QSize tile = m_delegate.tileSize(font());
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
