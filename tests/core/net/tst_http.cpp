// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/version.h"
#include "core/net/http.h"
#include "tests/support/await.h"
#include "tests/support/scriptedserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace runout;
using namespace runout::net;
using namespace std::chrono_literals;
using test::await;
using test::ScriptedServer;

namespace {

HttpOptions quick()
{
    HttpOptions options;
    options.idle = 300ms;
    options.total = 2s;
    options.retryPause = 5ms;
    options.api.requests = 60;
    options.api.window = 1500ms; // so that pauses after a 429 begin at 50 ms
    options.images.window = 1500ms;
    return options;
}

HttpRequest get(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    return request;
}

HttpRequest withToken(const QUrl &url)
{
    HttpRequest request = get(url);
    request.authorization = "Discogs token=AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcd";
    return request;
}

HttpRequest image(const QUrl &url)
{
    HttpRequest request = get(url);
    request.counted = false;
    request.lane = Lane::Covers;
    return request;
}

QUrl path(const ScriptedServer &server, const char *target)
{
    return server.url(QString::fromLatin1(target));
}

} // namespace

class tst_Http : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sends();
    void gzip_data();
    void gzip();
    void statuses_data();
    void statuses();
    void anyStatusIsAReply();
    void retries_data();
    void retries();
    void givesUpAfterThreeRetries();
    void writesAreSentOnce_data();
    void writesAreSentOnce();
    void writeArrivesWhole();
    void holdsEverythingAfter429();
    void longRetryAfterFailsAtOnce();
    void offline();
    void timesOut();
    void dripsForEver();
    void tooLarge();
    void redirects_data();
    void redirects();
    void tooManyRedirects();
    void noCredentialsToAnotherOrigin();
    void insecureAddressesAreRejected_data();
    void insecureAddressesAreRejected();
    void noHeaderInjection();
    void cancelOnTheWire();
    void cancelWhileWaiting();
    void cancelDuringAPause();
    void deletedHttpFinishesEverything();
    void budget();
    void images();
    void hurry();
    void burstAgainstARealServer();
    void secretsStayOutOfErrors();
    void noCookies();
};

void tst_Http::sends()
{
    ScriptedServer server;
    server.then(ScriptedServer::json(R"({"id":1})", "200 OK", "X-Test: Yes\r\n"));
    Http http(quick());
    HttpRequest request = withToken(path(server, "/releases/1?curr_abbr=EUR"));
    request.headers = {{"Accept", "application/vnd.discogs.v2.discogs+json"}};
    const auto reply = await(http.send(request));
    QVERIFY(reply);
    QCOMPARE(reply->status, 200);
    QCOMPARE(reply->body, QByteArray(R"({"id":1})"));
    QCOMPARE(reply->header("x-TEST"), QByteArray("Yes"));
    QCOMPARE(reply->header("no-such"), QByteArray());
    QCOMPARE(server.seen.size(), 1);
    QCOMPARE(server.seen[0].target, QByteArray("/releases/1?curr_abbr=EUR"));
    QCOMPARE(server.seen[0].header("User-Agent"), QByteArray("Runout/" RUNOUT_VERSION " +" RUNOUT_HOMEPAGE));
    QCOMPARE(server.seen[0].header("Authorization"), request.authorization);
    QCOMPARE(server.seen[0].header("Accept"), QByteArray("application/vnd.discogs.v2.discogs+json"));
    QVERIFY(server.seen[0].header("Accept-Encoding").contains("gzip"));
}

void tst_Http::gzip_data()
{
    QTest::addColumn<QByteArray>("plain");
    QTest::newRow("tiny") << QByteArray("{}");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("large") << QByteArray(300000, 'x');
}

