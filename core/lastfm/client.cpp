// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lastfm/client.h"

#include "core/base/log.h"
#include "core/base/settings.h"
#include "core/lastfm/cache.h"
#include "core/net/http.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace runout::lastfm {

using std::chrono::milliseconds;

namespace {

constexpr auto longestHold = std::chrono::minutes(16);
const Error cancelled{ErrorCode::Cancelled, {}, 0, 0};

// The body, if it is an answer: what Last.fm says is wrong comes first, whatever the status.
Result<QByteArray> answerOf(const net::HttpReply &reply)
{
    const auto root = answerIn(reply.body);
    if (!root && codeOf(root.error()) != 0)
        return Failure(root.error());
    if (reply.status < 200 || reply.status >= 300)
        return Failure(net::errorOf(reply, QDateTime::currentDateTimeUtc()));
    if (!root)
        return Failure(root.error());
    return reply.body;
}

bool isTransient(const Error &error)
{
    const int code = codeOf(error);
    return code == OperationFailed || code == Offline || code == Unavailable || error.status >= 500;
}

} // namespace

net::HttpOptions calm(net::HttpOptions options)
{
    options.api = net::Pacer::Limits{4, true, std::chrono::seconds(1), 1};
    return options;
}

// One call and everybody who waits for it.
struct Client::Flight
{
    std::vector<std::shared_ptr<Question>> askers;
    Answer<net::HttpReply> reply;
    QUrl url;
    int number = 0; // tells it from an earlier one under the same key
    int tries = 0;
};

struct Client::Private
{
    Private(Client *q, net::Http &h, Cache &c, const Settings &s, const Patience &p)
        : client(q)
        , http(h)
        , cache(c)
        , settings(s)
        , patience(p)
    {
        pool.setMaxThreadCount(1);
        clock.start();
    }

    std::optional<Error> hindrance(const Call &call) const;
    net::HttpRequest request(const Call &call, Lane lane, bool isWrite) const;
    QString key(const Call &call) const;

    void lookUp(const std::shared_ptr<Question> &question);
    void network(const std::shared_ptr<Question> &question);
    void depart(const QString &key);
    void arrived(const QString &key, const Result<QByteArray> &answer, const QByteArray &body);
    bool tryAgain(const QString &key, const Error &error);
    void leave(const std::shared_ptr<Question> &question);
    void heed(const Error &error, const Credentials &who);
    Result<QByteArray> read(const Call &call, const Credentials &who, const Result<net::HttpReply> &reply,
                            qint64 departed);

    Client *client;
    net::Http &http;
    Cache &cache;
    const Settings &settings;
    Patience patience;
    Credentials credentials;
    bool keyRefused = false;
    bool sessionRefused = false;
    QElapsedTimer clock;
    milliseconds heldUntil{0};
    milliseconds lastHold{0};
    std::map<QString, Flight> flights; // by cache key
    int lastFlight = 0;
    int lastUnshared = 0; // names what shares no flight
    QThreadPool pool;     // files
};

Client::Client(net::Http &http, Cache &cache, const Settings &settings, const Patience &patience, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, http, cache, settings, patience))
{
    connect(&settings, &Settings::changed, this, [this] { d->cache.setAgeLimit(d->settings.lastfmTtl()); });
    d->cache.setAgeLimit(settings.lastfmTtl());
}

Client::Client(net::Http &http, Cache &cache, const Settings &settings, QObject *parent)
    : Client(http, cache, settings, Patience(), parent)
{}

Client::~Client() = default;

void Client::setCredentials(const Credentials &credentials)
{
    if (credentials == d->credentials)
        return;
    d->credentials = credentials;
    d->keyRefused = false;
    d->sessionRefused = false;
    Q_EMIT credentialsChanged();
}

const Credentials &Client::credentials() const
{
    return d->credentials;
}

bool Client::canRead() const
{
    return d->credentials.hasKey() && !d->keyRefused;
}

bool Client::canScrobble() const
{
    return canRead() && d->credentials.isConnected() && !d->sessionRefused;
}

bool Client::isSessionRefused() const
{
    return d->sessionRefused;
}

