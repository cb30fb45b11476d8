// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/account.h"
#include "core/base/settings.h"
#include "core/discogs/cache.h"
#include "core/discogs/client.h"
#include "core/net/http.h"
#include "tests/support/await.h"
#include "tests/support/memorysecrets.h"
#include "tests/support/scriptedserver.h"

#include <QDirIterator>
#include <QFile>
#include <QLoggingCategory>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace runout;
using namespace runout::discogs;
using namespace std::chrono_literals;
using test::await;
using test::ScriptedServer;

namespace {

const auto token = QStringLiteral("AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcd");

QByteArray releaseJson(const char *title)
{
    return QByteArray(R"({"id":1,"title":")") + title + R"("})";
}

// Everything a client needs, and a clock that stands still.
struct House
{
    House()
        : settings(folder.filePath(QStringLiteral("settings.ini")))
    {
        settings.setApiUrl(server.url().adjusted(QUrl::RemovePath));
        open();
    }
    void open()
    {
        net::HttpOptions options;
        options.idle = 2s;
        options.retryPause = 5ms;
        options.api.window = 1500ms;
        client.reset();
        http = std::make_unique<net::Http>(options);
        cache = std::make_unique<Cache>(responses(), 10 << 20, 168h, [this] { return now; });
        client = std::make_unique<Client>(*http, account, *cache, settings);
    }
    QString responses() const { return folder.filePath(QStringLiteral("responses")); }
    QStringList files() const
    {
        QStringList found;
        QDirIterator walk(responses(), QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext())
            found.append(walk.next());
        return found;
    }
    // The release's title, or the error's code as text.
    QString title(Refresh refresh, Lane lane = Lane::User)
    {
        const auto held = await(client->get(requests::release(ReleaseId{1}), refresh, lane));
        return held ? held->value.title : QStringLiteral("error %1").arg(static_cast<int>(held.error().code));
    }
    static QString error(ErrorCode code) { return QStringLiteral("error %1").arg(static_cast<int>(code)); }

    QTemporaryDir folder;
    QDateTime now = QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
    ScriptedServer server;
    Settings settings;
    test::MemorySecrets secrets;
    auth::Account account{secrets};
    std::unique_ptr<net::Http> http;
    std::unique_ptr<Cache> cache;
    std::unique_ptr<Client> client;
};

} // namespace

class tst_Client : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void asks();
    void refresh();
    void heldAnswerSurvivesARestart();
    void expired();
    void marketExpiresAfterSixHours();
    void everyoneHasTheirOwn();
    void coalesces();
    void lastAskerCancels();
    void cancelAndAskAgain();
    void cancelBeforeTheNetwork();
    void contextDies();
    void clientDies();
    void damagedCacheIsFetchedAgain();
    void heldAnswerThatDoesNotMap();
    void freshAnswerThatDoesNotMap_data();
    void freshAnswerThatDoesNotMap();
    void cacheThatCannotBeWritten();
    void tokenRefused();
    void errorsPassThrough_data();
    void errorsPassThrough();
    void fetchesBytes();
    void pagesHandOutTheNext();
    void identifies();
    void signsEveryTryAnew();
    void saysThatAnAccountIsRefused();
    void images();
    void limits();
    void webPage();
    void queries();
    void userOvertakesBackground();
    void ownDataIsNeverKept();
    void ownDataIsNeverShared();
    void sendsOnce();
    void sendsWithoutABody();
    void readsWhatAWriteSays();
    void failedWrites_data();
    void failedWrites();
    void writeThatIsNotSent();
    void writeWithdrawn();
};

void tst_Client::initTestCase()
{
    for (const char *variable :
         {"DISCOGS_TOKEN", "DISCOGS_API_URL", "DISCOGS_WEB_URL", "DISCOGS_RATE_LIMIT", "DISCOGS_CACHE_TTL"})
        qunsetenv(variable);
    QLoggingCategory::setFilterRules(QStringLiteral("runout.discogs=false"));
}

void tst_Client::asks()
{
    House house;
    house.server.then(ScriptedServer::json(releaseJson("Fresh")));
    const auto held = await(house.client->get(requests::release(ReleaseId{1})));
    QVERIFY2(held, held ? "" : qPrintable(held.error().detail));
    QCOMPARE(held->value.title, QStringLiteral("Fresh"));
    QCOMPARE(held->asOf, house.now);
    QCOMPARE(held->expired, false);
    QCOMPARE(house.server.seen.size(), 1);
    QCOMPARE(house.server.seen[0].target, QByteArray("/releases/1"));
    QCOMPARE(house.server.seen[0].header("Accept"), QByteArray("application/vnd.discogs.v2.discogs+json"));
    QCOMPARE(house.server.seen[0].header("Authorization"), QByteArray());
}

