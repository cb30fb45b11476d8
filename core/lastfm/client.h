// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/held.h"
#include "core/lastfm/errors.h"
#include "core/lastfm/mapper.h"
#include "core/lastfm/requests.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace runout {
class Settings;
}
namespace runout::net {
class Http;
struct HttpOptions;
} // namespace runout::net

namespace runout::lastfm {

class Cache;

// One call at a time, at most four a second; of a network that Last.fm has for itself.
[[nodiscard]] net::HttpOptions calm(net::HttpOptions options);

// Of calls that only read.
struct Patience
{
    int retries = 3;                                           // after 8, 11, 16 and 5xx
    std::chrono::milliseconds pause = std::chrono::seconds(1); // before the first; doubles
    std::chrono::milliseconds hold = std::chrono::minutes(1);  // nothing is asked after a 29; doubles with the next
};

// Last.fm: a call in, a typed value with its age out. Cached, paced, asked once for all who want it at the same time.
// Everything is asked from the GUI thread. Cancelling the future withdraws the call if nobody else waits for it.
class Client : public QObject
{
    Q_OBJECT
public:
    Client(net::Http &http, Cache &cache, const Settings &settings, const Patience &patience,
           QObject *parent = nullptr);
    Client(net::Http &http, Cache &cache, const Settings &settings, QObject *parent = nullptr);
    ~Client() override;

    // Who speaks, and for whom. Without a key nothing is sent.
    void setCredentials(const Credentials &credentials);
    [[nodiscard]] const Credentials &credentials() const;
    [[nodiscard]] bool canRead() const;     // there is a key, and Last.fm has not refused it
    [[nodiscard]] bool canScrobble() const; // there is a session too, and it has not been refused
    [[nodiscard]] bool isSessionRefused() const;

    // What is kept answers as it stands if it is fresh enough (see Refresh), also that there is no such thing
    // (NotFound). Errors: see errors.h; SignedOut without a status: there is nothing to sign with, nothing was sent.
    template<class T>
    [[nodiscard]] Answer<Held<T>> get(const Request<T> &request, Refresh refresh = Refresh::IfStale,
                                      Lane lane = Lane::User);

    // Changes something: sent once and never repeated here. After an error remedyFor() tells what helps and
    // mayHaveArrived() whether it may have taken effect.
    template<class T>
    [[nodiscard]] Answer<T> send(const Write<T> &write, Lane lane = Lane::User);

    [[nodiscard]] QUrl allowPage(const Token &token) const; // where the user allows the program

Q_SIGNALS:
    void credentialsChanged(); // also: the key or the session was refused
    void sessionRefused();     // revoked: connect again

private:
    // One asker. Bytes go in, once; a value or an error has come out of `future` then.
    struct Question
    {
        Call call;
        Refresh refresh;
        Lane lane;
        QString key;                                                 // in the cache
        QFuture<void> future;                                        // the asker's, to see it cancelled
        std::function<Result<bool>(const Held<QByteArray> &)> offer; // maps and answers; any thread
        std::function<void(const Error &)> fail;
    };
    struct Flight;
    struct Private;

    void ask(const std::shared_ptr<Question> &question);
    void deliver(const Call &call, Lane lane, const QFuture<void> &asker,
                 const std::function<void(const Result<QByteArray> &)> &answer);

    std::unique_ptr<Private> d;
};

template<class T>
Answer<Held<T>> Client::get(const Request<T> &request, Refresh refresh, Lane lane)
{
    auto promise = std::make_shared<QPromise<Result<Held<T>>>>();
    promise->start();
    auto question =
        std::make_shared<Question>(Question{request, refresh, lane, {}, QFuture<void>(promise->future()), {}, {}});
    question->offer = [promise](const Held<QByteArray> &body) -> Result<bool> {
        Result<T> value = map<T>(body.value);
        if (!value)
            return Failure(value.error());
        promise->addResult(Held<T>{std::move(*value), body.asOf, body.expired});
        promise->finish();
        return true;
    };
    question->fail = [promise](const Error &error) {
        promise->addResult(Failure(error));
        promise->finish();
    };
    ask(question);
    return promise->future();
}

template<class T>
Answer<T> Client::send(const Write<T> &write, Lane lane)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    deliver(write, lane, QFuture<void>(promise->future()), [promise](const Result<QByteArray> &body) {
        promise->addResult(body ? map<T>(*body) : Result<T>(Failure(body.error())));
        promise->finish();
    });
    return promise->future();
}

} // namespace runout::lastfm
