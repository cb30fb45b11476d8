// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/settings.h"
#include "core/lastfm/cache.h"
#include "core/lastfm/client.h"
#include "core/net/http.h"
#include "tests/support/await.h"
#include "tests/support/standin.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace runout;
using namespace runout::lastfm;
using namespace std::chrono_literals;
using test::await;

namespace {

const auto davis = QStringLiteral("Miles Davis");
const auto session = QStringLiteral("SessionOfTester");

// A client before the stand-in, with short pauses and a clock that stands still.
struct House
{
    explicit House(StandIn &standIn)
        : server(standIn)
        , settings(folder.filePath(QStringLiteral("settings.ini")))
    {
        server.clearFaults();
        server.forgetRequests();
        server.setLastfm({{QStringLiteral("session"), session}, {QStringLiteral("user"), StandIn::user()}});
        settings.setLastfmApiUrl(server.url(QStringLiteral("/2.0")));
        open();
        client->setCredentials(me());
    }
    static Credentials me() { return {StandIn::lastfmKey(), StandIn::lastfmSecret(), StandIn::user(), session}; }
    void open()
    {
        net::HttpOptions options;
        options.idle = 2s;
        options.retryPause = 5ms;
        client.reset();
        http = std::make_unique<net::Http>(calm(options));
        cache =
            std::make_unique<Cache>(folder.filePath(QStringLiteral("answers")), 10 << 20, 168h, [this] { return now; });
        client = std::make_unique<Client>(*http, *cache, settings, Patience{3, 5ms, 200ms});
    }
    int asked(const QString &method = {}) const
    {
        int found = 0;
        for (const QJsonValue &request : server.requests())
            found += request[u"query"].toString().contains(QStringLiteral("method=") + method) ? 1 : 0;
        return found;
    }
    Result<Held<Artist>> artist(const QString &name = davis, Refresh refresh = Refresh::IfStale)
    {
        return await(client->get(requests::artistInfo(name), refresh));
    }
    // A file is written behind the answer's back.
    bool isKept(const QString &name = davis)
    {
        return QTest::qWaitFor(
            [&] {
                return cache
                    ->read(settings.lastfmApiUrl().toString() + QStringLiteral(" artist.getInfo ") +
                           QString::fromLatin1(requests::encoded(requests::artistInfo(name).parameters)))
                    .has_value();
            },
            20000);
    }

    StandIn &server;
    QTemporaryDir folder;
    QDateTime now = QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
    Settings settings;
    std::unique_ptr<net::Http> http;
    std::unique_ptr<Cache> cache;
    std::unique_ptr<Client> client;
};

Play play(const QString &artist, const QDateTime &started)
{
    Play play;
    play.artist = artist;
    play.track = QStringLiteral("So What & More");
    play.album = QStringLiteral("Kind Of Blue");
    play.started = started;
    return play;
}

QJsonArray playsOf(const StandIn &server)
{
    return server.lastfm()[u"plays"][StandIn::user()].toArray();
}

} // namespace

class tst_LastfmClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        for (const char *variable : {"LASTFM_API_URL", "LASTFM_CACHE_TTL", "LASTFM_WEB_URL"})
            qunsetenv(variable);
        QLoggingCategory::setFilterRules(QStringLiteral("runout.lastfm=false\nrunout.net=false"));
        QVERIFY2(m_server.start(), qPrintable(m_server.problem()));
    }
    void asks();
    void withoutAKeyNothingIsAsked();
    void keptForSevenDays();
    void notFoundIsKept();
    void sharedByAllWhoWait();
    void lastAskerCancels();
    void triesAgain_data();
    void triesAgain();
    void givesUp_data();
    void givesUp();
    void holdsAfterTooMany();
    void refusedKey();
    void refusedSession();
    void scrobbles();
    void writesAreSentOnce();
    void nowPlaying();
    void recentTracks();
    void signsIn();
    void oneAtATime();

private:
    StandIn m_server;
};

void tst_LastfmClient::asks()
{
    House house(m_server);
    const auto held = house.artist();
    QVERIFY2(held, held ? "" : qPrintable(held.error().detail));
    QCOMPARE(held->value.name, davis);
    QCOMPARE(held->asOf, house.now);
    const QJsonObject request = m_server.requests()[0].toObject();
    QCOMPARE(request[u"method"].toString(), QStringLiteral("GET"));
    QCOMPARE(request[u"path"].toString(), QStringLiteral("/2.0/"));
    QVERIFY(request[u"userAgent"].toString().startsWith(QStringLiteral("Runout/")));
    const auto album = await(house.client->get(requests::albumInfo(davis, QStringLiteral("Kind Of Blue"))));
    QVERIFY(album && album->value.listeners);
    QVERIFY(await(house.client->get(requests::similarArtists(davis)))->value.size() > 3);
    QVERIFY(!await(house.client->get(requests::artistTopTags(davis)))->value.tags.isEmpty());
}

