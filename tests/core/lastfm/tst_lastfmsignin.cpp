// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/settings.h"
#include "core/lastfm/cache.h"
#include "core/lastfm/client.h"
#include "core/lastfm/signin.h"
#include "core/net/http.h"
#include "tests/support/standin.h"

#include <QJsonObject>
#include <QLoggingCategory>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace runout;
using namespace runout::lastfm;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 20'000; // ms
const auto sessionAsked = QStringLiteral("^/2\\.0/\\?.*method=auth\\.getSession");

struct House
{
    explicit House(StandIn &standIn)
        : server(standIn)
        , settings(folder.filePath(QStringLiteral("settings.ini")))
    {
        server.clearFaults();
        server.setLastfm({{QStringLiteral("tokenLifetime"), 3600}, {QStringLiteral("allows"), true}});
        settings.setLastfmApiUrl(server.url(QStringLiteral("/2.0")));
        qputenv("LASTFM_WEB_URL", server.url().toString().toLatin1());
        client.setCredentials({StandIn::lastfmKey(), StandIn::lastfmSecret(), {}, {}});
        signIn.setPace(20ms, 1h);
    }
    ~House() { qunsetenv("LASTFM_WEB_URL"); }
    bool startAndWait()
    {
        signIn.start();
        return QTest::qWaitFor([&] { return signIn.step() == SignIn::Step::Waiting; }, patience);
    }
    static net::HttpOptions quick()
    {
        net::HttpOptions options;
        options.idle = 2s;
        options.retries = 0;
        return calm(options);
    }

    StandIn &server;
    QTemporaryDir folder;
    Settings settings;
    net::Http http{quick()};
    Cache cache{folder.filePath(QStringLiteral("answers")), 1 << 20, 1h};
    Client client{http, cache, settings, Patience{0, 1ms, 1ms}};
    SignIn signIn{client};
    QSignalSpy linked{&signIn, &SignIn::linked};
    QSignalSpy failed{&signIn, &SignIn::failed};
    QSignalSpy notYet{&signIn, &SignIn::notYet};
};

SignIn::Problem problemOf(const QSignalSpy &failed)
{
    return failed.first().first().value<SignIn::Failure>().problem;
}

} // namespace

// The desktop's way to a session, before the stand-in.
class tst_LastfmSignIn : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("runout.lastfm=false\nrunout.net=false"));
        QVERIFY2(m_server.start(), qPrintable(m_server.problem()));
    }

    void goesOnByItself()
    {
        House house(m_server);
        QVERIFY(house.startAndWait());
        const QUrl page = house.signIn.allowPage();
        QVERIFY(page.path() == u"/api/auth/" && page.query().contains(u"token="));
        StandIn::visited(page);
        QTRY_COMPARE_WITH_TIMEOUT(house.linked.size(), 1, patience);
        QCOMPARE(house.linked.first().first().value<Session>().user, StandIn::user());
        QCOMPARE(house.signIn.step(), SignIn::Step::Idle);
        QCOMPARE(house.notYet.size(), 0); // only who asks is told
        QVERIFY(house.signIn.allowPage().isEmpty());
    }

    void saidTooEarly()
    {
        House house(m_server);
        house.signIn.setPace(1h, 1h);
        QVERIFY(house.startAndWait());
        house.signIn.check();
        QTRY_COMPARE_WITH_TIMEOUT(house.notYet.size(), 1, patience);
        StandIn::visited(house.signIn.allowPage());
        house.signIn.check();
        QTRY_COMPARE_WITH_TIMEOUT(house.linked.size(), 1, patience);
    }

    void expiresThere()
    {
        House house(m_server);
        m_server.setLastfm({{QStringLiteral("tokenLifetime"), 0.001}});
        QVERIFY(house.startAndWait());
        QTRY_COMPARE_WITH_TIMEOUT(house.failed.size(), 1, patience);
        QCOMPARE(problemOf(house.failed), SignIn::Problem::Expired);
    }

    void expiresHere()
    {
        House house(m_server);
        house.signIn.setPace(1h, 1ms);
        house.signIn.start();
        QTRY_COMPARE_WITH_TIMEOUT(house.failed.size(), 1, patience);
        QCOMPARE(problemOf(house.failed), SignIn::Problem::Expired);
    }

    // The browser is open: what passes is waited out.
    void troubleInBetween()
    {
        House house(m_server);
        QVERIFY(house.startAndWait());
        QVERIFY(m_server.fault(QStringLiteral("lastfm-16"), sessionAsked, 2));
        m_server.forgetRequests();
        QVERIFY(QTest::qWaitFor([&] { return m_server.requests().size() > 2; }, patience));
        StandIn::visited(house.signIn.allowPage());
        QTRY_COMPARE_WITH_TIMEOUT(house.linked.size(), 1, patience);
        QCOMPARE(house.failed.size(), 0);
    }

    void troubleAtTheStart_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<SignIn::Problem>("problem");
        QTest::newRow("offline") << QStringLiteral("lastfm-11") << SignIn::Problem::Network;
        QTest::newRow("signature") << QStringLiteral("lastfm-13") << SignIn::Problem::Key;
        QTest::newRow("key") << QStringLiteral("lastfm-10") << SignIn::Problem::Key;
        QTest::newRow("page") << QStringLiteral("html200") << SignIn::Problem::Network;
    }
    void troubleAtTheStart()
    {
        QFETCH(QString, fault);
        QFETCH(SignIn::Problem, problem);
        House house(m_server);
        QVERIFY(m_server.fault(fault, QStringLiteral("/2.0"), 1));
        house.signIn.start();
        QTRY_COMPARE_WITH_TIMEOUT(house.failed.size(), 1, patience);
        QCOMPARE(problemOf(house.failed), problem);
        QCOMPARE(house.signIn.step(), SignIn::Step::Idle);
    }

    void cancelled()
    {
        House house(m_server);
        QVERIFY(house.startAndWait());
        StandIn::visited(house.signIn.allowPage());
        house.signIn.cancel();
        QCOMPARE(house.signIn.step(), SignIn::Step::Idle);
        QVERIFY(house.startAndWait()); // begins anew with another token
        StandIn::visited(house.signIn.allowPage());
        QTRY_COMPARE_WITH_TIMEOUT(house.linked.size(), 1, patience);
        QCOMPARE(house.failed.size(), 0);
    }

private:
    StandIn m_server;
};

QTEST_GUILESS_MAIN(tst_LastfmSignIn)
#include "tst_lastfmsignin.moc"
