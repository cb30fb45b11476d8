// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/resultdelegates.h"
#include "ui/widgets/starrating.h"

namespace runout::ui {

// The rows of the wantlist: stars that are clicked, notes that are typed over, market figures with their age.
class WantDelegate : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;

protected:
    void paintFact(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    StarClicks m_stars;
};

} // namespace runout::ui
