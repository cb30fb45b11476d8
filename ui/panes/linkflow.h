// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"

#include <QFontMetrics>
#include <QList>
#include <QString>

class QPainter;

namespace runout::ui {

// A stretch of text; with an id it is a link, `canonical` is then said on hover.
struct LinkPiece
{
    QString text;
    discogs::Entity entity{};
    QString canonical;
    bool muted = false;
    [[nodiscard]] bool isLink() const { return entity.id > 0; }
    bool operator==(const LinkPiece &) const = default;
};

// Names as printed with their joins, as pieces.
[[nodiscard]] QList<LinkPiece> artistPieces(const QList<discogs::ArtistCredit> &artists);

// Pieces broken into lines of a width: what a delegate draws where one cell holds several links.
class LinkFlow
{
public:
    // width in logical pixels; a word that is wider than that is cut off by the cell, not broken.
    LinkFlow(const QList<LinkPiece> &pieces, const QFont &font, int width,
             Qt::LayoutDirection direction = Qt::LeftToRight);

    [[nodiscard]] int height() const { return m_height; }
    // Which piece is under a point relative to the top left corner; -1: none.
    [[nodiscard]] int pieceAt(const QPoint &point) const;
    void paint(QPainter &painter, const QPoint &topLeft, const QPalette &palette) const;

private:
    struct Word
    {
        QRect rect;
        QString text;
        int piece = 0;
    };
    void layOut(int width);
    void mirror(int width);

    QList<LinkPiece> m_pieces;
    QFont m_font;
    QList<Word> m_words;
    int m_height = 0;
};

} // namespace runout::ui
