// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/client.h"

#include "core/auth/account.h"
#include "core/base/json.h"
#include "core/base/log.h"
#include "core/base/settings.h"
#include "core/discogs/cache.h"
#include "core/discogs/links.h"
#include "core/net/http.h"

#include <QFutureWatcher>
#include <QJsonDocument>
#include <QThreadPool>

#include <algorithm>
#include <map>
#include <vector>

namespace runout::discogs {

namespace {

constexpr int signedInLimit = 60; // requests a minute until the headers say: discogs-api.md section 3
constexpr int anonymousLimit = 25;
const Error cancelled{ErrorCode::Cancelled, {}, 0, 0};

Result<QByteArray> soundJson(const QByteArray &body)
{
    if (!QJsonDocument::fromJson(body).isNull())
        return body;
    return tl::make_unexpected(parseJsonObject(body).error()); // which says what came in its place
}

// Answers with read(reply); cancelling the answer cancels the request.
template<class T>
Answer<T> chain(const Answer<net::HttpReply> &reply, QObject *context,
                std::function<Result<T>(const net::HttpReply &)> read)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    auto *asker = new QFutureWatcher<Result<T>>(context);
    QObject::connect(asker, &QFutureWatcherBase::canceled, context,
                     [reply = Answer<net::HttpReply>(reply)]() mutable { reply.cancel(); });
    asker->setFuture(promise->future());
    whenDone(reply, asker, [promise, asker, read](const Result<net::HttpReply> &result) {
        promise->addResult(result ? read(*result) : Result<T>(tl::make_unexpected(result.error())));
        promise->finish();
        asker->deleteLater();
    });
    return promise->future();
}

bool isPlaceholder(const QUrl &url)
{
    return url.isEmpty() || url.fileName() == u"spacer.gif";
}

} // namespace

// One HTTP request and everybody who waits for it.
struct Client::Flight
{
    std::vector<std::shared_ptr<Question>> askers;
    Answer<net::HttpReply> reply;
    QUrl url;
    QByteArray who; // fingerprint of the account it was asked for
    int number = 0; // tells it from an earlier one under the same key
};

struct Client::Private
{
    Private(Client *q, net::Http &h, auth::Account &a, Cache &c, const Settings &s)
        : client(q)
        , http(h)
        , account(a)
        , cache(c)
        , settings(s)
    {
        pool.setMaxThreadCount(2);
    }

    void configure();
    QUrl url(const RequestLine &line) const;
    QString key(const RequestLine &line) const;
    net::HttpRequest request(const RequestLine &line, Lane lane, const auth::Credentials &credentials) const;

    void lookUp(const std::shared_ptr<Question> &question);
    void network(const std::shared_ptr<Question> &question);
    void depart(const QString &key, const Question &question);
    void arrived(const QString &key, int number, const Result<net::HttpReply> &reply);
    void leave(const std::shared_ptr<Question> &question);

    Client *client;
    net::Http &http;
    auth::Account &account;
    Cache &cache;
    const Settings &settings;
    std::map<QString, Flight> flights; // by cache key
    int lastFlight = 0;
    int lastUnshared = 0; // names what shares no flight
    QThreadPool pool;     // files and mapping
};

Client::Client(net::Http &http, auth::Account &account, Cache &cache, const Settings &settings, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, http, account, cache, settings))
{
    connect(&http, &net::Http::budgetChanged, this, &Client::budgetChanged);
    connect(&account, &auth::Account::changed, this, [this] {
        d->configure();
        Q_EMIT signerChanged();
    });
    connect(&settings, &Settings::changed, this, [this] { d->configure(); });
    d->configure();
}

Client::~Client() = default;

Answer<Held<QByteArray>> Client::fetch(const RequestLine &line, Refresh refresh, Lane lane)
{
    return read<QByteArray>(line, refresh, lane, soundJson);
}

Answer<Identity> Client::identify(const QString &token)
{
    return whose(auth::Credentials::personal(token));
}