void tst_LastfmClient::withoutAKeyNothingIsAsked()
{
    House house(m_server);
    house.client->setCredentials({});
    QVERIFY(!house.client->canRead() && !house.client->canScrobble());
    QCOMPARE(house.artist().error().code, ErrorCode::SignedOut);
    QCOMPARE(await(house.client->send(requests::scrobble({play(davis, house.now)}))).error().code,
             ErrorCode::SignedOut);
    house.client->setCredentials({StandIn::lastfmKey(), {}, {}, {}});
    QVERIFY(house.client->canRead() && !house.client->canScrobble());
    QCOMPARE(await(house.client->get(requests::token())).error().code, ErrorCode::SignedOut);
    house.client->setCredentials({StandIn::lastfmKey(), StandIn::lastfmSecret(), {}, {}});
    QCOMPARE(await(house.client->send(requests::updateNowPlaying(play(davis, house.now)))).error().code,
             ErrorCode::SignedOut);
    QCOMPARE(house.asked(), 0);
    QVERIFY(house.artist());
}

void tst_LastfmClient::keptForSevenDays()
{
    House house(m_server);
    QCOMPARE(house.artist(davis, Refresh::HeldOnly).error().code, ErrorCode::NotFound);
    QCOMPARE(house.asked(), 0);
    QVERIFY(house.artist());
    QVERIFY(house.isKept());
    house.open();
    house.client->setCredentials(House::me());
    house.now = house.now.addDays(7).addSecs(-1);
    QCOMPARE(house.artist()->expired, false);
    QCOMPARE(house.asked(), 1);
    house.now = house.now.addSecs(2);
    QCOMPARE(house.artist(davis, Refresh::HeldOnly)->expired, true);
    QCOMPARE(house.asked(), 1);
    QCOMPARE(house.artist()->asOf, house.now);
    QCOMPARE(house.asked(), 2);
    house.settings.setLastfmTtl(24h);
    QVERIFY(house.artist(davis, Refresh::Always));
    QCOMPARE(house.asked(), 3);
}

void tst_LastfmClient::notFoundIsKept()
{
    House house(m_server);
    const auto nobody = QStringLiteral("Nobody At All");
    QCOMPARE(house.artist(nobody).error().code, ErrorCode::NotFound);
    QVERIFY(house.isKept(nobody));
    QCOMPARE(codeOf(house.artist(nobody).error()), 6);
    QCOMPARE(house.asked(), 1);
    house.now = house.now.addDays(8);
    QCOMPARE(house.artist(nobody).error().code, ErrorCode::NotFound);
    QCOMPARE(house.asked(), 2);
}

void tst_LastfmClient::sharedByAllWhoWait()
{
    House house(m_server);
    const auto first = house.client->get(requests::artistInfo(davis), Refresh::Always);
    const auto second = house.client->get(requests::artistInfo(davis), Refresh::Always);
    QVERIFY(await(first) && await(second));
    QCOMPARE(house.asked(), 1);
}

void tst_LastfmClient::lastAskerCancels()
{
    House house(m_server);
    QVERIFY(m_server.fault(QStringLiteral("timeout"), QStringLiteral("/2.0")));
    auto asked = house.client->get(requests::artistInfo(davis), Refresh::Always);
    QTRY_COMPARE_WITH_TIMEOUT(house.asked(), 1, 20000);
    asked.cancel();
    m_server.clearFaults();
    QVERIFY(house.artist());
}

void tst_LastfmClient::triesAgain_data()
{
    QTest::addColumn<QString>("fault");
    for (const char *fault : {"lastfm-8", "lastfm-11", "lastfm-16", "500", "html502", "drop", "cutoff"})
        QTest::newRow(fault) << QString::fromLatin1(fault);
}

void tst_LastfmClient::triesAgain()
{
    QFETCH(QString, fault);
    House house(m_server);
    QVERIFY(m_server.fault(fault, QStringLiteral("/2.0"), 2));
    const auto held = house.artist();
    QVERIFY2(held, held ? "" : qPrintable(held.error().detail));
    QCOMPARE(house.asked(), 3);
}

