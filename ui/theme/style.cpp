// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style.h"

#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace runout::ui {

namespace {

QRectF squareIn(const QStyleOption &option, qreal side)
{
    QRectF square(0, 0, side, side);
    square.moveCenter(QRectF(option.rect).center());
    return square;
}

struct MarkColours
{
    QColor fill, edge, mark;
};

MarkColours markColours(const QStyleOption &option)
{
    const Tokens &t = tokens(colour::isDark(option.palette));
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool set = option.state & (QStyle::State_On | QStyle::State_NoChange);
    MarkColours c{t.base, t.muted, t.onAccent};
    if (set)
        c.fill = c.edge = t.accent;
    if (option.state & QStyle::State_HasFocus)
        c.edge = set ? t.text : t.accent;
    if (!enabled)
        c = {set ? t.disabled : t.window, t.disabled, t.window};
    return c;
}

void drawCheck(const QStyleOption &option, QPainter &painter)
{
    const MarkColours c = markColours(option);
    const QRectF box = squareIn(option, 15);
    painter.setPen(QPen(c.edge, 1));
    painter.setBrush(c.fill);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(QPen(c.mark, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    if (option.state & QStyle::State_NoChange) {
        painter.drawLine(box.center() - QPointF(3.5, 0), box.center() + QPointF(3.5, 0));
    } else if (option.state & QStyle::State_On) {
        QPainterPath tick(box.topLeft() + QPointF(4, 7.8));
        tick.lineTo(box.topLeft() + QPointF(6.6, 10.4));
        tick.lineTo(box.topLeft() + QPointF(11.2, 4.8));
        painter.drawPath(tick);
    }
}

void drawRadio(const QStyleOption &option, QPainter &painter)
{
    const MarkColours c = markColours(option);
    const QRectF box = squareIn(option, 15);
    painter.setPen(QPen(c.edge, 1));
    painter.setBrush(c.fill);
    painter.drawEllipse(box);
    if (option.state & QStyle::State_On) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.mark);
        painter.drawEllipse(box.center(), 3, 3);
    }
}

} // namespace

Style::Style()
    : QProxyStyle(QStringLiteral("fusion"))
{}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *result) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_Menu_SupportsSections:
        return 1;
    case SH_EtchDisabledText:
    case SH_ItemView_ActivateItemOnSingleClick: // lists say themselves what a click does
    case SH_ComboBox_Popup:
    case SH_ScrollView_FrameOnlyAroundContents:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, result);
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    case PM_ToolBarIconSize:
        return 20;
    case PM_SplitterWidth:
        return 1;
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
    case PE_IndicatorRadioButton:
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        element == PE_IndicatorRadioButton ? drawRadio(*option, *painter) : drawCheck(*option, *painter);
        painter->restore();
        return;
    case PE_FrameFocusRect: {
        // A thin line in the accent; item views say focus with their rows.
        if (widget && widget->inherits("QAbstractItemView"))
            return;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(colour::accent(option->palette), 1));
        painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter->restore();
        return;
    }
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

} // namespace runout::ui
