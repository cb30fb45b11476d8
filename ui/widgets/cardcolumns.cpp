// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/cardcolumns.h"

#include <QEvent>
#include <QStyle>

#include <algorithm>

namespace runout::ui {

namespace {

constexpr int spacing = 16;

}

CardColumns::CardColumns(int cardWidth, QWidget *parent)
    : QWidget(parent)
    , m_cardWidth(cardWidth)
{}

void CardColumns::add(QWidget *card)
{
    card->setParent(this);
    m_cards.append(card);
    card->show();
    place();
}

void CardColumns::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

bool CardColumns::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::LayoutDirectionChange)
        place();
    return QWidget::event(event);
}

void CardColumns::place()
{
    const int columns = qMax(1, (width() + spacing) / (m_cardWidth + spacing));
    const int wide = (width() - (columns - 1) * spacing) / columns;
    QList<int> heights(columns, 0);
    for (QWidget *card : std::as_const(m_cards)) {
        const auto shortest = std::min_element(heights.begin(), heights.end());
        const int column = int(shortest - heights.begin());
        const int tall = card->hasHeightForWidth() ? card->heightForWidth(wide) : card->sizeHint().height();
        const QRect rect(column * (wide + spacing), *shortest, wide, tall);
        card->setGeometry(QStyle::visualRect(layoutDirection(), QRect(0, 0, width(), tall), rect));
        *shortest += tall + spacing;
    }
    setMinimumHeight(qMax(0, *std::max_element(heights.begin(), heights.end()) - spacing));
}

} // namespace runout::ui
