// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts.h"

#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace runout::ui {

namespace {

constexpr int barRow = 26;
constexpr int barThickness = 8;
constexpr int gap = 12;

void paintFocus(QPainter &painter, const QWidget &widget)
{
    if (!widget.hasFocus())
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour::accent(widget.palette()), 1));
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

void paintNothing(QPainter &painter, const QWidget &widget, const QString &sentence)
{
    painter.setPen(colour::muted(widget.palette()));
    painter.drawText(widget.rect(), Qt::AlignCenter | Qt::TextWordWrap, sentence);
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
    QStringList read;
    for (const Bar &bar : bars)
        read.append(tr("%1: %2").arg(bar.label, bar.figure));
    setAccessibleDescription(read.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize BarChart::sizeHint() const
{
    return {360, qMax(1, int(m_bars.size())) * barRow + 4};
}

QSize BarChart::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

void BarChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFocus(painter, *this);
    if (m_bars.isEmpty()) {
        paintNothing(painter, *this, tr("Nothing known yet"));
        return;
    }
    painter.setFont(type::tabular(font()));
    const QFontMetrics metrics = painter.fontMetrics();
    int labelWidth = 0;
    int figureWidth = 0;
    double most = 0;
    for (const Bar &bar : std::as_const(m_bars)) {
        labelWidth = qMax(labelWidth, metrics.horizontalAdvance(bar.label));
        figureWidth = qMax(figureWidth, metrics.horizontalAdvance(bar.figure));
        most = qMax(most, bar.value);
    }
    labelWidth = qMin(labelWidth, width() * 2 / 5);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int track = qMax(0, width() - labelWidth - figureWidth - 2 * gap - 4);
    const auto placed = [&](const QRect &rect) {
        return mirrored ? QStyle::visualRect(Qt::RightToLeft, this->rect(), rect) : rect;
    };
    for (int row = 0; row < m_bars.size(); ++row) {
        const Bar &bar = m_bars[row];
        const int y = 2 + row * barRow;
        painter.setPen(colour::muted(palette()));
        painter.drawText(placed({2, y, labelWidth, barRow}),
                         Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft),
                         metrics.elidedText(bar.label, Qt::ElideMiddle, labelWidth));
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(placed({width() - figureWidth - 2, y, figureWidth, barRow}),
                         Qt::AlignVCenter | (mirrored ? Qt::AlignLeft : Qt::AlignRight), bar.figure);
        const int length = most > 0 ? qMax(2, qRound(track * qMax(0.0, bar.value) / most)) : 2;
        const int top = y + (barRow - barThickness) / 2;
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour::raised(palette()));
        painter.drawRoundedRect(placed({2 + labelWidth + gap, top, track, barThickness}), 4, 4);
        painter.setBrush(colour::accent(palette()));
        painter.drawRoundedRect(placed({2 + labelWidth + gap, top, length, barThickness}), 4, 4);
    }
}

LineChart::LineChart(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
}

void LineChart::setPoints(const QList<Point> &points)
{
    m_points = points;
    QStringList read;
    for (const Point &point : points) {
        const QString day = QLocale().toString(point.at.toLocalTime().date(), QLocale::ShortFormat);
        read.append(tr("%1: %2").arg(day, point.value ? point.figure : tr("unknown")));
    }
    setAccessibleDescription(read.join(QStringLiteral(", ")));
    update();
}

QSize LineChart::sizeHint() const
{
    return {360, 140};
}

QSize LineChart::minimumSizeHint() const
{
    return {200, 100};
}

namespace {

// Where the points of a line chart lie in its rectangle.
struct Plot
{
    QRectF area;
    double low = 0, high = 1;
    qint64 first = 0, last = 1;

    Plot(const QList<LineChart::Point> &points, const QWidget &widget)
    {
        const QFontMetrics metrics(type::small(widget.font()));
        area = QRectF(widget.rect()).adjusted(8, metrics.height() + 6, -8, -metrics.height() - 8);
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

    QPointF at(const LineChart::Point &point) const
    {
        const double x = last > first ? double(point.at.toMSecsSinceEpoch() - first) / double(last - first) : 0.5;
        const double y = high > low ? (*point.value - low) / (high - low) : 0.5;
        return {area.left() + x * area.width(), area.bottom() - y * area.height()};
    }
};

void paintCurve(QPainter &painter, const QList<LineChart::Point> &points, const Plot &plot, const QColor &accent)
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

} // namespace

void LineChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFocus(painter, *this);
    const bool known =
        std::any_of(m_points.begin(), m_points.end(), [](const Point &point) { return point.value.has_value(); });
    if (!known) {
        paintNothing(painter, *this, tr("Nothing known yet"));
        return;
    }
    const Plot plot(m_points, *this);
    painter.setPen(QPen(colour::line(palette()), 1));
    for (const double y : {plot.area.top(), plot.area.center().y(), plot.area.bottom()})
        painter.drawLine(QPointF(plot.area.left(), y), QPointF(plot.area.right(), y));
    paintCurve(painter, m_points, plot, colour::accent(palette()));