void tst_Client::refresh()
{
    House house;
    QCOMPARE(house.title(Refresh::HeldOnly), House::error(ErrorCode::NotFound));
    QCOMPARE(house.server.seen.size(), 0);
    house.server.then(ScriptedServer::json(releaseJson("First"))).then(ScriptedServer::json(releaseJson("Second")));
    QCOMPARE(house.title(Refresh::IfStale), QStringLiteral("First"));
    QTRY_COMPARE(house.files().size(), 1);
    QCOMPARE(house.title(Refresh::IfStale), QStringLiteral("First"));
    QCOMPARE(house.title(Refresh::HeldOnly), QStringLiteral("First"));
    QCOMPARE(house.server.seen.size(), 1);
    QCOMPARE(house.title(Refresh::Always), QStringLiteral("Second"));
    QTRY_COMPARE(house.title(Refresh::HeldOnly), QStringLiteral("Second"));
    QCOMPARE(house.server.seen.size(), 2);
}

void tst_Client::heldAnswerSurvivesARestart()
{
    House house;
    house.server.then(ScriptedServer::json(releaseJson("Kept")));
    QCOMPARE(house.title(Refresh::IfStale), QStringLiteral("Kept"));
    house.open();
    QCOMPARE(house.title(Refresh::HeldOnly), QStringLiteral("Kept"));
    QCOMPARE(house.title(Refresh::IfStale), QStringLiteral("Kept"));
    QCOMPARE(house.server.seen.size(), 1);
}

void tst_Client::expired()
{
    House house;
    house.server.then(ScriptedServer::json(releaseJson("Old"))).then(ScriptedServer::html("503 Service Unavailable"));
    house.server.otherwise = [](const auto &) { return ScriptedServer::json(releaseJson("New")); };
    QCOMPARE(house.title(Refresh::IfStale), QStringLiteral("Old"));
    QTRY_COMPARE(house.files().size(), 1);
    const QDateTime then = house.now;
    house.now = then.addDays(8);
    const auto held = await(house.client->get(requests::release(ReleaseId{1}), Refresh::HeldOnly));
    QCOMPARE(held->value.title, QStringLiteral("Old"));
    QCOMPARE(held->asOf, then);
    QVERIFY(held->expired);
    QCOMPARE(house.title(Refresh::IfStale), QStringLiteral("New")); // after one fault
    QCOMPARE(house.server.seen.size(), 3);
}

void tst_Client::marketExpiresAfterSixHours()
{
    House house;
    house.server.otherwise = [](const auto &) {
        return ScriptedServer::json(R"({"num_for_sale":3,"lowest_price":{"value":2.5,"currency":"EUR"}})");
    };
    const auto request = requests::marketStats(ReleaseId{1}, QStringLiteral("EUR"));
    QCOMPARE(await(house.client->get(request))->value.numForSale, 3);
    QTRY_COMPARE(house.files().size(), 1);
    house.now = house.now.addSecs(5 * 3600);
    QVERIFY(await(house.client->get(request)));
    QCOMPARE(house.server.seen.size(), 1);
    house.now = house.now.addSecs(3600);
    QVERIFY(await(house.client->get(request)));
    QCOMPARE(house.server.seen.size(), 2);
}

// An anonymous answer has no pictures: a signed-in user must not be shown it, nor the reverse.
void tst_Client::everyoneHasTheirOwn()
{
    House house;
    house.server.then(ScriptedServer::json(releaseJson("Anonymous"))).then(ScriptedServer::json(releaseJson("Mine")));
    QCOMPARE(house.title(Refresh::IfStale), QStringLiteral("Anonymous"));
    QVERIFY(await(house.account.adopt(token, {})));
    QCOMPARE(house.title(Refresh::HeldOnly), House::error(ErrorCode::NotFound));
    QCOMPARE(house.title(Refresh::IfStale), QStringLiteral("Mine"));
    QCOMPARE(house.server.seen[1].header("Authorization"), "Discogs token=" + token.toLatin1());
    house.account.setUsername(QStringLiteral("me"));
    QTRY_COMPARE(house.title(Refresh::HeldOnly), QStringLiteral("Mine"));
    QVERIFY(await(house.account.signOut()));
    QCOMPARE(house.title(Refresh::HeldOnly), QStringLiteral("Anonymous"));

    ScriptedServer elsewhere;
    house.settings.setApiUrl(elsewhere.url().adjusted(QUrl::RemovePath));
    QCOMPARE(house.title(Refresh::HeldOnly), House::error(ErrorCode::NotFound));
    for (const QString &path : house.files()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(token.toLatin1()));
    }
}

