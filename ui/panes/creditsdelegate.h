// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panes/linkflow.h"

#include <QStyledItemDelegate>

class QTreeView;

namespace runout::ui {

// Draws the credit list: captions over the whole width, roles quiet, names as links.
class CreditsDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit CreditsDelegate(QTreeView *view);

    // The row's artist or company, wherever in the row; no link is a piece without an id.
    [[nodiscard]] static LinkPiece link(const QModelIndex &index);
    // The same if `point` of the viewport is over the printed name.
    [[nodiscard]] LinkPiece linkAt(const QModelIndex &index, const QPoint &point) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    void paintText(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintCaption(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    [[nodiscard]] QRect nameRect(const QModelIndex &index) const; // over both cells where no tracks are named
    [[nodiscard]] QRect textRect(const QRect &cell, int column) const;
    QTreeView *m_view;
};

} // namespace runout::ui