QUrl Client::allowPage(const Token &token) const
{
    return requests::allowPage(d->settings.lastfmWebUrl(), d->credentials.key, token.value);
}

void Client::ask(const std::shared_ptr<Question> &question)
{
    if (const auto why = d->hindrance(question->call))
        return question->fail(*why);
    question->key = d->key(question->call);
    if (!question->call.kept)
        question->key += QStringLiteral(" #%1").arg(++d->lastUnshared);
    if (question->refresh == Refresh::Always || !question->call.kept)
        d->network(question);
    else
        d->lookUp(question);
}

void Client::deliver(const Call &call, Lane lane, const QFuture<void> &asker,
                     const std::function<void(const Result<QByteArray> &)> &answer)
{
    if (const auto why = d->hindrance(call))
        return answer(Failure(*why));
    auto reply = d->http.send(d->request(call, lane, true));
    auto *watcher = new QFutureWatcher<void>(this);
    connect(watcher, &QFutureWatcherBase::canceled, this, [reply]() mutable { reply.cancel(); });
    watcher->setFuture(asker);
    whenDone(reply, watcher,
             [this, watcher, answer, call, who = d->credentials,
              departed = d->clock.elapsed()](const Result<net::HttpReply> &result) {
                 answer(d->read(call, who, result, departed));
                 watcher->deleteLater();
             });
}

// Why a call is not even sent.
std::optional<Error> Client::Private::hindrance(const Call &call) const
{
    const auto signedOut = [](const QString &why) { return Error{ErrorCode::SignedOut, why, 0, 0}; };
    if (!credentials.hasKey())
        return signedOut(QStringLiteral("no API key"));
    if (keyRefused)
        return errorOf(InvalidKey, QStringLiteral("the API key was refused"));
    if (call.sign != Sign::Key && !credentials.canSign())
        return signedOut(QStringLiteral("no shared secret"));
    if (call.sign == Sign::Session && !credentials.isConnected())
        return signedOut(QStringLiteral("not connected"));
    if (call.sign == Sign::Session && sessionRefused)
        return errorOf(InvalidSession, QStringLiteral("the session key was refused"));
    return std::nullopt;
}

net::HttpRequest Client::Private::request(const Call &call, Lane lane, bool isWrite) const
{
    const QByteArray parameters = requests::encoded(requests::wire(call, credentials));
    net::HttpRequest request;
    request.url = settings.lastfmApiUrl();
    request.url.setPath(request.url.path() + u'/');
    request.lane = lane;
    request.anyStatus = true;
    if (isWrite) {
        request.method = "POST";
        request.headers = {{"Content-Type", "application/x-www-form-urlencoded; charset=UTF-8"}};
        request.body = parameters;
    } else {
        request.url.setQuery(QString::fromLatin1(parameters), QUrl::StrictMode);
    }
    return request;
}

// Answers differ by server and question; not by whose key asks, so that it stands in no file name.
QString Client::Private::key(const Call &call) const
{
    return settings.lastfmApiUrl().toString() + u' ' + QString::fromLatin1(call.method) + u' ' +
           QString::fromLatin1(requests::encoded(call.parameters));
}

