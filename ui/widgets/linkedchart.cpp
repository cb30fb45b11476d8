// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/linkedchart.h"

#include "ui/widgets/chartparts.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace runout::ui {

LinkedChart::LinkedChart(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LinkedChart::setLinked(bool linked)
{
    m_linked = linked;
    setMouseTracking(linked);
    setFocusPolicy(linked ? Qt::StrongFocus : Qt::TabFocus);
}

void LinkedChart::itemsChanged()
{
    m_current = m_current < count() ? m_current : -1;
    m_hovered = -1;
    announceCurrent(*this, {}, read());
    update();
}

void LinkedChart::setCurrent(int item)
{
    m_current = item;
    const QStringList all = read();
    announceCurrent(*this, all.value(item), all);
    update();
}

void LinkedChart::setHovered(int item)
{
    if (item == m_hovered)
        return;
    m_hovered = item;
    if (item >= 0)
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
    update();
}

void LinkedChart::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(m_linked ? itemAt(event->position().toPoint()) : -1);
}

void LinkedChart::leaveEvent(QEvent *)
{
    setHovered(-1);
}

void LinkedChart::keyPressEvent(QKeyEvent *event)
{
    const int last = count() - 1;
    if (!m_linked || last < 0)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Home:
        return setCurrent(0);
    case Qt::Key_End:
        return setCurrent(last);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current >= 0)
            Q_EMIT activated(m_current);
        return;
    default:
        if (const auto item = itemBy(event->key()))
            setCurrent(*item);
        else
            QWidget::keyPressEvent(event);
    }
}

} // namespace runout::ui