    painter.setFont(type::small(font()));
    painter.setPen(colour::muted(palette()));
    const auto cheaper = [](const Point &a, const Point &b) {
        return a.value.value_or(HUGE_VAL) < b.value.value_or(HUGE_VAL);
    };
    const auto dearer = [](const Point &a, const Point &b) {
        return a.value.value_or(-HUGE_VAL) < b.value.value_or(-HUGE_VAL);
    };
    const Point &low = *std::min_element(m_points.begin(), m_points.end(), cheaper);
    const Point &high = *std::max_element(m_points.begin(), m_points.end(), dearer);
    const QRect top(8, 2, width() - 16, painter.fontMetrics().height());
    const QRect bottom(8, height() - painter.fontMetrics().height() - 4, width() - 16, painter.fontMetrics().height());
    painter.drawText(top, Qt::AlignLeft | Qt::AlignVCenter,
                     low.figure == high.figure ? high.figure : tr("%1 to %2").arg(low.figure, high.figure));
    const auto day = [](const Point &point) {
        return QLocale().toString(point.at.toLocalTime().date(), QLocale::ShortFormat);
    };
    painter.drawText(bottom, Qt::AlignLeft | Qt::AlignVCenter, day(m_points.first()));
    if (m_points.size() > 1)
        painter.drawText(bottom, Qt::AlignRight | Qt::AlignVCenter, day(m_points.last()));
}

bool LineChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const Plot plot(m_points, *this);
    const Point *nearest = nullptr;
    double distance = 24;
    for (const Point &point : std::as_const(m_points)) {
        if (!point.value)
            continue;
        const double away = std::abs(plot.at(point).x() - help->pos().x());
        if (away < distance) {
            distance = away;
            nearest = &point;
        }
    }
    if (nearest) {
        const QString when = QLocale().toString(nearest->at.toLocalTime(), QLocale::ShortFormat);
        QToolTip::showText(help->globalPos(), tr("%1\n%2").arg(nearest->figure, when), this);
    } else {
        QToolTip::hideText();
    }
    return true;
}

Stars::Stars(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

namespace {

constexpr int starCount = 5;
constexpr qreal starSize = 14;
constexpr qreal starPitch = 16;

QPainterPath star(const QPointF &centre)
{
    QPainterPath path;
    for (int i = 0; i < 10; ++i) {
        const double radius = (i % 2 ? 0.42 : 1.0) * starSize / 2;
        const double angle = (i * 36 - 90) * M_PI / 180;
        const QPointF at = centre + QPointF(std::cos(angle), std::sin(angle)) * radius;
        i == 0 ? path.moveTo(at) : path.lineTo(at);
    }
    path.closeSubpath();
    return path;
}

} // namespace

void Stars::setRating(double average, int count)
{
    m_average = qBound(0.0, average, double(starCount));
    m_count = qMax(0, count);
    const QString words = m_count == 0 ? tr("No ratings")
                          : m_count == 1
                              ? tr("%1 of 5, one rating").arg(QLocale().toString(m_average, 'f', 2))
                              : tr("%1 of 5, %n ratings", nullptr, m_count).arg(QLocale().toString(m_average, 'f', 2));
    setAccessibleName(words);
    setToolTip(words);
    updateGeometry();
    update();
}

static QString starFigure(double average, int count)
{
    if (count == 0)
        return Stars::tr("no ratings");
    return Stars::tr("%1 (%2)").arg(QLocale().toString(average, 'f', 1), QLocale().toString(count));
}

QSize Stars::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {int(starCount * starPitch) + 8 + metrics.horizontalAdvance(starFigure(m_average, m_count)) + 2,
            qMax(18, metrics.height())};
}

void Stars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < starCount; ++i) {
        const QPointF centre(starSize / 2 + i * starPitch, height() / 2.0);
        const QPainterPath shape = star(centre);
        const double filled = qBound(0.0, m_average - i, 1.0);
        painter.fillPath(shape, colour::line(palette()));
        painter.save();
        painter.setClipRect(QRectF(centre.x() - starSize / 2, 0, starSize * filled, height()));
        painter.fillPath(shape, colour::accent(palette()));
        painter.restore();
    }
    painter.setPen(colour::muted(palette()));
    const QRectF words(starCount * starPitch + 8, 0, width(), height());
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, starFigure(m_average, m_count));
}

} // namespace runout::ui
