// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lastfm/cache.h"
#include "core/lastfm/client.h"
#include "core/net/http.h"

#include <QElapsedTimer>
#include <QThreadPool>

#include <map>
#include <optional>
#include <vector>

// What client.cpp (what is asked of it) and client_flights.cpp (how it is asked) share. Theirs alone.
namespace runout::lastfm {

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
    std::chrono::milliseconds heldUntil{0};
    std::chrono::milliseconds lastHold{0};
    std::map<QString, Flight> flights; // by cache key
    int lastFlight = 0;
    int lastUnshared = 0; // names what shares no flight
    QThreadPool pool;     // files
};

} // namespace runout::lastfm
