// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panes/linkflow.h"

#include <QObject>

#include <functional>

class QAbstractItemView;
class QMouseEvent;

namespace runout::ui {

class BrowserState;

// Links inside the cells of a view that a delegate paints: the cursor, a click opens, Ctrl+click and middle click open
// beside, the canonical name on hover where another one is printed.
class LinkMouse : public QObject
{
    Q_OBJECT
public:
    // linkAt: the link under a point of the viewport; no link is a piece without an id.
    using LinkAt = std::function<LinkPiece(const QPoint &)>;
    LinkMouse(QAbstractItemView *view, BrowserState &state, LinkAt linkAt);

    // As a click would: opens beside when Ctrl is among the modifiers.
    static void follow(BrowserState &state, const LinkPiece &link, Qt::KeyboardModifiers modifiers = {});

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool released(const QMouseEvent &event);
    QAbstractItemView *m_view;
    BrowserState &m_state;
    LinkAt m_linkAt;
    LinkPiece m_pressed;
};

} // namespace runout::ui
