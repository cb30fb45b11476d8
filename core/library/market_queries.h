// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/database.h"
#include "core/library/library.h"
#include "core/library/markettypes.h"

// The named queries of the market's part of the library, as in queries.h.
namespace runout::library::queries {

// True: it is the newest of its day and currency.
bool storeMarket(Database &db, discogs::ReleaseId id, const discogs::MarketStats &stats, const QDateTime &at);
bool storeSuggestions(Database &db, discogs::ReleaseId id, const discogs::PriceSuggestions &suggestions,
                      const QDateTime &at);
[[nodiscard]] QList<Library::MarketPoint> marketHistory(Database &db, discogs::ReleaseId id);

[[nodiscard]] QList<Standing> copyStandings(Database &db, const QString &currency, const QList<discogs::ReleaseId> &of);
[[nodiscard]] QList<Standing> wantStandings(Database &db, const QString &currency, const QList<discogs::ReleaseId> &of);

// market_worth.cpp
[[nodiscard]] Worth worth(Database &db);
[[nodiscard]] QList<discogs::ReleaseId> withoutSuggestions(Database &db, const QDateTime &since);
[[nodiscard]] discogs::PriceSuggestions suggestions(Database &db, discogs::ReleaseId release);

// market_wishes.cpp
void putWatch(Database &db, const Watch &watch);
void removeWatch(Database &db, discogs::ReleaseId release);
// True: it was not so before.
bool setTold(Database &db, discogs::ReleaseId release, bool told);
[[nodiscard]] QList<WatchedWant> watched(Database &db, const QList<discogs::ReleaseId> &of);
int putWishes(Database &db, const QList<discogs::ReleaseId> &releases, MarketWish::Kind kind, const QString &currency,
              const QDateTime &notBefore);
void removeWishes(Database &db, const std::optional<MarketWish::Kind> &kind);
void removeWish(Database &db, const MarketWish &wish);
[[nodiscard]] QList<MarketWish> wishes(Database &db, int limit);
[[nodiscard]] int wishCount(Database &db);

} // namespace runout::library::queries
