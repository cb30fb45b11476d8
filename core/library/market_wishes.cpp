// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/market_queries.h"

// Which wants are watched, and what is still to be asked of Discogs.
namespace runout::library::queries {

using namespace discogs;

namespace {

WatchedWant readWatched(const Query &query)
{
    WatchedWant want;
    want.watch.release = ReleaseId{query.number(0)};
    if (!query.isNull(1))
        want.watch.target = Price{query.real(1), query.text(2)};
    want.watch.told = query.number(3) != 0;
    want.artist = query.text(4);
    want.title = query.text(5);
    if (query.isNull(6))
        return want;
    want.at = query.number(6);
    if (!query.isNull(7))
        want.now.lowestPrice = Price{query.real(7), query.text(8)};
    want.now.numForSale = query.count(9);
    want.now.blockedFromSale = query.number(10) != 0;
    return want;
}

} // namespace

// Another target is met anew.
void putWatch(Database &db, const Watch &watch)
{
    std::optional<double> target;
    if (watch.target)
        target = watch.target->value;
    Query(db,
          "INSERT INTO watch (release, target, currency, told) VALUES (?,?,?,0) ON CONFLICT (release) DO UPDATE SET "
          "told = told AND target IS excluded.target AND currency = excluded.currency, target = excluded.target, "
          "currency = excluded.currency")
        .bind(number(watch.release))
        .bind(target)
        .bind(watch.target ? watch.target->currency : QStringLiteral(""))
        .run();
}

void removeWatch(Database &db, ReleaseId release)
{
    Query(db, "DELETE FROM watch WHERE release = ?").bind(number(release)).run();
}

bool setTold(Database &db, ReleaseId release, bool told)
{
    return Query(db, "UPDATE watch SET told = ? WHERE release = ? AND told = ?")
               .bind(told)
               .bind(number(release))
               .bind(!told)
               .run() > 0;
}

QList<WatchedWant> watched(Database &db, const QList<ReleaseId> &of)
{
    // Without a target any currency will do.
    static const QByteArray sql =
        "SELECT x.release, x.target, x.currency, x.told, r.artist, r.title, m.at, m.lowest, m.currency, m.for_sale, "
        "m.blocked FROM watch x JOIN want w ON w.release = x.release JOIN record r ON r.release = x.release "
        "LEFT JOIN market m ON m.release = x.release AND (m.day, m.currency) = (SELECT day, currency FROM market WHERE "
        "release = x.release AND (x.currency = '' OR currency IN (x.currency, '')) ORDER BY at DESC LIMIT 1) ";
    QList<WatchedWant> all;
    if (of.isEmpty()) {
        Query query(db, sql + "ORDER BY r.artist, r.title, x.release");
        while (query.next())
            all += readWatched(query);
    }
    for (const ReleaseId release : of) {
        Query query(db, sql + "WHERE x.release = ?");
        query.bind(number(release));
        while (query.next())
            all += readWatched(query);
    }
    return all;
}

int putWishes(Database &db, const QList<ReleaseId> &releases, MarketWish::Kind kind, const QString &currency,
              const QDateTime &notBefore)
{
    Transaction transaction(db);
    int added = 0;
    for (const ReleaseId release : releases) {
        Query young(db, kind == MarketWish::Kind::Figures
                            ? "SELECT 1 FROM market WHERE release = ? AND at >= ? AND currency IN (?, '') LIMIT 1"
                            : "SELECT 1 FROM suggestion WHERE release = ? AND at >= ? AND ? IS NOT NULL LIMIT 1");
        young.bind(number(release)).bind(notBefore.toMSecsSinceEpoch()).bind(currency);
        if (young.next())
            continue;
        added += Query(db, "INSERT OR IGNORE INTO market_wish (release, kind, currency) VALUES (?,?,?)")
                     .bind(number(release))
                     .bind(static_cast<int>(kind))
                     .bind(currency)
                     .run();
    }
    transaction.commit();
    return added;
}

void removeWishes(Database &db, const std::optional<MarketWish::Kind> &kind)
{
    if (kind)
        Query(db, "DELETE FROM market_wish WHERE kind = ?").bind(static_cast<int>(*kind)).run();
    else
        Query(db, "DELETE FROM market_wish").run();
}

void removeWish(Database &db, const MarketWish &wish)
{
    Query(db, "DELETE FROM market_wish WHERE id = ?").bind(wish.id).run();
}

QList<MarketWish> wishes(Database &db, int limit)
{
    Query query(db, "SELECT id, release, kind, currency FROM market_wish ORDER BY kind, id LIMIT ?");
    query.bind(limit);
    QList<MarketWish> all;
    while (query.next())
        all += {query.number(0), ReleaseId{query.number(1)}, static_cast<MarketWish::Kind>(query.number(2)),
                query.text(3)};
    return all;
}

int wishCount(Database &db)
{
    Query query(db, "SELECT count(*) FROM market_wish");
    return query.next() ? static_cast<int>(query.number(0)) : 0;
}

} // namespace runout::library::queries
