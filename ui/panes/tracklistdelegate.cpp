// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/tracklistdelegate.h"

#include "ui/panes/rowbackground.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QTreeView>

namespace runout::ui {

using Kind = TracklistModel::Kind;

namespace {

constexpr int gap = 2 * Theme::unit;
constexpr int indent = 4 * Theme::unit;
constexpr int arrow = 5 * Theme::unit;

Kind kindOf(const QModelIndex &index)
{
    return index.data(TracklistModel::KindRole).value<Kind>();
}

bool isCaption(const QModelIndex &index)
{
    return kindOf(index) == Kind::Side || kindOf(index) == Kind::Heading;
}

QString cellText(const QModelIndex &index, int column)
{
    return index.siblingAtColumn(column).data().toString();
}

QModelIndex rowOf(const QModelIndex &index)
{
    return index.siblingAtColumn(TracklistModel::Title);
}

} // namespace

TracklistDelegate::TracklistDelegate(QTreeView *view)
    : QStyledItemDelegate(view)
    , m_view(view)
{}

void TracklistDelegate::setExtras(const QHash<QPersistentModelIndex, TrackExtras> &extras)
{
    m_extras.clear();
    for (auto it = extras.begin(); it != extras.end(); ++it)
        m_extras.insert(rowOf(it.key()), it.value());
    m_toggled.clear();
}

TrackExtras TracklistDelegate::extras(const QModelIndex &index) const
{
    return m_extras.value(rowOf(index));
}

void TracklistDelegate::setAllUnfolded(bool unfolded)
{
    m_allUnfolded = unfolded;
    m_toggled.clear();
    m_view->doItemsLayout();
}

bool TracklistDelegate::isUnfolded(const QModelIndex &index) const
{
    return m_toggled.contains(rowOf(index)) != m_allUnfolded;
}

void TracklistDelegate::setUnfolded(const QModelIndex &index, bool unfolded)
{
    if (extras(index).credits.isEmpty() || isUnfolded(index) == unfolded)
        return;
    if (unfolded == m_allUnfolded)
        m_toggled.remove(rowOf(index));
    else
        m_toggled.insert(rowOf(index));
    m_view->doItemsLayout();
}

int TracklistDelegate::lineHeight() const
{
    return QFontMetrics(m_view->font()).height() + gap;
}

QRect TracklistDelegate::titleRect(const QRect &cell, const QModelIndex &index) const
{
    const int start = kindOf(index) == Kind::SubTrack ? indent : 0;
    const int end = extras(index).credits.isEmpty() ? 0 : arrow;
    const QRect rect = cell.adjusted(gap / 2 + start, 0, -gap / 2 - end, 0);
    return QStyle::visualRect(m_view->layoutDirection(), cell,
                              QRect(rect.topLeft(), QSize(rect.width(), lineHeight())));
}

QRect TracklistDelegate::arrowRect(const QRect &cell) const
{
    const QRect rect(cell.right() - arrow + 1, cell.top(), arrow, lineHeight());
    return QStyle::visualRect(m_view->layoutDirection(), cell, rect);
}

QList<TracklistDelegate::Block> TracklistDelegate::blocks(const QRect &cell, const QModelIndex &index) const
{
    const TrackExtras extra = extras(index);
    QList<QList<LinkPiece>> lines;
    if (!extra.artists.isEmpty())
        lines.append(extra.artists);
    if (isUnfolded(index))
        lines.append(extra.credits);
    QList<Block> result;
    const QRect title = titleRect(cell, index);
    QPoint at = title.bottomLeft() - QPoint(0, gap / 2 - 1);
    for (const QList<LinkPiece> &line : std::as_const(lines)) {
        result.append({LinkFlow(line, type::small(m_view->font()), title.width(), m_view->layoutDirection()), at});
        at.ry() += result.last().flow.height() + 2;
    }
    return result;
}

QSize TracklistDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(option)
    const QFontMetrics metrics(type::tabular(m_view->font()));
    const int width = isCaption(index) ? 0 : metrics.horizontalAdvance(index.data().toString()) + paneMargin + gap;
    int height = lineHeight();
    if (kindOf(index) == Kind::Side)
        height += gap;
    if (index.column() == TracklistModel::Title && !isCaption(index)) {
        const QRect cell(0, 0, m_view->columnWidth(TracklistModel::Title), height);
        const QList<Block> below = blocks(cell, index);
        if (!below.isEmpty())
            height = below.last().topLeft.y() + below.last().flow.height() + gap / 2;
    }
    return {width, height};
}

void TracklistDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem opt = option;
    initStyleOption(&opt, index);
    painter->save();
    if (isCaption(index)) {
        paintCaption(*painter, opt, index);
    } else {
        paintRowBackground(*painter, opt, index.column() == TracklistModel::Position);
        if (index.column() == TracklistModel::Title)
            paintTitle(*painter, opt, index);
        else
            paintFigure(*painter, opt, index);
    }
    painter->restore();
}

