// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/coverbutton.h"

#include "ui/theme/theme.h"

#include <QLocale>
#include <QPainter>

namespace runout::ui {

CoverButton::CoverButton(CoverImages &covers, int side, QWidget *parent)
    : QAbstractButton(parent)
    , m_covers(covers)
    , m_side(side)
{
    setFixedSize(side, side);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Cover"));
    setAccessibleDescription(tr("Shows all images"));
    connect(&covers, &CoverImages::arrived, this, [this](const QString &url) {
        if (url == subject().url)
            update();
    });
}

void CoverButton::setSide(int side)
{
    m_side = side;
    setFixedSize(side, side);
}

void CoverButton::setImages(const QList<discogs::Image> &images, const CoverSubject &subject)
{
    m_images = images;
    m_subject = subject;
    setToolTip(images.isEmpty()     ? tr("No image at Discogs")
               : images.size() == 1 ? tr("Show the image")
                                    : tr("Show %n images", nullptr, int(images.size())));
    update();
}

int CoverButton::primary() const
{
    const auto it =
        std::find_if(m_images.begin(), m_images.end(), [](const discogs::Image &image) { return image.primary; });
    return it == m_images.end() ? 0 : int(std::distance(m_images.begin(), it));
}

CoverSubject CoverButton::subject() const
{
    CoverSubject subject = m_subject;
    subject.url.clear();
    if (!m_images.isEmpty()) {
        // The thumbnail is at hand from the list, and large enough unless the screen is dense.
        const discogs::Image &image = m_images[primary()];
        const bool dense = m_side * devicePixelRatioF() > 150;
        subject.url = dense && !image.uri.isEmpty() ? image.uri : image.uri150;
    }
    return subject;
}

void CoverButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRectF square(rect());
    painter.drawPixmap(rect(), m_covers.pixmap(subject(), m_side, devicePixelRatioF()));
    if (m_images.size() > 1)
        paintCount(painter);
    if (hasFocus() || underMouse()) {
        painter.setPen(QPen(colour::accent(palette()), 2));
        painter.setBrush(Qt::NoBrush);
        const QRectF ring = square.adjusted(1, 1, -1, -1);
        if (m_subject.entity.kind == discogs::EntityKind::Artist)
            painter.drawEllipse(ring);
        else
            painter.drawRoundedRect(ring, Theme::unit, Theme::unit);
    }
}

void CoverButton::paintCount(QPainter &painter) const
{
    const QString count = QLocale().toString(m_images.size());
    const QFont font = type::small(this->font());
    const QFontMetrics metrics(font);
    QRectF chip(0, 0, qMax(metrics.horizontalAdvance(count) + 12, metrics.height() + 4), metrics.height() + 4);
    chip.moveBottomRight(QPointF(rect().bottomRight()) - QPointF(5, 5));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 170));
    painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(chip, Qt::AlignCenter, count);
}

} // namespace runout::ui
