// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/resultdelegates.h"
#include "ui/widgets/starrating.h"

namespace runout::ui {

class ShelfModel;

// The rows of a shelf: stars, the cell the keyboard is at, and an editor of its own kind for each cell: a list to
// choose from for folders and dropdown fields, stars, a text field.
class ShelfDelegate : public RowDelegate
{
    Q_OBJECT
public:
    ShelfDelegate(CoverImages &covers, const ShelfModel &model, QObject *parent = nullptr);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

protected:
    void paintFact(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *choice(QWidget *parent, const QModelIndex &index) const;
    void finish(QWidget *editor) const;
    [[nodiscard]] static QRect starRoom(const QStyleOptionViewItem &option);
    StarClicks m_stars;
    const ShelfModel &m_model;
};

} // namespace runout::ui
