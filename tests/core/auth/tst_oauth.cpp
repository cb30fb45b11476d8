// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/credentials.h"
#include "core/auth/oauth.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace runout;
using namespace runout::auth;
using oauth::Verdict;

namespace {

const Consumer consumer{QStringLiteral("ConsumerKey"), QStringLiteral("ConsumerSecret")};
const oauth::Stamp stamp{QStringLiteral("7d8f3e4a"), 1700000000};

} // namespace

class tst_OAuth : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void encoding_data();
    void encoding();
    void headers();
    void headersOfOddValues();
    void addresses();
    void tokensInAnswers_data();
    void tokensInAnswers();
    void errorsRepeatNothing();
    void verdicts_data();
    void verdicts();
    void pasted_data();
    void pasted();
    void stamps();
    void credentials();
    void entries();
};

void tst_OAuth::encoding_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("expected");
    // RFC 5849 section 3.6, with the examples of RFC 3986 and of section 3.4.1.3.1.
    QTest::newRow("unreserved") << QStringLiteral("azAZ09-._~") << QByteArray("azAZ09-._~");
    QTest::newRow("reserved") << QStringLiteral(":/?#[]@!$&'()*+,;=")
                              << QByteArray("%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D");
    QTest::newRow("blank and percent") << QStringLiteral("r b%3D") << QByteArray("r%20b%253D");
    QTest::newRow("quotes, line break") << QStringLiteral("\"\r\n") << QByteArray("%22%0D%0A");
    QTest::newRow("UTF-8") << QStringLiteral("é☃") << QByteArray("%C3%A9%E2%98%83");
    QTest::newRow("upper case digits") << QStringLiteral("ÿ") << QByteArray("%C3%BF");
    QTest::newRow("empty") << QString() << QByteArray();
}

void tst_OAuth::encoding()
{
    QFETCH(QString, text);
    QTEST(oauth::encoded(text), "expected");
}

void tst_OAuth::headers()
{
    QCOMPARE(oauth::authorization(consumer, {}, stamp, {QStringLiteral("http://127.0.0.1:4711/callback"), {}}),
             QByteArray("OAuth oauth_consumer_key=\"ConsumerKey\", oauth_signature_method=\"PLAINTEXT\", "
                        "oauth_signature=\"ConsumerSecret%26\", oauth_timestamp=\"1700000000\", "
                        "oauth_nonce=\"7d8f3e4a\", oauth_version=\"1.0\", "
                        "oauth_callback=\"http%3A%2F%2F127.0.0.1%3A4711%2Fcallback\""));
    const Token token{QStringLiteral("RequestToken"), QStringLiteral("RequestSecret")};
    QCOMPARE(oauth::authorization(consumer, token, stamp, {{}, QStringLiteral("VerifierCode")}),
             QByteArray("OAuth oauth_consumer_key=\"ConsumerKey\", oauth_token=\"RequestToken\", "
                        "oauth_signature_method=\"PLAINTEXT\", "
                        "oauth_signature=\"ConsumerSecret%26RequestSecret\", oauth_timestamp=\"1700000000\", "
                        "oauth_nonce=\"7d8f3e4a\", oauth_version=\"1.0\", oauth_verifier=\"VerifierCode\""));
}

// Secrets are encoded before they are joined, and the signature once more: section 3.4.4.
void tst_OAuth::headersOfOddValues()
{
    const Consumer odd{QStringLiteral("k\"\r\ney"), QStringLiteral("a&b")};
    const Token token{QStringLiteral("t=1"), QStringLiteral("c%d")};
    const QByteArray header = oauth::authorization(odd, token, {QString(200, u'n'), -1});
    QVERIFY(header.contains("oauth_signature=\"a%2526b%26c%2525d\""));
    QVERIFY(header.contains("oauth_consumer_key=\"k%22%0D%0Aey\""));
    QVERIFY(header.contains("oauth_token=\"t%3D1\""));
    QVERIFY(header.contains("oauth_nonce=\"" + QByteArray(32, 'n') + "\""));
    QVERIFY(!header.contains('\r') && !header.contains('\n'));
}

