// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chartparts.h"

#include "ui/theme/theme.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QPainter>

namespace runout::ui {

ChartLook lookOf(const QWidget &widget)
{
    return {widget.palette(), widget.font(), widget.layoutDirection() == Qt::RightToLeft};
}

void drawFocus(QPainter &painter, const QRectF &rect, const ChartLook &look)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour::accent(look.palette), 1));
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

void drawNothing(QPainter &painter, const QRect &rect, const ChartLook &look)
{
    painter.setPen(colour::muted(look.palette));
    painter.drawText(rect, Qt::AlignCenter | Qt::TextWordWrap,
                     QCoreApplication::translate("runout::ui::BarChart", "Nothing known yet"));
}

void announceCurrent(QWidget &chart, const QString &current, const QStringList &all)
{
    const QString whole = all.join(QStringLiteral(", "));
    chart.setAccessibleDescription(current.isEmpty() ? whole : current + QStringLiteral("; ") + whole);
    if (current.isEmpty() || !chart.hasFocus())
        return;
    QAccessibleEvent changed(&chart, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

} // namespace runout::ui
