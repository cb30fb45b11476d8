// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/signin.h"
#include "core/base/settings.h"
#include "core/net/http.h"
#include "tests/support/scriptedserver.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace runout;
using auth::SignIn;
using test::ScriptedServer;
using Problem = SignIn::Problem;
using Step = SignIn::Step;
using Way = SignIn::Way;

Q_DECLARE_METATYPE(runout::auth::Credentials)
Q_DECLARE_METATYPE(runout::auth::SignIn::Failure)

namespace {

constexpr int patience = 20'000; // ms
const auth::Consumer consumer{QStringLiteral("Key"), QStringLiteral("Secret")};

ScriptedServer::Step form(const QByteArray &body)
{
    return ScriptedServer::answer("200 OK", "Content-Type: application/x-www-form-urlencoded\r\n", body);
}

ScriptedServer::Step text(const QByteArray &status, const QByteArray &body, const QByteArray &headers = {})
{
    return ScriptedServer::answer(status, "Content-Type: text/plain\r\n" + headers, body);
}

const auto requestToken = form("oauth_token=Request1&oauth_token_secret=RequestSecret&oauth_callback_confirmed=true");
const auto accessToken = form("oauth_token=Access&oauth_token_secret=AccessSecret");

QByteArray dateOf(qint64 secondsFromNow)
{
    const auto date = QDateTime::currentDateTimeUtc().addSecs(secondsFromNow);
    return "Date: " + QLocale::c().toString(date, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'")).toLatin1() +
           "\r\n";
}

// The value of a parameter in an Authorization header, decoded.
QString parameter(const ScriptedServer::Seen &seen, const QByteArray &name)
{
    const QByteArray header = seen.header("Authorization");
    const auto at = header.indexOf(' ' + name + "=\"");
    const auto begin = header.indexOf('"', at) + 1;
    return at < 0 ? QString() : QUrl::fromPercentEncoding(header.mid(begin, header.indexOf('"', begin) - begin));
}

struct House
{
    ScriptedServer server;
    QTemporaryDir folder;
    Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    net::Http http;
    SignIn signIn{http, settings};
    QSignalSpy linked{&signIn, &SignIn::linked};
    QSignalSpy failed{&signIn, &SignIn::failed};
    QSignalSpy cancelled{&signIn, &SignIn::cancelled};

    House()
    {
        settings.setApiUrl(server.url());
        settings.setWebUrl(QUrl(QStringLiteral("https://www.example.org")));
        server.otherwise = [](const auto &) { return ScriptedServer::silence(); };
        signIn.setPages({"allowed", "denied", "unknown"});
    }
    void waitForBrowser(Way way = Way::Callback)
    {
        server.then(requestToken);
        signIn.start(consumer, way);
        QTRY_COMPARE_WITH_TIMEOUT(signIn.step(), Step::Waiting, patience);
    }
    // What the browser does when Discogs sends it to the callback.
    QByteArray visit(const QString &query) const
    {
        const QUrl callback(parameter(server.seen[0], "oauth_callback"));
        QTcpSocket socket;
        socket.connectToHost(callback.host(), static_cast<quint16>(callback.port()));
        socket.write("GET " + callback.path().toLatin1() + '?' + query.toLatin1() +
                     " HTTP/1.1\r\nHost: " + callback.authority().toLatin1() + "\r\n\r\n");
        (void)QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; }, patience);
        return socket.readAll();
    }
    SignIn::Failure failure() const { return failed.value(0).value(0).value<SignIn::Failure>(); }
};

} // namespace

class tst_SignIn : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linksByCallback();
    void linksByCode();
    void pastedAddress();
    void takesNoOtherCode();
    void refusedByTheUser();
    void failures_data();
    void failures();
    void wrongClock_data();
    void wrongClock();
    void expires();
    void cancelsAtEveryStep();
    void beginsAnew();
    void noSecretLeavesByAnAddress();
};

