// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"
#include "core/lastfm/client_private.h"

#include <QFutureWatcher>
#include <QTimer>

#include <algorithm>

// How a question is answered: from what is kept, or by one call for all who wait.
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