void tst_LastfmClient::givesUp_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<int>("asked");
    QTest::newRow("8") << QStringLiteral("lastfm-8") << ErrorCode::BadReply << 4;
    QTest::newRow("6") << QStringLiteral("lastfm-6") << ErrorCode::Rejected << 1;
    QTest::newRow("13") << QStringLiteral("lastfm-13") << ErrorCode::Rejected << 1;
    QTest::newRow("17") << QStringLiteral("lastfm-17") << ErrorCode::Forbidden << 1;
    QTest::newRow("500") << QStringLiteral("500") << ErrorCode::BadReply << 4;
    QTest::newRow("a page") << QStringLiteral("html200") << ErrorCode::BadReply << 1;
    QTest::newRow("bad JSON") << QStringLiteral("badjson") << ErrorCode::BadReply << 1;
    QTest::newRow("nothing") << QStringLiteral("empty") << ErrorCode::BadReply << 1;
    QTest::newRow("404") << QStringLiteral("404") << ErrorCode::NotFound << 1;
}

void tst_LastfmClient::givesUp()
{
    QFETCH(QString, fault);
    QFETCH(ErrorCode, code);
    QFETCH(int, asked);
    House house(m_server);
    QVERIFY(m_server.fault(fault, QStringLiteral("/2.0")));
    QCOMPARE(house.artist().error().code, code);
    QCOMPARE(house.asked(), asked);
}

void tst_LastfmClient::holdsAfterTooMany()
{
    House house(m_server);
    QVERIFY(m_server.fault(QStringLiteral("lastfm-29"), QStringLiteral("/2.0"), 1));
    QCOMPARE(codeOf(house.artist().error()), int(TooMany));
    const auto waiting = house.artist();
    QCOMPARE(waiting.error().code, ErrorCode::RateLimited);
    QVERIFY(waiting.error().retryAfter > 0);
    QCOMPARE(house.asked(), 1);
    QVERIFY(QTest::qWaitFor([&] { return house.artist().has_value(); }, 20000));
    QCOMPARE(house.asked(), 2);
}

void tst_LastfmClient::refusedKey()
{
    House house(m_server);
    QSignalSpy changed(house.client.get(), &Client::credentialsChanged);
    QVERIFY(m_server.fault(QStringLiteral("lastfm-10"), QStringLiteral("/2.0"), 1));
    QCOMPARE(house.artist().error().code, ErrorCode::Forbidden);
    QCOMPARE(changed.size(), 1);
    QVERIFY(!house.client->canRead());
    QCOMPARE(remedyFor(house.artist().error()), Remedy::SwitchOff);
    QCOMPARE(house.asked(), 1);
    Credentials other = House::me();
    other.user = QStringLiteral("another");
    house.client->setCredentials(other);
    QVERIFY(house.artist());
}

void tst_LastfmClient::refusedSession()
{
    House house(m_server);
    QSignalSpy refused(house.client.get(), &Client::sessionRefused);
    m_server.setLastfm({{QStringLiteral("revoke"), true}});
    const auto answer = await(house.client->send(requests::scrobble({play(davis, QDateTime::currentDateTimeUtc())})));
    QCOMPARE(codeOf(answer.error()), int(InvalidSession));
    QCOMPARE(remedyFor(answer.error()), Remedy::Reconnect);
    QCOMPARE(refused.size(), 1);
    QVERIFY(!house.client->canScrobble() && house.client->isSessionRefused() && house.client->canRead());
    QCOMPARE(await(house.client->send(requests::updateNowPlaying(play(davis, {})))).error().code, ErrorCode::SignedOut);
    QCOMPARE(house.asked(), 1);
}

void tst_LastfmClient::scrobbles()
{
    House house(m_server);
    m_server.setLastfm({{QStringLiteral("plays"), QJsonArray()}});
    const QDateTime now = QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch(), Qt::UTC);
    QList<Play> plays;
    for (int i = 0; i < 12; ++i) // ten and more: the signature sorts by bytes
        plays.append(play(QStringLiteral("Lô & Björk + %1").arg(i), now.addSecs(-1000 + i)));
    plays.append(play(QStringLiteral("Various"), now));
    plays.append(play(davis, now.addDays(-30)));
    plays.append(play(davis, now.addDays(3)));
    const auto answer = await(house.client->send(requests::scrobble(plays)));
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
    QCOMPARE(answer->accepted, 12);
    QCOMPARE(answer->ignored, 3);
    QCOMPARE(answer->plays.size(), 15);
    QCOMPARE(answer->plays[0].started, plays[0].started);
    QCOMPARE(answer->plays[12].ignored, Ignored::Artist);
    QCOMPARE(answer->plays[13].ignored, Ignored::TooOld);
    QCOMPARE(answer->plays[14].ignored, Ignored::InFuture);
    QCOMPARE(playsOf(m_server).size(), 12);
    QCOMPARE(playsOf(m_server)[3][u"artist"].toString(), QStringLiteral("Lô & Björk + 3"));
    m_server.setLastfm({{QStringLiteral("dailyLimit"), 12}});
    QCOMPARE(await(house.client->send(requests::scrobble({play(davis, now)})))->plays[0].ignored, Ignored::DailyLimit);
    m_server.setLastfm({{QStringLiteral("dailyLimit"), 2800}});
}

