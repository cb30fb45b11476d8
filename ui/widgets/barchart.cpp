// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"
#include "ui/widgets/chartparts.h"
#include "ui/widgets/charts.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QTextDocument>
#include <QToolTip>

namespace runout::ui {

namespace {

constexpr int barRow = 26;
constexpr int barThickness = 8;
constexpr int gap = 12;
constexpr int edge = 2;

QStringList readOf(const QList<BarChart::Bar> &bars)
{
    QStringList read;
    for (const BarChart::Bar &bar : bars)
        read.append(BarChart::tr("%1: %2").arg(bar.label, bar.figure));
    return read;
}

} // namespace

BarChart::BarChart(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BarChart::setBars(const QList<Bar> &bars)
{
    m_bars = bars;
    m_current = m_current < bars.size() ? m_current : -1;
    m_hovered = m_pressed = -1;
    announceCurrent(*this, {}, readOf(bars));
    updateGeometry();
    update();
}

void BarChart::setLinked(bool linked)
{
    m_linked = linked;
    setMouseTracking(linked);
    setFocusPolicy(linked ? Qt::StrongFocus : Qt::TabFocus);
}

int BarChart::heightOf(qsizetype bars)
{
    return qMax(1, int(bars)) * barRow + 2 * edge;
}

QSize BarChart::sizeHint() const
{
    return {360, heightOf(m_bars.size())};
}

QSize BarChart::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

QRect BarChart::barRect(int bar) const
{
    return {0, edge + bar * barRow, width(), barRow};
}

int BarChart::barAt(const QPoint &at) const
{
    const int bar = at.y() < edge ? -1 : (at.y() - edge) / barRow;
    return rect().contains(at) && bar < m_bars.size() ? bar : -1;
}

void BarChart::draw(QPainter &painter, const QRect &rect, const QList<Bar> &bars, const ChartLook &look)
{
    if (bars.isEmpty()) {
        drawNothing(painter, rect, look);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(type::tabular(look.font));
    const QFontMetrics metrics = painter.fontMetrics();
    int labelWidth = 0;
    int figureWidth = 0;
    double most = 0;
    for (const Bar &bar : bars) {
        labelWidth = qMax(labelWidth, metrics.horizontalAdvance(bar.label));
        figureWidth = qMax(figureWidth, metrics.horizontalAdvance(bar.figure));
        most = qMax(most, bar.value);
    }
    labelWidth = qMin(labelWidth, rect.width() * 2 / 5);
    const int track = qMax(0, rect.width() - labelWidth - figureWidth - 2 * gap - 2 * edge);
    const auto placed = [&](int x, int y, int width, int height) {
        const QRect part(rect.left() + x, rect.top() + y, width, height);
        return look.mirrored ? QStyle::visualRect(Qt::RightToLeft, rect, part) : part;
    };
    const Qt::Alignment leading = look.mirrored ? Qt::AlignRight : Qt::AlignLeft;
    const Qt::Alignment trailing = look.mirrored ? Qt::AlignLeft : Qt::AlignRight;
    for (int row = 0; row < bars.size(); ++row) {
        const Bar &bar = bars[row];
        const int y = edge + row * barRow;
        painter.setPen(colour::muted(look.palette));
        painter.drawText(placed(edge, y, labelWidth, barRow), Qt::AlignVCenter | leading,
                         metrics.elidedText(bar.label, Qt::ElideMiddle, labelWidth));
        painter.setPen(look.palette.color(QPalette::Text));
        painter.drawText(placed(rect.width() - figureWidth - edge, y, figureWidth, barRow), Qt::AlignVCenter | trailing,
                         bar.figure);
        const int length = most > 0 ? qMax(2, qRound(track * qMax(0.0, bar.value) / most)) : 2;
        const int top = y + (barRow - barThickness) / 2;
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour::line(look.palette));
        painter.drawRoundedRect(placed(edge + labelWidth + gap, top, track, barThickness), 4, 4);
        painter.setBrush(colour::accent(look.palette));
        painter.drawRoundedRect(placed(edge + labelWidth + gap, top, length, barThickness), 4, 4);
    }
}

void BarChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ChartLook look = lookOf(*this);
    if (m_hovered >= 0) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour::hover(look.palette));
        painter.drawRoundedRect(barRect(m_hovered), 4, 4);
    }
    draw(painter, rect(), m_bars, look);
    if (hasFocus())
        drawFocus(painter, m_linked && m_current >= 0 ? barRect(m_current) : rect(), look);
}

void BarChart::setCurrent(int bar)
{
    m_current = bar;
    const QStringList read = readOf(m_bars);
    announceCurrent(*this, read.value(bar), read);
    update();
}

void BarChart::setHovered(int bar)
{
    if (bar == m_hovered)
        return;
    m_hovered = bar;
    if (bar >= 0)
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
    update();
}

void BarChart::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(m_linked ? barAt(event->position().toPoint()) : -1);
}

void BarChart::mousePressEvent(QMouseEvent *event)
{
    m_pressed = m_linked && event->button() == Qt::LeftButton ? barAt(event->position().toPoint()) : -1;
    if (m_pressed >= 0)
        setCurrent(m_pressed);
    else
        QWidget::mousePressEvent(event);
}

void BarChart::mouseReleaseEvent(QMouseEvent *event)
{
    const int pressed = std::exchange(m_pressed, -1);
    if (pressed >= 0 && barAt(event->position().toPoint()) == pressed)
        Q_EMIT activated(pressed);
}

void BarChart::leaveEvent(QEvent *)
{
    setHovered(-1);
}

void BarChart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_linked && m_current < 0 && !m_bars.isEmpty())
        setCurrent(0);
}

void BarChart::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_bars.size()) - 1;
    if (!m_linked || last < 0)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Down:
        return setCurrent(qMin(last, m_current + 1));
    case Qt::Key_Up:
        return setCurrent(qMax(0, m_current - 1));
    case Qt::Key_Home:
        return setCurrent(0);
    case Qt::Key_End:
        return setCurrent(last);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current >= 0)
            Q_EMIT activated(m_current);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool BarChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int bar = barAt(help->pos());
    if (bar < 0) {
        QToolTip::hideText();
        return true;
    }
    const Bar &one = m_bars[bar];
    const QString tip = one.tip.isEmpty() ? tr("%1: %2").arg(one.label, one.figure) : one.tip;
    QToolTip::showText(help->globalPos(), Qt::mightBeRichText(tip) ? tip.toHtmlEscaped() : tip, this, barRect(bar));
    return true;
}

} // namespace runout::ui
