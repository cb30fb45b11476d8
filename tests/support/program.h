// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QProcess>
#include <QProcessEnvironment>

namespace runout::test {

// The built program as a process of its own, in the environment of this one.
class Program : public QProcess
{
public:
    explicit Program(const QStringList &arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("runout.*=true"));
        environment.insert(QStringLiteral("QT_FORCE_STDERR_LOGGING"), QStringLiteral("1"));
        setProcessEnvironment(environment);
        setProgram(path());
        setArguments(arguments);
    }
    // Ends with whoever started it.
    ~Program() override
    {
        if (state() == NotRunning)
            return;
        kill();
        waitForFinished();
    }

    static QString path()
    {
        const QString told = qEnvironmentVariable("RUNOUT_PROGRAM");
        return told.isEmpty() ? QCoreApplication::applicationDirPath() + QStringLiteral("/../bin/runout") : told;
    }

    // Runs it to its end. False: it does not end, or crashed.
    [[nodiscard]] bool run(int patience = 60'000)
    {
        start();
        return waitForFinished(patience) && exitStatus() == NormalExit;
    }
};

} // namespace runout::test