void tst_Http::gzip()
{
    QFETCH(QByteArray, plain);
    ScriptedServer server;
    server.then(ScriptedServer::answer("200 OK", "Content-Encoding: gzip\r\n", ScriptedServer::gzip(plain)));
    Http http(quick());
    const auto reply = await(http.send(get(server.url())));
    QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
    QCOMPARE(reply->body.size(), plain.size());
    QVERIFY(reply->body == plain);
    QCOMPARE(server.seen.size(), 1);
}

void tst_Http::statuses_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error>("error");
    const auto row = [](const char *name, const char *status, const char *headers, const char *body,
                        const Error &error) {
        QTest::newRow(name) << QByteArray(status) << QByteArray(headers) << QByteArray(body) << error;
    };
    row("unknown release", "404 Not Found", "", R"({"message": "Release not found."})",
        {ErrorCode::NotFound, QStringLiteral("Release not found."), 404, 0});
    row("no credentials", "401 Unauthorized", "WWW-Authenticate: OAuth realm=\"https://api.discogs.com\"\r\n",
        R"({"message": "You must authenticate to access this resource."})",
        {ErrorCode::SignedOut, QStringLiteral("You must authenticate to access this resource."), 401, 0});
    row("OAuth text", "401 Unauthorized", "WWW-Authenticate: OAuth realm=\"x\"\r\n", "Invalid consumer.\n",
        {ErrorCode::SignedOut, QStringLiteral("Invalid consumer."), 401, 0});
    row("basic challenge", "401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n", "{}",
        {ErrorCode::SignedOut, {}, 401, 0});
    row("not ours", "403 Forbidden", "", R"({"message": "You don't have permission"})",
        {ErrorCode::Forbidden, QStringLiteral("You don't have permission"), 403, 0});
    row("edge", "403 Forbidden", "", "<!DOCTYPE html><html>no</html>", {ErrorCode::Forbidden, {}, 403, 0});
    row("bad value", "422 Unprocessable Entity", "", R"({"message": "Invalid price:\r\n expected float."})",
        {ErrorCode::Rejected, QStringLiteral("Invalid price: expected float."), 422, 0});
    row("wrong verb", "405 Method Not Allowed", "", R"({"message": 5})", {ErrorCode::Rejected, {}, 405, 0});
    row("conflict", "409 Conflict", "", "[1]", {ErrorCode::Rejected, {}, 409, 0});
    row("empty body", "404 Not Found", "", "", {ErrorCode::NotFound, {}, 404, 0});
    row("not modified", "304 Not Modified", "", "", {ErrorCode::BadReply, {}, 304, 0});
}

void tst_Http::statuses()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, body);
    QFETCH(Error, error);
    ScriptedServer server;
    server.then(ScriptedServer::answer(status, headers, body));
    Http http(quick());
    const auto reply = await(http.send(withToken(server.url())));
    QVERIFY(!reply);
    QCOMPARE(reply.error().status, error.status);
    QCOMPARE(reply.error().detail, error.detail);
    QVERIFY(reply.error() == error);
    QCOMPARE(server.seen.size(), 1);
}

// Who reads the body of an error decides for themselves what it means, and whether to ask again.
void tst_Http::anyStatusIsAReply()
{
    for (const char *status : {"400 Bad Request", "429 Too Many Requests", "503 Service Unavailable"}) {
        ScriptedServer server;
        server.otherwise = [status](const ScriptedServer::Seen &) {
            return ScriptedServer::json(R"({"error":11})", status);
        };
        Http http(quick());
        HttpRequest request = get(path(server, "/2.0/"));
        request.anyStatus = true;
        const auto reply = await(http.send(request));
        QVERIFY(reply);
        QCOMPARE(reply->status, QByteArray(status).left(3).toInt());
        QCOMPARE(reply->body, QByteArray(R"({"error":11})"));
        QCOMPARE(server.seen.size(), 1);
    }
}

void tst_Http::retries_data()
{
    QTest::addColumn<QByteArray>("kind");
    for (const char *kind :
         {"500", "502 html", "503 retry-after", "drop", "cut off", "silence", "429", "429 retry-after", "damaged gzip"})
        QTest::newRow(kind) << QByteArray(kind);
}

