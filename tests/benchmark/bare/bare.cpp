// SPDX-License-Identifier: GPL-3.0-or-later
// What a window costs at least: a bare QMainWindow with an empty table, ended at its first paint.
#include "tests/benchmark/firstpaint.h"

#include <QApplication>
#include <QMainWindow>
#include <QTableWidget>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QMainWindow window;
    window.setCentralWidget(new QTableWidget);
    window.resize(1280, 800);
    runout::EndAtFirstPaint end(window);
    window.show();
    return QApplication::exec();
}
