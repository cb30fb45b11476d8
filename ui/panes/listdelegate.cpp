// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/listdelegate.h"

#include "ui/models/listsmodel.h"
#include "ui/panes/rowbackground.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace runout::ui {

namespace {

constexpr int rowHeight = 52;
constexpr int iconSize = 20;

} // namespace

QSize ListDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, rowHeight};
}

void ListDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    paintRowBackground(*painter, option, true);
    const QPalette &palette = option.palette;
    const auto place = [&option](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    const Qt::Alignment leading = QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter);
    const Qt::Alignment trailing = QStyle::visualAlignment(option.direction, Qt::AlignRight | Qt::AlignVCenter);
    QRect inner = option.rect.adjusted(paneMargin, 0, -paneMargin, 0);
    const QRect symbol(inner.left(), inner.top() + (inner.height() - iconSize) / 2, iconSize, iconSize);
    paintIcon(*painter, QStringLiteral("lists"), place(symbol), colour::muted(palette));
    inner.setLeft(symbol.right() + 12);

    const QFont small = type::small(option.font);
    const QString facts = index.data(ListsModel::FactsRole).toString();
    painter->setFont(small);
    painter->setPen(colour::muted(palette));
    const int factsWidth = qMin(painter->fontMetrics().horizontalAdvance(facts) + 4, inner.width() / 2);
    const QRect end(inner.right() - factsWidth, inner.top(), factsWidth, inner.height());
    painter->drawText(place(end), trailing, painter->fontMetrics().elidedText(facts, Qt::ElideRight, factsWidth));
    inner.setRight(end.left() - 12);

    const QString description = index.data(ListsModel::DescriptionRole).toString();
    QFont strong = option.font;
    strong.setWeight(QFont::Medium);
    const int first = QFontMetrics(strong).height();
    const int second = description.isEmpty() ? 0 : QFontMetrics(small).height();
    QRect line(inner.left(), inner.top() + (inner.height() - first - second) / 2, inner.width(), first);
    painter->setFont(strong);
    painter->setPen(palette.color(QPalette::Text));
    painter->drawText(place(line), leading,
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, line.width()));
    line = QRect(line.left(), line.bottom() + 1, line.width(), second);
    painter->setFont(small);
    painter->setPen(colour::muted(palette));
    painter->drawText(place(line), leading,
                      painter->fontMetrics().elidedText(description, Qt::ElideRight, line.width()));
    painter->restore();
}

} // namespace runout::ui
