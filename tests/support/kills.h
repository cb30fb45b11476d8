// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QProcess>

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

// Lets a started program live for a moment, once in five times not even until it has said that it is open; longer on a
// slow machine, where it also needs longer until it has done something. false: it ended by itself.
inline bool liveAWhile(QProcess &program, std::mt19937 &random, qint64 usualLongest)
{
    constexpr int patience = 120'000; // ms
    if (random() % 5 == 0)
        return !program.waitForFinished(static_cast<int>(random() % 150));
    QElapsedTimer opening;
    opening.start();
    while (!program.canReadLine() && program.waitForReadyRead(patience)) {
    }
    const auto longest = static_cast<unsigned>(qMax(usualLongest, 3 * opening.elapsed()));
    return !program.waitForFinished(static_cast<int>(random() % longest));
}

} // namespace runout::test