void tst_LastfmClient::writesAreSentOnce()
{
    for (const char *fault : {"lastfm-16", "500", "drop", "lastfm-29"}) {
        House house(m_server);
        QVERIFY(m_server.fault(QString::fromLatin1(fault), QStringLiteral("^/2\\.0/\\?.*method=track\\.scrobble")));
        const auto answer =
            await(house.client->send(requests::scrobble({play(davis, QDateTime::currentDateTimeUtc())})));
        QCOMPARE(remedyFor(answer.error()), Remedy::Later);
        QCOMPARE(house.asked(), 1);
    }
}

void tst_LastfmClient::nowPlaying()
{
    House house(m_server);
    const auto answer = await(house.client->send(requests::updateNowPlaying(play(davis, {}))));
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
    QCOMPARE(answer->answer.artist.text, davis);
    QCOMPARE(m_server.lastfm()[u"nowPlaying"][StandIn::user()][u"track"].toString(), QStringLiteral("So What & More"));
}

void tst_LastfmClient::recentTracks()
{
    House house(m_server);
    m_server.setLastfm({{QStringLiteral("plays"), QJsonArray()}});
    const QDateTime now = QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch(), Qt::UTC);
    QVERIFY(
        await(house.client->send(requests::scrobble({play(davis, now.addSecs(-20)), play(davis, now.addSecs(-10))}))));
    const auto recent = await(house.client->get(requests::recentTracks(StandIn::user(), now.addSecs(-15))));
    QVERIFY2(recent, recent ? "" : qPrintable(recent.error().detail));
    QList<RecentTrack> tracks = recent->value.tracks;
    tracks.removeIf([](const RecentTrack &track) { return track.isPlaying; });
    QCOMPARE(tracks.size(), 1);
    QCOMPARE(tracks[0].started, now.addSecs(-10));
    QCOMPARE(recent->value.total, 1);
}

void tst_LastfmClient::signsIn()
{
    House house(m_server);
    house.client->setCredentials({StandIn::lastfmKey(), StandIn::lastfmSecret(), {}, {}});
    const auto token = await(house.client->get(requests::token()));
    QVERIFY2(token, token ? "" : qPrintable(token.error().detail));
    const auto early = await(house.client->get(requests::session(token->value.value)));
    QCOMPARE(codeOf(early.error()), int(NotAllowedYet));
    house.settings.setLastfmApiUrl(m_server.url(QStringLiteral("/2.0/")));
    QVERIFY(
        house.client->allowPage(token->value).toString().startsWith(QStringLiteral("https://www.last.fm/api/auth/?")));
    StandIn::visited(requests::allowPage(m_server.url(), StandIn::lastfmKey(), token->value.value));
    const auto session = await(house.client->get(requests::session(token->value.value)));
    QVERIFY2(session, session ? "" : qPrintable(session.error().detail));
    QCOMPARE(session->value.user, StandIn::user());
    QCOMPARE(codeOf(await(house.client->get(requests::session(token->value.value))).error()),
             int(AuthenticationFailed));
    house.client->setCredentials({StandIn::lastfmKey(), QStringLiteral("wrong"), {}, {}});
    QCOMPARE(codeOf(await(house.client->get(requests::token())).error()), int(BadSignature));
}

// However many ask: no call begins before the last is answered.
void tst_LastfmClient::oneAtATime()
{
    House house(m_server);
    QVERIFY(m_server.fault(QStringLiteral("slow"), QStringLiteral("/2.0"), 3, {{QStringLiteral("delayMs"), 50}}));
    QList<Answer<Held<Artist>>> asked;
    for (int i = 0; i < 3; ++i)
        asked.append(house.client->get(requests::artistInfo(QString::number(i))));
    for (const auto &answer : asked)
        QVERIFY(await(answer));
    const QJsonArray requests = m_server.requests();
    QCOMPARE(requests.size(), 3);
    for (int i = 1; i < 3; ++i)
        QVERIFY(requests[i][u"ms"].toInteger() - requests[i - 1][u"ms"].toInteger() >= 50);
}

QTEST_GUILESS_MAIN(tst_LastfmClient)
#include "tst_lastfmclient.moc"