void tst_Client::coalesces()
{
    House house;
    house.server.then({ScriptedServer::json(releaseJson("Once")).bytes, 50});
    const auto request = requests::release(ReleaseId{1});
    QList<Answer<Held<Release>>> askers;
    for (int i = 0; i < 10; ++i)
        askers.append(house.client->get(request, i % 2 ? Refresh::IfStale : Refresh::Always,
                                        i % 3 ? Lane::Background : Lane::User));
    const auto bytes = house.client->fetch(request, Refresh::Always, Lane::User);
    for (const auto &asker : askers)
        QCOMPARE(await(asker)->value.title, QStringLiteral("Once"));
    QCOMPARE(await(bytes)->value, releaseJson("Once"));
    QCOMPARE(house.server.seen.size(), 1);
}

void tst_Client::lastAskerCancels()
{
    House house;
    house.server.then(ScriptedServer::silence());
    const auto request = requests::release(ReleaseId{1});
    auto first = house.client->get(request, Refresh::Always);
    auto second = house.client->get(request, Refresh::Always);
    QTRY_COMPARE(house.server.seen.size(), 1);
    first.cancel();
    QTRY_VERIFY(first.isFinished());
    QTest::qWait(20);
    QCOMPARE(house.server.open, 1);
    QVERIFY(!second.isFinished());
    second.cancel();
    QTRY_VERIFY(second.isFinished());
    QTRY_COMPARE(house.server.open, 0);
    QCOMPARE(await(first).error().code, ErrorCode::Cancelled);
}

void tst_Client::cancelAndAskAgain()
{
    House house;
    house.server.then(ScriptedServer::silence());
    house.server.otherwise = [](const auto &) { return ScriptedServer::json(releaseJson("Again")); };
    auto first = house.client->get(requests::release(ReleaseId{1}), Refresh::Always);
    QTRY_COMPARE(house.server.seen.size(), 1);
    first.cancel();
    QCOMPARE(house.title(Refresh::Always), QStringLiteral("Again"));
    QVERIFY(first.isFinished());
}

void tst_Client::cancelBeforeTheNetwork()
{
    House house;
    auto future = house.client->get(requests::release(ReleaseId{1}), Refresh::IfStale);
    future.cancel();
    QTRY_VERIFY(future.isFinished());
    QTest::qWait(30);
    QCOMPARE(house.server.seen.size(), 0);
}

void tst_Client::contextDies()
{
    House house;
    house.server.then(ScriptedServer::silence());
    auto pane = std::make_unique<QObject>();
    int calls = 0;
    whenDone(house.client->get(requests::release(ReleaseId{1}), Refresh::Always), pane.get(),
             [&](const auto &) { ++calls; });
    QTRY_COMPARE(house.server.seen.size(), 1);
    pane.reset();
    QTRY_COMPARE(house.server.open, 0);
    QCOMPARE(calls, 0);
}

void tst_Client::clientDies()
{
    House house;
    house.server.otherwise = [](const auto &) { return ScriptedServer::silence(); };
    QList<Answer<Held<Release>>> askers;
    for (int i = 1; i < 6; ++i)
        askers.append(house.client->get(requests::release(ReleaseId{i}), i % 2 ? Refresh::IfStale : Refresh::Always));
    const auto picture = house.client->image(house.server.url());
    const auto identity = house.client->identify(token);
    QTRY_VERIFY(!house.server.seen.isEmpty());
    house.client.reset();
    for (const auto &asker : askers)
        QCOMPARE(await(asker).error().code, ErrorCode::Cancelled);
    QCOMPARE(await(picture).error().code, ErrorCode::Cancelled);
    QCOMPARE(await(identity).error().code, ErrorCode::Cancelled);
    QTRY_COMPARE(house.server.open, 0);
}

void tst_Client::damagedCacheIsFetchedAgain()
{
    House house;
    house.server.then(ScriptedServer::json(releaseJson("First"))).then(ScriptedServer::json(releaseJson("Second")));
    QCOMPARE(house.title(Refresh::IfStale), QStringLiteral("First"));
    QTRY_COMPARE(house.files().size(), 1);
    QFile file(house.files().at(0));
    QVERIFY(file.resize(file.size() - 3));
    QCOMPARE(house.title(Refresh::IfStale), QStringLiteral("Second"));
    QTRY_COMPARE(house.title(Refresh::HeldOnly), QStringLiteral("Second"));
}

