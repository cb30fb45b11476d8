// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/callbackserver.h"

#include <QHostAddress>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

using namespace runout;
using auth::CallbackServer;
using auth::oauth::Verdict;

Q_DECLARE_METATYPE(runout::auth::oauth::Verdict)

namespace {

constexpr int patience = 20'000; // ms
const auto token = QStringLiteral("OurToken");
const QByteArray right = "/callback?oauth_token=OurToken&oauth_verifier=Code";

struct House
{
    CallbackServer server;
    QSignalSpy answered{&server, &CallbackServer::answered};

    explicit House(const CallbackServer::Limits &limits = {})
        : server(limits)
    {
        server.setPages({"<p>allowed", "<p>denied", "<p>unknown"});
        if (!server.listen())
            qFatal("no port");
        server.expect(token);
    }
    quint16 port() const { return static_cast<quint16>(QUrl(server.address()).port()); }
    QByteArray host() const { return "127.0.0.1:" + QByteArray::number(port()); }
    QByteArray head(const QByteArray &target, const QByteArray &method = "GET") const
    {
        return method + ' ' + target + " HTTP/1.1\r\nHost: " + host() + "\r\nAccept: */*\r\n\r\n";
    }

    // Everything the server says to `bytes` until it closes.
    static QByteArray say(quint16 port, const QByteArray &bytes)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, port);
        socket.write(bytes);
        (void)QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; }, patience);
        return socket.readAll();
    }
    QByteArray say(const QByteArray &bytes) const { return say(port(), bytes); }
    Verdict verdict() const { return answered.value(0).value(0).value<Verdict>(); }
};

QByteArray status(const QByteArray &answer)
{
    return answer.mid(9, 3);
}

} // namespace

class tst_CallbackServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesTheVerdictOnce();
    void takesARefusal();
    void refuses_data();
    void refuses();
    void refusesBeforeItExpects();
    void refusesAnOversizedRequest();
    void takesARequestInPieces();
    void dropsSlowOnes();
    void limitsConnections();
    void closesOnRequest();
    void listensOnLoopbackOnly();
};

void tst_CallbackServer::takesTheVerdictOnce()
{
    House house;
    const quint16 port = house.port();
    const QByteArray answer = house.say(house.head(right));
    QCOMPARE(status(answer), QByteArray("200"));
    QVERIFY(answer.endsWith("\r\n\r\n<p>allowed"));
    QVERIFY(answer.contains("Content-Type: text/html; charset=utf-8\r\n"));
    QVERIFY(answer.contains("Cache-Control: no-store\r\n"));
    QVERIFY(answer.contains("Content-Security-Policy: default-src 'none'"));
    QVERIFY(!answer.contains("OurToken"));
    QCOMPARE(house.answered.size(), 1);
    QCOMPARE(house.verdict(), (Verdict{token, QStringLiteral("Code"), false}));
    QVERIFY(!house.server.isListening());
    QCOMPARE(house.server.address(), QString());

    QCOMPARE(House::say(port, house.head(right)), QByteArray()); // a second time: nobody is there
    QCOMPARE(house.answered.size(), 1);
}

void tst_CallbackServer::takesARefusal()
{
    House house;
    const QByteArray answer = house.say(house.head("/callback?denied=OurToken"));
    QCOMPARE(status(answer), QByteArray("200"));
    QVERIFY(answer.endsWith("<p>denied"));
    QVERIFY(house.verdict().denied);
}

void tst_CallbackServer::refuses_data()
{
    QTest::addColumn<QByteArray>("request"); // HOST stands for the right one
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &request, const char *status = "400") {
        QTest::newRow(name) << request << QByteArray(status);
    };
    const QByteArray rest = " HTTP/1.1\r\nHost: HOST\r\n\r\n";
    row("another path", "GET /?oauth_token=OurToken&oauth_verifier=Code" + rest, "404");
    row("a longer path", "GET /callback/?oauth_token=OurToken&oauth_verifier=Code" + rest, "404");
    row("favicon", "GET /favicon.ico" + rest, "404");
    row("another method", "POST " + right + rest);
    row("HEAD", "HEAD " + right + rest);
    row("another host", "GET " + right + " HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    row("localhost by name", "GET " + right + " HTTP/1.1\r\nHost: localhost:1\r\n\r\n");
    row("no host", "GET " + right + " HTTP/1.1\r\n\r\n");
    row("two hosts", "GET " + right + " HTTP/1.1\r\nHost: HOST\r\nhost: evil.example\r\n\r\n");
    row("another token", "GET /callback?oauth_token=Other&oauth_verifier=Code" + rest);
    row("another's refusal", "GET /callback?denied=Other" + rest);
    row("no token", "GET /callback?oauth_verifier=Code" + rest);
    row("no query", "GET /callback" + rest);
    row("two verifiers", "GET " + right + "&oauth_verifier=Second" + rest);
    row("not HTTP", "hello\r\n\r\n");
    row("HTTP/2", "GET " + right + " HTTP/2\r\nHost: HOST\r\n\r\n");
    row("nothing", "\r\n\r\n");
}

