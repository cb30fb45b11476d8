// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTest>
#include <QUrl>

#include <random>

namespace runout::test {

// How often a program is killed and where chance begins: RUNOUT_KILLS and RUNOUT_SEED say otherwise.
class Kills
{
public:
    // `usual` kills, fewer with the sanitizers.
    Kills(int usual, int sanitized)
#if defined(__SANITIZE_ADDRESS__)
        : m_count(number("RUNOUT_KILLS", sanitized))
#else
        : m_count(number("RUNOUT_KILLS", usual))
#endif
        , m_seed(static_cast<unsigned>(number("RUNOUT_SEED", static_cast<int>(std::random_device()() >> 8))))
    {
        Q_UNUSED(usual)
        Q_UNUSED(sanitized)
    }
    [[nodiscard]] int count() const
    {
        return m_count;
    }
    [[nodiscard]] unsigned seed() const
    {
        return m_seed;
    }

private:
    static int number(const char *variable, int otherwise)
    {
        bool isNumber = false;
        const int found = qEnvironmentVariableIntValue(variable, &isNumber);
        return isNumber ? found : otherwise;
    }
    int m_count;
    unsigned m_seed;
};

// This test as a program that is killed again and again: started with --mortal, an address, a folder and a seed, it
// says "open" and how much was uncertain, and works until it dies; with --finish it ends by itself.
class Mortals
{
public:
    Mortals(const QUrl &server, const QString &folder)
        : m_arguments{QStringLiteral("--mortal"), server.toString(), folder}
    {}

    // What was wrong; "": nothing.
    [[nodiscard]] QString killOnce(unsigned seed, std::mt19937 &random, qint64 usualLongest)
    {
        QProcess program;
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program.start(QCoreApplication::applicationFilePath(), m_arguments + QStringList{QString::number(seed)});
        if (!program.waitForStarted(patience))
            return QStringLiteral("it did not start");
        if (!liveAWhile(program, random, usualLongest))
            return QStringLiteral("it did not live");
        program.kill();
        if (!program.waitForFinished(patience) || program.exitStatus() != QProcess::CrashExit)
            return QStringLiteral("it did not die");
        const QString said = QString::fromUtf8(program.readAllStandardOutput());
        m_beforeOpen += said.isEmpty() ? 1 : 0;
        m_uncertain += said.mid(5).toInt();
        return said.isEmpty() || said.startsWith(QLatin1String("open ")) ? QString() : said;
    }

    [[nodiscard]] bool finish(unsigned seed, int longest) const
    {
        QProcess program;
        program.setProcessChannelMode(QProcess::ForwardedChannels);
        program.start(QCoreApplication::applicationFilePath(),
                      m_arguments + QStringList{QString::number(seed), QStringLiteral("--finish")});
        return program.waitForFinished(longest) && program.exitStatus() == QProcess::NormalExit &&
               program.exitCode() == 0;
    }

    [[nodiscard]] int beforeOpen() const { return m_beforeOpen; } // killed so early
    [[nodiscard]] int uncertain() const { return m_uncertain; }   // of all starts

    static constexpr int patience = 120'000; // ms

private:
    // For a moment: at times not even until it has said that it is open; longer on a slow machine, where it also needs
    // longer until it has done something. false: it ended by itself.
    static bool liveAWhile(QProcess &program, std::mt19937 &random, qint64 usualLongest)
    {
        if (random() % 5 == 0)
            return !program.waitForFinished(static_cast<int>(random() % 150));
        QElapsedTimer opening;
        opening.start();
        while (!program.canReadLine() && program.waitForReadyRead(patience)) {
        }
        const auto longest = static_cast<unsigned>(qMax(usualLongest, 3 * opening.elapsed()));
        return !program.waitForFinished(static_cast<int>(random() % longest));
    }

    QStringList m_arguments;
    int m_beforeOpen = 0;
    int m_uncertain = 0;
};

// The main function of such a test.
template<class Test, class Mortal>
int testOrMortal(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--mortal")) {
        Mortal mortal(QUrl(arguments.value(2)), arguments.value(3), arguments.value(4).toUInt());
        return arguments.value(5) == QLatin1String("--finish") ? mortal.finish() : mortal.live();
    }
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace runout::test
