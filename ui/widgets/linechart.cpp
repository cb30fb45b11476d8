// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"
#include "ui/widgets/chartparts.h"
#include "ui/widgets/charts.h"

#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace runout::ui {

namespace {

using Point = LineChart::Point;

constexpr int reach = 24; // pixels: how near the mouse has to be to a point

QString dayOf(const Point &point)
{
    return point.label.isEmpty() ? QLocale().toString(point.at.toLocalTime().date(), QLocale::ShortFormat)
                                 : point.label;
}

// Where the points of a line chart lie in its rectangle.
struct Plot
{
    QRectF area;
    double low = 0, high = 1;
    qint64 first = 0, last = 1;
    bool mirrored = false;

    Plot(const QList<Point> &points, const QRect &rect, const ChartLook &look)
        : mirrored(look.mirrored)
    {
        const QFontMetrics metrics(type::small(look.font));
        area = QRectF(rect).adjusted(8, metrics.height() + 6, -8, -metrics.height() - 8);
        bool any = false;
        for (const auto &point : points) {
            if (!point.value)
                continue;
            low = any ? qMin(low, *point.value) : *point.value;
            high = any ? qMax(high, *point.value) : *point.value;
            any = true;
        }
        if (!points.isEmpty()) {
            first = points.first().at.toMSecsSinceEpoch();
            last = points.last().at.toMSecsSinceEpoch();
        }
    }

    [[nodiscard]] QPointF at(const Point &point) const
    {
        const double along = last > first ? double(point.at.toMSecsSinceEpoch() - first) / double(last - first) : 0.5;
        const double x = mirrored ? 1 - along : along;
        const double y = high > low ? (*point.value - low) / (high - low) : 0.5;
        return {area.left() + x * area.width(), area.bottom() - y * area.height()};
    }
};

void drawCurve(QPainter &painter, const QList<Point> &points, const Plot &plot, const QColor &accent)
{
    QPainterPath path;
    bool isBroken = true;
    for (const auto &point : points) {
        if (point.value) {
            const QPointF at = plot.at(point);
            isBroken ? path.moveTo(at) : path.lineTo(at);
        }
        isBroken = !point.value;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(accent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.setPen(Qt::NoPen);
    painter.setBrush(accent);
    const double dot = points.size() > 60 ? 1.5 : 3;
    for (const auto &point : points) {
        if (point.value)
            painter.drawEllipse(plot.at(point), dot, dot);
    }
}

bool isKnown(const Point &point)
{
    return point.value.has_value();
}

bool isLower(const Point &a, const Point &b)
{
    return *a.value < *b.value;
}

void drawLabels(QPainter &painter, const QRect &rect, const QList<Point> &points, const ChartLook &look)
{
    QList<Point> known;
    std::copy_if(points.begin(), points.end(), std::back_inserter(known), isKnown);
    painter.setFont(type::small(look.font));
    painter.setPen(colour::muted(look.palette));
    const auto [low, high] = std::minmax_element(known.begin(), known.end(), isLower);
    const int line = painter.fontMetrics().height();
    const QRect top(rect.left() + 8, rect.top() + 2, rect.width() - 16, line);
    const QRect bottom(rect.left() + 8, rect.bottom() + 1 - line - 4, rect.width() - 16, line);
    const Qt::Alignment leading = look.mirrored ? Qt::AlignRight : Qt::AlignLeft;
    const Qt::Alignment trailing = look.mirrored ? Qt::AlignLeft : Qt::AlignRight;
    painter.drawText(top, leading | Qt::AlignVCenter,
                     low->figure == high->figure ? high->figure
                                                 : LineChart::tr("%1 to %2").arg(low->figure, high->figure));
    painter.drawText(bottom, leading | Qt::AlignVCenter, dayOf(points.first()));
    if (points.size() > 1)
        painter.drawText(bottom, trailing | Qt::AlignVCenter, dayOf(points.last()));
}

} // namespace

LineChart::LineChart(QWidget *parent)
    : LinkedChart(parent)
{}

void LineChart::setPoints(const QList<Point> &points)
{
    m_points = points;
    itemsChanged();
}

QStringList LineChart::read() const
{
    QStringList read;
    for (const Point &point : m_points)
        read.append(tr("%1: %2").arg(dayOf(point), point.value ? point.figure : tr("unknown")));
    return read;
}

std::optional<int> LineChart::itemBy(int key) const
{
    if (key != Qt::Key_Right && key != Qt::Key_Left)
        return std::nullopt;
    const int last = count() - 1;
    const int step = (key == Qt::Key_Right) != (layoutDirection() == Qt::RightToLeft) ? 1 : -1;
    return current() < 0 ? last : qBound(0, current() + step, last);
}

QSize LineChart::sizeHint() const
{
    return {360, 140};
}

QSize LineChart::minimumSizeHint() const
{
    return {200, 100};
}

void LineChart::draw(QPainter &painter, const QRect &rect, const QList<Point> &points, const ChartLook &look)
{
    if (!std::any_of(points.begin(), points.end(), isKnown)) {
        drawNothing(painter, rect, look);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const Plot plot(points, rect, look);
    painter.setPen(QPen(colour::line(look.palette), 1));
    for (const double y : {plot.area.top(), plot.area.center().y(), plot.area.bottom()})
        painter.drawLine(QPointF(plot.area.left(), y), QPointF(plot.area.right(), y));
    drawCurve(painter, points, plot, colour::accent(look.palette));
    drawLabels(painter, rect, points, look);
}

void LineChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ChartLook look = lookOf(*this);
    draw(painter, rect(), m_points, look);
    const int marked = hovered() >= 0 ? hovered() : hasFocus() ? current() : -1;
    if (marked >= 0 && m_points[marked].value) {
        painter.setBrush(look.palette.color(QPalette::Base));
        painter.setPen(QPen(colour::accent(look.palette), 2));
        painter.drawEllipse(Plot(m_points, rect(), look).at(m_points[marked]), 5, 5);
    }
    if (hasFocus())
        drawFocus(painter, rect(), look);
}

int LineChart::itemAt(const QPoint &at) const
{
    const Plot plot(m_points, rect(), lookOf(*this));
    int found = -1;
    double distance = reach;
    for (int i = 0; i < m_points.size(); ++i) {
        if (!m_points[i].value)
            continue;
        const double away = std::abs(plot.at(m_points[i]).x() - at.x());
        if (away < distance) {
            distance = away;
            found = i;
        }
    }
    return found;
}

void LineChart::mouseReleaseEvent(QMouseEvent *event)
{
    const int point = isLinked() && event->button() == Qt::LeftButton && rect().contains(event->position().toPoint())
                          ? itemAt(event->position().toPoint())
                          : -1;
    if (point < 0)
        return LinkedChart::mouseReleaseEvent(event);
    setCurrent(point);
    Q_EMIT activated(point);
}

bool LineChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return LinkedChart::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int point = itemAt(help->pos());
    if (point >= 0) {
        const Point &one = m_points[point];
        const QString when =
            one.label.isEmpty() ? QLocale().toString(one.at.toLocalTime(), QLocale::ShortFormat) : one.label;
        QToolTip::showText(help->globalPos(), tr("%1\n%2").arg(one.figure, when), this);
    } else {
        QToolTip::hideText();
    }
    return true;
}

} // namespace runout::ui
