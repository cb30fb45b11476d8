// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/market_queries.h"

// Market figures: what was seen, and how what is mine stands.
namespace runout::library::queries {

using namespace discogs;

namespace {

qint64 dayOf(const QDateTime &at)
{
    return at.toUTC().date().toJulianDay() - QDate(1970, 1, 1).toJulianDay();
}

// The figure a list shows: in the currency asked for where there is one, or none was offered; else the last one.
constexpr const char *figureOfList =
    " AND (m.day, m.currency) = (SELECT day, currency FROM market WHERE release = m.release "
    "ORDER BY currency NOT IN (?, ''), at DESC LIMIT 1)";

// From column `from` on: at, lowest, currency, for_sale, blocked.
MarketStats readStats(const Query &query, int from)
{
    MarketStats stats;
    if (!query.isNull(from + 1))
        stats.lowestPrice = Price{query.real(from + 1), query.text(from + 2)};
    stats.numForSale = query.count(from + 3);
    stats.blockedFromSale = query.number(from + 4) != 0;
    return stats;
}

// The first price in the same currency since it was added, else the first there is.
void compare(Database &db, Standing &standing, qint64 added)
{
    if (!standing.now.lowestPrice)
        return;
    Query query(db, "SELECT at, lowest FROM market WHERE release = ? AND currency = ? AND lowest IS NOT NULL "
                    "ORDER BY at < ?, at LIMIT 1");
    query.bind(number(standing.release)).bind(standing.now.lowestPrice->currency).bind(added);
    if (!query.next())
        return;
    standing.thenAt = query.number(0);
    standing.then = query.real(1);
    standing.isThenSinceAdded = standing.thenAt >= added;
}

// columns: release, copy, added, and the figure. Runs `sql` for all, or with "AND m.release = ?" for each of `of`.
QList<Standing> standings(Database &db, const QByteArray &sql, const QString &currency, const QList<ReleaseId> &of)
{
    QList<Standing> all;
    const auto take = [&](Query &query) {
        while (query.next()) {
            Standing standing;
            standing.release = ReleaseId{query.number(0)};
            standing.copy = InstanceId{query.number(1)};
            standing.at = query.number(3);
            standing.now = readStats(query, 3);
            compare(db, standing, query.number(2));
            all += standing;
        }
    };
    if (of.isEmpty()) {
        Query query(db, sql);
        query.bind(currency);
        take(query);
    }
    for (const ReleaseId release : of) {
        Query query(db, sql + " AND m.release = ?");
        query.bind(currency).bind(number(release));
        take(query);
    }
    return all;
}

} // namespace

bool storeMarket(Database &db, ReleaseId id, const MarketStats &stats, const QDateTime &at)
{
    std::optional<double> lowest;
    if (stats.lowestPrice)
        lowest = stats.lowestPrice->value;
    const int changed =
        Query(db, "INSERT INTO market (release, day, currency, at, lowest, for_sale, blocked) VALUES (?,?,?,?,?,?,?) "
                  "ON CONFLICT (release, day, currency) DO UPDATE SET at = excluded.at, lowest = excluded.lowest, "
                  "for_sale = excluded.for_sale, blocked = excluded.blocked WHERE excluded.at > market.at")
            .bind(number(id))
            .bind(dayOf(at))
            .bind(stats.lowestPrice ? stats.lowestPrice->currency : QString())
            .bind(at.toMSecsSinceEpoch())
            .bind(lowest)
            .bind(stats.numForSale)
            .bind(stats.blockedFromSale)
            .run();
    return changed > 0;
}

bool storeSuggestions(Database &db, ReleaseId id, const PriceSuggestions &suggestions, const QDateTime &at)
{
    Transaction transaction(db);
    int changed = 0;
    const auto put = [&](const PriceSuggestion &one) {
        changed +=
            Query(db, "INSERT INTO suggestion (release, day, condition, currency, at, value) VALUES (?,?,?,?,?,?) "
                      "ON CONFLICT (release, day, condition, currency) DO UPDATE SET at = excluded.at, "
                      "value = excluded.value WHERE excluded.at > suggestion.at")
                .bind(number(id))
                .bind(dayOf(at))
                .bind(one.condition)
                .bind(one.price.currency)
                .bind(at.toMSecsSinceEpoch())
                .bind(one.price.value)
                .run();
    };
    for (const PriceSuggestion &one : suggestions)
        put(one);
    if (suggestions.isEmpty())
        put({QStringLiteral(""), {}});
    transaction.commit();
    return changed > 0;
}

QList<Library::MarketPoint> marketHistory(Database &db, ReleaseId id)
{
    Query query(db, "SELECT at, lowest, currency, for_sale, blocked FROM market WHERE release = ? ORDER BY at");
    query.bind(number(id));
    QList<Library::MarketPoint> points;
    while (query.next())
        points += {QDateTime::fromMSecsSinceEpoch(query.number(0), Qt::UTC), readStats(query, 0)};
    return points;
}

QList<Standing> copyStandings(Database &db, const QString &currency, const QList<ReleaseId> &of)
{
    static const QByteArray sql =
        QByteArray("SELECT i.release, i.id, i.added, m.at, m.lowest, m.currency, m.for_sale, m.blocked "
                   "FROM instance i JOIN market m ON m.release = i.release WHERE true") +
        figureOfList;
    return standings(db, sql, currency, of);
}

QList<Standing> wantStandings(Database &db, const QString &currency, const QList<ReleaseId> &of)
{
    static const QByteArray sql =
        QByteArray("SELECT w.release, 0, w.added, m.at, m.lowest, m.currency, m.for_sale, m.blocked "
                   "FROM want w JOIN market m ON m.release = w.release WHERE true") +
        figureOfList;
    return standings(db, sql, currency, of);
}

} // namespace runout::library::queries
