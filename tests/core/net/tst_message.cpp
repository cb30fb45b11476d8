// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/message.h"

#include <QTest>

using namespace runout;
using namespace runout::net;

namespace {

const auto now = QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);

HttpReply reply(int status, const HeaderList &headers, const QByteArray &body = {})
{
    return {status, headers, body};
}

} // namespace

class tst_Message : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void retryAfterForms_data();
    void retryAfterForms();
    void messages_data();
    void messages();
    void codes_data();
    void codes();
    void rateLimit();
    void origins_data();
    void origins();
    void imagesNeverBecomeInsecure();
    void secrets();
    void clocks();
};

void tst_Message::retryAfterForms_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("seconds");
    QTest::newRow("none") << QByteArray() << 0;
    QTest::newRow("seconds") << QByteArray("37") << 37;
    QTest::newRow("blanks") << QByteArray(" 37 ") << 37;
    QTest::newRow("negative") << QByteArray("-5") << 0;
    QTest::newRow("date") << QByteArray("Sun, 01 Mar 2026 12:01:30 GMT") << 90;
    QTest::newRow("date gone by") << QByteArray("Sun, 01 Mar 2026 11:00:00 GMT") << 0;
    QTest::newRow("far away") << QByteArray("Mon, 01 Mar 2027 12:00:00 GMT") << 86400;
    QTest::newRow("nonsense") << QByteArray("soon") << 0;
}

void tst_Message::retryAfterForms()
{
    QFETCH(QByteArray, value);
    QFETCH(int, seconds);
    QCOMPARE(retryAfter(reply(429, {{"retry-after", value}}), now), seconds);
}

void tst_Message::messages_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("message");
    QTest::newRow("JSON") << QByteArray(R"({"message": "Release not found."})") << QStringLiteral("Release not found.");
    QTest::newRow("lines") << QByteArray("{\"message\": \"a\\r\\n b\"}") << QStringLiteral("a b");
    QTest::newRow("no message") << QByteArray(R"({"error": 1})") << QString();
    QTest::newRow("cut off") << QByteArray(R"({"message": "Rel)") << QString();
    QTest::newRow("plain") << QByteArray("Invalid consumer.\n") << QStringLiteral("Invalid consumer.");
    QTest::newRow("HTML") << QByteArray("\n <!DOCTYPE html><html>") << QString();
    QTest::newRow("list") << QByteArray("[]") << QString();
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("binary") << QByteArray("ab\0cd", 5) << QString();
    QTest::newRow("long") << QByteArray(5000, 'x') << QString(300, u'x');
}

void tst_Message::messages()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, message);
    QCOMPARE(messageIn(body), message);
}

void tst_Message::codes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    const QList<QPair<int, ErrorCode>> table{
        {400, ErrorCode::Rejected}, {401, ErrorCode::SignedOut}, {403, ErrorCode::Forbidden},
        {404, ErrorCode::NotFound}, {422, ErrorCode::Rejected},  {429, ErrorCode::RateLimited},
        {500, ErrorCode::BadReply}, {503, ErrorCode::BadReply},  {304, ErrorCode::BadReply}};
    for (const auto &[status, code] : table)
        QTest::addRow("%d", status) << status << static_cast<int>(code);
}

void tst_Message::codes()
{
    QFETCH(int, status);
    QFETCH(int, code);
    const Error error = errorOf(reply(status, {{"Retry-After", "5"}}, "x"), now);
    QCOMPARE(static_cast<int>(error.code), code);
    QCOMPARE(error.status, status);
    QCOMPARE(error.retryAfter, 5);
}

void tst_Message::rateLimit()
{
    const auto some = rateLimitHeaders(reply(200, {{"x-discogs-ratelimit", "60"}, {"X-Discogs-Ratelimit-Used", "-3"}}));
    QCOMPARE(some.limit, 60);
    QCOMPARE(some.used, -1);
    QCOMPARE(some.remaining, -1);
}

void tst_Message::origins_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<bool>("same");
    const auto api = QStringLiteral("https://api.discogs.com/x");
    QTest::newRow("path") << api << QStringLiteral("https://api.discogs.com/y?z") << true;
    QTest::newRow("port written out") << api << QStringLiteral("https://API.discogs.com:443/") << true;
    QTest::newRow("host") << api << QStringLiteral("https://www.discogs.com/x") << false;
    QTest::newRow("longer host") << api << QStringLiteral("https://api.discogs.com.evil.example/x") << false;
    QTest::newRow("port") << api << QStringLiteral("https://api.discogs.com:8443/x") << false;
    QTest::newRow("scheme") << api << QStringLiteral("http://api.discogs.com/x") << false;
}

void tst_Message::origins()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(bool, same);
    QCOMPARE(sameOrigin(QUrl(a), QUrl(b)), same);
}

void tst_Message::imagesNeverBecomeInsecure()
{
    HttpRequest request;
    request.url = QUrl(QStringLiteral("https://i.discogs.com/a.jpeg"));
    request.counted = false;
    QVERIFY(redirectTarget(request, reply(302, {{"Location", "https://st.discogs.com/b.jpeg"}})));
    QVERIFY(redirectTarget(request, reply(302, {{"Location", "//st.discogs.com/b.jpeg"}})));
    QVERIFY(!redirectTarget(request, reply(302, {{"Location", "http://i.discogs.com/a.jpeg"}})));
    QVERIFY(!redirectTarget(request, reply(302, {{"Location", "https://u:p@i.discogs.com/"}})));
    request.authorization = "Discogs token=x";
    QVERIFY(!redirectTarget(request, reply(302, {{"Location", "https://st.discogs.com/b.jpeg"}})));
}

void tst_Message::secrets()
{
    const QByteArray oauth = "OAuth oauth_consumer_key=\"abcdefghij\", oauth_signature=\"klmnopqrst&uvwxyzabcd\"";
    QCOMPARE(withoutSecrets(QStringLiteral("no klmnopqrst, uvwxyzabcd nor abcdefghij"), oauth),
             QStringLiteral("no ***, *** nor ***"));
    QCOMPARE(withoutSecrets(QStringLiteral("nor uvwxyzabcd"), "OAuth oauth_signature=\"klmnopqrst%26uvwxyzabcd\""),
             QStringLiteral("nor ***"));
    QCOMPARE(withoutSecrets(QStringLiteral("plain"), {}), QStringLiteral("plain"));
}

void tst_Message::clocks()
{
    using std::chrono::seconds;
    QCOMPARE(clockSkew(reply(200, {{"date", "Sun, 01 Mar 2026 11:59:00 GMT"}}), now), seconds(60)); // we are ahead
    QCOMPARE(clockSkew(reply(401, {{"Date", "Sun, 01 Mar 2026 12:01:30 GMT"}}), now), seconds(-90));
    QVERIFY(!clockSkew(reply(200, {}), now));
    QVERIFY(!clockSkew(reply(200, {{"Date", "yesterday"}}), now));
}

QTEST_APPLESS_MAIN(tst_Message)
#include "tst_message.moc"