// A sound file with a body that is no release, for example from an earlier version of the program.
void tst_Client::heldAnswerThatDoesNotMap()
{
    House house;
    const auto request = requests::release(ReleaseId{1});
    house.server.then(ScriptedServer::json("[1,2]")).then(ScriptedServer::json(releaseJson("Right")));
    QVERIFY(await(house.client->fetch(request, Refresh::IfStale, Lane::User))); // bytes are kept as they came
    QTRY_COMPARE(house.files().size(), 1);
    QCOMPARE(house.title(Refresh::HeldOnly), House::error(ErrorCode::NotFound));
    QCOMPARE(house.files().size(), 0);
    QCOMPARE(house.title(Refresh::IfStale), QStringLiteral("Right"));
}

void tst_Client::freshAnswerThatDoesNotMap_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("wrong shape") << QByteArray(R"({"id":1,"tracklist":[{"title":["no"]}]})");
    QTest::newRow("bad JSON") << QByteArray(R"({"id":1,"title")");
    QTest::newRow("HTML") << QByteArray("<html>");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("list") << QByteArray("[]");
}

void tst_Client::freshAnswerThatDoesNotMap()
{
    QFETCH(QByteArray, body);
    House house;
    house.server.then(ScriptedServer::json(body)).then(ScriptedServer::json(releaseJson("Right")));
    const auto held = await(house.client->get(requests::release(ReleaseId{1})));
    QVERIFY(!held);
    QCOMPARE(held.error().code, ErrorCode::BadReply);
    QVERIFY(!held.error().detail.isEmpty());
    if (body.startsWith("{\"id\":1,\"tracklist"))
        QVERIFY2(held.error().detail.startsWith(u'$'), qPrintable(held.error().detail));
    QTest::qWait(20);
    QCOMPARE(house.files().size(), 0);
    QCOMPARE(house.title(Refresh::IfStale), QStringLiteral("Right"));
}

void tst_Client::cacheThatCannotBeWritten()
{
    House house;
    QFile inTheWay(house.responses());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    house.server.otherwise = [](const auto &) { return ScriptedServer::json(releaseJson("Works")); };
    QCOMPARE(house.title(Refresh::IfStale), QStringLiteral("Works"));
    QCOMPARE(house.title(Refresh::IfStale), QStringLiteral("Works"));
    QCOMPARE(house.server.seen.size(), 2);
}

void tst_Client::tokenRefused()
{
    House house;
    QVERIFY(await(house.account.adopt(token, QStringLiteral("me"))));
    house.server.then(ScriptedServer::json(R"({"message":"Invalid consumer token."})", "401 Unauthorized"));
    QCOMPARE(house.title(Refresh::IfStale), House::error(ErrorCode::SignedOut));
    QVERIFY(house.account.isSignedIn()); // what follows is the user's choice
    QCOMPARE(house.files().size(), 0);
}

void tst_Client::errorsPassThrough_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<int>("code");
    QTest::newRow("404") << QByteArray("404 Not Found") << static_cast<int>(ErrorCode::NotFound);
    QTest::newRow("403") << QByteArray("403 Forbidden") << static_cast<int>(ErrorCode::Forbidden);
    QTest::newRow("422") << QByteArray("422 Unprocessable") << static_cast<int>(ErrorCode::Rejected);
}

void tst_Client::errorsPassThrough()
{
    QFETCH(QByteArray, status);
    QFETCH(int, code);
    House house;
    house.server.then(ScriptedServer::json(R"({"message":"Because."})", status));
    const auto held = await(house.client->get(requests::release(ReleaseId{1})));
    QVERIFY(!held);
    QCOMPARE(static_cast<int>(held.error().code), code);
    QCOMPARE(held.error().detail, QStringLiteral("Because."));
}

void tst_Client::fetchesBytes()
{
    House house;
    const QByteArray body = releaseJson("Bytes");
    house.server.then(ScriptedServer::json(body)).then(ScriptedServer::json("not JSON"));
    const auto request = requests::release(ReleaseId{1});
    QCOMPARE(await(house.client->fetch(request, Refresh::IfStale, Lane::Background))->value, body);
    QTRY_COMPARE(house.files().size(), 1);
    QCOMPARE(await(house.client->fetch(request, Refresh::HeldOnly, Lane::User))->value, body);
    QCOMPARE(house.title(Refresh::HeldOnly), QStringLiteral("Bytes"));
    QCOMPARE(await(house.client->fetch(request, Refresh::Always, Lane::User)).error().code, ErrorCode::BadReply);
    QCOMPARE(house.title(Refresh::HeldOnly), QStringLiteral("Bytes")); // what was held stays
}

