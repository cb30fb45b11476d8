// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/charts.h"

// What both kinds of charts are put together from.
namespace runout::ui {

[[nodiscard]] ChartLook lookOf(const QWidget &widget);
void drawFocus(QPainter &painter, const QRectF &rect, const ChartLook &look);
void drawNothing(QPainter &painter, const QRect &rect, const ChartLook &look);
// Says the chosen bar or point to a screen reader: it is where the keyboard is.
void announceCurrent(QWidget &chart, const QString &current, const QStringList &all);

} // namespace runout::ui
