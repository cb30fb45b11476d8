// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QEvent>
#include <QWidget>

namespace runout {

// Ends the program once a window has been painted and handed to the platform.
class EndAtFirstPaint : public QObject
{
public:
    explicit EndAtFirstPaint(QWidget &window)
        : m_window(window)
    {
        window.installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == &m_window && event->type() == QEvent::Paint && !m_painted) {
            m_painted = true;
            QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QWidget &m_window;
    bool m_painted = false;
};

} // namespace runout