void tst_Client::pagesHandOutTheNext()
{
    House house;
    house.server.otherwise = [](const ScriptedServer::Seen &request) {
        const QByteArray page = request.target.contains("page=2") ? "2" : "1";
        return ScriptedServer::json(R"({"pagination":{"page":)" + page +
                                    R"(,"pages":2,"per_page":1,"items":2},"results":[{"id":)" + page +
                                    R"(,"type":"release","title":"A - B"}]})");
    };
    SearchQuery query;
    query.q = QStringLiteral("blue");
    const auto first = await(house.client->get(requests::search(query, 1, 1)));
    QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
    QCOMPARE(first->value.items.size(), 1);
    QVERIFY(first->value.next);
    const auto second = await(house.client->get(*first->value.next));
    QVERIFY(second);
    QCOMPARE(second->value.items.at(0).entity.id, 2);
    QVERIFY(!second->value.next);
    QVERIFY(house.server.seen[1].target.contains("q=blue"));
}

void tst_Client::identifies()
{
    House house;
    QVERIFY(await(house.account.adopt(QStringLiteral("another"), {})));
    house.server.then(ScriptedServer::json(R"({"id":5,"username":"jörg","consumer_name":"Runout"})"))
        .then(ScriptedServer::json(R"({"message":"Invalid consumer token."})", "401 Unauthorized"));
    const auto identity = await(house.client->identify(u' ' + token + u' '));
    QVERIFY(identity);
    QCOMPARE(identity->username, QStringLiteral("jörg"));
    QCOMPARE(house.server.seen[0].target, QByteArray("/oauth/identity"));
    QCOMPARE(house.server.seen[0].header("Authorization"), "Discogs token=" + token.toLatin1());
    QCOMPARE(await(house.client->identify(token)).error().code, ErrorCode::SignedOut);
    QCOMPARE(await(house.client->identify(QStringLiteral("a\r\nb"))).error().code, ErrorCode::Rejected);
    QCOMPARE(await(house.client->identify({})).error().code, ErrorCode::Rejected);
    QCOMPARE(house.server.seen.size(), 2);
    QCOMPARE(house.files().size(), 0);

    house.server.then(ScriptedServer::silence());
    auto future = house.client->identify(token);
    QTRY_COMPARE(house.server.seen.size(), 3);
    future.cancel();
    QTRY_VERIFY(future.isFinished());
}

void tst_Client::signsEveryTryAnew()
{
    House house;
    const auth::Credentials linked{{QStringLiteral("Key"), QStringLiteral("Secret")},
                                   {QStringLiteral("Access"), QStringLiteral("AccessSecret")}};
    QVERIFY(await(house.account.adopt(linked, QStringLiteral("me"))));
    house.server.then(ScriptedServer::html("502 Bad Gateway")).then(ScriptedServer::json(releaseJson("A")));
    QVERIFY(await(house.client->get(requests::release(ReleaseId{1}))));
    QCOMPARE(house.server.seen.size(), 2);
    const QByteArray first = house.server.seen[0].header("Authorization");
    const QByteArray second = house.server.seen[1].header("Authorization");
    QVERIFY(first.startsWith("OAuth ") && first.contains("oauth_token=\"Access\""));
    QVERIFY(second.startsWith("OAuth ") && first != second);

    house.server.then(ScriptedServer::json(R"({"username":"me"})"));
    QCOMPARE(await(house.client->whose(linked))->username, QStringLiteral("me"));
    QVERIFY(house.server.seen[2].header("Authorization").startsWith("OAuth "));
    QCOMPARE(await(house.client->whose(auth::Credentials())).error().code, ErrorCode::Rejected);
}

void tst_Client::saysThatAnAccountIsRefused()
{
    House house;
    const auto unauthorized = ScriptedServer::json(R"({"message":"no"})", "401 Unauthorized");
    house.server.then(unauthorized).then(unauthorized).then(unauthorized);
    QVERIFY(!await(house.client->get(requests::release(ReleaseId{1}))));
    QVERIFY(!house.account.isRefused()); // nobody was refused
    QVERIFY(await(house.account.adopt(token, QStringLiteral("me"))));
    QVERIFY(!await(house.client->whose(auth::Credentials::personal(QStringLiteral("another")))));
    QVERIFY(!house.account.isRefused()); // somebody else was
    QVERIFY(!await(house.client->get(requests::release(ReleaseId{1}))));
    QVERIFY(house.account.isRefused());
    QVERIFY(house.account.isSignedIn());
}