void tst_Http::retries()
{
    QFETCH(QByteArray, kind);
    ScriptedServer server;
    const auto fault = [&] {
        if (kind == "500")
            return ScriptedServer::json(R"({"message":"Query time exceeded."})", "500 Internal Server Error");
        if (kind == "502 html")
            return ScriptedServer::html("502 Bad Gateway");
        if (kind == "503 retry-after")
            return ScriptedServer::json("", "503 Service Unavailable", "Retry-After: 0\r\n");
        if (kind == "cut off")
            return ScriptedServer::cutOff(R"({"id":)");
        if (kind == "silence")
            return ScriptedServer::silence();
        if (kind == "429")
            return ScriptedServer::json("\n", "429 Too Many Requests");
        if (kind == "429 retry-after")
            return ScriptedServer::json("\n", "429 Too Many Requests", "Retry-After: 1\r\n");
        if (kind == "damaged gzip")
            return ScriptedServer::answer("200 OK", "Content-Encoding: gzip\r\n", "\x1f\x8bnonsense");
        return ScriptedServer::dropped();
    };
    server.then(fault()).then(fault()).then(ScriptedServer::json(R"({"id":7})"));
    Http http(quick());
    const auto reply = await(http.send(get(server.url())));
    QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
    QCOMPARE(reply->body, QByteArray(R"({"id":7})"));
    QCOMPARE(server.seen.size(), 3);
}

void tst_Http::givesUpAfterThreeRetries()
{
    ScriptedServer server;
    server.otherwise = [](const auto &) { return ScriptedServer::html("502 Bad Gateway"); };
    Http http(quick());
    auto reply = await(http.send(get(server.url())));
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, ErrorCode::BadReply);
    QCOMPARE(reply.error().status, 502);
    QCOMPARE(reply.error().detail, QString());
    QCOMPARE(server.seen.size(), 4);

    server.seen.clear();
    server.otherwise = [](const auto &) {
        return ScriptedServer::json(R"({"message":"too quickly"})", "429 Too Many Requests");
    };
    reply = await(http.send(get(server.url())));
    QCOMPARE(reply.error().code, ErrorCode::RateLimited);
    QCOMPARE(reply.error().detail, QStringLiteral("too quickly"));
    QCOMPARE(server.seen.size(), 4);
}

void tst_Http::writesAreSentOnce_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("fault");
    for (const char *method : {"POST", "PUT", "DELETE"}) {
        for (const char *body : {"", "{\"rating\":5}"}) {
            for (int fault = 0; fault < 5; ++fault)
                QTest::newRow(qPrintable(
                    QStringLiteral("%1 '%2' fault %3").arg(QLatin1String(method), QLatin1String(body)).arg(fault)))
                    << QByteArray(method) << QByteArray(body) << fault;
        }
    }
}

void tst_Http::writesAreSentOnce()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    QFETCH(int, fault);
    const QList<ScriptedServer::Step> faults{ScriptedServer::dropped(), ScriptedServer::html("502 Bad Gateway"),
                                             ScriptedServer::silence(),
                                             ScriptedServer::json("\n", "429 Too Many Requests"),
                                             ScriptedServer::redirect("/elsewhere", "307 Temporary Redirect")};
    const QList<ErrorCode> codes{ErrorCode::BadReply, ErrorCode::BadReply, ErrorCode::Timeout, ErrorCode::RateLimited,
                                 ErrorCode::BadReply};
    ScriptedServer server;
    server.then(ScriptedServer::json("{}")).then(faults[fault]);
    Http http(quick());
    QVERIFY(await(http.send(get(server.url())))); // the connection is an old one then, which invites a silent repeat
    HttpRequest request = get(path(server, "/write"));
    request.method = method;
    request.body = body;
    const auto reply = await(http.send(request));
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, codes[fault]);
    QTest::qWait(50);
    QCOMPARE(server.seen.size(), 2);
    QCOMPARE(server.seen[1].method, method);
    QCOMPARE(server.seen[1].body, body);
}

