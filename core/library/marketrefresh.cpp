// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/marketrefresh.h"

#include "core/base/log.h"
#include "core/base/settings.h"
#include "core/discogs/client.h"
#include "core/library/library.h"
#include "core/library/market.h"

#include <QTimer>

#include <chrono>

namespace runout::library {

using namespace discogs;

namespace {

constexpr int batch = 50;
constexpr int youngHours = 6; // how long figures may be shown as they are (terms of use)
constexpr auto retryPause = std::chrono::seconds(60);
constexpr auto yieldPause = std::chrono::seconds(1); // at most; the budget tells sooner

} // namespace

// count what is wished for -> take some -> ask one -> keep it and strike it out -> the next; take more until none is
// left.
struct MarketRefresh::Private : QObject
{
    Private(MarketRefresh *q, Market &m, Library &l, Client &c, const Settings &s, Clock t)
        : refresh(q)
        , market(m)
        , library(l)
        , client(c)
        , settings(s)
        , clock(std::move(t))
    {
        again.setSingleShot(true);
        connect(&again, &QTimer::timeout, this, [this] { isYielding ? next() : consider(); });
        connect(&client, &Client::signerChanged, this, &Private::consider);
        connect(&client, &Client::budgetChanged, this, [this](const Budget &budget) {
            if (isYielding && budget.waiting == 0)
                next();
            else if (!budget.offline && again.isActive() && !isYielding)
                consider();
        });
    }

    QObject *asker(); // whoever asks next; what was asked before is not heard any more
    void consider();
    void take(const QList<MarketWish> &wishes);
    void next();
    void ask(const MarketWish &wish);
    template<class T>
    void put(const Result<Held<T>> &answer, const MarketWish &wish);
    void keep(const MarketWish &wish, const Held<MarketStats> &stats);
    void keep(const MarketWish &wish, const Held<PriceSuggestions> &suggestions);
    void strike(const MarketWish &wish);
    void failed(const MarketWish &wish, const Error &error);
    void refuseSuggestions(const Error &error);
    void pause(const Error &error);
    void finish();

    MarketRefresh *refresh;
    Market &market;
    Library &library;
    Client &client;
    const Settings &settings;
    Clock clock;
    QTimer again;
    QList<MarketWish> queue;
    std::unique_ptr<QObject> question; // of the one on its way; gone: nobody waits for it
    std::optional<Error> problem;
    int done = 0;
    int left = 0;
    bool isPaused = false;
    bool isBusy = false; // between considering and having nothing more to do
    bool isYielding = false;
};

MarketRefresh::MarketRefresh(Market &market, Library &library, Client &client, const Settings &settings, Clock clock,
                             QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, market, library, client, settings, std::move(clock)))
{
    d->consider();
}

MarketRefresh::~MarketRefresh() = default;

void MarketRefresh::add(const QList<ReleaseId> &releases, MarketWish::Kind kind, const QString &currency)
{
    const QString asked = currency.isEmpty() ? d->settings.currency() : currency;
    const QDateTime notBefore = d->clock().addSecs(-youngHours * 3600LL);
    const int count = static_cast<int>(releases.size());
    whenDone(d->market.wish(releases, kind, asked, notBefore), this, [this, count](const Result<int> &isNew) {
        if (!isNew)
            return;
        d->left += *isNew;
        Q_EMIT added(*isNew, count - *isNew);
        Q_EMIT progressed();
        d->consider();
    });
}

void MarketRefresh::cancel()
{
    d->question.reset();
    d->queue.clear();
    d->again.stop();
    d->isBusy = d->isYielding = false;
    d->done = d->left = 0;
    d->problem.reset();
    (void)d->market.forgetWishes();
    Q_EMIT progressed();
}

void MarketRefresh::setPaused(bool paused)
{
    if (std::exchange(d->isPaused, paused) == paused)
        return;
    if (!paused)
        d->consider();
    Q_EMIT progressed();
}

bool MarketRefresh::isPaused() const
{
    return d->isPaused;
}

bool MarketRefresh::isRunning() const
{
    return d->isBusy && !d->isPaused && d->left > 0;
}

int MarketRefresh::done() const
{
    return d->done;
}

int MarketRefresh::total() const
{
    return d->done + d->left;
}

int MarketRefresh::secondsLeft() const
{
    const Budget budget = d->client.budget();
    return isRunning() && budget.limit > 0 ? budget.holdSeconds + d->left * 60 / budget.limit : -1;
}

const std::optional<Error> &MarketRefresh::problem() const
{
    return d->problem;
}

// The one before may be the very one that is being answered.
QObject *MarketRefresh::Private::asker()
{
    if (question)
        question.release()->deleteLater();
    question = std::make_unique<QObject>();
    return question.get();
}