void tst_Client::images()
{
    House house;
    QVERIFY(await(house.account.adopt(token, {})));
    house.server.then(ScriptedServer::answer("200 OK", "Content-Type: image/jpeg\r\n", "picture"))
        .then(ScriptedServer::html("200 OK"))
        .then(ScriptedServer::answer("200 OK", "Content-Type: image/jpeg\r\n", ""));
    const QUrl url = house.server.url(QStringLiteral("/abc/rs:fit/g:sm/q:40/h:150/czM6Ly9kaXNj.jpeg"));
    QCOMPARE(await(house.client->image(url)).value(), QByteArray("picture"));
    QCOMPARE(house.server.seen[0].target, url.path().toLatin1());
    QCOMPARE(house.server.seen[0].header("Authorization"), QByteArray());
    QCOMPARE(await(house.client->image(url)).error().code, ErrorCode::BadReply);
    QCOMPARE(await(house.client->image(url)).error().code, ErrorCode::BadReply);
    QCOMPARE(await(house.client->image({})).error().code, ErrorCode::NotFound);
    QCOMPARE(await(house.client->image(QUrl(QStringLiteral("https://s.discogs.com/images/spacer.gif")))).error().code,
             ErrorCode::NotFound);
    QCOMPARE(await(house.client->image(QUrl(QStringLiteral("http://i.discogs.com/a.jpeg")))).error().code,
             ErrorCode::Rejected);
    QCOMPARE(await(house.client->image(QUrl(QStringLiteral("file:///etc/passwd")))).error().code, ErrorCode::Rejected);
    QCOMPARE(house.client->budget().remaining, house.client->budget().limit);
}

void tst_Client::limits()
{
    House house;
    QCOMPARE(house.client->budget().limit, 25);
    QSignalSpy spy(house.client.get(), &Client::budgetChanged);
    QVERIFY(await(house.account.adopt(token, {})));
    QCOMPARE(house.client->budget().limit, 60);
    house.settings.setRateLimit(10);
    QCOMPARE(house.client->budget().limit, 10);
    house.settings.setRateLimit(0);
    QVERIFY(await(house.account.signOut()));
    QCOMPARE(house.client->budget().limit, 25);
    house.server.then(ScriptedServer::json(releaseJson("x")));
    QCOMPARE(house.title(Refresh::Always), QStringLiteral("x"));
    QTRY_VERIFY(!spy.isEmpty());
    QTRY_COMPARE(spy.last().at(0).value<Budget>().remaining, 24);
    house.settings.setCacheTtl(1h);
    QCOMPARE(house.cache->ageLimit(Shelf::Database), std::chrono::seconds(1h));
}

void tst_Client::webPage()
{
    House house;
    QCOMPARE(house.client->webPage(entity(ReleaseId{249504})),
             QUrl(QStringLiteral("https://www.discogs.com/release/249504")));
}

void tst_Client::queries()
{
    House house;
    house.server.otherwise = [](const auto &) { return ScriptedServer::json("{}"); };
    RequestLine line;
    line.path = QStringLiteral("/users/a%2Fb/x");
    line.query.addQueryItem(QStringLiteral("q"), QStringLiteral("Simon & Garfunkel + 50% é #1"));
    QVERIFY(await(house.client->fetch(line, Refresh::Always, Lane::User)));
    const QByteArray target = house.server.seen[0].target;
    QVERIFY2(target.startsWith("/users/a%2Fb/x?q="), target.constData());
    QVERIFY2(!target.contains('+'), target.constData());
    QVERIFY2(!target.contains('#'), target.constData());
    QVERIFY2(target.contains("%C3%A9"), target.constData());
}

void tst_Client::userOvertakesBackground()
{
    House house;
    house.settings.setRateLimit(4);
    house.server.otherwise = [](const auto &) { return ScriptedServer::json(releaseJson("x")); };
    QList<Answer<Held<Release>>> background;
    for (int i = 1; i <= 6; ++i)
        background.append(house.client->get(requests::release(ReleaseId{i}), Refresh::Always, Lane::Background));
    const auto user = house.client->get(requests::release(ReleaseId{6}), Refresh::Always, Lane::User);
    QVERIFY(await(user));
    QCOMPARE(house.server.seen[1].target, QByteArray("/releases/6"));
    for (auto &future : background)
        future.cancel();
}

