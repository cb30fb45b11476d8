// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/versionsdelegate.h"

#include "ui/models/releasemodels.h"
#include "ui/panes/rowbackground.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace runout::ui {

namespace {

constexpr int gap = 2 * Theme::unit;
constexpr int mark = 6; // diameter
constexpr int markIcon = 14;

bool isFigure(int column)
{
    return column == VersionsModel::Have || column == VersionsModel::Want;
}

bool isFirst(const QModelIndex &index)
{
    return index.column() == VersionsModel::Released;
}

int marksWidth(const QModelIndex &index)
{
    if (!isFirst(index))
        return 0;
    return (index.data(VersionsModel::OwnedRole).toBool() + index.data(VersionsModel::WantedRole).toBool()) *
           (markIcon + 2);
}

QRect textRect(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    // The first column keeps room for the mark.
    const int start = isFirst(index) ? paneMargin : gap;
    const QRect rect = option.rect.adjusted(start, 0, -gap / 2 - marksWidth(index), 0);
    return QStyle::visualRect(option.direction, option.rect, rect);
}

QFont fontOf(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    QFont font = isFigure(index.column()) || isFirst(index) ? type::tabular(option.font) : option.font;
    if (index.column() == VersionsModel::Matrix)
        font = type::small(type::fixed());
    return index.data(VersionsModel::CurrentRole).toBool() ? type::heading(font) : font;
}

// At the end of the first column; the text keeps its place.
void paintMarks(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    constexpr int size = markIcon;
    QRect place(option.rect.right() - size - 2, option.rect.center().y() - size / 2, size, size);
    for (const auto &[role, name] : {std::pair(VersionsModel::OwnedRole, QStringLiteral("in-collection")),
                                     std::pair(VersionsModel::WantedRole, QStringLiteral("wantlist"))}) {
        if (!index.data(role).toBool())
            continue;
        paintIcon(painter, name, QStyle::visualRect(option.direction, option.rect, place),
                  colour::accent(option.palette));
        place.translate(-size - 2, 0);
    }
}

} // namespace

void VersionsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem opt = option;
    initStyleOption(&opt, index);
    const bool current = index.data(VersionsModel::CurrentRole).toBool();
    const bool quiet = m_comparing && !current && !index.data(VersionsModel::DiffersRole).toBool();
    painter->save();
    paintRowBackground(*painter, opt, isFirst(index));
    if (current && isFirst(index)) {
        QRectF dot(0, 0, mark, mark);
        dot.moveCenter(QPointF(opt.direction == Qt::RightToLeft ? opt.rect.right() - gap : opt.rect.left() + gap,
                               opt.rect.center().y() + 0.5));
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colour::accent(opt.palette));
        painter->drawEllipse(dot);
    }
    painter->setFont(fontOf(opt, index));
    painter->setPen(quiet ? colour::muted(opt.palette) : opt.palette.color(QPalette::Text));
    const QRect rect = textRect(opt, index);
    const Qt::Alignment side = isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft;
    painter->drawText(rect, int(QStyle::visualAlignment(opt.direction, side) | Qt::AlignVCenter),
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
    if (isFirst(index))
        paintMarks(*painter, opt, index);
    painter->restore();
}

QSize VersionsDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(type::heading(option.font));
    return {metrics.horizontalAdvance(index.data().toString()) + 4 * gap, metrics.height() + gap};
}

bool VersionsDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString text = index.data().toString();
    QStyleOptionViewItem opt = option;
    initStyleOption(&opt, index);
    const bool cut = QFontMetrics(fontOf(opt, index)).horizontalAdvance(text) > textRect(opt, index).width();
    QString says = cut ? text : QString();
    if (says.isEmpty() && index.data(VersionsModel::CurrentRole).toBool())
        says = tr("The pressing shown here");
    if (says.isEmpty() && isFirst(index))
        says = index.data(Qt::AccessibleDescriptionRole).toString();
    QToolTip::showText(event->globalPos(), says, view->viewport());
    return true;
}

} // namespace runout::ui
