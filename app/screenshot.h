// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

#include <QObject>

namespace runout::ui {
class MainWindow;
}

namespace runout::app {

// Draws the window to a file once its content has arrived, or after half a minute what is there.
class Screenshot : public QObject
{
    Q_OBJECT
public:
    Screenshot(ui::MainWindow &window, const CommandLine &line, QObject *parent = nullptr);

Q_SIGNALS:
    void taken(bool written);

private:
    void look();

    ui::MainWindow &m_window;
    CommandLine m_line;
    int m_calm = 0; // looks in a row at which all was settled
    int m_looks = 0;
    bool m_paged = false;
};

} // namespace runout::app