void tst_Client::ownDataIsNeverKept()
{
    House house;
    house.server.otherwise = [](const ScriptedServer::Seen &) { return ScriptedServer::json(R"({"folders":[]})"); };
    const auto request = requests::folders(QStringLiteral("me"));
    QVERIFY(await(house.client->get(request, Refresh::IfStale)));
    QVERIFY(await(house.client->get(request, Refresh::IfStale)));
    QVERIFY(await(house.client->get(request, Refresh::HeldOnly)));
    QCOMPARE(house.server.seen.size(), 3);
    house.open();
    QCOMPARE(house.files().size(), 0);
    const QString key = QStringLiteral("key");
    QVERIFY(house.cache->write(key, "{}", house.now));
    QVERIFY(house.cache->read(key, Shelf::User));
    QVERIFY(!house.cache->read(key, Shelf::None));
    QCOMPARE(house.cache->ageLimit(Shelf::None).count(), 0);
}

// What is read back after a write must not be the answer to a question from before it.
void tst_Client::ownDataIsNeverShared()
{
    House house;
    const auto request = requests::folders(QStringLiteral("me"));
    house.server.then({ScriptedServer::json(R"({"folders":[]})").bytes, 150})
        .then(ScriptedServer::json(R"({"folders":[{"id":1,"name":"new","count":0}]})"));
    const auto early = house.client->get(request);
    QTRY_COMPARE(house.server.seen.size(), 1);
    const auto late = house.client->get(request);
    QCOMPARE(await(late)->value.size(), 1);
    QCOMPARE(await(early)->value.size(), 0);
    QCOMPARE(house.server.seen.size(), 2);
}

void tst_Client::sendsOnce()
{
    House house;
    QVERIFY(await(house.account.adopt(token, QStringLiteral("me"))));
    house.server.then(ScriptedServer::json(R"({"id":9,"name":"Jäzz","count":0})", "201 Created",
                                           "X-Discogs-Ratelimit: 60\r\nX-Discogs-Ratelimit-Used: 50\r\n"
                                           "X-Discogs-Ratelimit-Remaining: 10\r\n"));
    const auto folder = await(house.client->send(requests::createFolder(QStringLiteral("me"), QStringLiteral("Jäzz"))));
    QVERIFY2(folder, folder ? "" : qPrintable(folder.error().detail));
    QCOMPARE(number(folder->id), 9);
    QCOMPARE(house.server.seen.size(), 1);
    const auto &seen = house.server.seen[0];
    QCOMPARE(seen.method, QByteArray("POST"));
    QCOMPARE(seen.target, QByteArray("/users/me/collection/folders"));
    QCOMPARE(seen.body, QByteArray("{\"name\":\"Jäzz\"}"));
    QCOMPARE(seen.header("Content-Type"), QByteArray("application/json"));
    QCOMPARE(seen.header("Content-Length"), QByteArray::number(seen.body.size()));
    QCOMPARE(seen.header("Accept"), QByteArray("application/vnd.discogs.v2.discogs+json"));
    QCOMPARE(seen.header("Authorization"), "Discogs token=" + token.toLatin1());
    QCOMPARE(house.client->budget().remaining, 10);
    QCOMPARE(house.files().size(), 0);
}

void tst_Client::sendsWithoutABody()
{
    House house;
    QVERIFY(await(house.account.adopt(token, QStringLiteral("me"))));
    house.server.then({"HTTP/1.1 204 No Content\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n"})
        .then(ScriptedServer::json(""));
    QVERIFY(await(house.client->send(requests::removeWant(QStringLiteral("me"), ReleaseId{1}))));
    QCOMPARE(house.server.seen[0].method, QByteArray("DELETE"));
    QCOMPARE(house.server.seen[0].body, QByteArray());
    QCOMPARE(house.server.seen[0].header("Content-Type"), QByteArray());
    QVERIFY(await(house.client->send(
        requests::rateInstance(QStringLiteral("me"), FolderId{1}, ReleaseId{1}, InstanceId{2}, 3), Lane::Background)));
    QCOMPARE(house.server.seen[1].body, QByteArray("{\"rating\":3}"));
}

void tst_Client::readsWhatAWriteSays()
{
    House house;
    QVERIFY(await(house.account.adopt(token, QStringLiteral("me"))));
    house.server.then(ScriptedServer::json(R"({"instance_id":2851616155,"resource_url":""})", "201 Created"))
        .then(ScriptedServer::json(R"({"id":1,"rating":4,"notes":"n","basic_information":{"id":1}})", "201 Created"))
        .then(ScriptedServer::json(R"({"resource_url":""})", "201 Created"));
    const auto add = requests::addInstance(QStringLiteral("me"), FolderId{1}, ReleaseId{1});
    QCOMPARE(number(await(house.client->send(add))->instance), 2851616155LL);
    const auto want =
        await(house.client->send(requests::putWant(QStringLiteral("me"), ReleaseId{1}, QStringLiteral("n"), 4)));
    QCOMPARE(want->notes, QStringLiteral("n"));
    const auto odd = await(house.client->send(add)); // done, but with no id in the answer
    QCOMPARE(odd.error().code, ErrorCode::BadReply);
    QVERIFY(mayHaveArrived(odd.error()));
}

