// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/releasemodels.h"
#include "ui/panes/trackextras.h"

#include <QPersistentModelIndex>
#include <QSet>
#include <QStyledItemDelegate>

class QTreeView;

namespace runout::ui {

// Draws the tracklist: sides with their totals, tracks with the artists and credits that are theirs alone. Credits are
// folded behind a small arrow.
class TracklistDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit TracklistDelegate(QTreeView *view);

    // By index of any column of the track's row.
    void setExtras(const QHash<QPersistentModelIndex, TrackExtras> &extras);
    [[nodiscard]] TrackExtras extras(const QModelIndex &index) const;
    void setAllUnfolded(bool unfolded);
    [[nodiscard]] bool isUnfolded(const QModelIndex &index) const;
    void setUnfolded(const QModelIndex &index, bool unfolded);
    [[nodiscard]] LinkPiece linkAt(const QModelIndex &index, const QPoint &point) const; // point in the viewport

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    struct Block // artists or one credit, where it stands in the title's cell
    {
        LinkFlow flow;
        QPoint topLeft;
    };
    void paintCaption(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintTitle(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintFigure(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    [[nodiscard]] QList<Block> blocks(const QRect &cell, const QModelIndex &index) const;
    [[nodiscard]] QRect titleRect(const QRect &cell, const QModelIndex &index) const;
    [[nodiscard]] QRect arrowRect(const QRect &cell) const;
    [[nodiscard]] int lineHeight() const;

    QTreeView *m_view;
    QHash<QPersistentModelIndex, TrackExtras> m_extras;
    QSet<QPersistentModelIndex> m_toggled; // folded differently from m_allUnfolded
    bool m_allUnfolded = false;
};

} // namespace runout::ui
