// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/linkmouse.h"

#include "core/discogs/credits.h"
#include "ui/browserstate.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>

namespace runout::ui {

LinkMouse::LinkMouse(QAbstractItemView *view, BrowserState &state, LinkAt linkAt)
    : QObject(view)
    , m_view(view)
    , m_state(state)
    , m_linkAt(std::move(linkAt))
{
    view->viewport()->setMouseTracking(true);
    view->viewport()->installEventFilter(this);
}

void LinkMouse::follow(BrowserState &state, const LinkPiece &link, Qt::KeyboardModifiers modifiers)
{
    if (!link.isLink())
        return;
    if (modifiers & Qt::ControlModifier)
        Q_EMIT state.openBesideRequested(link.entity);
    else
        state.open(link.entity);
}

bool LinkMouse::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseMove: {
        const bool link = m_linkAt(static_cast<QMouseEvent *>(event)->position().toPoint()).isLink();
        m_view->viewport()->setCursor(link ? Qt::PointingHandCursor : Qt::ArrowCursor);
        break;
    }
    case QEvent::MouseButtonPress:
        m_pressed = m_linkAt(static_cast<QMouseEvent *>(event)->position().toPoint());
        break;
    case QEvent::MouseButtonRelease:
        return released(*static_cast<QMouseEvent *>(event));
    case QEvent::ToolTip: {
        const auto *help = static_cast<QHelpEvent *>(event);
        const LinkPiece link = m_linkAt(help->pos());
        if (link.isLink() && !link.canonical.isEmpty() && link.canonical != link.text) {
            QToolTip::showText(help->globalPos(), link.canonical, m_view->viewport());
            return true;
        }
        break;
    }
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

bool LinkMouse::released(const QMouseEvent &event)
{
    const LinkPiece link = m_linkAt(event.position().toPoint());
    const LinkPiece pressed = std::exchange(m_pressed, {});
    if (!link.isLink() || link != pressed)
        return false;
    if (event.button() == Qt::MiddleButton)
        follow(m_state, link, Qt::ControlModifier);
    else if (event.button() == Qt::LeftButton)
        QMetaObject::invokeMethod(
            this, [this, link, modifiers = event.modifiers()] { follow(m_state, link, modifiers); },
            Qt::QueuedConnection);
    return false; // the view still sees the end of the click
}

} // namespace runout::ui
