// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/budget.h"
#include "core/base/held.h"
#include "core/discogs/mapper.h"
#include "core/discogs/requests.h"
#include "core/discogs/usermapper.h"
#include "core/discogs/userrequests.h"

#include <QObject>

#include <functional>
#include <memory>

namespace runout::net {
class Http;
}
namespace runout::auth {
class Account;
struct Credentials;
} // namespace runout::auth
namespace runout {
class Settings;
}

namespace runout::discogs {

class Cache;

// Discogs: a request in, a typed value with its age out. Cached, paced, retried; mapped off the GUI thread.
// Everything is asked from the GUI thread. Cancelling the future withdraws the request if nobody else waits for it.
class Client : public QObject
{
    Q_OBJECT
public:
    Client(net::Http &http, auth::Account &account, Cache &cache, const Settings &settings, QObject *parent = nullptr);
    ~Client() override;

    // What is held answers as it stands, also past its age limit; see Refresh. A fresh answer that does not map is
    // BadReply with the JSON path, and not kept; a held one that does not map is dropped and asked for again.
    // A page knows the request of the page after it. Shelf::None: always asked, never kept, never shared.
    // SignedOut where a token is refused; else the errors of net/http.h and, for HeldOnly, NotFound.
    template<class T>
    [[nodiscard]] Answer<Held<T>> get(const Request<T> &request, Refresh refresh = Refresh::IfStale,
                                      Lane lane = Lane::User)
    {
        return read<T>(request, refresh, lane, [line = RequestLine(request)](const QByteArray &json) {
            Result<T> value = map<T>(json);
            if constexpr (requires { value->next; }) {
                if (const auto next = value ? requests::nextPage(line, value->pagination) : std::nullopt)
                    value->next = {*next};
            }
            return value;
        });
    }

    // The answer's bytes, for who keeps them (the library). Sound JSON; nothing else is checked.
    [[nodiscard]] Answer<Held<QByteArray>> fetch(const RequestLine &line, Refresh refresh, Lane lane);

    // Changes something at Discogs: sent once and never repeated here. After an error mayHaveArrived() tells whether
    // it may have taken effect; SignedOut without a status: not sent. Cancelling closes the connection.
    template<class T>
    [[nodiscard]] Answer<T> send(const Write<T> &write, Lane lane = Lane::User)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        deliver(write, lane, QFuture<void>(promise->future()), [promise](const Result<QByteArray> &body) {
            promise->addResult(body ? map<T>(*body) : Result<T>(tl::make_unexpected(body.error())));
            promise->finish();
        });
        return promise->future();
    }

    // Whose credentials these are; asks with them alone and stores nothing. Rejected: none at all.
    [[nodiscard]] Answer<Identity> whose(const auth::Credentials &credentials);
    [[nodiscard]] Answer<Identity> identify(const QString &token); // the same of a personal token

    // Bytes of an image URL that an answer handed out; GET without credentials, in the covers lane.
    // NotFound: no URL, or the placeholder that Discogs hands out for "no image".
    [[nodiscard]] Answer<QByteArray> image(const QUrl &url);

    // Who the requests are signed by, for those that do not see the account: the user name, "" where nobody signs or it
    // is not known yet; nameUser() tells it once it was asked for.
    [[nodiscard]] QString user() const;
    void nameUser(const QString &username);
    [[nodiscard]] bool isSigned() const;  // signed in, and not refused
    [[nodiscard]] bool isRefused() const; // Discogs no longer takes the signature

    [[nodiscard]] Budget budget() const;
    [[nodiscard]] QUrl webPage(const Entity &entity) const; // the page on discogs.com, for "Data provided by Discogs"

Q_SIGNALS:
    void budgetChanged(const runout::Budget &budget);
    void signerChanged();

private:
    // One asker. Bytes go in, once; a value or an error has come out of `future` then.
    struct Question
    {
        RequestLine line;
        Refresh refresh;
        Lane lane;
        QString key;          // in the cache
        QFuture<void> future; // the asker's, to see it cancelled
        std::function<Result<bool>(const Held<QByteArray> &)>
            offer; // maps and answers; any thread. An error: does not map
        std::function<void(const Error &)> fail;
    };
    struct Flight;
    struct Private;

    template<class T, class Mapping>
    Answer<Held<T>> read(const RequestLine &line, Refresh refresh, Lane lane, Mapping mapping);
    void ask(const std::shared_ptr<Question> &question);
    void deliver(const WriteLine &line, Lane lane, const QFuture<void> &asker,
                 const std::function<void(const Result<QByteArray> &)> &answer);

    std::unique_ptr<Private> d;
};

template<class T, class Mapping>
Answer<Held<T>> Client::read(const RequestLine &line, Refresh refresh, Lane lane, Mapping mapping)
{
    auto promise = std::make_shared<QPromise<Result<Held<T>>>>();
    promise->start();
    auto question =
        std::make_shared<Question>(Question{line, refresh, lane, {}, QFuture<void>(promise->future()), {}, {}});
    question->offer = [promise, mapping](const Held<QByteArray> &body) -> Result<bool> {
        Result<T> value = mapping(body.value);
        if (!value)
            return tl::make_unexpected(value.error());
        promise->addResult(Held<T>{std::move(*value), body.asOf, body.expired});
        promise->finish();
        return true;
    };
    question->fail = [promise](const Error &error) {
        promise->addResult(tl::make_unexpected(error));
        promise->finish();
    };
    ask(question);
    return promise->future();
}

} // namespace runout::discogs
