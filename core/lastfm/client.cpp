// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/settings.h"
#include "core/lastfm/client_private.h"

#include <QFutureWatcher>

namespace runout::lastfm {

net::HttpOptions calm(net::HttpOptions options)
{
    options.api = net::Pacer::Limits{4, true, std::chrono::seconds(1), 1};
    return options;
}

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

} // namespace runout::lastfm
