// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/asked.h"

#include <QFile>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace runout;

class TestStandIn : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_many = std::make_unique<StandIn>(many(321, unlimited()));
        QVERIFY2(m_many->start(), qPrintable(m_many->problem()));
    }

    void init()
    {
        m_many->clearFaults();
        m_many->forgetRequests();
        m_many->set({{QStringLiteral("sellerSettings"), true}});
    }

    void saysSoWhenItCannotStart()
    {
        StandIn standIn({QStringLiteral("--recorded"), QStringLiteral("/nowhere")});
        QVERIFY(!standIn.start());
        QVERIFY2(standIn.problem().contains(u"/nowhere"), qPrintable(standIn.problem()));
        StandIn wrongFault(many(1, {QStringLiteral("--fault"), QStringLiteral("{\"kind\": \"rain\"}")}));
        QVERIFY(!wrongFault.start());
        QVERIFY(wrongFault.problem().contains(u"rain"));
    }

    void everyReplyCarriesTheLimit()
    {
        for (const QByteArray target : {"/releases/900000001", "/releases/1", "/nowhere"}) {
            const Answer answer = asked(*m_many, target);
            QCOMPARE(answer.header("X-Discogs-Ratelimit"), QByteArray("100000"));
            QVERIFY(!answer.header("X-Discogs-Ratelimit-Used").isEmpty());
            QCOMPARE(answer.header("X-Discogs-Ratelimit-Used").toInt() +
                         answer.header("X-Discogs-Ratelimit-Remaining").toInt(),
                     100'000);
            QCOMPARE(answer.header("X-Discogs-Media-Type"), QByteArray("discogs.v2"));
        }
    }

    void errorsHaveTheirBodies_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *method, const char *target, int status, const char *message) {
            QTest::newRow(target) << QByteArray(method) << QByteArray(target) << status << QString::fromUtf8(message);
        };
        row("GET", "/releases/1", 404, "That release does not exist or may have been deleted.");
        row("GET", "/releases/1/rating", 404, "That release does not exist or may have been deleted.");
        row("GET", "/releases/1/stats", 404, "That release does not exist or may have been deleted.");
        row("GET", "/masters/1", 404, "That master release does not exist or may have been deleted.");
        row("GET", "/masters/1/versions", 404, "That master release does not exist or may have been deleted.");
        row("GET", "/artists/1", 404, "Artist not found.");
        row("GET", "/artists/1/releases", 404, "Artist not found.");
        row("GET", "/labels/1", 404, "Label not found");
        row("GET", "/labels/1/releases", 404, "Label not found");
        row("GET", "/marketplace/stats/1", 404, "Release not found.");
        row("GET", "/nowhere", 404, "The requested resource was not found.");
        row("PUT", "/artists/900000001", 405, "Method PUT is not allowed for this resource.");
        row("GET", "/database/search?q=many&page=9", 404, "Page 9 is outside of valid range [1, 7].");
        row("GET", "/database/search?q=many&page=0", 404, "Page 0 is outside of valid range [1, 7].");
        row("GET", "/masters/900000001/versions?sort=colour", 422,
            "Invalid sort: expected one of released, title, format, label, catno, country.");
        row("GET", "/artists/900000001/releases?sort_order=up", 422, "Invalid sort_order: expected one of asc, desc.");
        row("GET", "/database/search?type=song", 422, "Invalid type: expected one of release, master, artist, label.");
        row("GET", "/oauth/identity", 401, "You must authenticate to access this resource.");
        row("GET", "/marketplace/price_suggestions/900000001", 401, "You must authenticate to access this resource.");
    }

    void errorsHaveTheirBodies()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(int, status);
        const Answer answer = asked(*m_many, target, userAgent, method);
        QCOMPARE(answer.status, status);
        QTEST(answer.message(), "message");
        QCOMPARE(answer.header("WWW-Authenticate").isEmpty(), status != 401);
    }

    void withoutUserAgentTheEdgeRefuses()
    {
        const Answer answer = asked(*m_many, "/releases/900000001", {});
        QCOMPARE(answer.status, 403);
        QVERIFY(answer.header("Content-Type").startsWith("text/html"));
        QVERIFY(answer.body.startsWith("<!DOCTYPE html>"));
    }

    void credentials()
    {
        const Answer bad = asked(*m_many, "/releases/900000001", userAgent + "Authorization: Discogs token=wrong\r\n");
        QCOMPARE(bad.status, 401);
        QVERIFY(bad.message().startsWith(u"Invalid consumer token."));
        QCOMPARE(asked(*m_many, "/releases/900000001", userAgent + "Authorization: Bearer x\r\n").status, 401);

        const QJsonObject identity = known(*m_many, "/oauth/identity").json();
        QCOMPARE(identity[u"username"].toString(), QStringLiteral("tester"));
        QCOMPARE(identity[u"consumer_name"].toString(), QStringLiteral("tester"));
        QVERIFY(identity[u"id"].toInteger() > 0);
        QCOMPARE(asked(*m_many, "/oauth/identity?token=" + StandIn::token().toLatin1()).status, 200);
    }

    void aConsumerSeesImagesButIsNobody()
    {
        StandIn standIn(many(2, {QStringLiteral("--consumer"), QStringLiteral("abc=def")}));
        QVERIFY(standIn.start());
        const QByteArray right = userAgent + "Authorization: Discogs key=abc, secret=def\r\n";
        const Answer release = asked(standIn, "/releases/900000002", right);
        QCOMPARE(release.header("X-Discogs-Ratelimit"), QByteArray("60"));
        QVERIFY(!release.json()[u"thumb"].toString().isEmpty());
        QCOMPARE(asked(standIn, "/oauth/identity", right).status, 401);
        QCOMPARE(asked(standIn, "/releases/900000001?key=abc&secret=no").status, 401);
    }

    void theWindowMoves()
    {
        const QStringList small{QStringLiteral("--limit"),           QStringLiteral("6"),
                                QStringLiteral("--anonymous-limit"), QStringLiteral("3"),
                                QStringLiteral("--window"),          QStringLiteral("3600")};
        StandIn standIn(many(1, small));
        QVERIFY(standIn.start());
        for (int i = 0; i < 3; ++i) {
            const Answer answer = asked(standIn, "/releases/900000001");
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.header("X-Discogs-Ratelimit"), QByteArray("3"));
            QCOMPARE(answer.header("X-Discogs-Ratelimit-Used").toInt(), i);
        }
        const Answer refused = asked(standIn, "/releases/900000001");
        QCOMPARE(refused.status, 429);
        QCOMPARE(refused.message(), QStringLiteral("You are making requests too quickly."));
        QCOMPARE(refused.header("X-Discogs-Ratelimit-Remaining"), QByteArray("0"));
        QCOMPARE(refused.header("Retry-After"), QByteArray());

        for (int i = 0; i < 3; ++i) // the same address has more with credentials
            QCOMPARE(known(standIn, "/releases/900000001").status, 200);
        QCOMPARE(known(standIn, "/releases/900000001").status, 429);
        QCOMPARE(standIn.stats()[u"tooMany"].toInt(), 2);
        QCOMPARE(standIn.stats()[u"peakInWindow"].toInt(), 6);
        QCOMPARE(standIn.stats()[u"byStatus"][u"200"].toInt(), 6);

        standIn.set({{QStringLiteral("window"), 0.001}});
        QTRY_COMPARE(standIn.stats()[u"inWindow"].toInt(), 0);
        QCOMPARE(asked(standIn, "/releases/900000001").status, 200);
    }

    void imagesAreNotCounted()
    {
        StandIn standIn(many(2, {QStringLiteral("--limit"), QStringLiteral("2")}));
        QVERIFY(standIn.start());
        const QJsonObject release = known(standIn, "/releases/900000002").json();
        const QUrl image(release[u"images"][0][u"uri"].toString());
        QCOMPARE(image.port(), standIn.url().port());
        for (int i = 0; i < 5; ++i) {
            const Answer answer = asked(standIn, image.path().toLatin1(), {});
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.header("Content-Type"), QByteArray("image/png"));
            QCOMPARE(answer.header("X-Discogs-Ratelimit"), QByteArray());
            QVERIFY(answer.body.startsWith("\x89PNG\r\n\x1a\n"));
        }
        QCOMPARE(known(standIn, "/releases/900000002").status, 200);
        QCOMPARE(asked(standIn, image.path().toLatin1().replace("600x600", "599x600")).status, 403);
        QCOMPARE(asked(standIn, "/img/spacer.gif").header("Content-Type"), QByteArray("image/gif"));
    }

    void gzipWhereItIsAccepted()
    {
        const QByteArray target = "/database/search?q=many&per_page=100";
        const Answer plain = asked(*m_many, target);
        const Answer packed = asked(*m_many, target, userAgent + "Accept-Encoding: deflate, gzip\r\n");
        QCOMPARE(plain.header("Content-Encoding"), QByteArray());
        QCOMPARE(packed.header("Content-Encoding"), QByteArray("gzip"));
        QCOMPARE(packed.header("Content-Length").toLongLong(), packed.body.size());
        QVERIFY(packed.body.size() < plain.body.size() / 3);
        QCOMPARE(fetched(m_many->url(QString::fromLatin1(target))), plain.body);
        QCOMPARE(asked(*m_many, target, userAgent + "Accept-Encoding: gzip;q=0\r\n").header("Content-Encoding"),
                 QByteArray());
    }

    void oneConnectionServesManyRequests()
    {
        const QByteArray request = "GET /releases/900000001 HTTP/1.1\r\nHost: localhost\r\n" + userAgent + "\r\n";
        QByteArray last = request;
        last.replace("Host: localhost", "Host: localhost\r\nConnection: close");
        const QByteArray answers = exchanged(*m_many, request + request + last); // all at once: they wait their turn
        QCOMPARE(answers.count("HTTP/1.1 200 OK"), 3);
        const QByteArray headOnly = exchanged(*m_many, QByteArray(last).replace("GET", "HEAD"));
        QVERIFY(headOnly.endsWith("\r\n\r\n"));
        QVERIFY(!headOnly.contains("Content-Length: 0"));
    }

    void aBurstIsAnsweredInOrder()
    {
        QByteArray requests;
        for (int i = 0; i < 300; ++i) {
            requests += "GET /releases/" + QByteArray::number(firstMany + i) + " HTTP/1.1\r\n" + userAgent +
                        (i == 299 ? "Connection: close\r\n\r\n" : "\r\n");
        }
        QCOMPARE(exchanged(*m_many, requests).count("HTTP/1.1 200 OK"), 300);
        const QJsonArray log = m_many->requests();
        QCOMPARE(log.size(), 300);
        for (int i = 0; i < 300; ++i)
            QCOMPARE(log[i][u"path"].toString(), QStringLiteral("/releases/%1").arg(firstMany + i));
        QCOMPARE(m_many->stats()[u"requests"].toInt(), 300);
    }

    void nonsenseIsRefused()
    {
        QVERIFY(exchanged(*m_many, "HELLO\r\n\r\n").startsWith("HTTP/1.1 400"));
        QVERIFY(exchanged(*m_many, "GET / HTTP/1.1\r\nno colon\r\n\r\n").startsWith("HTTP/1.1 400"));
        QVERIFY(exchanged(*m_many, "POST / HTTP/1.1\r\nContent-Length: -4\r\n\r\n").startsWith("HTTP/1.1 400"));
    }

    void theLogKnowsNoSecrets()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("requests.log"));
        StandIn standIn(many(1, {QStringLiteral("--log"), path}));
        QVERIFY(standIn.start());
        known(standIn, "/releases/900000001?curr_abbr=EUR");
        asked(standIn, "/database/search?q=many&token=" + StandIn::token().toLatin1());
        asked(standIn, "/labels/1");

        const QJsonArray log = standIn.requests();
        QCOMPARE(log.size(), 3);
        QCOMPARE(log[0][u"authorized"], QJsonValue(true));
        QCOMPARE(log[0][u"query"].toString(), QStringLiteral("curr_abbr=EUR"));
        QCOMPARE(log[0][u"userAgent"].toString(), QStringLiteral("RunoutTest/1.0"));
        QCOMPARE(log[1][u"authorized"], QJsonValue(true));
        QCOMPARE(log[2][u"authorized"], QJsonValue(false));
        QCOMPARE(log[2][u"status"].toInt(), 404);
        QCOMPARE(standIn.count(QStringLiteral("/releases")), 1);

        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray lines = file.readAll();
        QCOMPARE(lines.count('\n'), 3);
        QVERIFY(!lines.contains(StandIn::token().toLatin1()));
        QVERIFY(!QJsonDocument(log).toJson().contains(StandIn::token().toLatin1()));
    }

    void itEndsWithItsInput()
    {
        StandIn standIn(many(1));
        QVERIFY(standIn.start());
        standIn.stop();
        QTcpSocket socket;
        socket.connectToHost(standIn.url().host(), static_cast<quint16>(standIn.url().port()));
        QVERIFY(!socket.waitForConnected(1000));
    }

private:
    std::unique_ptr<StandIn> m_many;
};

QTEST_GUILESS_MAIN(TestStandIn)
#include "tst_standin.moc"
