// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace runout::ui {

class CoverImages;

// A file: its name, below it duration and format, at the end the position of its track; failures in words.
class TagFileDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

// A track: position, title, duration; below it the file with its own duration, and how certain that is: bars and a
// word.
class TagTrackDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintFile(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                   const QRect &line) const;
};

// A cell of the changes: old struck through, new beside it; check boxes where something is switched.
class TagChangeDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

// A pressing among others: cover, who and what, then what tells it from the others.
class PressingDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    PressingDelegate(CoverImages &covers, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_covers(covers)
    {}
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    CoverImages &m_covers;
};

} // namespace runout::ui