void MarketRefresh::Private::consider()
{
    if (isBusy || isPaused)
        return;
    again.stop();
    isBusy = true;
    whenDone(market.wishCount(), asker(), [this](const Result<int> &count) {
        left = count.value_or(0);
        if (left == 0)
            return finish();
        whenDone(market.wishes(batch), asker(),
                 [this](const Result<QList<MarketWish>> &wishes) { take(wishes.value_or(QList<MarketWish>())); });
    });
}

// Suggestions stand behind figures, and are for those who are signed in.
void MarketRefresh::Private::take(const QList<MarketWish> &wishes)
{
    queue = wishes;
    if (queue.isEmpty())
        return finish();
    if (!client.isSigned())
        queue.removeIf([](const MarketWish &wish) { return wish.kind == MarketWish::Kind::Suggestions; });
    if (queue.isEmpty())
        return pause({ErrorCode::SignedOut, {}});
    Q_EMIT refresh->progressed();
    next();
}

void MarketRefresh::Private::next()
{
    isYielding = false;
    again.stop();
    if (isPaused) {
        isBusy = false;
        return;
    }
    if (queue.isEmpty()) {
        isBusy = false;
        return consider();
    }
    if (client.budget().waiting > 0) {
        isYielding = true;
        return again.start(yieldPause);
    }
    ask(queue.takeFirst());
}

void MarketRefresh::Private::ask(const MarketWish &wish)
{
    if (wish.kind == MarketWish::Kind::Figures) {
        whenDone(client.get(requests::marketStats(wish.release, wish.currency), Refresh::IfStale, Lane::Background),
                 asker(), [this, wish](const Result<Held<MarketStats>> &answer) { put(answer, wish); });
    } else {
        whenDone(client.get(requests::priceSuggestions(wish.release), Refresh::IfStale, Lane::Background), asker(),
                 [this, wish](const Result<Held<PriceSuggestions>> &answer) { put(answer, wish); });
    }
}

template<class T>
void MarketRefresh::Private::put(const Result<Held<T>> &answer, const MarketWish &wish)
{
    if (answer)
        keep(wish, *answer);
    else
        failed(wish, answer.error());
}

void MarketRefresh::Private::keep(const MarketWish &wish, const Held<MarketStats> &stats)
{
    (void)library.rememberMarket(wish.release, stats.value, stats.asOf);
    strike(wish);
}

void MarketRefresh::Private::keep(const MarketWish &wish, const Held<PriceSuggestions> &suggestions)
{
    (void)library.rememberSuggestions(wish.release, suggestions.value, suggestions.asOf);
    strike(wish);
}

// Behind what was kept: a stop between the two asks once more.
void MarketRefresh::Private::strike(const MarketWish &wish)
{
    problem.reset();
    (void)market.wishGranted(wish);
    ++done;
    --left;
    Q_EMIT refresh->progressed();
    next();
}

void MarketRefresh::Private::failed(const MarketWish &wish, const Error &error)
{
    const bool isSuggestion = wish.kind == MarketWish::Kind::Suggestions;
    switch (error.code) {
    case ErrorCode::Offline:
    case ErrorCode::Timeout:
    case ErrorCode::RateLimited:
    case ErrorCode::Storage:
        pause(error);
        return again.start(retryPause);
    case ErrorCode::SignedOut: // until the account changes
        return pause(error);
    case ErrorCode::Cancelled:
        isBusy = false;
        return;
    case ErrorCode::Forbidden:
        if (isSuggestion)
            return refuseSuggestions(error);
        return strike(wish);
    case ErrorCode::NotFound: // the release is gone, or nobody without seller settings is told
        if (isSuggestion && error.detail.contains(QLatin1String("seller settings"), Qt::CaseInsensitive))
            return refuseSuggestions(error);
        return strike(wish);
    default:
        qCInfo(lcLibrary).noquote() << "market of release" << number(wish.release) << "is left out:" << error.detail;
        return strike(wish);
    }
}

void MarketRefresh::Private::refuseSuggestions(const Error &error)
{
    (void)market.forgetWishes(MarketWish::Kind::Suggestions);
    queue.clear();
    isBusy = false;
    problem = Error{ErrorCode::Forbidden, error.detail};
    Q_EMIT refresh->progressed();
    consider();
}

void MarketRefresh::Private::pause(const Error &error)
{
    queue.clear();
    isBusy = false;
    problem = error;
    Q_EMIT refresh->progressed();
}

void MarketRefresh::Private::finish()
{
    isBusy = false;
    left = 0;
    const int all = std::exchange(done, 0);
    Q_EMIT refresh->progressed();
    if (all > 0)
        Q_EMIT refresh->finished(all);
}

} // namespace runout::library
