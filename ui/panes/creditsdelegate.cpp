// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/creditsdelegate.h"

#include "ui/models/releasemodels.h"
#include "ui/panes/rowbackground.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <QTreeView>

namespace runout::ui {

namespace {

constexpr int gap = 2 * Theme::unit;

bool isCaption(const QModelIndex &index)
{
    return !index.parent().isValid();
}

QString cellText(const QModelIndex &index)
{
    return index.data().toString();
}

} // namespace

CreditsDelegate::CreditsDelegate(QTreeView *view)
    : QStyledItemDelegate(view)
    , m_view(view)
{}

LinkPiece CreditsDelegate::link(const QModelIndex &index)
{
    if (!index.isValid() || isCaption(index))
        return {};
    const QModelIndex name = index.siblingAtColumn(CreditsModel::Name);
    return {cellText(name), name.data(CreditsModel::EntityRole).value<discogs::Entity>(),
            name.data(CreditsModel::CanonicalRole).toString(), false};
}

LinkPiece CreditsDelegate::linkAt(const QModelIndex &index, const QPoint &point) const
{
    if (!index.isValid() || isCaption(index) || index.column() == CreditsModel::Role)
        return {};
    QRect rect = nameRect(index);
    const int width = qMin(rect.width(), QFontMetrics(m_view->font()).horizontalAdvance(link(index).text));
    rect = QStyle::visualRect(m_view->layoutDirection(), rect, QRect(rect.topLeft(), QSize(width, rect.height())));
    return rect.contains(point) ? link(index) : LinkPiece();
}

QRect CreditsDelegate::nameRect(const QModelIndex &index) const
{
    const QModelIndex tracks = index.siblingAtColumn(CreditsModel::Tracks);
    QRect cell = m_view->visualRect(index.siblingAtColumn(CreditsModel::Name));
    if (cellText(tracks).isEmpty())
        cell |= m_view->visualRect(tracks);
    return textRect(cell, CreditsModel::Name);
}

QRect CreditsDelegate::textRect(const QRect &cell, int column) const
{
    const int start = column == CreditsModel::Role ? paneMargin : gap / 2;
    return QStyle::visualRect(m_view->layoutDirection(), cell, cell.adjusted(start, 0, -gap / 2, 0));
}

QSize CreditsDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(option)
    const QFontMetrics metrics(m_view->font());
    const int width = isCaption(index) ? 0 : metrics.horizontalAdvance(cellText(index)) + paneMargin + gap;
    return {width, metrics.height() + gap + (isCaption(index) ? gap : 0)};
}

void CreditsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem opt = option;
    initStyleOption(&opt, index);
    painter->save();
    if (isCaption(index)) {
        paintCaption(*painter, opt, index);
    } else {
        paintRowBackground(*painter, opt, index.column() == CreditsModel::Role);
        paintText(*painter, opt, index);
    }
    painter->restore();
}

// A name reaches over the tracks where there are none: each of the two cells then draws its part.
void CreditsDelegate::paintText(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool name =
        index.column() == CreditsModel::Name || (index.column() == CreditsModel::Tracks && cellText(index).isEmpty());
    const QRect rect = name ? nameRect(index) : textRect(option.rect, index.column());
    const QString text = name ? link(index).text : cellText(index);
    painter.setClipRect(option.rect);
    painter.setFont(m_view->font());
    painter.setPen(colour::muted(option.palette));
    if (name)
        painter.setPen(link(index).isLink() ? colour::accent(option.palette) : option.palette.color(QPalette::Text));
    painter.drawText(rect, int(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

void CreditsDelegate::paintCaption(QPainter &painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    paintRowBackground(painter, option, true);
    const QRect rect = option.rect.adjusted(paneMargin, gap, -paneMargin, 0);
    painter.setFont(type::heading(type::small(m_view->font())));
    painter.setPen(colour::muted(option.palette));
    painter.drawText(rect, int(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(cellText(index), Qt::ElideRight, rect.width()));
    painter.setPen(colour::line(option.palette));
    painter.drawLine(rect.left(), option.rect.bottom(), rect.right(), option.rect.bottom());
}

bool CreditsDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                                const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString text = cellText(index);
    const bool cut = QFontMetrics(view->font()).horizontalAdvance(text) > textRect(option.rect, index.column()).width();
    QToolTip::showText(event->globalPos(), cut ? text : QString(), view->viewport());
    return true;
}

} // namespace runout::ui