void tst_SignIn::linksByCallback()
{
    House house;
    house.waitForBrowser();
    const auto &asked = house.server.seen[0];
    QCOMPARE(asked.method, QByteArray("POST"));
    QCOMPARE(asked.target, QByteArray("/oauth/request_token"));
    QCOMPARE(asked.header("Content-Type"), QByteArray("application/x-www-form-urlencoded"));
    QVERIFY(asked.header("User-Agent").startsWith("Runout/"));
    QCOMPARE(parameter(asked, "oauth_consumer_key"), QStringLiteral("Key"));
    QCOMPARE(parameter(asked, "oauth_signature"), QStringLiteral("Secret&"));
    QVERIFY(parameter(asked, "oauth_callback").startsWith(u"http://127.0.0.1:"));
    QCOMPARE(house.signIn.authorizePage(),
             QUrl(QStringLiteral("https://www.example.org/oauth/authorize?oauth_token=Request1")));

    house.server.then(accessToken);
    QVERIFY(house.visit(QStringLiteral("oauth_token=Request1&oauth_verifier=Code")).endsWith("allowed"));
    QTRY_COMPARE_WITH_TIMEOUT(house.linked.size(), 1, patience);
    const auto &exchanged = house.server.seen[1];
    QCOMPARE(exchanged.target, QByteArray("/oauth/access_token"));
    QCOMPARE(parameter(exchanged, "oauth_token"), QStringLiteral("Request1"));
    QCOMPARE(parameter(exchanged, "oauth_verifier"), QStringLiteral("Code"));
    QCOMPARE(parameter(exchanged, "oauth_signature"), QStringLiteral("Secret&RequestSecret"));
    QVERIFY(parameter(exchanged, "oauth_nonce") != parameter(asked, "oauth_nonce"));
    QCOMPARE(house.linked[0][0].value<auth::Credentials>(),
             (auth::Credentials{consumer, {QStringLiteral("Access"), QStringLiteral("AccessSecret")}}));
    QCOMPARE(house.signIn.step(), Step::Idle);
    QCOMPARE(house.signIn.authorizePage(), QUrl());
    QVERIFY(house.failed.isEmpty() && house.cancelled.isEmpty());
}

void tst_SignIn::linksByCode()
{
    House house;
    house.waitForBrowser(Way::Code);
    QCOMPARE(parameter(house.server.seen[0], "oauth_callback"), QString());
    house.server.then(accessToken);
    QVERIFY(house.signIn.takeCode(QStringLiteral("  Code\n")));
    QCOMPARE(house.signIn.step(), Step::Exchanging);
    QVERIFY(!house.signIn.takeCode(QStringLiteral("Code"))); // once
    QTRY_COMPARE_WITH_TIMEOUT(house.linked.size(), 1, patience);
    QCOMPARE(parameter(house.server.seen[1], "oauth_verifier"), QStringLiteral("Code"));
}

// The browser could not reach us: its address line holds the code.
void tst_SignIn::pastedAddress()
{
    House house;
    house.waitForBrowser();
    house.server.then(accessToken);
    const auto callback = parameter(house.server.seen[0], "oauth_callback");
    QVERIFY(house.signIn.takeCode(callback + QStringLiteral("?oauth_token=Request1&oauth_verifier=Code")));
    QTRY_COMPARE_WITH_TIMEOUT(house.linked.size(), 1, patience);
}

void tst_SignIn::takesNoOtherCode()
{
    House house;
    QVERIFY(!house.signIn.takeCode(QStringLiteral("Code"))); // nobody has asked
    house.waitForBrowser(Way::Code);
    QVERIFY(!house.signIn.takeCode(QString()));
    QVERIFY(!house.signIn.takeCode(QStringLiteral("two words")));
    QVERIFY(!house.signIn.takeCode(QStringLiteral("http://127.0.0.1:1/callback?oauth_token=Old&oauth_verifier=Code")));
    QCOMPARE(house.signIn.step(), Step::Waiting);
    QCOMPARE(house.server.seen.size(), 1);
}

void tst_SignIn::refusedByTheUser()
{
    House house;
    house.waitForBrowser();
    QVERIFY(house.visit(QStringLiteral("denied=Request1")).endsWith("denied"));
    QTRY_COMPARE_WITH_TIMEOUT(house.failed.size(), 1, patience);
    QCOMPARE(house.failure().problem, Problem::Denied);
    QCOMPARE(house.server.seen.size(), 1);
}

void tst_SignIn::failures_data()
{
    QTest::addColumn<bool>("atExchange");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("problem");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, bool atExchange, const char *status, const char *body, Problem problem,
                        ErrorCode code) {
        QTest::newRow(name) << atExchange << QByteArray(status) << QByteArray(body) << int(problem) << int(code);
    };
    row("consumer", false, "401 Unauthorized", "Invalid consumer.", Problem::Consumer, ErrorCode::SignedOut);
    row("request malformed", false, "400 Bad Request", "This URL is an OAuth endpoint", Problem::Network,
        ErrorCode::Rejected);
    row("request 500", false, "500 Oops", "", Problem::Network, ErrorCode::BadReply);
    row("request is a page", false, "200 OK", "<html>", Problem::Network, ErrorCode::BadReply);
    row("too many", false, "429 Slow", "", Problem::Network, ErrorCode::RateLimited);
    row("code used before", true, "400 Bad Request", "Token already used", Problem::CodeRefused, ErrorCode::Rejected);
    row("code unknown", true, "401 Unauthorized", "Invalid verifier", Problem::CodeRefused, ErrorCode::SignedOut);
    row("exchange 500", true, "500 Oops", "", Problem::Network, ErrorCode::BadReply);
    row("exchange without secret", true, "200 OK", "oauth_token=Access", Problem::Network, ErrorCode::BadReply);
}