void tst_Http::writeArrivesWhole()
{
    ScriptedServer server;
    server.then(ScriptedServer::answer("201 Created", "", R"({"instance_id":3})"))
        .then({"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n"});
    Http http(quick());
    HttpRequest request = withToken(path(server, "/users/x/collection"));
    request.method = "POST";
    request.body = QByteArray(200000, 'b');
    request.headers = {{"Content-Type", "application/json"}};
    const auto created = await(http.send(request));
    QVERIFY(created);
    QCOMPARE(created->status, 201);
    QVERIFY(server.seen[0].body == request.body);
    QCOMPARE(server.seen[0].header("Content-Type"), QByteArray("application/json"));
    QCOMPARE(server.seen[0].header("Transfer-Encoding"), QByteArray());
    request.method = "DELETE";
    request.body.clear();
    const auto removed = await(http.send(request));
    QVERIFY(removed);
    QCOMPARE(removed->status, 204);
}

void tst_Http::holdsEverythingAfter429()
{
    ScriptedServer server;
    server.then(ScriptedServer::json("\n", "429 Too Many Requests", "Retry-After: 1\r\n"));
    Http http(quick());
    QSignalSpy spy(&http, &Http::budgetChanged);
    const auto first = http.send(get(path(server, "/1")));
    QTRY_VERIFY(http.budget().holdSeconds > 0);
    const auto second = http.send(get(path(server, "/2")));
    QCOMPARE(http.budget().waiting, 2);
    QCOMPARE(server.seen.size(), 1);
    QVERIFY(await(first));
    QVERIFY(await(second));
    QCOMPARE(server.seen.size(), 3);
    QCOMPARE(server.seen[1].target, QByteArray("/1")); // the refused one goes first
    QVERIFY(std::any_of(spy.begin(), spy.end(),
                        [](const auto &call) { return call.at(0).template value<Budget>().holdSeconds > 0; }));
}

void tst_Http::longRetryAfterFailsAtOnce()
{
    ScriptedServer server;
    server.then(ScriptedServer::json("\n", "429 Too Many Requests", "Retry-After: 900\r\n"));
    Http http(quick());
    const auto reply = await(http.send(get(server.url())));
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, ErrorCode::RateLimited);
    QCOMPARE(reply.error().retryAfter, 900);
    QVERIFY(http.budget().holdSeconds > 800);
}

void tst_Http::offline()
{
    QUrl nobody;
    {
        ScriptedServer server;
        nobody = server.url();
    }
    Http http(quick());
    const auto refused = await(http.send(get(nobody)));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Offline);
    QVERIFY(http.budget().offline);
    QVERIFY(!refused.error().detail.contains(QLatin1String("127.0.0.1")));

    ScriptedServer server;
    QVERIFY(await(http.send(get(server.url()))));
    QVERIFY(!http.budget().offline);
}

void tst_Http::timesOut()
{
    ScriptedServer server;
    server.otherwise = [](const auto &) { return ScriptedServer::silence(); };
    HttpOptions options = quick();
    options.idle = 50ms;
    Http http(options);
    const auto reply = await(http.send(get(server.url())));
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, ErrorCode::Timeout);
    QCOMPARE(server.seen.size(), 4);
    QTRY_COMPARE(server.open, 0);
}

void tst_Http::dripsForEver()
{
    ScriptedServer server;
    QTimer drip;
    server.otherwise = [](const auto &) {
        return ScriptedServer::Step{"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"};
    };
    connect(&server, &QTcpServer::newConnection, this, [&] {
        for (auto *socket : server.findChildren<QTcpSocket *>())
            connect(&drip, &QTimer::timeout, socket, [socket] { socket->write("x"); });
    });
    drip.start(5);
    HttpOptions options = quick();
    options.idle = 5s;
    options.total = 150ms;
    options.retries = 0;
    Http http(options);
    const auto reply = await(http.send(get(server.url())));
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, ErrorCode::Timeout);
}

