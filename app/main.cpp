// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/commandline.h"
#include "app/heap.h"
#include "app/instance.h"
#include "app/screenshot.h"
#include "core/base/version.h"
#include "ui/errortext.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QTextStream>

using namespace runout;
using namespace runout::app;

namespace {

QtMessageHandler s_before = nullptr;

// The platform must be known before QApplication is made.
CommandLine readArguments(int argc, char **argv, QStringList &arguments)
{
    QList<QByteArray> given;
    for (int i = 1; i < argc; ++i)
        given.append(argv[i]);
    arguments = withAddresses(given);
    return parseCommandLine(arguments);
}

// The offscreen platform complains of each window that it has no use for size hints.
void withoutPlatformNoise(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (!text.contains(u"propagateSizeHints"))
        s_before(type, context, text);
}

int print(const QString &text, FILE *to, int code)
{
    QTextStream(to) << text;
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    shareHeaps();
    QStringList arguments;
    const CommandLine line = readArguments(argc, argv, arguments);
    if (!line.problem.isEmpty())
        return print(line.problem + u'\n', stderr, 2);
    if (line.help)
        return print(helpText(), stdout, 0);
    if (line.version)
        return print(QStringLiteral("runout " RUNOUT_VERSION "\n"), stdout, 0);
    if (line.offscreen) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        s_before = qInstallMessageHandler(withoutPlatformNoise);
    }

    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("runout"));
    QApplication::setApplicationDisplayName(QStringLiteral("Runout"));
    QApplication::setApplicationVersion(QStringLiteral(RUNOUT_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("runout"));

    Instance instance(Application::instanceName(line));
    const bool picture = !line.screenshot.isEmpty();
    if (!picture && instance.handOver(arguments))
        return 0;

    Application program(application, line);
    if (const auto started = program.start(); !started)
        return print(ui::errorText(started.error()) + u'\n' + started.error().detail + u'\n', stderr, 1);

    if (picture) {
        auto *screenshot = new Screenshot(*program.window(), line, &program);
        QObject::connect(screenshot, &Screenshot::taken, &application, [&](bool written) {
            if (!written)
                print(QApplication::translate("main", "The picture could not be written to %1.\n").arg(line.screenshot),
                      stderr, 1);
            QApplication::exit(written ? 0 : 1);
        });
    } else if (instance.listen()) {
        QObject::connect(&instance, &Instance::argumentsReceived, &program, [&program](const QStringList &received) {
            const CommandLine asked = parseCommandLine(received);
            program.take(asked);
        });
    }
    return QApplication::exec();
}