Answer<Identity> Client::whose(const auth::Credentials &credentials)
{
    if (credentials.isEmpty())
        return readyFailure<Identity>(ErrorCode::Rejected, QStringLiteral("not a token"));
    const auto request = d->request(requests::identity(), Lane::User, credentials);
    return chain<Identity>(d->http.send(request), this,
                           [](const net::HttpReply &reply) { return map<Identity>(reply.body); });
}

Answer<QByteArray> Client::image(const QUrl &url)
{
    if (isPlaceholder(url))
        return readyFailure<QByteArray>(ErrorCode::NotFound);
    net::HttpRequest request;
    request.url = url;
    request.lane = Lane::Covers;
    request.counted = false;
    return chain<QByteArray>(d->http.send(request), this, [](const net::HttpReply &reply) -> Result<QByteArray> {
        if (reply.body.isEmpty() || reply.header("Content-Type").startsWith("text/"))
            return failure(ErrorCode::BadReply, QStringLiteral("not an image"), reply.status);
        return reply.body;
    });
}

QString Client::user() const
{
    return d->account.username();
}

void Client::nameUser(const QString &username)
{
    d->account.setUsername(username);
}

bool Client::isSigned() const
{
    return d->account.isSignedIn() && !d->account.isRefused();
}

bool Client::isRefused() const
{
    return d->account.isRefused();
}

Budget Client::budget() const
{
    return d->http.budget();
}

QUrl Client::webPage(const Entity &entity) const
{
    return discogs::webPage(d->settings.webUrl(), entity);
}

void Client::ask(const std::shared_ptr<Question> &question)
{
    question->key = d->key(question->line);
    const bool held = question->line.shelf != Shelf::None;
    if (!held) // what is read back after a write must not be an answer from before it
        question->key += QStringLiteral(" #%1").arg(++d->lastUnshared);
    if (question->refresh == Refresh::Always || !held)
        d->network(question);
    else
        d->lookUp(question);
}

void Client::deliver(const WriteLine &line, Lane lane, const QFuture<void> &asker,
                     const std::function<void(const Result<QByteArray> &)> &answer)
{
    const auth::Credentials &credentials = d->account.credentials();
    if (credentials.isEmpty())
        return answer(failure(ErrorCode::SignedOut));
    auto request = d->request({line.path, {}, Shelf::None}, lane, credentials);
    request.method = line.method;
    request.body = line.body;
    if (!line.body.isEmpty())
        request.headers.emplaceBack("Content-Type", "application/json");
    auto reply = d->http.send(request);
    auto *watcher = new QFutureWatcher<void>(this);
    connect(watcher, &QFutureWatcherBase::canceled, this, [reply]() mutable { reply.cancel(); });
    watcher->setFuture(asker);
    const QByteArray who = d->account.fingerprint();
    whenDone(reply, watcher, [this, watcher, answer, who](const Result<net::HttpReply> &result) {
        if (!result && result.error().code == ErrorCode::SignedOut)
            d->account.refuse(who);
        answer(result ? Result<QByteArray>(result->body) : Result<QByteArray>(tl::make_unexpected(result.error())));
        watcher->deleteLater();
    });
}

void Client::Private::configure()
{
    const int chosen = settings.rateLimit();
    http.setLimit(chosen > 0 ? chosen : account.isSignedIn() ? signedInLimit : anonymousLimit, chosen > 0);
    cache.setLimits(settings.cacheBytes(), settings.cacheTtl());
}

QUrl Client::Private::url(const RequestLine &line) const
{
    QUrl url = settings.apiUrl();
    url.setPath(url.path(QUrl::FullyEncoded) + line.path, QUrl::TolerantMode);
    QString query = line.query.toString(QUrl::FullyEncoded);
    query.replace(u'+', QStringLiteral("%2B")); // QUrlQuery leaves it; the server would read a blank
    if (!query.isEmpty())
        url.setQuery(query, QUrl::StrictMode);
    return url;
}

