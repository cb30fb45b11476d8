// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenshot.h"

#include "ui/mainwindow.h"

#include <QPixmap>
#include <QTimer>

namespace runout::app {

namespace {

constexpr int interval = 50; // ms between two looks
constexpr int calmLooks = 4; // settled for that many
constexpr int mostLooks = 600;

} // namespace

Screenshot::Screenshot(ui::MainWindow &window, const CommandLine &line, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_line(line)
{
    m_window.resize(line.size);
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &Screenshot::look);
    timer->start(interval);
}

void Screenshot::look()
{
    ++m_looks;
    m_calm = m_window.isSettled() ? m_calm + 1 : 0;
    if (m_calm < calmLooks && m_looks < mostLooks)
        return;
    if (!m_paged && !m_line.page.isEmpty()) {
        // Once more: the page may need what has arrived, such as the images of a release.
        m_paged = true;
        m_calm = 0;
        if (m_window.front() == &m_window)
            m_window.showPage(m_line.page);
        return;
    }
    sender()->deleteLater();
    QWidget *front = m_window.front();
    if (front != &m_window)
        front->raise();
    Q_EMIT taken(front->grab().save(m_line.screenshot));
}

} // namespace runout::app