void tst_CallbackServer::refuses()
{
    QFETCH(QByteArray, request);
    House house;
    request.replace("HOST", house.host());
    const QByteArray answer = house.say(request);
    QTEST(status(answer), "expected");
    QVERIFY(answer.endsWith("<p>unknown"));
    QCOMPARE(house.answered.size(), 0);
    // and it goes on waiting
    QCOMPARE(status(house.say(house.head(right))), QByteArray("200"));
    QCOMPARE(house.answered.size(), 1);
}

void tst_CallbackServer::refusesBeforeItExpects()
{
    House house;
    house.server.expect({});
    QCOMPARE(status(house.say(house.head("/callback?oauth_token=&oauth_verifier=Code"))), QByteArray("400"));
    QCOMPARE(status(house.say(house.head(right))), QByteArray("400"));
    QCOMPARE(house.answered.size(), 0);
}

void tst_CallbackServer::refusesAnOversizedRequest()
{
    House house;
    const QByteArray answer = house.say("GET " + right + " HTTP/1.1\r\nX: " + QByteArray(9000, 'x'));
    QVERIFY(answer.isEmpty() || status(answer) == "400"); // closed before all of it was read
    QCOMPARE(house.answered.size(), 0);
    QCOMPARE(status(house.say(house.head(right))), QByteArray("200"));
}

void tst_CallbackServer::takesARequestInPieces()
{
    House house;
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, house.port());
    QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::ConnectedState, patience);
    const QByteArray all = house.head(right);
    for (const char byte : all) {
        QCOMPARE(house.answered.size(), 0);
        socket.write(&byte, 1);
        socket.flush();
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE_WITH_TIMEOUT(house.answered.size(), 1, patience);
}

void tst_CallbackServer::dropsSlowOnes()
{
    CallbackServer::Limits limits;
    limits.patience = std::chrono::milliseconds(20);
    House house(limits);
    QCOMPARE(house.say("GET /callb"), QByteArray()); // closed without a word
    QCOMPARE(house.answered.size(), 0);
    QVERIFY(house.server.isListening());
}

void tst_CallbackServer::limitsConnections()
{
    CallbackServer::Limits limits;
    limits.connections = 2;
    House house(limits);
    QTcpSocket idle[2];
    for (QTcpSocket &socket : idle) {
        socket.connectToHost(QHostAddress::LocalHost, house.port());
        QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::ConnectedState, patience);
    }
    QTest::qWait(0);
    QCOMPARE(house.say(house.head(right)), QByteArray());
    QCOMPARE(house.answered.size(), 0);
    for (QTcpSocket &socket : idle)
        socket.abort();
    QVERIFY(QTest::qWaitFor([&] { return status(house.say(house.head(right))) == "200"; }, patience));
}

void tst_CallbackServer::closesOnRequest()
{
    House house;
    QTcpSocket idle;
    idle.connectToHost(QHostAddress::LocalHost, house.port());
    idle.write("GET /");
    QTRY_COMPARE_WITH_TIMEOUT(idle.state(), QAbstractSocket::ConnectedState, patience);
    QCOMPARE(status(house.say(house.head("/other"))), QByteArray("404")); // by now both were let in
    house.server.close();
    QTRY_COMPARE_WITH_TIMEOUT(idle.state(), QAbstractSocket::UnconnectedState, patience);
    QVERIFY(!house.server.isListening());
    QVERIFY(house.server.listen()); // and can begin anew
    QVERIFY(house.server.isListening());
}

void tst_CallbackServer::listensOnLoopbackOnly()
{
    House house;
    const QUrl address(house.server.address());
    QCOMPARE(address.host(), QStringLiteral("127.0.0.1"));
    QCOMPARE(address.path(), QStringLiteral("/callback"));
    House other;
    QVERIFY(other.port() != house.port());
}

QTEST_GUILESS_MAIN(tst_CallbackServer)
#include "tst_callbackserver.moc"