// Answers differ by who asks (pictures, own collection) and by server (the stand-in is not Discogs).
QString Client::Private::key(const RequestLine &line) const
{
    const QByteArray who = account.fingerprint();
    return QString::fromLatin1(who.isEmpty() ? QByteArray("anonymous") : who) + u' ' +
           QString::fromLatin1(url(line).toEncoded());
}

net::HttpRequest Client::Private::request(const RequestLine &line, Lane lane,
                                          const auth::Credentials &credentials) const
{
    net::HttpRequest request;
    request.url = url(line);
    request.headers = {{"Accept", "application/vnd.discogs.v2.discogs+json"}};
    request.sign = [credentials] { return credentials.authorization(); };
    request.lane = lane;
    return request;
}

// On the pool: what is held goes straight to the asker. Back here only if the network is needed.
void Client::Private::lookUp(const std::shared_ptr<Question> &question)
{
    const auto look = [this, question]() -> Result<bool> {
        const auto held = cache.read(question->key, question->line.shelf);
        const bool enough = held && (!held->expired || question->refresh == Refresh::HeldOnly);
        if (enough) {
            if (question->offer(*held))
                return true;
            cache.remove(question->key);
        }
        if (question->refresh == Refresh::HeldOnly)
            question->fail(Error{ErrorCode::NotFound, QStringLiteral("not held"), 0, 0});
        return question->refresh == Refresh::HeldOnly;
    };
    whenDone(runOn(pool, look), client, [this, question](const Result<bool> &answered) {
        if (answered && !*answered)
            network(question);
    });
}

void Client::Private::network(const std::shared_ptr<Question> &question)
{
    if (question->future.isCanceled())
        return question->fail(cancelled);
    const bool isFirst = !flights.contains(question->key);
    flights[question->key].askers.push_back(question);
    auto *asker = new QFutureWatcher<void>(client);
    QObject::connect(asker, &QFutureWatcherBase::canceled, client, [this, question] { leave(question); });
    QObject::connect(asker, &QFutureWatcherBase::finished, asker, &QObject::deleteLater);
    asker->setFuture(question->future);
    if (isFirst)
        depart(question->key, *question);
    else
        http.hurry(flights[question->key].url, question->lane);
}

void Client::Private::depart(const QString &key, const Question &question)
{
    Flight &flight = flights[key];
    const auto wire = request(question.line, question.lane, account.credentials());
    flight.who = account.fingerprint();
    flight.url = wire.url;
    flight.reply = http.send(wire);
    flight.number = ++lastFlight;
    whenDone(flight.reply, client,
             [this, key, number = lastFlight](const Result<net::HttpReply> &reply) { arrived(key, number, reply); });
}

void Client::Private::arrived(const QString &key, int number, const Result<net::HttpReply> &reply)
{
    const auto found = flights.find(key);
    if (found == flights.end() || found->second.number != number)
        return; // everybody left
    auto node = flights.extract(found);
    auto askers = std::move(node.mapped().askers);
    if (!reply) {
        if (reply.error().code == ErrorCode::SignedOut)
            account.refuse(node.mapped().who);
        for (const auto &question : askers)
            question->fail(reply.error());
        return;
    }
    pool.start([this, key, askers = std::move(askers), body = Held<QByteArray>{reply->body, cache.now()}] {
        bool keep = askers.front()->line.shelf != Shelf::None;
        for (const auto &question : askers) {
            const auto taken = question->offer(body);
            keep = keep && taken.has_value();
            if (!taken)
                question->fail(taken.error());
        }
        if (keep) {
            if (const auto kept = cache.write(key, body.value, body.asOf); !kept)
                qCWarning(lcDiscogs).noquote() << "the cache cannot be written:" << kept.error().detail;
        }
    });
}

void Client::Private::leave(const std::shared_ptr<Question> &question)
{
    question->fail(cancelled);
    const auto found = flights.find(question->key);
    if (found == flights.end() || std::erase(found->second.askers, question) == 0 || !found->second.askers.empty())
        return;
    auto node = flights.extract(found);
    node.mapped().reply.cancel();
}

} // namespace runout::discogs
