// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/pacer.h"

#include <QRandomGenerator>
#include <QTest>

#include <deque>
#include <functional>
#include <map>
#include <vector>

using namespace runout;
using namespace runout::net;
using namespace std::chrono_literals;

using Time = Pacer::Time;
using Outcome = Pacer::Outcome;

namespace {

// Counts arrivals in a strict moving window, as Discogs says it does.
struct StrictServer
{
    int limit = 60;
    Time window = 60s;
    bool speaksHeaders = true;
    std::deque<Time> arrivals;
    int refused = 0;

    int used(Time now)
    {
        while (!arrivals.empty() && arrivals.front() + window <= now)
            arrivals.pop_front();
        return static_cast<int>(arrivals.size());
    }
    // 200 or 429; refused requests do not count.
    std::pair<Outcome, Pacer::Headers> arrive(Time now)
    {
        const bool room = used(now) < limit;
        if (room)
            arrivals.push_back(now);
        else
            ++refused;
        const Pacer::Headers headers{limit, used(now), limit - used(now)};
        return {room ? Outcome::Answered : Outcome::Refused, speaksHeaders ? headers : Pacer::Headers{}};
    }
};

// Simulated time: requests travel with a latency that varies, are judged at the server, and travel back.
class World
{
public:
    World(Pacer &pacer, StrictServer &server, Time shortest, Time longest)
        : m_pacer(pacer)
        , m_server(server)
        , m_shortest(shortest)
        , m_longest(longest)
    {}

    Time now{0};
    std::map<Pacer::Ticket, Time> departed;
    std::function<void()> everyStep = [] {};

    // Until all `count` requests have been answered well; refused ones wait again, in front.
    Time run(int count, const std::map<Pacer::Ticket, Lane> &lanes = {})
    {
        int done = 0;
        while (done < count && now < 3h) {
            while (const auto ticket = m_pacer.next(now))
                depart(*ticket);
            everyStep();
            step();
            for (; !m_events.empty() && m_events.begin()->first <= now; m_events.erase(m_events.begin())) {
                const auto [ticket, outcome, headers] = m_events.begin()->second;
                m_pacer.answered(ticket, outcome, headers, now);
                done += outcome == Outcome::Answered;
                if (outcome == Outcome::Refused)
                    m_pacer.wait(ticket, lanes.contains(ticket) ? lanes.at(ticket) : Lane::User, Pacer::Place::First);
            }
        }
        return now;
    }

private:
    struct Arrival
    {
        Pacer::Ticket ticket;
        Outcome outcome;
        Pacer::Headers headers;
    };

    Time latency()
    {
        return m_shortest + Time(m_random.bounded(static_cast<int>((m_longest - m_shortest).count()) + 1));
    }

    void depart(Pacer::Ticket ticket)
    {
        departed[ticket] = now;
        m_underWay.emplace(now + latency(), ticket);
    }
    void step()
    {
        auto next = now + 1s;
        if (const auto at = m_pacer.nextAt(now))
            next = std::min(next, std::max(*at, now + 1ms));
        if (!m_underWay.empty())
            next = std::min(next, m_underWay.begin()->first);
        if (!m_events.empty())
            next = std::min(next, m_events.begin()->first);
        now = std::max(now, next);
        for (; !m_underWay.empty() && m_underWay.begin()->first <= now; m_underWay.erase(m_underWay.begin())) {
            const auto [outcome, headers] = m_server.arrive(now);
            m_events.emplace(now + latency(), Arrival{m_underWay.begin()->second, outcome, headers});
        }
    }

    Pacer &m_pacer;
    StrictServer &m_server;
    Time m_shortest;
    Time m_longest;
    QRandomGenerator m_random{20240229};
    std::multimap<Time, Pacer::Ticket> m_underWay;
    std::multimap<Time, Arrival> m_events;
};

Pacer::Limits limits(int requests, Time window = 60s)
{
    return {requests, false, window, 6};
}

void answerAll(Pacer &pacer, int count, Time now)
{
    for (int i = 0; i < count; ++i) {
        pacer.wait(1000 + static_cast<Pacer::Ticket>(i), Lane::User);
        QVERIFY(pacer.next(now));
        pacer.answered(1000 + static_cast<Pacer::Ticket>(i), Outcome::Answered, {}, now);
    }
}

} // namespace

