// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/resultdelegates.h"

#include "ui/theme/theme.h"
#include "ui/widgets/panestates.h"
#include "ui/widgets/starrating.h"

#include <QAbstractItemView>
#include <QDateTime>
#include <QHelpEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace runout::ui {

using discogs::EntityKind;

namespace {

constexpr int padding = 8;
constexpr int markSize = 16;
constexpr int edgeWidth = 3;

const ResultRow &rowOf(const QModelIndex &index)
{
    return static_cast<const ResultsModel *>(index.model())->rowAt(index.row());
}

CoverSubject subjectOf(const ResultRow &row)
{
    return {row.thumb, row.entity, row.title, row.artist};
}

// The view shares its selection with another one that knows other columns: a row counts as selected by its title.
bool isSelected(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return view && view->selectionModel() &&
           view->selectionModel()->isSelected(index.siblingAtColumn(ResultsModel::Title));
}

bool isCurrent(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return view && view->hasFocus() && view->currentIndex().row() == index.row();
}

QStringList marks(const ResultRow &row)
{
    QStringList names;
    if (row.inCollection)
        names.append(QStringLiteral("in-collection"));
    if (row.inWantlist)
        names.append(QStringLiteral("wantlist"));
    return names;
}

QString markText(const ResultRow &row)
{
    if (row.inCollection && row.inWantlist)
        return RowDelegate::tr("In your collection and your wantlist");
    if (row.inCollection)
        return RowDelegate::tr("In your collection");
    return row.inWantlist ? RowDelegate::tr("In your wantlist") : QString();
}

// The second line of an entry: who made it, or what it is where nobody did.
QString subtitle(const ResultRow &row)
{
    if (row.entity.kind == EntityKind::Artist)
        return RowDelegate::tr("Artist");
    if (row.entity.kind == EntityKind::Label)
        return RowDelegate::tr("Label");
    return row.artist;
}

QString tooltip(const ResultRow &row)
{
    QStringList lines{row.title};
    for (const QString &line : {subtitle(row), markText(row)}) {
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
    const ResultRow &row = rowOf(index);
    const bool selected = isSelected(option, index);
    painter->save();
    if (selected)
        painter->fillRect(option.rect, colour::selected(option.palette));
    else if (index.row() == m_hoveredRow)
        painter->fillRect(option.rect, colour::hover(option.palette));
    const bool isFirst = index.column() == ResultsModel::Cover;
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
        painter->drawPixmap(place,
                            m_covers.pixmap(subjectOf(row), m_coverSize, painter->device()->devicePixelRatioF()));
    } else if (index.column() == ResultsModel::Title) {
        paintTitle(*painter, option.rect, row, option);
    } else {
        paintFact(*painter, option, index);
    }
    painter->restore();
}

void RowDelegate::paintFact(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect room = option.rect.adjusted(padding, 0, -padding, 0);
    if (index.column() == ResultsModel::Rating) {
        const int rating = rowOf(index).rating;
        if (rating > 0 || index.flags().testFlag(Qt::ItemIsEditable))
            paintStars(painter, room, rating, option.palette, option.direction);
        return;
    }
    painter.setFont(option.font);
    painter.setPen(colour::muted(option.palette));
    const bool isFigure = index.data(Qt::TextAlignmentRole).isValid();
    const Qt::Alignment side = isFigure ? Qt::AlignRight : leading(option);
    drawElided(painter, room, side | Qt::AlignVCenter, index.data(Qt::DisplayRole).toString());
}

// One click in the stars rates.
bool RowDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                              const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease || index.column() != ResultsModel::Rating ||
        !index.flags().testFlag(Qt::ItemIsEditable))
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const int star = starAt(option.rect.adjusted(padding, 0, -padding, 0), int(mouse->position().x()), option.direction);
    if (mouse->button() != Qt::LeftButton || star == 0)
        return false;
    return model->setData(index, star == rowOf(index).rating ? 0 : star, Qt::EditRole);
}

QWidget *RowDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    if (index.column() != ResultsModel::Notes)
        return nullptr; // stars are clicked
    auto *line = new QLineEdit(parent);
    line->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString());
    return line;
}

