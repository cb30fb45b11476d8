// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace runout::ui {

// A row of the journal: what was changed of what, before and after, when, and whether Discogs has it; "Undo" at its
// end.
class JournalDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    // Where "Undo" stands in a row.
    [[nodiscard]] QRect undoRect(const QStyleOptionViewItem &option) const;
    void setMayUndo(bool may) { m_mayUndo = may; }
    void setUndoText(const QString &text) { m_undoText = text; } // in place of "Undo"

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

Q_SIGNALS:
    void undoWanted(qint64 entry);

private:
    void paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintEnd(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index, QRect &room) const;
    bool m_mayUndo = true;
    QString m_undoText;
};

} // namespace runout::ui
