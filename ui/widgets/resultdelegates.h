// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/recordmodel.h"

#include <QStyledItemDelegate>

namespace runout::ui {

// Paints the cells of the table: small cover, title over artist, facts in muted type; the row's hover, selection and
// focus. The index belongs to a RecordModel.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    static constexpr int defaultCover = 36;

    explicit RowDelegate(CoverImages &covers, QObject *parent = nullptr);
    void setCoverSize(int size) { m_coverSize = size; }
    void setHoveredRow(int row) { m_hoveredRow = row; }
    [[nodiscard]] int rowHeight() const { return m_coverSize + 8; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

protected:
    [[nodiscard]] bool isHovered(const QModelIndex &index) const { return index.row() == m_hoveredRow; }
    // The row is hovered, selected or the current one: where what could be done is offered.
    [[nodiscard]] bool isAttended(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    // What stands in a cell behind the title, over the row's background.
    virtual void paintFact(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

private:
    void paintTitle(QPainter &painter, const QRect &cell, const RecordFace &face,
                    const QStyleOptionViewItem &option) const;

    CoverImages &m_covers;
    int m_coverSize = defaultCover;
    int m_hoveredRow = -1;
};

// Paints a tile of the wall: cover, title, artist; marks lie on the cover.
class TileDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    static constexpr int defaultCover = 160;
    static constexpr int margin = 8;

    explicit TileDelegate(CoverImages &covers, QObject *parent = nullptr);
    void setCoverSize(int size) { m_coverSize = m_shownSize = size; }
    [[nodiscard]] int coverSize() const { return m_coverSize; }
    // A tile takes up to two fifths more where a row would otherwise have holes.
    void fillWidth(int cellWidth);
    // The cell that holds a tile as it is shown; the smallest one is that of coverSize().
    [[nodiscard]] QSize tileSize(const QFont &font) const;
    // The cell it is given; the tile stands in its middle.
    void setCell(const QSize &cell) { m_cell = cell; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    CoverImages &m_covers;
    int m_coverSize = defaultCover;
    int m_shownSize = defaultCover;
    QSize m_cell;
};

} // namespace runout::ui
