// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http.h"
#include "tests/support/standin.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QJsonArray>
#include <QTest>
#include <QTextStream>

#include <algorithm>

using namespace runout;
using net::Http;

namespace {

constexpr int limit = 60;
constexpr int burst = 300;
constexpr int windowMs = 4000; // in place of a minute
constexpr int patience = 120'000;

QStringList arguments()
{
    return StandIn::sample() + QStringList{QStringLiteral("--limit"),           QString::number(limit),
                                           QStringLiteral("--anonymous-limit"), QStringLiteral("25"),
                                           QStringLiteral("--window"),          QString::number(windowMs / 1000.0)};
}

net::HttpOptions options(int requests)
{
    net::HttpOptions options;
    options.api.requests = requests;
    options.api.window = std::chrono::milliseconds(windowMs);
    return options;
}

QList<qint64> arrivals(const StandIn &server)
{
    QList<qint64> times;
    for (const QJsonValue &request : server.requests())
        times.append(request[u"ms"].toInteger());
    std::sort(times.begin(), times.end());
    return times;
}

} // namespace

// Http and Pacer against a real limiter that counts arrivals in a moving window: nothing above the allowance. The share
// that was used is printed, for it depends on the machine; tst_pacer asserts it in simulated time.
class tst_PacerStandIn : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBurstUsesTheAllowance_data();
    void aBurstUsesTheAllowance();
    void whatOthersUsedIsLearned();

private:
    // Sends `count` requests at once; the number that failed, or -1 if not all came back.
    static int send(Http &http, const StandIn &server, int count, bool signedIn)
    {
        int left = count, failed = 0;
        QObject context;
        for (int i = 0; i < count; ++i) {
            net::HttpRequest request;
            request.url = server.url(QStringLiteral("/releases/1100?turn=%1").arg(i));
            if (signedIn)
                request.authorization = "Discogs token=" + StandIn::token().toLatin1();
            whenDone(http.send(request), &context, [&](const Result<net::HttpReply> &reply) {
                --left;
                failed += reply ? 0 : 1;
            });
        }
        return QTest::qWaitFor([&] { return left == 0; }, patience) ? failed : -1;
    }
};

void tst_PacerStandIn::aBurstUsesTheAllowance_data()
{
    QTest::addColumn<int>("believed"); // at the start
    QTest::newRow("signed in") << 60;
    QTest::newRow("learned from the first answer") << 25;
}

void tst_PacerStandIn::aBurstUsesTheAllowance()
{
    QFETCH(int, believed);
    StandIn server(arguments());
    QVERIFY2(server.start(), qPrintable(server.problem()));
    Http http(options(believed));
    QCOMPARE(send(http, server, burst, true), 0);

    const QJsonObject stats = server.stats();
    QCOMPARE(stats[u"tooMany"].toInt(), 0);
    QCOMPARE(stats[u"refused"].toInt(), 0);
    QVERIFY(stats[u"peakInWindow"].toInt() <= limit); // nothing above the allowance
    const QList<qint64> times = arrivals(server);
    QCOMPARE(times.size(), burst);
    const double took = static_cast<double>(times.last() - times.first());
    const double allowed = limit * (1 + took / windowMs); // most that a moving window lets through in that time
    const double used = 100 * burst / allowed;
    QStringList counts;
    for (qint64 from = times.first(); from <= times.last(); from += windowMs)
        counts.append(QString::number(
            std::count_if(times.begin(), times.end(), [&](qint64 at) { return at >= from && at < from + windowMs; })));
    QTextStream(stdout) << "  " << burst << " requests, " << limit << " in " << windowMs / 1000 << " s: took "
                        << QString::number(took / 1000, 'f', 2) << " s, window by window "
                        << counts.join(QStringLiteral(", ")) << ", used " << QString::number(used, 'f', 1)
                        << " % of the allowance, 429: " << stats[u"tooMany"].toInt() << '\n';
}

void tst_PacerStandIn::whatOthersUsedIsLearned()
{
    StandIn server(arguments());
    QVERIFY2(server.start(), qPrintable(server.problem()));
    Http before(options(limit)); // another program on the same address
    QCOMPARE(send(before, server, 50, true), 0);
    Http http(options(limit));
    QCOMPARE(send(http, server, 60, true), 0);
    // "Used" tells what was before a request: the two of the first contact are not in it.
    QVERIFY2(server.stats()[u"tooMany"].toInt() <= 2, qPrintable(QString::number(server.stats()[u"tooMany"].toInt())));
}

QTEST_GUILESS_MAIN(tst_PacerStandIn)
#include "tst_pacer_standin.moc"
