// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace runout::ui {

namespace {

// Draws a one-colour SVG in the palette's colour of the moment of painting.
class Glyph final : public QIconEngine
{
public:
    explicit Glyph(const QString &name)
        : m_name(name)
    {
        QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
        if (file.open(QIODevice::ReadOnly))
            m_svg = file.readAll();
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        QByteArray svg = m_svg;
        svg.replace("currentColor", colour(mode, state).name().toLatin1());
        QSvgRenderer renderer(svg);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(painter, rect);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key =
            QStringLiteral("runout-icon/%1/%2x%3/%4")
                .arg(m_name, QString::number(size.width()), QString::number(size.height()), colour(mode, state).name());
        QPixmap drawn;
        if (QPixmapCache::find(key, &drawn))
            return drawn;
        drawn = QPixmap(size);
        drawn.fill(Qt::transparent);
        QPainter painter(&drawn);
        paint(&painter, QRect(QPoint(), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, drawn);
        return drawn;
    }

    bool isNull() override { return m_svg.isEmpty(); }
    QString key() const override { return QStringLiteral("runout"); }
    QString iconName() override { return m_name; }
    QIconEngine *clone() const override { return new Glyph(*this); }

private:
    static QColor colour(QIcon::Mode mode, QIcon::State state)
    {
        const QPalette palette = QGuiApplication::palette();
        switch (mode) {
        case QIcon::Disabled:
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        case QIcon::Selected:
            return palette.color(QPalette::HighlightedText);
        case QIcon::Normal:
        case QIcon::Active:
            break;
        }
        return state == QIcon::On ? colour::accent(palette) : palette.color(QPalette::WindowText);
    }

    QString m_name;
    QByteArray m_svg;
};

} // namespace

QIcon icon(const QString &name)
{
    return QIcon(new Glyph(name));
}

void paintIcon(QPainter &painter, const QString &name, const QRectF &rect, const QColor &colour)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QString key =
        QStringLiteral("runout-glyph/%1/%2/%3").arg(name, QString::number(rect.width() * ratio), colour.name());
    QPixmap drawn;
    if (!QPixmapCache::find(key, &drawn)) {
        QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
        if (!file.open(QIODevice::ReadOnly))
            return;
        drawn = QPixmap((rect.size() * ratio).toSize());
        drawn.fill(Qt::transparent);
        drawn.setDevicePixelRatio(ratio);
        QPainter inner(&drawn);
        QSvgRenderer(file.readAll().replace("currentColor", colour.name().toLatin1()))
            .render(&inner, QRectF(QPointF(), rect.size()));
        inner.end();
        QPixmapCache::insert(key, drawn);
    }
    painter.drawPixmap(rect.topLeft(), drawn);
}

} // namespace runout::ui