class tst_Pacer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void burst_data();
    void burst();
    void othersOnThisAddress();
    void refusedByASilentServer();
    void userPassesTheBackground();
    void lanesInOrder();
    void nothingForcedApartWhileTheWindowIsEmpty();
    void firstContactIsCautious();
    void holdsAfter429AndResumesOneAtATime();
    void obeysRetryAfter();
    void pausesGrow();
    void aBurstOf429sIsOne();
    void aLostRequestKeepsItsPlace();
    void headersAreNotALedger();
    void fixedLimit();
    void noLimit();
    void withdrawAndHurry();
    void clockOfALimitChange();
};

void tst_Pacer::burst_data()
{
    QTest::addColumn<int>("limit");
    QTest::addColumn<int>("window");
    QTest::addColumn<int>("shortest");
    QTest::addColumn<int>("longest");
    QTest::addColumn<int>("lane");
    QTest::addColumn<bool>("headers");
    for (const int limit : {25, 60}) {
        for (const int lane : {0, 1, 2}) {
            for (const bool headers : {true, false}) {
                const auto name = [&](const char *net) {
                    return QStringLiteral("%1 a minute, lane %2, %3, headers %4")
                        .arg(limit)
                        .arg(lane)
                        .arg(QLatin1String(net))
                        .arg(headers)
                        .toLatin1();
                };
                QTest::newRow(name("steady")) << limit << 60000 << 60 << 60 << lane << headers;
                QTest::newRow(name("jitter")) << limit << 60000 << 40 << 400 << lane << headers;
                QTest::newRow(name("short window")) << limit << 2000 << 1 << 8 << lane << headers;
            }
        }
        QTest::newRow(qPrintable(QStringLiteral("%1 slow and uneven").arg(limit)))
            << limit << 60000 << 20 << 1200 << 0 << true;
    }
}

// The smallest time in which a strict server serves 300: a full window at once, then a full one each window.
void tst_Pacer::burst()
{
    QFETCH(int, limit);
    QFETCH(int, window);
    QFETCH(int, lane);
    QFETCH(int, shortest);
    QFETCH(int, longest);
    QFETCH(bool, headers);
    constexpr int count = 300;

    Pacer pacer(limits(limit, Time(window)));
    StrictServer server{limit, Time(window), headers, {}, 0};
    World world(pacer, server, Time(shortest), Time(longest));
    for (Pacer::Ticket ticket = 1; ticket <= count; ++ticket)
        pacer.wait(ticket, Lane(lane));
    const auto took = static_cast<double>(world.run(count).count());

    QCOMPARE(server.refused, 0);
    // The background runs at an even pace from the first request on, so it is measured against the bare rate.
    const int windows = lane == 2 ? 0 : (count - 1) / limit;
    const double allowed =
        lane == 2 ? count * static_cast<double>(window) / limit : windows * static_cast<double>(window);
    const double share = allowed / took;
    qInfo("%s: %.1f %% of the allowance, %d refused", QTest::currentDataTag(), 100 * share, server.refused);
    const double least = lane == 2 ? 0.94 : longest > 1000 ? 0.90 : 0.95;
    QVERIFY2(share >= least, qPrintable(QString::number(share)));
}

// Another program uses half of the allowance all the time: the headers say so, and we stay within.
void tst_Pacer::othersOnThisAddress()
{
    Pacer pacer(limits(60));
    StrictServer server;
    World world(pacer, server, 30ms, 80ms);
    Time theirs{0};
    world.everyStep = [&] {
        for (; theirs <= world.now; theirs += 2s) {
            if (server.arrive(theirs).first == Outcome::Refused)
                --server.refused; // theirs, not ours
        }
    };
    for (Pacer::Ticket ticket = 1; ticket <= 120; ++ticket)
        pacer.wait(ticket, Lane::User);
    world.run(120);
    QVERIFY2(server.refused <= 6, qPrintable(QString::number(server.refused)));
    QCOMPARE(world.departed.size(), 120U);
}

