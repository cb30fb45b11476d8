// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/asked.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QTest>
#include <QUrlQuery>

#include <memory>

using namespace runout;

namespace {

using Pairs = QList<QPair<QByteArray, QByteArray>>;

// An OAuth header under way: what a client sends, right in all places unless it's changed.
struct Signing
{
    QByteArray key = StandIn::consumerKey().toLatin1();
    QByteArray secret = StandIn::consumerSecret().toLatin1();
    QByteArray token, tokenSecret;
    QByteArray method = "PLAINTEXT";
    QByteArray timestamp = QByteArray::number(QDateTime::currentSecsSinceEpoch());
    QByteArray nonce = "nonce";
    Pairs more;
};

QByteArray header(const Signing &signing, const QByteArray &signature)
{
    Pairs pairs{{"oauth_consumer_key", signing.key},
                {"oauth_signature_method", signing.method},
                {"oauth_timestamp", signing.timestamp},
                {"oauth_nonce", signing.nonce},
                {"oauth_signature", signature}};
    if (!signing.token.isEmpty())
        pairs.append({"oauth_token", signing.token});
    pairs += signing.more;
    QByteArrayList parts;
    for (const auto &[name, value] : pairs)
        parts.append(name + "=\"" + value.toPercentEncoding() + '"');
    return "Authorization: OAuth " + parts.join(", ") + "\r\n";
}

QByteArray plaintext(const Signing &signing)
{
    return header(signing, signing.secret + '&' + signing.tokenSecret);
}

Answer signedCall(const StandIn &standIn, const QByteArray &target, const Signing &signing,
                  const QByteArray &method = "GET")
{
    return asked(standIn, target, userAgent + plaintext(signing), method);
}

QByteArray valueIn(const Answer &answer, const char *name)
{
    return QUrlQuery(QString::fromLatin1(answer.body)).queryItemValue(QString::fromLatin1(name)).toLatin1();
}

Signing withAccess()
{
    Signing signing;
    signing.token = StandIn::accessToken().toLatin1();
    signing.tokenSecret = StandIn::accessSecret().toLatin1();
    return signing;
}

} // namespace

