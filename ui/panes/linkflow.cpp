// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/linkflow.h"

#include "core/discogs/credits.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace runout::ui {

QList<LinkPiece> artistPieces(const QList<discogs::ArtistCredit> &artists)
{
    QList<LinkPiece> pieces;
    for (const discogs::ArtistPiece &piece : discogs::artistLine(artists)) {
        if (piece.credit < 0) {
            pieces.append({piece.text, {}, {}, true});
        } else {
            const discogs::ArtistCredit &credit = artists[piece.credit];
            pieces.append({piece.text, discogs::entity(credit.id), credit.name, false});
        }
    }
    return pieces;
}

LinkFlow::LinkFlow(const QList<LinkPiece> &pieces, const QFont &font, int width, Qt::LayoutDirection direction)
    : m_pieces(pieces)
    , m_font(font)
{
    layOut(qMax(1, width));
    if (direction == Qt::RightToLeft)
        mirror(width);
}

void LinkFlow::layOut(int width)
{
    const QFontMetrics metrics(m_font);
    const int lineHeight = metrics.height() + 1;
    QPoint at;
    for (int i = 0; i < m_pieces.size(); ++i) {
        const QString &text = m_pieces[i].text;
        for (qsizetype from = 0; from < text.size();) {
            qsizetype to = text.indexOf(u' ', from);
            to = to < 0 ? text.size() : to + 1;
            const QString word = text.mid(from, to - from);
            from = to;
            if (at.x() > 0 && at.x() + metrics.horizontalAdvance(word.trimmed()) > width)
                at = {0, at.y() + lineHeight};
            if (at.x() == 0 && word.trimmed().isEmpty())
                continue;
            const int advance = metrics.horizontalAdvance(word);
            if (!m_words.isEmpty() && m_words.last().piece == i && m_words.last().rect.y() == at.y()) {
                m_words.last().text += word;
                m_words.last().rect.setWidth(m_words.last().rect.width() + advance);
            } else {
                m_words.append({QRect(at, QSize(advance, lineHeight)), word, i});
            }
            at.rx() += advance;
        }
    }
    m_height = m_words.isEmpty() ? 0 : at.y() + lineHeight;
}

void LinkFlow::mirror(int width)
{
    for (Word &word : m_words)
        word.rect.moveLeft(width - word.rect.right() - 1);
}

int LinkFlow::pieceAt(const QPoint &point) const
{
    for (const Word &word : m_words) {
        if (word.rect.contains(point))
            return word.piece;
    }
    return -1;
}

void LinkFlow::paint(QPainter &painter, const QPoint &topLeft, const QPalette &palette) const
{
    painter.save();
    painter.setFont(m_font);
    for (const Word &word : m_words) {
        const LinkPiece &piece = m_pieces[word.piece];
        painter.setPen(piece.isLink() ? colour::accent(palette)
                       : piece.muted  ? colour::muted(palette)
                                      : palette.color(QPalette::Text));
        painter.drawText(word.rect.translated(topLeft), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         word.text);
    }
    painter.restore();
}

} // namespace runout::ui