// The server's real limit is lower than anything it says: everything still arrives, with few refusals.
void tst_Pacer::refusedByASilentServer()
{
    Pacer pacer(limits(60));
    StrictServer server{25, 60s, false, {}, 0};
    World world(pacer, server, 30ms, 80ms);
    for (Pacer::Ticket ticket = 1; ticket <= 100; ++ticket)
        pacer.wait(ticket, Lane::User);
    const Time took = world.run(100);
    QCOMPARE(server.arrivals.empty(), false);
    QVERIFY(took < 10min);
    QVERIFY2(server.refused < 100, qPrintable(QString::number(server.refused)));
}

void tst_Pacer::userPassesTheBackground()
{
    Pacer pacer(limits(60));
    StrictServer server;
    World world(pacer, server, 50ms, 150ms);
    std::map<Pacer::Ticket, Time> asked;
    for (Pacer::Ticket ticket = 1; ticket <= 200; ++ticket)
        pacer.wait(ticket, Lane::Background);
    Pacer::Ticket user = 1000;
    Time nextAsk = 10s;
    world.everyStep = [&] {
        if (world.now >= nextAsk && user < 1020) {
            nextAsk += 7s;
            asked[user] = world.now;
            pacer.wait(user++, Lane::User);
        }
    };
    world.run(220);
    QCOMPARE(server.refused, 0);
    for (const auto &[ticket, at] : asked)
        QVERIFY2(world.departed.at(ticket) - at <= 2s,
                 qPrintable(QString::number((world.departed.at(ticket) - at).count())));
}

void tst_Pacer::lanesInOrder()
{
    Pacer pacer(limits(60));
    pacer.wait(1, Lane::Background);
    pacer.wait(2, Lane::Covers);
    pacer.wait(3, Lane::User);
    pacer.wait(4, Lane::User);
    pacer.wait(5, Lane::User, Pacer::Place::First);
    std::vector<Pacer::Ticket> order;
    for (int i = 0; i < 5; ++i) {
        const auto ticket = pacer.next(0ms);
        QVERIFY(ticket);
        order.push_back(*ticket);
        pacer.answered(*ticket, Outcome::Answered, {}, 0ms);
    }
    QCOMPARE(order, (std::vector<Pacer::Ticket>{5, 3, 4, 2, 1}));
    QVERIFY(!pacer.next(0ms));
    QVERIFY(!pacer.nextAt(0ms));
}

void tst_Pacer::nothingForcedApartWhileTheWindowIsEmpty()
{
    Pacer pacer(limits(25));
    answerAll(pacer, 25, 5ms);
    QCOMPARE(pacer.remaining(5ms), 0);
    pacer.wait(1, Lane::User);
    QVERIFY(!pacer.next(6ms));
    QVERIFY(*pacer.nextAt(6ms) >= 60s);
    QVERIFY(*pacer.nextAt(6ms) <= 61s);
    QCOMPARE(pacer.remaining(62s), 25);
    QCOMPARE(*pacer.next(62s), 1U);
}

void tst_Pacer::firstContactIsCautious()
{
    Pacer pacer(limits(60));
    for (Pacer::Ticket ticket = 1; ticket <= 20; ++ticket)
        pacer.wait(ticket, Lane::User);
    QCOMPARE(*pacer.next(0ms), 1U);
    QCOMPARE(*pacer.next(0ms), 2U);
    QVERIFY(!pacer.next(0ms));
    QVERIFY(!pacer.nextAt(0ms)); // an answer first
    // Somebody else has used 55: there are three places left beside our own two.
    pacer.answered(1, Outcome::Answered, {60, 57, 3}, 100ms);
    QCOMPARE(pacer.remaining(100ms), 3);
    QVERIFY(pacer.next(100ms));
    QVERIFY(pacer.next(100ms));
    QVERIFY(pacer.next(100ms));
    QVERIFY(!pacer.next(100ms));
}

