// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/market.h"

#include "core/library/library.h"
#include "core/library/market_queries.h"
#include "core/library/store.h"

#include <QTimer>

#include <chrono>

namespace runout::library {

using namespace discogs;

namespace {

// Figures arrive one by one; lists are put in order again for several together.
constexpr auto gathering = std::chrono::milliseconds(250);

} // namespace

struct Market::Private
{
    explicit Private(Library &library)
        : store(library.store())
    {}
    Store &store;
    QTimer telling;
    QList<ReleaseId> seen;
    bool suggested = false;

    // f(Database &) in the order asked; `market` tells that what is watched has changed.
    template<class F>
    Answer<bool> writeWatches(Market *market, F f)
    {
        const auto kept = store.write<bool>([f = std::move(f)](Database &db) {
            Transaction transaction(db);
            f(db);
            transaction.commit();
            return true;
        });
        whenDone(kept, market, [market](const Result<bool> &done) {
            if (done)
                Q_EMIT market->watchesChanged();
        });
        return kept;
    }
};

Market::Market(Library &library, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(library))
{
    d->telling.setSingleShot(true);
    d->telling.setInterval(gathering);
    connect(&d->telling, &QTimer::timeout, this, [this] {
        const QList<ReleaseId> seen = std::exchange(d->seen, {});
        if (!seen.isEmpty())
            Q_EMIT figuresChanged(seen);
        if (std::exchange(d->suggested, false))
            Q_EMIT suggestionsChanged();
    });
    const auto gather = [this] {
        if (!d->telling.isActive())
            d->telling.start();
    };
    connect(&library, &Library::marketSeen, this, [this, gather](ReleaseId release) {
        d->seen += release;
        gather();
    });
    connect(&library, &Library::suggestionsSeen, this, [this, gather] {
        d->suggested = true;
        gather();
    });
}

// What is being written has been written, once this is gone.
Market::~Market()
{
    d->store.waitForAll();
}

Answer<QList<Standing>> Market::copies(const QString &currency, const QList<ReleaseId> &of)
{
    return d->store.read([currency, of](Database &db) { return queries::copyStandings(db, currency, of); });
}

Answer<QList<Standing>> Market::wants(const QString &currency, const QList<ReleaseId> &of)
{
    return d->store.read([currency, of](Database &db) { return queries::wantStandings(db, currency, of); });
}

Answer<Worth> Market::worth()
{
    return d->store.read([](Database &db) { return queries::worth(db); });
}

Answer<QList<ReleaseId>> Market::withoutSuggestions(const QDateTime &since)
{
    return d->store.read([since](Database &db) { return queries::withoutSuggestions(db, since); });
}

Answer<PriceSuggestions> Market::suggestions(ReleaseId release)
{
    return d->store.read([release](Database &db) { return queries::suggestions(db, release); });
}

Answer<bool> Market::watch(const QList<ReleaseId> &releases, const std::optional<Price> &target)
{
    return d->writeWatches(this, [releases, target](Database &db) {
        for (const ReleaseId release : releases)
            queries::putWatch(db, {release, target, false});
    });
}

Answer<bool> Market::unwatch(const QList<ReleaseId> &releases)
{
    return d->writeWatches(this, [releases](Database &db) {
        for (const ReleaseId release : releases)
            queries::removeWatch(db, release);
    });
}

Answer<bool> Market::setTold(ReleaseId release, bool told)
{
    return d->store.write<bool>([release, told](Database &db) { return queries::setTold(db, release, told); });
}

Answer<QList<WatchedWant>> Market::watched(const QList<ReleaseId> &of)
{
    return d->store.read([of](Database &db) { return queries::watched(db, of); });
}

Answer<int> Market::wish(const QList<ReleaseId> &releases, MarketWish::Kind kind, const QString &currency,
                         const QDateTime &notBefore)
{
    return d->store.write<int>([releases, kind, currency, notBefore](Database &db) {
        return queries::putWishes(db, releases, kind, currency, notBefore);
    });
}

Answer<bool> Market::wishGranted(const MarketWish &wish)
{
    return d->store.write<bool>([wish](Database &db) {
        queries::removeWish(db, wish);
        return true;
    });
}

Answer<bool> Market::forgetWishes(const std::optional<MarketWish::Kind> &kind)
{
    return d->store.write<bool>([kind](Database &db) {
        queries::removeWishes(db, kind);
        return true;
    });
}

// Reads behind what was written: on the writing pool where there is one.
Answer<QList<MarketWish>> Market::wishes(int limit)
{
    const auto ask = [limit](Database &db) { return queries::wishes(db, limit); };
    return d->store.isReadOnly() ? d->store.read(ask) : d->store.write<QList<MarketWish>>(ask);
}

Answer<int> Market::wishCount()
{
    const auto ask = [](Database &db) { return queries::wishCount(db); };
    return d->store.isReadOnly() ? d->store.read(ask) : d->store.write<int>(ask);
}

} // namespace runout::library