void tst_Client::failedWrites_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("drop");
    QTest::addColumn<bool>("silent");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<bool>("mayHaveArrived");
    const auto row = [](const char *name, const ScriptedServer::Step &step, ErrorCode code, int status,
                        const char *detail, bool may) {
        QTest::newRow(name) << step.bytes << step.drop << step.silent << static_cast<int>(code) << status
                            << QString::fromLatin1(detail) << may;
    };
    const QByteArray because = R"({"message":"Because."})";
    const auto said = [&](const char *status) { return ScriptedServer::json(because, status); };
    row("401", said("401 Unauthorized"), ErrorCode::SignedOut, 401, "Because.", false);
    row("403", said("403 Forbidden"), ErrorCode::Forbidden, 403, "Because.", false);
    row("404", said("404 Not Found"), ErrorCode::NotFound, 404, "Because.", false);
    row("422", said("422 Unprocessable Entity"), ErrorCode::Rejected, 422, "Because.", false);
    row("429", said("429 Too Many Requests"), ErrorCode::RateLimited, 429, "Because.", false);
    row("500", said("500 Internal Server Error"), ErrorCode::BadReply, 500, "Because.", true);
    row("502", ScriptedServer::html("502 Bad Gateway"), ErrorCode::BadReply, 502, "", true);
    row("redirect", ScriptedServer::redirect("/elsewhere"), ErrorCode::BadReply, 302, "redirect of a write", false);
    row("dropped", ScriptedServer::dropped(), ErrorCode::BadReply, 0, "the connection was cut: *", true);
    row("cut off", ScriptedServer::cutOff("{\"id\":"), ErrorCode::BadReply, 0, "*", true);
    row("silent", ScriptedServer::silence(), ErrorCode::Timeout, 0, "no answer in time", true);
    row("html", ScriptedServer::html("200 OK"), ErrorCode::BadReply, 0, "the answer is HTML, not JSON", true);
}

void tst_Client::failedWrites()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, drop);
    QFETCH(bool, silent);
    QFETCH(QString, detail);
    House house;
    QVERIFY(await(house.account.adopt(token, QStringLiteral("me"))));
    house.server.then({bytes, 0, drop, silent});
    const auto done = await(house.client->send(requests::removeFolder(QStringLiteral("me"), FolderId{5})));
    QVERIFY(!done);
    const Error error = done.error();
    QTEST(static_cast<int>(error.code), "code");
    QTEST(error.status, "status");
    QVERIFY2(detail.endsWith(u'*') ? error.detail.startsWith(detail.chopped(1)) : error.detail == detail,
             qPrintable(error.detail));
    QTEST(mayHaveArrived(error), "mayHaveArrived");
    QCOMPARE(house.server.seen.size(), 1); // never again by itself
}

void tst_Client::writeThatIsNotSent()
{
    House house;
    const auto write = requests::removeFolder(QStringLiteral("me"), FolderId{5});
    const auto anonymous = await(house.client->send(write));
    QCOMPARE(anonymous.error().code, ErrorCode::SignedOut);
    QVERIFY(!mayHaveArrived(anonymous.error()));
    QCOMPARE(house.server.seen.size(), 0);

    QVERIFY(await(house.account.adopt(token, QStringLiteral("me"))));
    house.server.close();
    const auto refused = await(house.client->send(write));
    QCOMPARE(refused.error().code, ErrorCode::Offline);
    QVERIFY(!mayHaveArrived(refused.error()));
}

void tst_Client::writeWithdrawn()
{
    House house;
    QVERIFY(await(house.account.adopt(token, QStringLiteral("me"))));
    house.server.then(ScriptedServer::silence());
    auto future = house.client->send(requests::removeFolder(QStringLiteral("me"), FolderId{5}));
    QTRY_COMPARE(house.server.seen.size(), 1);
    future.cancel();
    QTRY_VERIFY(future.isFinished());
    QTRY_COMPARE(house.server.open, 0);
    const auto result = await(future);
    QVERIFY(mayHaveArrived(result.error()));

    house.server.then(ScriptedServer::silence());
    const auto orphan = house.client->send(requests::removeFolder(QStringLiteral("me"), FolderId{5}));
    QTRY_COMPARE(house.server.seen.size(), 2);
    house.client.reset();
    QTRY_VERIFY(orphan.isFinished());
}

QTEST_GUILESS_MAIN(tst_Client)
#include "tst_client.moc"
