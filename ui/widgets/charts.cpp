// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts.h"

#include "ui/theme/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace runout::ui {

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
