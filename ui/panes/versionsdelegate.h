// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace runout::ui {

// Draws the version list: the pressing that is shown carries a mark, and in the others what differs from it stands out
// by weight while the rest is quiet.
class VersionsDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    // A pressing is shown to compare with; else everything is drawn alike.
    void setComparing(bool comparing) { m_comparing = comparing; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    bool m_comparing = false;
};

} // namespace runout::ui