void tst_Pacer::holdsAfter429AndResumesOneAtATime()
{
    Pacer pacer(limits(60));
    answerAll(pacer, 5, 0ms);
    for (Pacer::Ticket ticket = 1; ticket <= 12; ++ticket)
        pacer.wait(ticket, Lane::User);
    QCOMPARE(*pacer.next(10ms), 1U);
    pacer.answered(1, Outcome::Refused, {}, 20ms);
    QVERIFY(!pacer.next(20ms));
    QCOMPARE(pacer.hold(20ms), Time(2s));
    QCOMPARE(*pacer.nextAt(20ms), Time(2020ms));

    Time now = 2020ms;
    for (Pacer::Ticket ticket = 2; ticket <= 4; ++ticket) {
        QCOMPARE(*pacer.next(now), ticket);
        QVERIFY(!pacer.next(now)); // one at a time
        QVERIFY(!pacer.nextAt(now));
        now += 100ms;
        pacer.answered(ticket, Outcome::Answered, {}, now);
    }
    QCOMPARE(*pacer.next(now), 5U);
    QCOMPARE(*pacer.next(now), 6U); // full speed again
    QCOMPARE(pacer.hold(now), Time(0));
}

void tst_Pacer::obeysRetryAfter()
{
    Pacer pacer(limits(60));
    pacer.wait(1, Lane::User);
    pacer.wait(2, Lane::User);
    QVERIFY(pacer.next(0ms));
    pacer.answered(1, Outcome::Refused, {}, 0ms, 37s);
    QCOMPARE(pacer.hold(0ms), Time(37s));
    QVERIFY(!pacer.next(36999ms));
    QCOMPARE(*pacer.next(37s), 2U);
    pacer.answered(2, Outcome::Refused, {}, 38s, 24h * 365); // not for ever
    QCOMPARE(pacer.hold(38s), Time(1h));
}

void tst_Pacer::pausesGrow()
{
    Pacer pacer(limits(60));
    Time now{0};
    std::vector<long long> pauses;
    for (Pacer::Ticket ticket = 1; ticket <= 8; ++ticket) {
        pacer.wait(ticket, Lane::User);
        now = *pacer.nextAt(now);
        QVERIFY(pacer.next(now));
        pacer.answered(ticket, Outcome::Refused, {}, now);
        pauses.push_back(std::chrono::duration_cast<std::chrono::seconds>(pacer.hold(now)).count());
    }
    QCOMPARE(pauses, (std::vector<long long>{2, 4, 8, 16, 32, 60, 60, 60}));
}

void tst_Pacer::aBurstOf429sIsOne()
{
    Pacer pacer(limits(60));
    answerAll(pacer, 1, 0ms);
    for (Pacer::Ticket ticket = 1; ticket <= 8; ++ticket)
        pacer.wait(ticket, Lane::User);
    for (Pacer::Ticket ticket = 1; ticket <= 6; ++ticket)
        QCOMPARE(*pacer.next(0ms), ticket);
    for (Pacer::Ticket ticket = 1; ticket <= 5; ++ticket)
        pacer.answered(ticket, Outcome::Refused, {}, 10ms);
    QCOMPARE(pacer.hold(10ms), Time(2s));
    pacer.answered(6, Outcome::Answered, {}, 20ms); // sent before the 429: proves nothing
    QVERIFY(pacer.next(2010ms));
    QVERIFY(!pacer.next(2010ms));
}

