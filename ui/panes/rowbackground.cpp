// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/rowbackground.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyleOptionViewItem>

namespace runout::ui {

void paintRowBackground(QPainter &painter, const QStyleOptionViewItem &option, bool firstColumn)
{
    const bool selected = option.state & QStyle::State_Selected;
    if (selected)
        painter.fillRect(option.rect, option.palette.color(QPalette::Highlight));
    else if (option.state & QStyle::State_MouseOver)
        painter.fillRect(option.rect, colour::hover(option.palette));
    if (selected && firstColumn && option.widget && option.widget->hasFocus()) {
        QRect edge(option.rect.topLeft(), QSize(2, option.rect.height()));
        if (option.direction == Qt::RightToLeft)
            edge.moveRight(option.rect.right());
        painter.fillRect(edge, colour::accent(option.palette));
    }
}

} // namespace runout::ui