void RowDelegate::paintTitle(QPainter &painter, const QRect &cell, const ResultRow &row,
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
    for (const QString &mark : marks(row)) {
        QRectF place(0, 0, markSize, markSize);
        place.moveCenter(QRectF(takeRight(markSize)).center());
        paintIcon(painter, mark, place.toAlignedRect(), colour::accent(option.palette));
    }
    const QFont small = type::small(option.font);
    if (row.entity.kind == EntityKind::Master) {
        painter.setFont(small);
        painter.setPen(colour::muted(option.palette));
        const QString word = tr("Master");
        drawElided(painter, takeRight(painter.fontMetrics().horizontalAdvance(word) + 2),
                   Qt::AlignRight | Qt::AlignVCenter, word);
    }
    const QString second = subtitle(row);
    const QFont strong = titleFont(option.font);
    const int firstHeight = QFontMetrics(strong).height();
    const int secondHeight = second.isEmpty() ? 0 : QFontMetrics(small).height();
    QRect line(room.left(), room.top() + (room.height() - firstHeight - secondHeight) / 2, room.width(), firstHeight);
    painter.setFont(strong);
    painter.setPen(option.palette.color(QPalette::Text));
    drawElided(painter, line, leading(option) | Qt::AlignVCenter, row.title);
    painter.setFont(small);
    painter.setPen(colour::muted(option.palette));
    line = QRect(line.left(), line.bottom() + 1, line.width(), secondHeight);
    drawElided(painter, line, leading(option) | Qt::AlignVCenter, second);
}

bool RowDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                            const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    if (index.column() == ResultsModel::Title || index.column() == ResultsModel::Cover)
        return showTip(*event, *view, tooltip(rowOf(index)), option.rect);
    const ResultRow &row = rowOf(index);
    if ((index.column() == ResultsModel::Lowest || index.column() == ResultsModel::Copies) && row.marketAt > 0)
        return showTip(*event, *view,
                       tr("Market figures from %1")
                           .arg(ageOf(QDateTime::fromMSecsSinceEpoch(row.marketAt), QDateTime::currentDateTimeUtc())),
                       option.rect);
    const QString text = index.column() == ResultsModel::Notes ? row.notes : index.data(Qt::DisplayRole).toString();
    const bool isCut = option.fontMetrics.horizontalAdvance(text) > option.rect.width() - 2 * padding;
    return showTip(*event, *view, isCut ? text : QString(), option.rect);
}

TileDelegate::TileDelegate(CoverImages &covers, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_covers(covers)
{}

QSize TileDelegate::tileSize(const QFont &font) const
{
    const int text = QFontMetrics(titleFont(font)).height() + QFontMetrics(type::small(font)).height();
    return {m_coverSize + 2 * margin, m_coverSize + 2 * margin + 6 + text};
}

QSize TileDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return m_cell.isValid() ? m_cell : tileSize(option.font);
}

namespace {

void paintBadges(QPainter &painter, const QRect &cover, const ResultRow &row, const QPalette &palette)
{
    QRectF badge(cover.right() - 26, cover.bottom() - 26, 22, 22);
    for (const QString &mark : marks(row)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette.color(QPalette::Base));
        painter.drawEllipse(badge);
        paintIcon(painter, mark, badge.adjusted(3, 3, -3, -3).toAlignedRect(), colour::accent(palette));
        badge.translate(-25, 0);
    }
}

} // namespace

void TileDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ResultRow &row = rowOf(index);
    const bool selected = isSelected(option, index);
    const QSize tile = tileSize(option.font);
    QRect area(QPoint(option.rect.left() + (option.rect.width() - tile.width()) / 2, option.rect.top()), tile);
    const QRect cover(area.left() + margin, area.top() + margin, m_coverSize, m_coverSize);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? colour::selected(option.palette) : colour::hover(option.palette));
        painter->drawRoundedRect(area, 8, 8);
    }
    painter->drawPixmap(cover, m_covers.pixmap(subjectOf(row), m_coverSize, painter->device()->devicePixelRatioF()));
    if (isCurrent(option, index)) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(colour::accent(option.palette), 2));
        painter->drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 8, 8);
    }
    paintBadges(*painter, cover, row, option.palette);

    const bool isRound = row.entity.kind == EntityKind::Artist;
    const Qt::Alignment side = isRound ? Qt::AlignHCenter : leading(option);
    painter->setFont(titleFont(option.font));
    painter->setPen(option.palette.color(QPalette::Text));
    QRect line(cover.left(), cover.bottom() + 7, cover.width(), painter->fontMetrics().height());
    drawElided(*painter, line, side | Qt::AlignVCenter, row.title);
    painter->setFont(type::small(option.font));
    painter->setPen(colour::muted(option.palette));
    line = QRect(line.left(), line.bottom() + 1, line.width(), painter->fontMetrics().height());
    drawElided(*painter, line, side | Qt::AlignVCenter, subtitle(row));
    painter->restore();
}

bool TileDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const ResultRow &row = rowOf(index);
    QStringList facts;
    for (const QString &fact : {row.label, row.catno, row.year, row.country, row.format}) {
        if (!fact.isEmpty())
            facts.append(fact);
    }
    const QString text = facts.isEmpty() ? tooltip(row) : tooltip(row) + u'\n' + facts.join(QStringLiteral(", "));
    return showTip(*event, *view, text, option.rect);
}

} // namespace runout::ui