void tst_Pacer::aLostRequestKeepsItsPlace()
{
    Pacer pacer(limits(25));
    pacer.wait(1, Lane::User);
    QVERIFY(pacer.next(0ms));
    QCOMPARE(pacer.remaining(0ms), 24);
    pacer.answered(1, Outcome::Lost, {}, 15s);
    QCOMPARE(pacer.remaining(74s), 24);
    QCOMPARE(pacer.remaining(76s), 25);
    pacer.answered(1, Outcome::Lost, {}, 16s);               // twice is once
    pacer.answered(99, Outcome::Answered, {60, 60, 0}, 16s); // never sent
    QCOMPARE(pacer.limit(), 25);
}

void tst_Pacer::headersAreNotALedger()
{
    Pacer pacer(limits(25));
    answerAll(pacer, 10, 0ms);
    pacer.wait(1, Lane::User);
    QVERIFY(pacer.next(0ms));
    pacer.answered(1, Outcome::Answered, {60, 0, 60}, 0ms); // "used 0": we know better
    QCOMPARE(pacer.limit(), 60);
    QCOMPARE(pacer.remaining(0ms), 49);
    pacer.wait(2, Lane::User);
    QVERIFY(pacer.next(0ms));
    pacer.answered(2, Outcome::Answered, {60, -1, 5}, 0ms); // no "used"
    QCOMPARE(pacer.remaining(0ms), 5);
    pacer.wait(3, Lane::User);
    QVERIFY(pacer.next(0ms));
    pacer.answered(3, Outcome::Answered, {60, 9999, -1}, 0ms);
    QCOMPARE(pacer.remaining(0ms), 0);
    QCOMPARE(pacer.remaining(61s), 60);
}

void tst_Pacer::fixedLimit()
{
    Pacer pacer(limits(25));
    pacer.setLimit(10, true);
    pacer.wait(1, Lane::User);
    QVERIFY(pacer.next(0ms));
    pacer.answered(1, Outcome::Answered, {60, 1, 59}, 0ms);
    QCOMPARE(pacer.limit(), 10);
    QCOMPARE(pacer.remaining(0ms), 9);
}

void tst_Pacer::noLimit()
{
    Pacer pacer({0, true, 60s, 4});
    for (Pacer::Ticket ticket = 1; ticket <= 500; ++ticket)
        pacer.wait(ticket, ticket % 2 ? Lane::Covers : Lane::Background);
    for (int sent = 0; sent < 500;) {
        std::vector<Pacer::Ticket> some;
        while (const auto ticket = pacer.next(1ms))
            some.push_back(*ticket);
        QVERIFY(!some.empty());
        QVERIFY(some.size() <= 4U);
        for (const auto ticket : some)
            pacer.answered(ticket, Outcome::Answered, {60, 60, 0}, 1ms);
        sent += static_cast<int>(some.size());
    }
    QCOMPARE(pacer.limit(), 0);
}

void tst_Pacer::withdrawAndHurry()
{
    Pacer pacer(limits(60));
    pacer.wait(1, Lane::Background);
    pacer.wait(2, Lane::Background);
    pacer.wait(3, Lane::Covers);
    pacer.wait(4, Lane::User);
    QCOMPARE(pacer.waiting(), 4);
    pacer.withdraw(3);
    QCOMPARE(pacer.waiting(), 3);
    pacer.hurry(2, Lane::User);
    pacer.hurry(4, Lane::Background); // never to a later lane
    pacer.hurry(77, Lane::User);      // unknown
    QCOMPARE(pacer.waiting(), 3);
    QCOMPARE(*pacer.next(0ms), 4U);
    QCOMPARE(*pacer.next(0ms), 2U);
}

void tst_Pacer::clockOfALimitChange()
{
    Pacer pacer(limits(60));
    answerAll(pacer, 40, 0ms);
    pacer.setLimit(25, false); // signed out
    QCOMPARE(pacer.remaining(0ms), 0);
    pacer.wait(1, Lane::User);
    QVERIFY(!pacer.next(1s));
    QVERIFY(pacer.next(61s));
}

QTEST_APPLESS_MAIN(tst_Pacer)
#include "tst_pacer.moc"
