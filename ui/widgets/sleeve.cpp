// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"
#include "ui/widgets/coverimages.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

#include <cmath>

namespace runout::ui {

namespace {

constexpr qreal smallestWithText = 72;

struct Inks
{
    QColor back, groove, disc, label, text, faint;
};

quint32 mixed(quint64 x)
{
    x ^= x >> 33;
    x *= 0xff51afd7ed558ccdULL;
    x ^= x >> 33;
    x *= 0xc4ceb9fe1a85ec53ULL;
    x ^= x >> 33;
    return static_cast<quint32>(x);
}

quint32 seedOf(const CoverSubject &subject)
{
    quint64 seed = static_cast<quint64>(subject.entity.id) * 4 + static_cast<quint64>(subject.entity.kind);
    if (subject.entity.id == 0) {
        for (const QChar c : subject.title)
            seed = seed * 31 + c.unicode();
    }
    return mixed(seed);
}

Inks inksOf(const CoverSubject &subject)
{
    const quint32 seed = seedOf(subject);
    const double hue = (seed % 360) / 360.0;
    const double saturation = 0.16 + ((seed >> 10) % 12) / 100.0;
    const double shift = (int((seed >> 16) % 9) - 4) / 100.0;
    const auto tone = [hue](double s, double l) { return QColor::fromHslF(float(hue), float(s), float(l)); };
    if (colour::isDark(QGuiApplication::palette())) {
        return {tone(saturation, 0.24 + shift),
                tone(saturation, 0.28 + shift),
                tone(saturation, 0.20 + shift),
                tone(saturation + 0.08, 0.42),
                tone(0.20, 0.92),
                tone(0.16, 0.80)};
    }
    return {tone(saturation + 0.08, 0.82 + shift),
            tone(saturation, 0.78 + shift),
            tone(saturation + 0.04, 0.75 + shift),
            tone(saturation + 0.08, 0.58),
            tone(0.35, 0.15),
            tone(0.25, 0.25)};
}

QString initials(const CoverSubject &subject)
{
    const bool isPerson =
        subject.entity.kind == discogs::EntityKind::Artist || subject.entity.kind == discogs::EntityKind::Label;
    const QString &from = isPerson || subject.artist.isEmpty() ? subject.title : subject.artist;
    QString letters;
    bool atStart = true;
    for (const QChar c : from) {
        if (c.isLetterOrNumber() && atStart)
            letters += c.toUpper();
        atStart = c.isSpace() || c == u'-' || c == u'/' || c == u'&';
        if (letters.size() == 2)
            break;
    }
    return letters;
}

// A record that leans out of the lower right corner: disc, grooves, label, hole.
void paintRecord(QPainter &painter, const QRectF &square, const Inks &inks)
{
    const qreal side = square.width();
    const QPointF centre = square.topLeft() + QPointF(side * 0.70, side * 0.74);
    painter.setPen(Qt::NoPen);
    painter.setBrush(inks.disc);
    painter.drawEllipse(centre, side * 0.52, side * 0.52);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(inks.groove, qMax(0.75, side / 220)));
    for (const qreal r : {0.47, 0.42, 0.37, 0.32, 0.27})
        painter.drawEllipse(centre, side * r, side * r);
    painter.setPen(Qt::NoPen);
    painter.setBrush(inks.label);
    painter.drawEllipse(centre, side * 0.17, side * 0.17);
    painter.setBrush(inks.back);
    painter.drawEllipse(centre, side * 0.022, side * 0.022);
}

// Sets `text` in at most `lines` lines of `width`, the last one elided. Returns the height used.
qreal setType(QPainter &painter, const QString &text, const QFont &font, const QPointF &at, qreal width, int lines)
{
    const QFontMetricsF metrics(font);
    QTextLayout layout(text, font);
    layout.setCacheEnabled(false);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    painter.setFont(font);
    qreal y = at.y();
    for (int n = 1; n <= lines; ++n) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        QString words = text.mid(line.textStart(), line.textLength()).trimmed();
        if (n == lines && line.textStart() + line.textLength() < text.size())
            words = metrics.elidedText(text.mid(line.textStart()).trimmed(), Qt::ElideRight, width);
        painter.drawText(QPointF(at.x(), y + metrics.ascent()), words);
        y += metrics.height();
    }
    layout.endLayout();
    return y - at.y();
}

QFont fontOf(qreal pixels, QFont::Weight weight)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(qMax(6, qRound(pixels)));
    font.setWeight(weight);
    return font;
}

// `pixels`, or as much less as the longest word needs to stay in one piece.
QFont fontForWords(const QString &text, qreal pixels, qreal width)
{
    const QFont font = fontOf(pixels, QFont::DemiBold);
    const QFontMetricsF metrics(font);
    qreal longest = 0;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts))
        longest = qMax(longest, metrics.horizontalAdvance(word));
    return longest > width ? fontOf(std::floor(pixels * qMax(0.6, width / longest)) - 1, QFont::DemiBold) : font;
}

void paintInitials(QPainter &painter, const QRectF &square, const CoverSubject &subject, const Inks &inks)
{
    painter.setPen(inks.text);
    painter.setFont(fontOf(square.width() * 0.36, QFont::DemiBold));
    painter.drawText(square, Qt::AlignCenter, initials(subject));
}

void paintWords(QPainter &painter, const QRectF &square, const CoverSubject &subject, const Inks &inks)
{
    const qreal side = square.width();
    const qreal margin = side * 0.09;
    const qreal width = side - 2 * margin;
    const qreal large = subject.title.size() > 28 ? side * 0.088 : side * 0.108;
    painter.setPen(inks.text);
    const qreal used = setType(painter, subject.title, fontForWords(subject.title, large, width),
                               square.topLeft() + QPointF(margin, margin * 0.9), width, 3);
    painter.setPen(inks.faint);
    setType(painter, subject.artist, fontOf(qMax<qreal>(9, side * 0.068), QFont::Normal),
            square.topLeft() + QPointF(margin, margin * 0.9 + used + side * 0.015), width, 2);
}

} // namespace

void paintSleeve(QPainter &painter, const QRectF &square, const CoverSubject &subject)
{
    const Inks inks = inksOf(subject);
    const bool isArtist = subject.entity.kind == discogs::EntityKind::Artist;
    painter.save();
    painter.setClipRect(square, Qt::IntersectClip);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.fillRect(square, inks.back);
    if (square.width() < smallestWithText || isArtist) {
        paintInitials(painter, square, subject, inks);
    } else {
        paintRecord(painter, square, inks);
        paintWords(painter, square, subject, inks);
    }
    painter.restore();
}

} // namespace runout::ui