// On the pool: what is held goes straight to the asker. Back here only if the network is needed.
void Client::Private::lookUp(const std::shared_ptr<Question> &question)
{
    const auto look = [this, question]() -> Result<bool> {
        const bool heldOnly = question->refresh == Refresh::HeldOnly;
        if (const auto held = cache.read(question->key); held && (!held->expired || heldOnly)) {
            const auto taken = question->offer(*held);
            if (!taken && taken.error().code == ErrorCode::NotFound)
                question->fail(taken.error());
            if (taken || taken.error().code == ErrorCode::NotFound)
                return true;
            cache.remove(question->key);
        }
        if (heldOnly)
            question->fail(Error{ErrorCode::NotFound, QStringLiteral("not held"), 0, 0});
        return heldOnly;
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
    const auto left = heldUntil - milliseconds(clock.elapsed());
    if (left > milliseconds(0)) {
        Error error = errorOf(TooMany, QStringLiteral("Last.fm asked for a pause"));
        error.retryAfter = static_cast<int>(std::chrono::ceil<std::chrono::seconds>(left).count());
        return question->fail(error);
    }
    const bool isFirst = !flights.contains(question->key);
    flights[question->key].askers.push_back(question);
    auto *asker = new QFutureWatcher<void>(client);
    QObject::connect(asker, &QFutureWatcherBase::canceled, client, [this, question] { leave(question); });
    QObject::connect(asker, &QFutureWatcherBase::finished, asker, &QObject::deleteLater);
    asker->setFuture(question->future);
    if (isFirst) {
        flights[question->key].number = ++lastFlight;
        depart(question->key);
    } else {
        http.hurry(flights[question->key].url, question->lane);
    }
}

void Client::Private::depart(const QString &key)
{
    Flight &flight = flights.at(key);
    const Question &first = *flight.askers.front();
    const auto wire = request(first.call, first.lane, false);
    flight.url = wire.url;
    flight.reply = http.send(wire);
    whenDone(flight.reply, client,
             [this, key, number = flight.number, call = first.call, who = credentials,
              departed = clock.elapsed()](const Result<net::HttpReply> &reply) {
                 const auto answer = read(call, who, reply, departed);
                 const auto found = flights.find(key);
                 if (found != flights.end() && found->second.number == number) // else everybody left
                     arrived(key, answer, reply ? reply->body : QByteArray());
             });
}

// What came back, noted in the log and heeded.
Result<QByteArray> Client::Private::read(const Call &call, const Credentials &who, const Result<net::HttpReply> &reply,
                                         qint64 departed)
{
    const Result<QByteArray> answer = reply ? answerOf(*reply) : Result<QByteArray>(Failure(reply.error()));
    const int status = reply ? reply->status : 0;
    qCInfo(lcLastfm).noquote() << call.method << status << (answer ? 0 : codeOf(answer.error()))
                               << clock.elapsed() - departed << "ms";
    if (answer)
        lastHold = milliseconds(0);
    else
        heed(answer.error(), who);
    return answer;
}

void Client::Private::heed(const Error &error, const Credentials &who)
{
    const int code = codeOf(error);
    if (code == TooMany || error.status == 429) {
        lastHold = lastHold > milliseconds(0) ? std::min<milliseconds>(lastHold * 2, longestHold) : patience.hold;
        heldUntil = milliseconds(clock.elapsed()) + lastHold;
    } else if ((code == InvalidKey || code == KeySuspended) && who.key == credentials.key && !keyRefused) {
        keyRefused = true;
        Q_EMIT client->credentialsChanged();
    } else if (code == InvalidSession && who.session == credentials.session && !sessionRefused) {
        sessionRefused = true;
        Q_EMIT client->credentialsChanged();
        Q_EMIT client->sessionRefused();
    }
}

void Client::Private::arrived(const QString &key, const Result<QByteArray> &answer, const QByteArray &body)
{
    if (!answer && tryAgain(key, answer.error()))
        return;
    auto node = flights.extract(key);
    const auto &askers = node.mapped().askers;
    bool keep = askers.front()->call.kept && (answer || answer.error().code == ErrorCode::NotFound);
    const Held<QByteArray> fresh{body, cache.now()};
    for (const auto &question : askers) {
        const auto taken = answer ? question->offer(fresh) : Result<bool>(Failure(answer.error()));
        if (!taken)
            question->fail(taken.error());
        keep = keep && (taken || !answer);
    }
    if (!keep)
        return;
    pool.start([this, key, fresh] {
        if (const auto kept = cache.write(key, fresh.value, fresh.asOf); !kept)
            qCWarning(lcLastfm).noquote() << "the cache cannot be written:" << kept.error().detail;
    });
}

// A pause that grows; who left meanwhile is not asked for.
bool Client::Private::tryAgain(const QString &key, const Error &error)
{
    Flight &flight = flights.at(key);
    if (!isTransient(error) || flight.tries >= patience.retries)
        return false;
    const milliseconds pause = patience.pause * (1 << flight.tries++);
    flight.reply = {};
    QTimer::singleShot(pause, client, [this, key, number = flight.number] {
        const auto found = flights.find(key);
        if (found != flights.end() && found->second.number == number)
            depart(key);
    });
    return true;
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

} // namespace runout::lastfm