void tst_OAuth::addresses()
{
    const QUrl plain(QStringLiteral("https://api.discogs.com"));
    QCOMPARE(oauth::requestTokenUrl(plain), QUrl(QStringLiteral("https://api.discogs.com/oauth/request_token")));
    const QUrl below(QStringLiteral("http://127.0.0.1:80/discogs"));
    QCOMPARE(oauth::accessTokenUrl(below), QUrl(QStringLiteral("http://127.0.0.1:80/discogs/oauth/access_token")));
    const QUrl web(QStringLiteral("https://www.discogs.com"));
    QCOMPARE(oauth::authorizeUrl(web, QStringLiteral("abc")).toEncoded(),
             QByteArray("https://www.discogs.com/oauth/authorize?oauth_token=abc"));
    QCOMPARE(oauth::authorizeUrl(web, QStringLiteral("a&b c")).toEncoded(),
             QByteArray("https://www.discogs.com/oauth/authorize?oauth_token=a%26b%20c"));
}

void tst_OAuth::tokensInAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("secret");
    const auto row = [](const char *name, const QByteArray &body, const char *token = "", const char *secret = "") {
        QTest::newRow(name) << body << QString::fromLatin1(token) << QString::fromLatin1(secret);
    };
    row("request token", "oauth_token=abc&oauth_token_secret=def&oauth_callback_confirmed=true", "abc", "def");
    row("other order, line break", "oauth_token_secret=def&oauth_token=abc\n", "abc", "def");
    row("encoded", "oauth_token=a%2Bb&oauth_token_secret=d%26f%3D", "a+b", "d&f=");
    row("nothing", "");
    row("no secret", "oauth_token=abc");
    row("empty secret", "oauth_token=abc&oauth_token_secret=");
    row("no token", "oauth_token_secret=def");
    row("twice", "oauth_token=abc&oauth_token=abd&oauth_token_secret=def");
    row("blank inside", "oauth_token=a+b&oauth_token_secret=def");
    row("line break inside", "oauth_token=a%0D%0Ab&oauth_token_secret=def");
    row("JSON", R"({"oauth_token":"abc","oauth_token_secret":"def"})");
    row("a web page", "<html><body>oauth_token</body></html>");
    row("plain text", "Invalid consumer.");
}

void tst_OAuth::tokensInAnswers()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, token);
    const auto found = oauth::tokenIn(body);
    QCOMPARE(found.has_value(), !token.isEmpty());
    if (found) {
        QCOMPARE(found->token, token);
        QTEST(found->secret, "secret");
    } else {
        QCOMPARE(found.error().code, ErrorCode::BadReply);
    }
}

void tst_OAuth::errorsRepeatNothing()
{
    const auto noSecret = oauth::tokenIn("oauth_token=verysecrettoken");
    QVERIFY(!noSecret.error().detail.contains(u"verysecret"));
    const auto noToken = oauth::tokenIn("oauth_token_secret=verysecretsecret");
    QVERIFY(!noToken.error().detail.contains(u"verysecret"));
}

void tst_OAuth::verdicts_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<bool>("found");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("verifier");
    QTest::addColumn<bool>("denied");
    const auto row = [](const char *query, const char *token = nullptr, const char *verifier = "",
                        bool denied = false) {
        QTest::newRow(query) << QByteArray(query) << (token != nullptr) << QString::fromLatin1(token)
                             << QString::fromLatin1(verifier) << denied;
    };
    row("oauth_token=abc&oauth_verifier=XYZ", "abc", "XYZ");
    row("oauth_verifier=XYZ&oauth_token=abc&more=1", "abc", "XYZ");
    row("oauth_token=a%2Bc&oauth_verifier=X%3DZ", "a+c", "X=Z");
    row("denied=abc", "abc", "", true);
    row("denied=abc&oauth_token=zzz&oauth_verifier=XYZ", "abc", "", true);
    row("oauth_token=abc", "abc", "", true);
    row("oauth_token=abc&oauth_verifier=");
    row("oauth_token=abc&oauth_verifier=X&oauth_verifier=Y");
    row("oauth_token=abc&oauth_token=abd&oauth_verifier=X");
    row("oauth_token=abc&oauth_verifier=X%0AY");
    row("oauth_verifier=XYZ");
    row("denied=");
    row("");
    row("nonsense");
}

