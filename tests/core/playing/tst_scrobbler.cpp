// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/playing/listener.h"

#include <QTemporaryDir>

using namespace runout;
using namespace runout::test;
using library::Scrobble;

namespace {

constexpr int patience = 20'000; // ms
const auto scrobbling = QStringLiteral("^/2\\.0/\\?.*method=track\\.scrobble");

} // namespace

class TestScrobbler : public QObject
{
    Q_OBJECT

    StandIn m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Listener> m_me;
    qint64 m_then = 0; // seconds since 1970

    void keep(int count) { keep(scrobbles(count, m_then)); }
    void keep(const QList<Scrobble> &tracks)
    {
        QVERIFY(await(m_me->plays.keep(playOf(m_me->plays.newId(), m_then), tracks)));
    }
    QJsonArray arrived() const { return m_server.lastfm()[u"plays"][StandIn::user()].toArray(); }
    QSet<QString> seconds() const
    {
        QSet<QString> seconds;
        for (const QJsonValue &play : arrived())
            seconds += play[u"timestamp"].toString();
        return seconds;
    }
    QList<Scrobble> held() const
    {
        QList<Scrobble> all;
        const QList<library::Play> log = await(m_me->plays.log()).value();
        for (const library::Play &play : log)
            all += play.scrobbles;
        return all;
    }
    int asked() const
    {
        int count = 0;
        for (const QJsonValue &request : m_server.requests())
            count += request[u"query"].toString().contains(QStringLiteral("method=track.scrobble")) ? 1 : 0;
        return count;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.problem())); }
    void init()
    {
        m_server.clearFaults();
        m_server.forgetRequests();
        m_server.setLastfm({{QStringLiteral("session"), Listener::session()},
                            {QStringLiteral("user"), StandIn::user()},
                            {QStringLiteral("dailyLimit"), 2800},
                            {QStringLiteral("plays"), QJsonArray()}});
        m_folder = std::make_unique<QTemporaryDir>();
        m_me = std::make_unique<Listener>(m_server.url(QStringLiteral("/2.0")), m_folder->path());
        m_then = QDateTime::currentSecsSinceEpoch() - 20 * 60 * 60;
    }
    void cleanup()
    {
        m_me.reset();
        if (!QTest::currentTestFailed())
            QCOMPARE(m_server.lastfm()[u"repeated"].toInt(), 0);
    }

    void goesInBatchesOfFifty()
    {
        keep(120);
        QVERIFY(m_me->hasSentAll());
        QCOMPARE(arrived().size(), 120);
        QCOMPARE(seconds().size(), 120);
        QCOMPARE(asked(), 3);
        for (const Scrobble &scrobble : held())
            QVERIFY(scrobble.state == Scrobble::State::Sent);
    }

    void whatArrivedInSpiteOfAnErrorIsNotDoubled_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"drop", "cutoff", "lastfm-16", "500"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void whatArrivedInSpiteOfAnErrorIsNotDoubled()
    {
        QFETCH(QString, kind);
        QVERIFY(m_server.fault(kind, scrobbling, 1, {{QStringLiteral("effect"), true}}));
        keep(3);
        QVERIFY(m_me->hasSentAll());
        QCOMPARE(arrived().size(), 3);
        QCOMPARE(asked(), 1);
    }

    void whatDidNotArriveIsSentAgain_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"drop", "lastfm-16", "lastfm-11", "lastfm-29", "500"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void whatDidNotArriveIsSentAgain()
    {
        QFETCH(QString, kind);
        QVERIFY(m_server.fault(kind, scrobbling, 1, {{QStringLiteral("effect"), false}}));
        keep(3);
        QVERIFY(m_me->hasSentAll());
        QCOMPARE(arrived().size(), 3);
        QCOMPARE(asked(), 2);
    }

    void ignoredOnesKeepTheirReason()
    {
        QList<Scrobble> tracks = scrobbles(3, m_then);
        tracks[1].artist = QStringLiteral("Various");
        tracks[2].started = m_then - 30 * 24 * 60 * 60;
        keep(tracks);
        QVERIFY(m_me->hasSentAll());
        QCOMPARE(arrived().size(), 1);
        QCOMPARE(await(m_me->plays.counts()).value().ignored, 2);
        for (const Scrobble &scrobble : held()) {
            if (scrobble.artist == u"Various")
                QVERIFY(scrobble.reason == Scrobble::Reason::Artist);
            else if (scrobble.started < m_then)
                QVERIFY(scrobble.reason == Scrobble::Reason::TooOld);
            else
                QVERIFY(scrobble.state == Scrobble::State::Sent);
        }
    }

    void aRevokedSessionKeepsTheQueue()
    {
        m_server.setLastfm({{QStringLiteral("revoke"), true}});
        keep(3);
        QVERIFY(QTest::qWaitFor([this] { return m_me->scrobbler.problem().has_value(); }, patience));
        QVERIFY(m_me->scrobbler.problem()->code == ErrorCode::SignedOut);
        QVERIFY(m_me->client.isSessionRefused());
        QCOMPARE(m_me->waiting(), 3);
        m_server.setLastfm(
            {{QStringLiteral("user"), StandIn::user()}, {QStringLiteral("session"), QStringLiteral("New")}});
        auto again = Listener::me();
        again.session = QStringLiteral("New");
        m_me->client.setCredentials(again);
        QVERIFY(m_me->hasSentAll());
        QCOMPARE(arrived().size(), 3);
        QVERIFY(!m_me->scrobbler.problem());
    }

    void beyondTheDailyLimitItWaitsForTomorrow()
    {
        m_server.setLastfm({{QStringLiteral("dailyLimit"), 2}});
        keep(5);
        QVERIFY(QTest::qWaitFor([this] { return m_me->scrobbler.isLimited(); }, patience));
        QCOMPARE(m_me->waiting(), 3);
        QCOMPARE(arrived().size(), 2);
        m_server.setLastfm({{QStringLiteral("dailyLimit"), 2800}});
        m_me->scrobbler.wake();
        QVERIFY(m_me->hasSentAll());
        QCOMPARE(seconds().size(), 5);
    }

    void aWrongSignatureIsLookedForOneByOne()
    {
        QVERIFY(m_server.fault(QStringLiteral("lastfm-13"), scrobbling, 2));
        keep(3);
        QVERIFY(m_me->hasSentAll());
        QCOMPARE(arrived().size(), 2);
        QCOMPARE(await(m_me->plays.counts()).value().ignored, 1);
        QCOMPARE(asked(), 4); // all, and each
    }

    void offlineAndARestartLoseNothing()
    {
        m_me->client.setCredentials({});
        keep(3);
        QVERIFY(QTest::qWaitFor([this] { return m_me->scrobbler.isIdle(); }, patience));
        QCOMPARE(m_me->waiting(), 3);
        m_me.reset();
        m_server.stop();
        m_me = std::make_unique<Listener>(m_server.url(QStringLiteral("/2.0")), m_folder->path());
        QVERIFY(QTest::qWaitFor([this] { return m_me->scrobbler.problem().has_value(); }, patience));
        QVERIFY(m_me->scrobbler.problem()->code == ErrorCode::Offline);
        QCOMPARE(m_me->waiting(), 3);
        m_me.reset();
        QVERIFY(m_server.start());
        startAgain();
        QVERIFY(m_me->hasSentAll());
        QCOMPARE(seconds().size(), 3);
    }

private:
    void startAgain()
    {
        m_server.setLastfm(
            {{QStringLiteral("session"), Listener::session()}, {QStringLiteral("user"), StandIn::user()}});
        m_me = std::make_unique<Listener>(m_server.url(QStringLiteral("/2.0")), m_folder->path());
    }
};

QTEST_GUILESS_MAIN(TestScrobbler)
#include "tst_scrobbler.moc"
