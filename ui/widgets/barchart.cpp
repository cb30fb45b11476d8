// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"
#include "ui/widgets/chartparts.h"
#include "ui/widgets/charts.h"

#include <QHelpEvent>
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

} // namespace

BarChart::BarChart(QWidget *parent)
    : LinkedChart(parent)
{}

void BarChart::setBars(const QList<Bar> &bars)
{
    m_bars = bars;
    m_pressed = -1;
    itemsChanged();
    updateGeometry();
}

QStringList BarChart::read() const
{
    QStringList read;
    for (const Bar &bar : m_bars)
        read.append(tr("%1: %2").arg(bar.label, bar.figure));
    return read;
}

std::optional<int> BarChart::itemBy(int key) const
{
    if (key == Qt::Key_Down)
        return qMin(count() - 1, current() + 1);
    if (key == Qt::Key_Up)
        return qMax(0, current() - 1);
    return std::nullopt;
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

int BarChart::itemAt(const QPoint &at) const
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
    if (hovered() >= 0) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour::hover(look.palette));
        painter.drawRoundedRect(barRect(hovered()), 4, 4);
    }
    draw(painter, rect(), m_bars, look);
    if (hasFocus())
        drawFocus(painter, isLinked() && current() >= 0 ? barRect(current()) : rect(), look);
}

void BarChart::mousePressEvent(QMouseEvent *event)
{
    m_pressed = isLinked() && event->button() == Qt::LeftButton ? itemAt(event->position().toPoint()) : -1;
    if (m_pressed >= 0)
        setCurrent(m_pressed);
    else
        LinkedChart::mousePressEvent(event);
}

void BarChart::mouseReleaseEvent(QMouseEvent *event)
{
    const int pressed = std::exchange(m_pressed, -1);
    if (pressed >= 0 && itemAt(event->position().toPoint()) == pressed)
        Q_EMIT activated(pressed);
}

void BarChart::focusInEvent(QFocusEvent *event)
{
    LinkedChart::focusInEvent(event);
    if (isLinked() && current() < 0 && !m_bars.isEmpty())
        setCurrent(0);
}

bool BarChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return LinkedChart::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int bar = itemAt(help->pos());
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
