// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/starrating.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace runout::ui {

namespace {

constexpr int starCount = 5;
constexpr qreal starSize = 14;
constexpr int starPitch = 16;
constexpr int room = 3; // around the stars, for the focus

QPainterPath star(const QPointF &centre)
{
    QPainterPath path;
    for (int i = 0; i < 2 * starCount; ++i) {
        const double radius = (i % 2 ? 0.44 : 1.0) * starSize / 2;
        const double angle = (i * 36 - 90) * M_PI / 180;
        const QPointF at = centre + QPointF(std::cos(angle), std::sin(angle)) * radius;
        i == 0 ? path.moveTo(at) : path.lineTo(at);
    }
    path.closeSubpath();
    return path;
}

} // namespace

QSize starsSize()
{
    return {starCount * starPitch, starPitch};
}

int starAt(const QRect &rect, int x, Qt::LayoutDirection direction)
{
    const int along = direction == Qt::RightToLeft ? rect.right() - x : x - rect.left();
    return along < 0 || along >= starCount * starPitch ? 0 : along / starPitch + 1;
}

void paintStars(QPainter &painter, const QRect &rect, int rating, const QPalette &palette,
                Qt::LayoutDirection direction)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < starCount; ++i) {
        const qreal along = starPitch / 2.0 + i * starPitch;
        const qreal x = direction == Qt::RightToLeft ? rect.right() + 1 - along : rect.left() + along;
        const QPainterPath shape = star({x, rect.center().y() + 1.0});
        // An outline where there is no star: the shape tells, not the colour alone.
        painter.setPen(i < rating ? Qt::NoPen : QPen(colour::muted(palette), 1));
        painter.setBrush(i < rating ? QBrush(colour::accent(palette)) : QBrush(Qt::NoBrush));
        painter.setOpacity(i < rating ? 1 : 0.55);
        painter.drawPath(shape);
    }
    painter.restore();
}

StarRating::StarRating(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Rating"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    describe();
}

QSize StarRating::sizeHint() const
{
    return starsSize() + QSize(2 * room, 2 * room + 2);
}

void StarRating::setRating(int rating)
{
    m_rating = qBound(0, rating, starCount);
    describe();
    update();
}

void StarRating::describe()
{
    const QString words = m_rating == 0 ? tr("Not rated") : tr("%1 of 5").arg(m_rating);
    setAccessibleDescription(words);
    setToolTip(tr("%1. Click a star, or press 0 to 5.").arg(words));
}

void StarRating::rate(int rating)
{
    const int next = qBound(0, rating, starCount);
    if (next == m_rating)
        return;
    setRating(next);
    Q_EMIT rated(next);
}

void StarRating::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintStars(painter, rect().adjusted(room, 0, -room, 0), m_hovered > 0 ? m_hovered : m_rating, palette(),
               layoutDirection());
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colour::accent(palette()), 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
}

void StarRating::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = starAt(rect().adjusted(room, 0, -room, 0), int(event->position().x()), layoutDirection());
    update();
}

void StarRating::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !rect().contains(event->position().toPoint()))
        return;
    const int star = starAt(rect().adjusted(room, 0, -room, 0), int(event->position().x()), layoutDirection());
    if (star > 0)
        rate(star == m_rating ? 0 : star);
}

void StarRating::leaveEvent(QEvent *)
{
    m_hovered = 0;
    update();
}

void StarRating::keyPressEvent(QKeyEvent *event)
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    if (event->key() >= Qt::Key_0 && event->key() <= Qt::Key_5 && !(event->modifiers() & ~Qt::KeypadModifier))
        rate(event->key() - Qt::Key_0);
    else if (event->key() == (mirrored ? Qt::Key_Left : Qt::Key_Right))
        rate(m_rating + 1);
    else if (event->key() == (mirrored ? Qt::Key_Right : Qt::Key_Left))
        rate(m_rating - 1);
    else if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        rate(0);
    else
        QWidget::keyPressEvent(event);
}

StarClicks::Answer StarClicks::take(const QEvent &event, const QRect &stars, Qt::LayoutDirection direction, int rating)
{
    const bool isRelease = event.type() == QEvent::MouseButtonRelease;
    if (!isRelease && event.type() != QEvent::MouseButtonPress && event.type() != QEvent::MouseButtonDblClick)
        return Answer::NotMine;
    const auto &mouse = static_cast<const QMouseEvent &>(event);
    const int star = starAt(stars, int(mouse.position().x()), direction);
    const bool isPlain = !(mouse.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier));
    if (mouse.button() != Qt::LeftButton || star == 0 || !isPlain)
        return Answer::NotMine;
    const bool wasDouble = std::exchange(m_isDouble, event.type() == QEvent::MouseButtonDblClick);
    if (!isRelease)
        return m_isDouble ? Answer::Taken : Answer::NotMine; // a press selects the row
    if (wasDouble)
        return Answer::Taken;
    m_rated = star == rating ? 0 : star;
    return Answer::Rated;
}

} // namespace runout::ui