void TracklistDelegate::paintCaption(QPainter &painter, const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    paintRowBackground(painter, option, true);
    const bool side = kindOf(index) == Kind::Side;
    const QRect rect = option.rect.adjusted(paneMargin, side ? gap : 0, -paneMargin, 0);
    const QString total = cellText(index, TracklistModel::Duration);
    QString name = cellText(index, TracklistModel::Title);
    if (name.isEmpty())
        name = cellText(index, TracklistModel::Position);
    painter.setPen(colour::muted(option.palette));
    painter.setFont(type::tabular(type::small(m_view->font())));
    painter.drawText(rect, int(QStyle::visualAlignment(option.direction, Qt::AlignRight) | Qt::AlignVCenter), total);
    const int totalWidth = total.isEmpty() ? 0 : painter.fontMetrics().horizontalAdvance(total) + gap;
    painter.setFont(type::heading(side ? type::small(m_view->font()) : m_view->font()));
    if (!side)
        painter.setPen(option.palette.color(QPalette::Text));
    const QRect nameRect = QStyle::visualRect(option.direction, rect, rect.adjusted(0, 0, -totalWidth, 0));
    painter.drawText(nameRect, int(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(name, Qt::ElideRight, nameRect.width()));
    if (side) {
        painter.setPen(colour::line(option.palette));
        painter.drawLine(rect.left(), option.rect.bottom(), rect.right(), option.rect.bottom());
    }
}

void TracklistDelegate::paintTitle(QPainter &painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const QRect title = titleRect(option.rect, index);
    painter.setFont(m_view->font());
    painter.setPen(option.palette.color(QPalette::Text));
    painter.drawText(
        title, int(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter),
        painter.fontMetrics().elidedText(cellText(index, TracklistModel::Title), Qt::ElideRight, title.width()));
    for (const Block &block : blocks(option.rect, index))
        block.flow.paint(painter, block.topLeft, option.palette);
    if (!extras(index).credits.isEmpty()) {
        const QString name = isUnfolded(index) ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right");
        QRect square(0, 0, 12, 12);
        square.moveCenter(arrowRect(option.rect).center());
        painter.setOpacity(0.7);
        icon(name).paint(&painter, square);
        painter.setOpacity(1);
    }
}

void TracklistDelegate::paintFigure(QPainter &painter, const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    const bool duration = index.column() == TracklistModel::Duration;
    const bool missing = duration && index.data(TracklistModel::MissingRole).toBool();
    const int start = duration ? 0 : paneMargin;
    const QRect inner(option.rect.left() + start, option.rect.top(), option.rect.width() - paneMargin, lineHeight());
    const QRect rect = QStyle::visualRect(
        option.direction, QRect(option.rect.topLeft(), QSize(option.rect.width(), lineHeight())), inner);
    painter.setFont(type::tabular(m_view->font()));
    painter.setPen(duration && !missing ? option.palette.color(QPalette::Text) : colour::muted(option.palette));
    const Qt::Alignment side = duration ? Qt::AlignRight : Qt::AlignLeft;
    painter.drawText(rect, int(QStyle::visualAlignment(option.direction, side) | Qt::AlignVCenter),
                     missing ? QStringLiteral("–") : index.data().toString());
}

LinkPiece TracklistDelegate::linkAt(const QModelIndex &index, const QPoint &point) const
{
    if (!index.isValid() || index.column() != TracklistModel::Title || isCaption(index))
        return {};
    const TrackExtras extra = extras(index);
    QList<QList<LinkPiece>> lines;
    if (!extra.artists.isEmpty())
        lines.append(extra.artists);
    lines.append(extra.credits);
    const QList<Block> shown = blocks(m_view->visualRect(index), index);
    for (qsizetype i = 0; i < shown.size(); ++i) {
        const int piece = shown[i].flow.pieceAt(point - shown[i].topLeft);
        if (piece >= 0)
            return lines[i][piece];
    }
    return {};
}

bool TracklistDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                    const QModelIndex &index)
{
    Q_UNUSED(model)
    if (event->type() != QEvent::MouseButtonRelease || index.column() != TracklistModel::Title)
        return false;
    const QPoint point = static_cast<QMouseEvent *>(event)->position().toPoint();
    if (extras(index).credits.isEmpty() || !arrowRect(option.rect).contains(point))
        return false;
    setUnfolded(index, !isUnfolded(index));
    return true;
}

bool TracklistDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                                  const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid() || isCaption(index))
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QString text;
    const QString title = cellText(index, TracklistModel::Title);
    if (index.column() == TracklistModel::Duration && index.data(TracklistModel::MissingRole).toBool())
        text = tr("No duration at Discogs");
    else if (index.column() == TracklistModel::Title && !extras(index).credits.isEmpty() &&
             arrowRect(option.rect).contains(event->pos()))
        text = isUnfolded(index) ? tr("Hide credits") : tr("Show credits");
    else if (index.column() == TracklistModel::Title &&
             QFontMetrics(m_view->font()).horizontalAdvance(title) > titleRect(option.rect, index).width())
        text = title;
    QToolTip::showText(event->globalPos(), text, view->viewport());
    return true;
}

} // namespace runout::ui
