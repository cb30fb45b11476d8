// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ratingkeys.h"

#include "ui/widgets/resultviews.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QKeyEvent>

namespace runout::ui {

RatingKeys::RatingKeys(ResultViews &views)
    : QObject(&views)
    , m_views(views)
{
    for (QAbstractItemView *view : views.findChildren<QAbstractItemView *>())
        view->installEventFilter(this);
}

bool RatingKeys::isWithinWord() const
{
    return m_typed.isValid() && m_typed.elapsed() < QApplication::keyboardInputInterval();
}

bool RatingKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isPlain = !(key->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier));
    const bool isFigure = key->key() >= Qt::Key_0 && key->key() <= Qt::Key_5;
    const bool isTyped = isPlain && !key->text().isEmpty() && key->text().front().isPrint();
    if (isTyped && isFigure && !isWithinWord() && !m_views.selectedRows().isEmpty()) {
        Q_EMIT rated(key->key() - Qt::Key_0);
        return true;
    }
    if (isTyped)
        m_typed.start();
    return QObject::eventFilter(watched, event);
}

} // namespace runout::ui
