// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/imagecanvas.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace runout::ui {

namespace {

constexpr int largestSleeve = 560;

} // namespace

ImageCanvas::ImageCanvas(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Picture"));
    setFocusPolicy(Qt::StrongFocus);
}

void ImageCanvas::setPicture(const QPixmap &picture)
{
    m_picture = picture;
    m_sentence.clear();
    updateGeometry();
    update();
}

void ImageCanvas::setSleeve(const CoverSubject &subject)
{
    m_picture = {};
    m_sleeve = subject;
    m_sentence.clear();
    update();
}

void ImageCanvas::setSentence(const QString &sentence)
{
    m_picture = {};
    m_sentence = sentence;
    update();
}

QSize ImageCanvas::sizeHint() const
{
    return m_picture.deviceIndependentSize().toSize();
}

void ImageCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    if (!m_sentence.isEmpty()) {
        painter.setPen(colour::muted(palette()));
        painter.drawText(rect().adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap, m_sentence);
    } else if (!m_picture.isNull()) {
        const QSize size = m_picture.deviceIndependentSize().toSize();
        painter.drawPixmap((width() - size.width()) / 2, (height() - size.height()) / 2, m_picture);
    } else if (!m_sleeve.title.isEmpty()) {
        const int side = qMin(largestSleeve, qMin(width(), height()) - 8 * Theme::unit);
        QRectF square(0, 0, side, side);
        square.moveCenter(QRectF(rect()).center());
        painter.setRenderHint(QPainter::Antialiasing);
        paintSleeve(painter, square, m_sleeve);
    }
}

} // namespace runout::ui
