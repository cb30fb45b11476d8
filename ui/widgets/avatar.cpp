// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/avatar.h"

#include "ui/theme/theme.h"

#include <QFont>
#include <QPainter>
#include <QPainterPath>

namespace runout::ui {

namespace {

void drawLetter(QPainter &painter, const QRectF &circle, const QString &name, const QPalette &palette)
{
    painter.fillRect(circle, colour::accent(palette));
    QFont font = painter.font();
    font.setPixelSize(qMax(8, qRound(circle.height() * 0.56)));
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(palette.color(QPalette::Base));
    painter.drawText(circle, Qt::AlignCenter, name.left(1).toUpper());
}

// The middle of the picture, covering the circle.
void drawPicture(QPainter &painter, const QRectF &circle, const QPixmap &picture)
{
    const int side = qMin(picture.width(), picture.height());
    QRect middle(0, 0, side, side);
    middle.moveCenter(picture.rect().center());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawPixmap(circle, picture, middle);
}

} // namespace

QPixmap avatar(const QPixmap &picture, const QString &name, int size, qreal ratio, const QPalette &palette)
{
    QPixmap result(qRound(size * ratio), qRound(size * ratio));
    result.setDevicePixelRatio(ratio);
    result.fill(Qt::transparent);
    const QRectF circle(0, 0, size, size);
    QPainter painter(&result);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath path;
    path.addEllipse(circle);
    painter.setClipPath(path);
    if (picture.isNull())
        drawLetter(painter, circle, name, palette);
    else
        drawPicture(painter, circle, picture);
    return result;
}

} // namespace runout::ui