void tst_OAuth::verdicts()
{
    QFETCH(QByteArray, query);
    QFETCH(bool, found);
    QFETCH(QString, token);
    QFETCH(QString, verifier);
    QFETCH(bool, denied);
    const auto verdict = oauth::verdictIn(query);
    QCOMPARE(verdict.has_value(), found);
    if (found)
        QCOMPARE(*verdict, (Verdict{token, verifier, denied}));
}

void tst_OAuth::pasted_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("verifier");
    const auto row = [](const char *text, const char *verifier, const char *token = "") {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(token) << QString::fromLatin1(verifier);
    };
    row("AbCdEf", "AbCdEf");
    row("  AbCdEf\r\n", "AbCdEf");
    row("http://127.0.0.1:4711/callback?oauth_token=abc&oauth_verifier=XYZ", "XYZ", "abc");
    row("127.0.0.1:4711/callback?oauth_token=abc&oauth_verifier=XYZ#top", "XYZ", "abc");
    row("", "");
    row("two words", "");
    row("https://www.discogs.com/?q=1", "");
}

void tst_OAuth::pasted()
{
    QFETCH(QString, text);
    QFETCH(QString, verifier);
    const auto verdict = oauth::verdictInPasted(text);
    QCOMPARE(verdict.has_value(), !verifier.isEmpty());
    if (verdict) {
        QCOMPARE(verdict->verifier, verifier);
        QTEST(verdict->token, "token");
    }
    QVERIFY(!oauth::verdictInPasted(QString(201, u'a')));
}

void tst_OAuth::stamps()
{
    QSet<QString> nonces;
    static const QRegularExpression form(QStringLiteral("^[0-9a-f]{32}$"));
    for (int i = 0; i < 1000; ++i) {
        const auto made = freshStamp();
        QVERIFY(form.match(made.nonce).hasMatch());
        QVERIFY(qAbs(made.seconds - QDateTime::currentSecsSinceEpoch()) < 100); // seconds, not milliseconds
        nonces.insert(made.nonce);
    }
    QCOMPARE(nonces.size(), 1000);
}

void tst_OAuth::credentials()
{
    QVERIFY(Credentials().isEmpty());
    QCOMPARE(Credentials().authorization(), QByteArray());
    QCOMPARE(Credentials().fingerprint(), QByteArray());
    const auto personal = Credentials::personal(QStringLiteral(" abc\n"));
    QVERIFY(personal.isPersonal());
    QCOMPARE(personal.authorization(), QByteArray("Discogs token=abc"));
    const Credentials linked{consumer, {QStringLiteral("AccessToken"), QStringLiteral("AccessSecret")}};
    QVERIFY(!linked.isPersonal());
    const QByteArray header = linked.authorization();
    QVERIFY(header.startsWith("OAuth "));
    QVERIFY(header.contains("oauth_token=\"AccessToken\""));
    QVERIFY(header.contains("oauth_signature=\"ConsumerSecret%26AccessSecret\""));
    QVERIFY(linked.authorization() != header); // another nonce
    QCOMPARE(linked.fingerprint().size(), 32);
    QVERIFY(linked.fingerprint() != personal.fingerprint());
}

void tst_OAuth::entries()
{
    const Credentials linked{consumer, {QStringLiteral("AccessToken"), QStringLiteral("AccessSecret")}};
    const auto name = QStringLiteral("jörg");
    QCOMPARE(Credentials::fromEntry(linked.toEntry(name)).value(), linked);
    QCOMPARE(Credentials::usernameIn(linked.toEntry(name)), name);
    const auto personal = Credentials::personal(QStringLiteral("abc"));
    QCOMPARE(Credentials::fromEntry(personal.toEntry(name)).value(), personal);
    QVERIFY(!personal.toEntry(name).contains("consumer"));
    QCOMPARE(Credentials::fromEntry(R"({"token":"abc","username":"me"})").value(), personal); // version 0.1
    for (const char *wrong : {"", "[]", "{}", R"({"kind":"oauth","token":"abc"})",
                              R"({"kind":"oauth","token":"abc","secret":"d","consumerKey":"e"})",
                              R"({"kind":"oauth","token":"abc","consumerKey":"e","consumerSecret":"f"})"})
        QCOMPARE(Credentials::fromEntry(wrong).error().code, ErrorCode::BadReply);
}

QTEST_GUILESS_MAIN(tst_OAuth)
#include "tst_oauth.moc"
