// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/resultdelegates.h"

#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QToolTip>

namespace runout::ui {

using discogs::EntityKind;

namespace {

constexpr int padding = 8;
constexpr int markSize = 16;
constexpr int edgeWidth = 3;

const RecordModel &modelOf(const QModelIndex &index)
{
    return *static_cast<const RecordModel *>(index.model());
}

RecordFace faceOf(const QModelIndex &index)
{
    return modelOf(index).face(index.row());
}

// The view shares its selection with another one that knows other columns: a row counts as selected by its title.
bool isSelected(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return view && view->selectionModel() &&
           view->selectionModel()->isSelected(index.siblingAtColumn(RecordModel::Title));
}

bool isCurrent(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return view && view->hasFocus() && view->currentIndex().row() == index.row();
}

struct Mark
{
    QString icon;
    bool isQuiet = false;
};

QList<Mark> marks(const RecordFace &face)
{
    QList<Mark> marks;
    if (face.inCollection)
        marks.append({QStringLiteral("in-collection")});
    if (face.inWantlist)
        marks.append({QStringLiteral("wantlist")});
    if (face.waiting)
        marks.append({QStringLiteral("sync"), true});
    return marks;
}

QString markText(const RecordFace &face)
{
    if (face.waiting)
        return RowDelegate::tr("Changed here, not sent to Discogs yet");
    if (face.inCollection && face.inWantlist)
        return RowDelegate::tr("In your collection and your wantlist");
    if (face.inCollection)
        return RowDelegate::tr("In your collection");
    return face.inWantlist ? RowDelegate::tr("In your wantlist") : QString();
}

QString tooltip(const RecordFace &face)
{
    QStringList lines{face.subject.title};
    for (const QString &line : {face.second, markText(face)}) {
        if (!line.isEmpty())
            lines.append(line);
    }
    return lines.join(u'\n');
}

bool showTip(const QHelpEvent &event, QAbstractItemView &view, const QString &text, const QRect &over)
{
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event.globalPos(), text, view.viewport(), over);
    return true;
}

void drawElided(QPainter &painter, const QRect &rect, Qt::Alignment alignment, const QString &text)
{
    if (!text.isEmpty() && rect.width() > 0)
        painter.drawText(rect, int(alignment) | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

// "2xLP", as Discogs' lists have it, is printed as the release's page prints it: "2×LP"; "TrackAppearance" in words.
QString printed(QString text, const QString &column)
{
    static const QRegularExpression times(QStringLiteral("\\b(\\d{1,3})x(?=\\S)"));
    static const QRegularExpression seam(QStringLiteral("(?<=[a-z])(?=[A-Z])"));
    if (column == u"format")
        return text.replace(times, QStringLiteral("\\1\u00D7"));
    if (column == u"role" && text.contains(seam))
        return text.at(0) + text.mid(1).replace(seam, QStringLiteral(" ")).toLower();
    return text;
}

Qt::Alignment leading(const QStyleOptionViewItem &option)
{
    return option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
}

QFont titleFont(const QFont &base)
{
    QFont font = base;
    font.setWeight(QFont::Medium);
    return font;
}

} // namespace

RowDelegate::RowDelegate(CoverImages &covers, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_covers(covers)
{}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {100, rowHeight()};
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool selected = isSelected(option, index);
    painter->save();
    if (selected)
        painter->fillRect(option.rect, colour::selected(option.palette));
    else if (isHovered(index))
        painter->fillRect(option.rect, colour::hover(option.palette));
    const bool isFirst = index.column() == RecordModel::Cover;
    if (isFirst && (selected || isCurrent(option, index))) {
        QRect edge = option.rect;
        option.direction == Qt::RightToLeft ? edge.setLeft(edge.right() - edgeWidth + 1) : edge.setWidth(edgeWidth);
        painter->fillRect(edge,
                          isCurrent(option, index) ? colour::accent(option.palette) : colour::muted(option.palette));
    }
    painter->setPen(option.palette.color(QPalette::Text));
    if (isFirst) {
        QRect place(QPoint(), QSize(m_coverSize, m_coverSize));
        place.moveCenter(option.rect.center() + QPoint(option.direction == Qt::RightToLeft ? -1 : 1, 0));
        painter->drawPixmap(
            place, m_covers.pixmap(faceOf(index).subject, m_coverSize, painter->device()->devicePixelRatioF()));
    } else if (index.column() == RecordModel::Title) {
        paintTitle(*painter, option.rect, faceOf(index), option);
    } else {
        paintFact(*painter, option, index);
    }
    painter->restore();
}

bool RowDelegate::isAttended(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return isHovered(index) || isSelected(option, index) || isCurrent(option, index);
}

void RowDelegate::paintFact(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter.setFont(option.font);
    painter.setPen(colour::muted(option.palette));
    const bool isFigure = modelOf(index).traits(index.column()).isFigure;
    const Qt::Alignment side = isFigure ? Qt::AlignRight : leading(option);
    drawElided(painter, option.rect.adjusted(padding, 0, -padding, 0), side | Qt::AlignVCenter,
               printed(index.data(Qt::DisplayRole).toString(), modelOf(index).traits(index.column()).name));
}

void RowDelegate::paintTitle(QPainter &painter, const QRect &cell, const RecordFace &face,
                             const QStyleOptionViewItem &option) const
{
    QRect room = cell.adjusted(padding, 0, -padding, 0);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const auto takeRight = [&](int width) {
        QRect piece = room;
        if (mirrored) {
            piece.setWidth(width);
            room.setLeft(piece.right() + 5);
        } else {
            piece.setLeft(room.right() - width + 1);
            room.setRight(piece.left() - 5);
        }
        return piece;
    };
    for (const Mark &mark : marks(face)) {
        QRectF place(0, 0, markSize, markSize);
        place.moveCenter(QRectF(takeRight(markSize)).center());
        paintIcon(painter, mark.icon, place.toAlignedRect(),
                  mark.isQuiet ? colour::muted(option.palette) : colour::accent(option.palette));
    }
    const QFont small = type::small(option.font);
    if (!face.word.isEmpty()) {
        painter.setFont(small);
        painter.setPen(colour::muted(option.palette));
        drawElided(painter, takeRight(painter.fontMetrics().horizontalAdvance(face.word) + 2),
                   Qt::AlignRight | Qt::AlignVCenter, face.word);
    }
    const QFont strong = titleFont(option.font);
    const int firstHeight = QFontMetrics(strong).height();
    const int secondHeight = face.second.isEmpty() ? 0 : QFontMetrics(small).height();
    QRect line(room.left(), room.top() + (room.height() - firstHeight - secondHeight) / 2, room.width(), firstHeight);
    painter.setFont(strong);
    painter.setPen(option.palette.color(QPalette::Text));
    drawElided(painter, line, leading(option) | Qt::AlignVCenter, face.subject.title);
    painter.setFont(small);
    painter.setPen(colour::muted(option.palette));
    line = QRect(line.left(), line.bottom() + 1, line.width(), secondHeight);
    drawElided(painter, line, leading(option) | Qt::AlignVCenter, face.second);
}

bool RowDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                            const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    if (index.column() == RecordModel::Title || index.column() == RecordModel::Cover)
        return showTip(*event, *view, tooltip(faceOf(index)), option.rect);
    if (const QString tip = index.data(Qt::ToolTipRole).toString(); !tip.isEmpty())
        return showTip(*event, *view, tip, option.rect);
    const QString text = index.data(Qt::DisplayRole).toString();
    const bool isCut = option.fontMetrics.horizontalAdvance(text) > option.rect.width() - 2 * padding;
    return showTip(*event, *view, isCut ? text : QString(), option.rect);
}

TileDelegate::TileDelegate(CoverImages &covers, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_covers(covers)
{}

void TileDelegate::fillWidth(int cellWidth)
{
    constexpr int step = 4; // not a picture of its own for every pixel of a splitter
    const int room = qMin(cellWidth - 2 * margin, m_coverSize * 7 / 5);
    m_shownSize = qMax(m_coverSize, room - room % step);
}

QSize TileDelegate::tileSize(const QFont &font) const
{
    const int text = QFontMetrics(titleFont(font)).height() + 2 * QFontMetrics(type::small(font)).height() + 1;
    return {m_shownSize + 2 * margin, m_shownSize + 2 * margin + 6 + text};
}

QSize TileDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return m_cell.isValid() ? m_cell : tileSize(option.font);
}

namespace {

void paintBadges(QPainter &painter, const QRect &cover, const RecordFace &face, const QPalette &palette)
{
    QRectF badge(cover.right() - 26, cover.bottom() - 26, 22, 22);
    for (const Mark &mark : marks(face)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette.color(QPalette::Base));
        painter.drawEllipse(badge);
        paintIcon(painter, mark.icon, badge.adjusted(3, 3, -3, -3).toAlignedRect(),
                  mark.isQuiet ? colour::muted(palette) : colour::accent(palette));
        badge.translate(-25, 0);
    }
}

} // namespace

void TileDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const RecordFace face = faceOf(index);
    const bool selected = isSelected(option, index);
    const QSize tile = tileSize(option.font);
    QRect area(QPoint(option.rect.left() + (option.rect.width() - tile.width()) / 2, option.rect.top()), tile);
    const QRect cover(area.left() + margin, area.top() + margin, m_shownSize, m_shownSize);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? colour::selected(option.palette) : colour::hover(option.palette));
        painter->drawRoundedRect(area, 8, 8);
    }
    painter->drawPixmap(cover, m_covers.pixmap(face.subject, m_shownSize, painter->device()->devicePixelRatioF()));
    if (isCurrent(option, index)) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(colour::accent(option.palette), 2));
        painter->drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 8, 8);
    }
    paintBadges(*painter, cover, face, option.palette);

    const bool isRound = face.subject.entity.kind == EntityKind::Artist;
    const Qt::Alignment side = isRound ? Qt::AlignHCenter : leading(option);
    painter->setFont(titleFont(option.font));
    painter->setPen(option.palette.color(QPalette::Text));
    QRect line(cover.left(), cover.bottom() + 7, cover.width(), painter->fontMetrics().height());
    drawElided(*painter, line, side | Qt::AlignVCenter, face.subject.title);
    painter->setFont(type::small(option.font));
    painter->setPen(colour::muted(option.palette));
    line = QRect(line.left(), line.bottom() + 1, line.width(), painter->fontMetrics().height());
    drawElided(*painter, line, side | Qt::AlignVCenter, face.second);
    line.moveTop(line.bottom() + 1);
    drawElided(*painter, line, side | Qt::AlignVCenter, modelOf(index).brief(index.row()));
    painter->restore();
}

bool TileDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QStringList facts = modelOf(index).facts(index.row());
    facts.removeAll(QString());
    const QString lines = tooltip(faceOf(index));
    const QString text = facts.isEmpty() ? lines : lines + u'\n' + facts.join(QStringLiteral(", "));
    return showTip(*event, *view, text, option.rect);
}

} // namespace runout::ui