void tst_Http::tooLarge()
{
    HttpOptions options = quick();
    options.largestBody = 1000;
    Http http(options);
    ScriptedServer server;
    server.then(ScriptedServer::json(QByteArray(1000, ' ')))
        .then(ScriptedServer::json(QByteArray(1001, ' ')))
        .then(ScriptedServer::answer("200 OK", "Content-Encoding: gzip\r\n",
                                     ScriptedServer::gzip(QByteArray(5000000, ' '))));
    QVERIFY(await(http.send(get(server.url()))));
    for (int i = 0; i < 2; ++i) {
        const auto reply = await(http.send(get(server.url())));
        QVERIFY(!reply);
        QCOMPARE(reply.error().code, ErrorCode::BadReply);
    }
    QCOMPARE(server.seen.size(), 3);
}

void tst_Http::redirects_data()
{
    QTest::addColumn<QByteArray>("status");
    for (const char *status :
         {"301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"})
        QTest::newRow(status) << QByteArray(status);
}

void tst_Http::redirects()
{
    QFETCH(QByteArray, status);
    ScriptedServer server;
    server.then(ScriptedServer::redirect("/releases/2?a=b", status));
    Http http(quick());
    QVERIFY(await(http.send(withToken(path(server, "/releases/1")))));
    QCOMPARE(server.seen.size(), 2);
    QCOMPARE(server.seen[1].target, QByteArray("/releases/2?a=b"));
    QVERIFY(!server.seen[1].header("Authorization").isEmpty());
}

void tst_Http::tooManyRedirects()
{
    ScriptedServer server;
    server.otherwise = [](const auto &) { return ScriptedServer::redirect("/again"); };
    Http http(quick());
    const auto reply = await(http.send(get(server.url())));
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, ErrorCode::BadReply);
    QCOMPARE(server.seen.size(), 4);
}

void tst_Http::noCredentialsToAnotherOrigin()
{
    ScriptedServer other;
    Http http(quick());
    const QByteArray elsewhere = other.url().toEncoded();
    for (const QByteArray &target :
         {elsewhere, QByteArray("http://discogs.example/"), QByteArray("file:///etc/passwd"), QByteArray()}) {
        ScriptedServer server;
        server.then(ScriptedServer::redirect(target));
        const auto reply = await(http.send(withToken(server.url())));
        QVERIFY(!reply);
        QCOMPARE(reply.error().code, ErrorCode::BadReply);
        QVERIFY(reply.error().detail.contains(QLatin1String("redirect")));
    }
    ScriptedServer server; // an API request without credentials stays as well
    server.then(ScriptedServer::redirect(elsewhere));
    QVERIFY(!await(http.send(get(server.url()))));
    QCOMPARE(other.seen.size(), 0);

    server.then(ScriptedServer::redirect(elsewhere)); // a picture may live elsewhere
    QVERIFY(await(http.send(image(server.url()))));
    QCOMPARE(other.seen.size(), 1);
    QCOMPARE(other.seen[0].header("Authorization"), QByteArray());
}

void tst_Http::insecureAddressesAreRejected_data()
{
    QTest::addColumn<QString>("url");
    for (const char *url : {"http://api.discogs.com/", "http://10.0.0.1/", "ftp://api.discogs.com/",
                            "file:///etc/passwd", "https://user:secret@api.discogs.com/", "", "//api.discogs.com/"})
        QTest::newRow(url) << QString::fromLatin1(url);
}

void tst_Http::insecureAddressesAreRejected()
{
    QFETCH(QString, url);
    Http http(quick());
    for (const bool counted : {true, false}) {
        HttpRequest request = get(QUrl(url));
        request.counted = counted;
        const auto reply = await(http.send(request));
        QVERIFY(!reply);
        QCOMPARE(reply.error().code, ErrorCode::Rejected);
    }
}

