// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/playedpath.h"
#include "tests/support/shelfdesk.h"
#include "ui/panes/statisticspane.h"
#include "ui/theme/theme.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>
#include <QTextStream>

#include <algorithm>

using namespace runout;
using namespace runout::ui;

namespace {

constexpr int copies = 100'000;
constexpr int full = 20'000;
constexpr int people = 12'000;
constexpr int creditsEach = 12;

double median(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return times.empty() ? 0 : times[times.size() / 2];
}

void figure(const char *what, double value, const char *goal)
{
    QTextStream(stdout)
        << QStringLiteral("%1 %2   %3\n").arg(QLatin1String(what), -48).arg(value, 9, 'f', 2).arg(QLatin1String(goal));
}

// A release with a dozen credits: few people are on much, most on little, and most of them near each other.
QByteArray bodyOf(qint64 release, QRandomGenerator &random)
{
    static const char *roles[] = {"Bass", "Drums", "Producer", "Mastered By", "Photography By", "Vocals"};
    QByteArrayList extra;
    for (int i = 0; i < creditsEach; ++i) {
        const double leaning = random.generateDouble() * random.generateDouble();
        const int person = 1'000 + int(leaning * people);
        extra += QByteArray(R"({"id": %1, "name": "Person %1", "role": "%2"})")
                     .replace("%1", QByteArray::number(person))
                     .replace("%2", roles[random.bounded(6)]);
    }
    return R"({"id": )" + QByteArray::number(release) +
           R"(, "title": "T", "artists": [{"id": 500, "name": "A"}], "tracklist": [{"type_": "track", "position": "1",)"
           R"( "title": "One", "duration": "3:20"}], "extraartists": [)" +
           extra.join(',') + "]}";
}

// The longest turn of the event loop while something else goes on.
class LongestTurn : public QObject
{
public:
    LongestTurn()
    {
        m_since.start();
        startTimer(0);
    }
    [[nodiscard]] double longest() const { return m_longest; }

protected:
    void timerEvent(QTimerEvent *) override
    {
        m_longest = qMax(m_longest, double(m_since.nsecsElapsed()) / 1e6);
        m_since.restart();
    }

private:
    QElapsedTimer m_since;
    double m_longest = 0;
};

} // namespace

// The statistics of 100,000 copies, and paths through 20,000 records held in full.
class BenchStatistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_desk = std::make_unique<test::ShelfDesk>();
        QVERIFY(m_desk->shelf().fill(copies));
        QRandomGenerator random(1);
        const auto all = test::await(m_desk->shelf().collection().instances(full * 2));
        QVERIFY(all.has_value());
        QSet<qint64> held;
        for (const library::Instance &copy : *all) {
            const qint64 release = discogs::number(copy.record.id);
            if (held.size() == full || held.contains(release))
                continue;
            held += release;
            QVERIFY(test::await(m_desk->shelf().library().remember(
                {discogs::EntityKind::Release, release}, bodyOf(release, random), QDateTime::currentDateTimeUtc())));
        }
    }

    void page()
    {
        std::vector<double> times;
        std::vector<double> counted;
        double longest = 0;
        for (int n = 0; n < 5; ++n) {
            QElapsedTimer timer;
            timer.start();
            QVERIFY(test::await(m_desk->shelf().collection().statistics()).has_value());
            counted.push_back(double(timer.nsecsElapsed()) / 1e6);
            StatisticsPane pane(m_desk->desk());
            pane.resize(1000, 800);
            QApplication::processEvents();
            const LongestTurn turns;
            timer.restart();
            pane.show();
            while (!pane.isSettled())
                QApplication::processEvents(QEventLoop::WaitForMoreEvents);
            times.push_back(double(timer.nsecsElapsed()) / 1e6);
            longest = qMax(longest, turns.longest());
        }
        figure("counted in the library, median ms", median(counted), "");
        figure("click to complete page, median ms", median(times), "300");
        figure("longest turn of the event loop meanwhile, ms", longest, "16");
    }

    void paths()
    {
        QElapsedTimer timer;
        timer.start();
        const auto together = test::await(m_desk->shelf().collection().playedTogether());
        QVERIFY(together.has_value());
        figure("read who played with whom, ms", double(timer.nsecsElapsed()) / 1e6, "");
        QRandomGenerator random(2);
        std::vector<double> times;
        size_t steps = 0;
        const auto &all = **together;
        for (int n = 0; n < 100; ++n) {
            const auto any = [&] { return discogs::ArtistId{all.people[random.bounded(quint32(all.people.size()))]}; };
            timer.restart();
            const auto path = library::pathBetween(all, any(), any(), n % 2 == 0);
            times.push_back(double(timer.nsecsElapsed()) / 1e6);
            steps = qMax(steps, path ? size_t(path->size()) : 0);
        }
        figure("people", double(all.people.size()), "");
        figure("longest path, people", double(steps), "");
        figure("path between two people, median ms", median(times), "200");
        figure("path between two people, worst ms", *std::max_element(times.begin(), times.end()), "200");
    }

private:
    std::unique_ptr<test::ShelfDesk> m_desk;
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const Theme theme(application, QStringLiteral("light"));
    BenchStatistics bench;
    return QTest::qExec(&bench, argc, argv);
}
#include "tst_bench_statistics.moc"