void tst_SignIn::failures()
{
    QFETCH(bool, atExchange);
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, body);
    House house;
    if (atExchange) {
        house.waitForBrowser(Way::Code);
        house.server.then(text(status, body, dateOf(0)));
        QVERIFY(house.signIn.takeCode(QStringLiteral("Code")));
    } else {
        house.server.then(text(status, body, dateOf(0)));
        house.signIn.start(consumer, Way::Callback);
    }
    QTRY_COMPARE_WITH_TIMEOUT(house.failed.size(), 1, patience);
    QTEST(int(house.failure().problem), "problem");
    QTEST(int(house.failure().error.code), "code");
    QCOMPARE(house.signIn.step(), Step::Idle);
    QCOMPARE(house.server.seen.size(), atExchange ? 2 : 1); // sent once, never repeated by itself
    QVERIFY(house.linked.isEmpty());
    // The way back.
    house.server.then(requestToken);
    house.signIn.start(consumer, Way::Code);
    QTRY_COMPARE_WITH_TIMEOUT(house.signIn.step(), Step::Waiting, patience);
}

void tst_SignIn::wrongClock_data()
{
    QTest::addColumn<int>("server"); // seconds ahead of us
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<bool>("clock");
    QTest::newRow("an hour behind") << 3600 << QByteArray("401 Unauthorized") << true;
    QTest::newRow("a day ahead") << -86400 << QByteArray("400 Bad Request") << true;
    QTest::newRow("four minutes") << 240 << QByteArray("401 Unauthorized") << false;
    QTest::newRow("an hour, but another fault") << 3600 << QByteArray("500 Oops") << false;
}

void tst_SignIn::wrongClock()
{
    QFETCH(int, server);
    QFETCH(QByteArray, status);
    QFETCH(bool, clock);
    House house;
    house.server.then(text(status, "no", dateOf(server)));
    house.signIn.start(consumer, Way::Callback);
    QTRY_COMPARE_WITH_TIMEOUT(house.failed.size(), 1, patience);
    QCOMPARE(house.failure().problem == Problem::Clock, clock);
    if (clock)
        QVERIFY(qAbs(house.failure().skew.count() + server) < 100);
}

void tst_SignIn::expires()
{
    House house;
    house.signIn.setLifetime(std::chrono::milliseconds(300));
    house.server.then(requestToken);
    house.signIn.start(consumer, Way::Callback);
    QTRY_COMPARE_WITH_TIMEOUT(house.failed.size(), 1, patience);
    QCOMPARE(house.failure().problem, Problem::Expired);
    QVERIFY(house.visit(QStringLiteral("oauth_token=Request1&oauth_verifier=Code")).isEmpty()); // nobody listens
    QVERIFY(house.linked.isEmpty());
}

void tst_SignIn::cancelsAtEveryStep()
{
    House house;
    house.signIn.cancel();
    QCOMPARE(house.cancelled.size(), 0); // there was nothing
    house.server.then(ScriptedServer::silence());
    house.signIn.start(consumer, Way::Callback);
    QTRY_COMPARE_WITH_TIMEOUT(house.server.seen.size(), 1, patience);
    house.signIn.cancel();
    QCOMPARE(house.cancelled.size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(house.server.open, 0, patience); // the connection is closed
    house.server.seen.clear();

    house.waitForBrowser();
    house.signIn.cancel();
    QCOMPARE(house.cancelled.size(), 2);
    QVERIFY(house.visit(QStringLiteral("oauth_token=Request1&oauth_verifier=Code")).isEmpty());

    house.waitForBrowser(Way::Code);
    QVERIFY(house.signIn.takeCode(QStringLiteral("Code")));
    house.signIn.cancel();
    QCOMPARE(house.cancelled.size(), 3);
    QVERIFY(house.linked.isEmpty() && house.failed.isEmpty());
}

void tst_SignIn::beginsAnew()
{
    House house;
    house.waitForBrowser();
    house.server.then(form("oauth_token=Request2&oauth_token_secret=Second"));
    house.signIn.start(consumer, Way::Code);
    QCOMPARE(house.cancelled.size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(house.signIn.step(), Step::Waiting, patience);
    QVERIFY(house.signIn.authorizePage().toString().endsWith(u"Request2"));
    house.server.then(accessToken);
    QVERIFY(house.signIn.takeCode(QStringLiteral("Code")));
    QTRY_COMPARE_WITH_TIMEOUT(house.linked.size(), 1, patience);
    QCOMPARE(parameter(house.server.seen[2], "oauth_signature"), QStringLiteral("Secret&Second"));
}

void tst_SignIn::noSecretLeavesByAnAddress()
{
    House house;
    house.waitForBrowser(Way::Code);
    house.server.then(accessToken);
    QVERIFY(house.signIn.takeCode(QStringLiteral("Code")));
    QTRY_COMPARE_WITH_TIMEOUT(house.linked.size(), 1, patience);
    for (const auto &seen : house.server.seen) {
        QVERIFY(!seen.target.contains('?'));
        QVERIFY(seen.body.isEmpty());
    }
}

QTEST_GUILESS_MAIN(tst_SignIn)
#include "tst_signin.moc"