void tst_Http::noHeaderInjection()
{
    ScriptedServer server;
    Http http(quick());
    HttpRequest request = get(server.url());
    request.authorization = "Discogs token=a\r\nX-Evil: 1";
    QCOMPARE(await(http.send(request)).error().code, ErrorCode::Rejected);
    request = get(server.url());
    request.headers = {{"Accept", "a\nb"}};
    QCOMPARE(await(http.send(request)).error().code, ErrorCode::Rejected);
    QCOMPARE(server.seen.size(), 0);
}

void tst_Http::cancelOnTheWire()
{
    ScriptedServer server;
    server.then(ScriptedServer::silence());
    HttpOptions options = quick();
    options.idle = 20s;
    Http http(options);
    auto future = http.send(get(server.url()));
    QTRY_COMPARE(server.seen.size(), 1);
    future.cancel();
    QTRY_VERIFY(future.isFinished());
    QTRY_COMPARE(server.open, 0);
    QCOMPARE(future.resultCount(), 0);
    QVERIFY(await(http.send(get(server.url()))));
}

void tst_Http::cancelWhileWaiting()
{
    ScriptedServer server;
    HttpOptions options = quick();
    options.api = {1, true, 400ms, 6};
    Http http(options);
    QVERIFY(await(http.send(get(path(server, "/1")))));
    auto second = http.send(get(path(server, "/2")));
    const auto third = http.send(get(path(server, "/3")));
    QCOMPARE(http.budget().waiting, 2);
    second.cancel();
    QTRY_VERIFY(second.isFinished());
    QCOMPARE(http.budget().waiting, 1);
    QVERIFY(await(third));
    QCOMPARE(server.seen.size(), 2);
    QCOMPARE(server.seen[1].target, QByteArray("/3"));
}

void tst_Http::cancelDuringAPause()
{
    ScriptedServer server;
    server.then(ScriptedServer::html("502 Bad Gateway"));
    HttpOptions options = quick();
    options.retryPause = 200ms;
    Http http(options);
    auto future = http.send(get(server.url()));
    QTRY_COMPARE(server.seen.size(), 1);
    QTest::qWait(50);
    future.cancel();
    QTRY_VERIFY(future.isFinished());
    QTest::qWait(400);
    QCOMPARE(server.seen.size(), 1);
}

void tst_Http::deletedHttpFinishesEverything()
{
    ScriptedServer server;
    server.otherwise = [](const auto &) { return ScriptedServer::silence(); };
    auto http = std::make_unique<Http>(quick());
    QList<Answer<HttpReply>> futures;
    for (int i = 0; i < 10; ++i)
        futures.append(http->send(get(server.url())));
    QTRY_VERIFY(!server.seen.isEmpty());
    http.reset();
    for (const auto &future : futures) {
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().error().code, ErrorCode::Cancelled);
    }
    QTRY_COMPARE(server.open, 0);
}

void tst_Http::budget()
{
    ScriptedServer server;
    server.otherwise = [](const auto &) {
        return ScriptedServer::json(
            "{}", "200 OK",
            "X-Discogs-Ratelimit: 60\r\nx-discogs-ratelimit-used: 20\r\nX-DISCOGS-RATELIMIT-REMAINING: 40\r\n");
    };
    HttpOptions options = quick();
    options.api.requests = 25;
    Http http(options);
    QCOMPARE(http.budget(), (Budget{25, 25, 0, 0, false}));
    QSignalSpy spy(&http, &Http::budgetChanged);
    QVERIFY(await(http.send(get(server.url()))));
    QCOMPARE(http.budget(), (Budget{60, 40, 0, 0, false}));
    QTRY_VERIFY(!spy.isEmpty());
    QTRY_COMPARE(spy.last().at(0).value<Budget>().remaining, 60); // the window has passed
    http.setLimit(7, true);
    QVERIFY(await(http.send(get(server.url()))));
    QCOMPARE(http.budget().limit, 7);
}

