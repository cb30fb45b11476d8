// SPDX-License-Identifier: GPL-3.0-or-later
// Start to first painted window: whole processes, alternating with a bare QMainWindow, as a ratio of medians.
#include "app/application.h"
#include "tests/benchmark/firstpaint.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTextStream>

#include <algorithm>

using namespace runout;

namespace {

constexpr int runs = 15;

int child(int argc, char **argv)
{
    QApplication application(argc, argv);
    app::CommandLine line;
    line.sample = true;
    app::Application program(application, line);
    if (!program.start())
        return 1;
    EndAtFirstPaint end(*program.window());
    return QApplication::exec();
}

double milliseconds(const QString &program, const QStringList &arguments)
{
    QElapsedTimer timer;
    timer.start();
    if (QProcess::execute(program, arguments) != 0)
        qFatal("%s failed", qPrintable(program));
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 1 && qstrcmp(argv[1], "--child") == 0)
        return child(argc, argv);
    QCoreApplication application(argc, argv);
    const QString self = QCoreApplication::applicationFilePath();
    const QString bare = QCoreApplication::applicationDirPath() + QStringLiteral("/bench_bare");
    QList<double> bareTimes, runoutTimes;
    milliseconds(bare, {});
    milliseconds(self, {QStringLiteral("--child")});
    for (int run = 0; run < runs; ++run) {
        bareTimes.append(milliseconds(bare, {}));
        runoutTimes.append(milliseconds(self, {QStringLiteral("--child")}));
    }
    QTextStream out(stdout);
    out << "start to first painted window, median of " << runs << " processes each\n"
        << "  bare QMainWindow with an empty table  " << QString::number(median(bareTimes), 'f', 1) << " ms\n"
        << "  Runout, sample library                " << QString::number(median(runoutTimes), 'f', 1) << " ms\n"
        << "  ratio                                 "
        << QString::number(median(runoutTimes) / median(bareTimes), 'f', 2) << "  (goal: at most 2)\n";
    return 0;
}
