// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace runout::ui {

// Paints the rows of Sections: icon, name, a figure at the end; captions, and folders a step to the right.
class SectionDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum DataRole {
        CountRole = Qt::UserRole + 1, // the figure at the end, as text
        CaptionRole,                  // bool
        FolderRole,                   // folder id; set for folders only
        DropRole,                     // bool: records are held over it
        RecordsRole,                  // int: records in the folder
        NameRole,                     // its name before somebody types
    };
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;
};

} // namespace runout::ui