class TestStandInOAuth : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_standIn = std::make_unique<StandIn>(many(3, unlimited()));
        QVERIFY2(m_standIn->start(), qPrintable(m_standIn->problem()));
    }

    void theWholeDance()
    {
        const Signing asking = begun("http://127.0.0.1:9/back?a=b");
        const QUrl back = m_standIn->authorize(page(asking.token));
        QCOMPARE(back.host(), QStringLiteral("127.0.0.1"));
        QCOMPARE(back.path(), QStringLiteral("/back"));
        const QUrlQuery query(back);
        QCOMPARE(query.queryItemValue(QStringLiteral("a")), QStringLiteral("b"));
        QCOMPARE(query.queryItemValue(QStringLiteral("oauth_token")).toLatin1(), asking.token);

        const Answer traded = exchangedFor(asking, query.queryItemValue(QStringLiteral("oauth_verifier")));
        QCOMPARE(traded.status, 200);
        Signing signing;
        signing.token = valueIn(traded, "oauth_token");
        signing.tokenSecret = valueIn(traded, "oauth_token_secret");
        QVERIFY(signing.token.size() == 40 && signing.token != asking.token);
        const Answer identity = signedCall(*m_standIn, "/oauth/identity", signing);
        QCOMPARE(identity.status, 200);
        QCOMPARE(identity.json()[u"username"].toString(), StandIn::user());

        // The verifier was good once.
        QCOMPARE(exchangedFor(asking, query.queryItemValue(QStringLiteral("oauth_verifier"))).status, 400);
        QCOMPARE(m_standIn->revoke(), 2);
        QCOMPARE(signedCall(*m_standIn, "/oauth/identity", signing).status, 401);
    }

    void withoutACallbackACodeIsShown()
    {
        for (const QByteArray &callback : {QByteArray(), QByteArray("oob")}) {
            const Signing asking = begun(callback);
            QVERIFY(m_standIn->authorize(page(asking.token)).isEmpty());
            const QString code = m_standIn->authorizedCode(page(asking.token));
            QCOMPARE(code.size(), 10);
            QCOMPARE(exchangedFor(asking, QStringLiteral("wrong")).status, 400);
            QCOMPARE(exchangedFor(asking, code).status, 200);
        }
        m_standIn->set({{QStringLiteral("showCode"), true}});
        QCOMPARE(m_standIn->authorizedCode(page(begun("http://127.0.0.1:9/").token)).size(), 10);
    }

    void refusalComesBackAsDenied()
    {
        m_standIn->set({{QStringLiteral("consent"), QStringLiteral("refuse")}});
        const Signing asking = begun("http://127.0.0.1:9/back");
        const QUrl back = m_standIn->authorize(page(asking.token));
        QCOMPARE(QUrlQuery(back).queryItemValue(QStringLiteral("denied")).toLatin1(), asking.token);
        QVERIFY(!back.query().contains(u"verifier"));
        QCOMPARE(exchangedFor(asking, QStringLiteral("any")).status, 400);
        QVERIFY(StandIn::visited(page(begun({}).token)).contains("denied"));
    }

    void thePageCanAskAPerson()
    {
        m_standIn->set({{QStringLiteral("consent"), QStringLiteral("ask")},
                        {QStringLiteral("consentAs"), QStringLiteral("another")}});
        const Signing asking = begun("http://127.0.0.1:9/");
        const QByteArray shown = StandIn::visited(page(asking.token));
        QVERIFY(shown.contains("decision=allow") && shown.contains("decision=deny"));
        const QUrl allow(page(asking.token).toString() + QStringLiteral("&decision=allow"));
        QVERIFY(m_standIn->authorize(allow).query().contains(u"oauth_verifier"));
        QVERIFY(StandIn::visited(page("unknown")).contains(" 404 "));
    }

    void requestTokensExpire()
    {
        const Signing asking = begun({});
        const QString code = m_standIn->authorizedCode(page(asking.token));
        m_standIn->set({{QStringLiteral("requestTokenLifetime"), 0}});
        const Answer late = exchangedFor(asking, code);
        QCOMPARE(late.status, 400);
        QVERIFY(late.json().isEmpty() && !late.body.isEmpty());
        QVERIFY(StandIn::visited(page(asking.token)).contains("expired"));
    }

    void errorsArePlainText()
    {
        const auto refused = [&](const QByteArray &headers) {
            return asked(*m_standIn, "/oauth/request_token", userAgent + headers);
        };
        const Answer nothing = refused("Authorization: OAuth x=\"y\"\r\n");
        QCOMPARE(nothing.status, 401);
        QCOMPARE(nothing.body, QByteArray("Parameter not found: oauth_consumer_key"));
        QVERIFY(nothing.header("Content-Type").startsWith("text/plain"));
        QCOMPARE(refused({}).status, 400);
        Signing stranger;
        stranger.key = "stranger";
        QCOMPARE(refused(plaintext(stranger)).body, QByteArray("Invalid consumer."));
        Signing wrong;
        wrong.secret = "wrong";
        QCOMPARE(refused(plaintext(wrong)).body, QByteArray("Invalid signature."));
        wrong.secret = StandIn::consumerSecret().toLatin1();
        wrong.method = "RSA-SHA1";
        QCOMPARE(refused(plaintext(wrong)).status, 401);
        QCOMPARE(signedCall(*m_standIn, "/releases/900000001", stranger).body, QByteArray("Invalid consumer."));
        QCOMPARE(asked(*m_standIn, "/oauth/access_token", userAgent + plaintext(Signing()), "DELETE").status, 405);
    }

    void hmacCoversMethodAddressAndQuery()
    {
        Signing signing = withAccess();
        signing.method = "HMAC-SHA1";
        const QByteArray host = m_standIn->url().authority().toLatin1();
        const auto call = [&](const QByteArray &target) {
            // Written out: q=a b, sorted behind per_page and in front of nothing.
            const QByteArray parameters = "oauth_consumer_key=" + signing.key + "&oauth_nonce=" + signing.nonce +
                                          "&oauth_signature_method=HMAC-SHA1&oauth_timestamp=" + signing.timestamp +
                                          "&oauth_token=" + signing.token + "&per_page=5&q=many%20%22";
            const QByteArray address = "http://" + host + "/database/search";
            const QByteArray base = "GET&" + address.toPercentEncoding() + '&' + parameters.toPercentEncoding();
            const QByteArray key = signing.secret + '&' + signing.tokenSecret;
            const QByteArray signature =
                QMessageAuthenticationCode::hash(base, key, QCryptographicHash::Sha1).toBase64();
            return asked(*m_standIn, target, "Host: " + host + "\r\n" + userAgent + header(signing, signature));
        };
        QCOMPARE(call("/database/search?q=many+%22&per_page=5").status, 200);
        QCOMPARE(call("/database/search?q=many+%22&per_page=6").status, 401);
        QCOMPARE(call("/database/search?q=many+%22&per_page=5&page=1").status, 401);
    }

    void longNoncesAndMillisecondsAreNotLoggedIn_data()
    {
        QTest::addColumn<QByteArray>("nonce");
        QTest::addColumn<bool>("milliseconds");
        QTest::addColumn<bool>("loggedIn");
        QTest::newRow("as it should be") << QByteArray(64, 'n') << false << true;
        QTest::newRow("long nonce") << QByteArray(65, 'n') << false << false;
        QTest::newRow("milliseconds") << QByteArray("n") << true << false;
    }

    void longNoncesAndMillisecondsAreNotLoggedIn()
    {
        QFETCH(QByteArray, nonce);
        QFETCH(bool, milliseconds);
        QFETCH(bool, loggedIn);
        Signing signing = withAccess();
        signing.nonce = nonce;
        if (milliseconds)
            signing.timestamp += "000";
        QCOMPARE(signedCall(*m_standIn, "/oauth/identity", signing).status, 200);
        const int status = signedCall(*m_standIn, "/releases/900000001/rating/tester", signing, "DELETE").status;
        QCOMPARE(status == 204, loggedIn);
    }

    void aWrongClockShowsInTheDateAndRefuses()
    {
        QCOMPARE(signedCall(*m_standIn, "/oauth/identity", withAccess()).status, 200);
        m_standIn->set({{QStringLiteral("clockOffset"), -7200}});
        const Answer answer = signedCall(*m_standIn, "/oauth/identity", withAccess());
        QCOMPARE(answer.status, 401);
        QVERIFY(answer.body.startsWith("Expired timestamp"));
        const QDateTime date =
            QDateTime::fromString(QString::fromLatin1(answer.header("Date").replace("GMT", "+0000")), Qt::RFC2822Date);
        QVERIFY(date.isValid());
        const qint64 behind = date.secsTo(QDateTime::currentDateTimeUtc());
        QVERIFY(behind >= 7199 && behind < 7300);
        Signing theirs = withAccess();
        theirs.timestamp = QByteArray::number(QDateTime::currentSecsSinceEpoch() - 7200);
        QCOMPARE(signedCall(*m_standIn, "/oauth/identity", theirs).status, 200);
    }

    void personalTokensCanBeRevoked()
    {
        QCOMPARE(known(*m_standIn, "/oauth/identity").status, 200);
        QCOMPARE(m_standIn->revoke(true), 2);
        QCOMPARE(known(*m_standIn, "/oauth/identity").status, 401);
    }

    void repeatedNoncesAreCounted()
    {
        Signing signing = withAccess();
        signedCall(*m_standIn, "/oauth/identity", signing);
        QCOMPARE(m_standIn->stats()[u"repeatedNonces"].toInt(-1), 0);
        signedCall(*m_standIn, "/oauth/identity", signing);
        QCOMPARE(m_standIn->stats()[u"repeatedNonces"].toInt(), 1);
    }

    void theLogHoldsNoSecret()
    {
        const Signing asking = begun("http://127.0.0.1:9/");
        m_standIn->authorize(page(asking.token));
        const QByteArray log = QJsonDocument(m_standIn->requests()).toJson();
        QVERIFY(log.contains("/oauth/authorize") && log.contains("/oauth/request_token"));
        for (const QByteArray &secret : {asking.token, asking.tokenSecret, StandIn::consumerSecret().toLatin1()})
            QVERIFY(!log.contains(secret));
    }

private:
    QUrl page(const QByteArray &token) const
    {
        return m_standIn->url(QStringLiteral("/oauth/authorize?oauth_token=") + QString::fromLatin1(token));
    }

    // A request token, ready to be traded in.
    Signing begun(const QByteArray &callback) const
    {
        Signing signing;
        if (!callback.isEmpty())
            signing.more.append({"oauth_callback", callback});
        const Answer answer = signedCall(*m_standIn, "/oauth/request_token", signing);
        QTest::qCompare(answer.status, 200, "status", "200", __FILE__, __LINE__);
        Signing asking;
        asking.token = valueIn(answer, "oauth_token");
        asking.tokenSecret = valueIn(answer, "oauth_token_secret");
        return asking;
    }

    Answer exchangedFor(Signing asking, const QString &verifier) const
    {
        asking.more.append({"oauth_verifier", verifier.toLatin1()});
        return signedCall(*m_standIn, "/oauth/access_token", asking, "POST");
    }

    std::unique_ptr<StandIn> m_standIn;
};

QTEST_GUILESS_MAIN(TestStandInOAuth)
#include "tst_standin_oauth.moc"