void tst_Http::images()
{
    ScriptedServer server;
    server.then(ScriptedServer::json("", "429 Too Many Requests"));
    int most = 0;
    server.otherwise = [&](const auto &) {
        most = std::max(most, server.open);
        return ScriptedServer::answer("200 OK", "Content-Type: image/jpeg\r\n", "picture");
    };
    HttpOptions options = quick();
    options.api = {1, true, 60s, 6};
    options.idle = options.total = 60s; // a slow machine is no reason to ask again
    Http http(options);
    QList<Answer<HttpReply>> futures;
    for (int i = 0; i < 20; ++i)
        futures.append(http.send(image(server.url())));
    for (const auto &future : futures)
        QCOMPARE(await(future)->body, QByteArray("picture"));
    QVERIFY(most <= 4);
    QCOMPARE(server.seen.size(), 21);
    QCOMPARE(http.budget().remaining, 1);
}

void tst_Http::hurry()
{
    ScriptedServer server;
    HttpOptions options = quick();
    options.api = {20, true, 400ms, 1};
    Http http(options);
    HttpRequest request = get({});
    request.lane = Lane::Background;
    QList<Answer<HttpReply>> futures;
    for (int i = 0; i < 5; ++i) {
        request.url = path(server, "/").resolved(QUrl(QString::number(i)));
        futures.append(http.send(request));
    }
    http.hurry(path(server, "/4"), Lane::User);
    http.hurry(path(server, "/none"), Lane::User);
    for (const auto &future : futures)
        QVERIFY(await(future));
    QCOMPARE(server.seen[1].target, QByteArray("/4"));
}

// The pacer and real sockets together: a strict server refuses nothing.
void tst_Http::burstAgainstARealServer()
{
    constexpr qint64 window = 400;
    constexpr int limit = 25;
    QElapsedTimer clock;
    clock.start();
    QList<qint64> arrivals;
    int refused = 0;
    ScriptedServer server;
    server.otherwise = [&](const auto &) {
        while (!arrivals.isEmpty() && arrivals.first() + window <= clock.elapsed())
            arrivals.removeFirst();
        if (arrivals.size() >= limit) {
            ++refused;
            return ScriptedServer::json("\n", "429 Too Many Requests");
        }
        arrivals.append(clock.elapsed());
        return ScriptedServer::json("{}");
    };
    HttpOptions options = quick();
    options.api = {limit, false, std::chrono::milliseconds(window), 6};
    Http http(options);
    QList<Answer<HttpReply>> futures;
    for (int i = 0; i < 100; ++i)
        futures.append(http.send(get(server.url())));
    for (const auto &future : futures)
        QVERIFY(await(future));
    QCOMPARE(refused, 0);
    qInfo("100 requests at %d a window of %lld ms took %lld ms", limit, window, clock.elapsed());
}

void tst_Http::secretsStayOutOfErrors()
{
    ScriptedServer server;
    server.then(ScriptedServer::json(R"({"message":"Bad token AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcd."})",
                                     "401 Unauthorized"));
    Http http(quick());
    const auto reply = await(http.send(withToken(server.url())));
    QCOMPARE(reply.error().detail, QStringLiteral("Bad token ***."));
}

void tst_Http::noCookies()
{
    ScriptedServer server;
    server.otherwise = [](const auto &) { return ScriptedServer::json("{}", "200 OK", "Set-Cookie: a=b; Path=/\r\n"); };
    Http http(quick());
    QVERIFY(await(http.send(get(server.url()))));
    QVERIFY(await(http.send(get(server.url()))));
    QCOMPARE(server.seen[1].header("Cookie"), QByteArray());
}

QTEST_GUILESS_MAIN(tst_Http)
#include "tst_http.moc"
