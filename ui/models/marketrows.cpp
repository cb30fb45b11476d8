// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/marketrows.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace runout::ui {

using library::Standing;

bool comesBefore(const MarketKey &a, const MarketKey &b, Qt::SortOrder order)
{
    if (a.isKnown != b.isKnown)
        return a.isKnown;
    if (a.currency != b.currency)
        return a.currency < b.currency;
    return order == Qt::AscendingOrder ? a.value < b.value : b.value < a.value;
}

void MarketRows::put(const QList<Standing> &standings)
{
    for (const Standing &standing : standings) {
        const qint64 copy = discogs::number(standing.copy);
        m_standings.insert(copy == 0 ? discogs::number(standing.release) : copy, standing);
    }
}

void MarketRows::setWatched(const QList<library::WatchedWant> &wants)
{
    m_watched.clear();
    m_met.clear();
    for (const library::WatchedWant &want : wants) {
        const qint64 release = discogs::number(want.watch.release);
        m_watched.insert(release);
        if (library::isMet(want.watch, want.now))
            m_met.insert(release);
    }
}

const Standing *MarketRows::of(qint64 id) const
{
    const auto found = m_standings.constFind(id);
    return found == m_standings.constEnd() ? nullptr : &*found;
}

bool MarketRows::isForeign(const Standing &standing) const
{
    return standing.now.lowestPrice && standing.now.lowestPrice->currency != m_currency;
}

MarketKey MarketRows::key(Column column, qint64 id) const
{
    const Standing *standing = of(id);
    if (!standing)
        return {};
    if (column == Column::ForSale) {
        const auto copies = standing->now.numForSale;
        return {copies.has_value(), {}, double(copies.value_or(0))};
    }
    const auto value = column == Column::Change    ? library::changeOf(*standing)
                       : standing->now.lowestPrice ? std::optional(standing->now.lowestPrice->value)
                                                   : std::nullopt;
    if (!value)
        return {};
    return {true, isForeign(*standing) ? standing->now.lowestPrice->currency : QString(), *value};
}

// As comesBefore() has it, with a number for each currency: 100,000 rows are put in order while somebody waits.
std::vector<quint32> MarketRows::ranks(Column column, const std::vector<qint64> &ids, Qt::SortOrder order) const
{
    struct Placed
    {
        int currency = 0;
        double value = 0;
        size_t at = 0;
        bool operator<(const Placed &other) const
        {
            return currency != other.currency ? currency < other.currency : value < other.value;
        }
    };
    std::vector<Placed> known;
    known.reserve(ids.size());
    std::vector<QString> currencies{QString()};
    for (size_t i = 0; i < ids.size(); ++i) {
        const MarketKey one = key(column, ids[i]);
        if (!one.isKnown)
            continue;
        auto place = std::find(currencies.begin(), currencies.end(), one.currency);
        if (place == currencies.end())
            place = currencies.insert(place, one.currency);
        known.push_back({int(place - currencies.begin()), order == Qt::AscendingOrder ? one.value : -one.value, i});
    }
    std::vector<int> byName(currencies.size());
    for (size_t i = 0; i < byName.size(); ++i)
        byName[i] = int(std::count_if(currencies.begin(), currencies.end(),
                                      [&](const QString &other) { return other < currencies[i]; }));
    for (Placed &one : known)
        one.currency = byName[size_t(one.currency)];
    std::sort(known.begin(), known.end());
    std::vector<quint32> ranks(ids.size(), std::numeric_limits<quint32>::max());
    quint32 place = 0;
    for (size_t i = 0; i < known.size(); ++i) {
        if (i > 0 && known[i - 1] < known[i])
            ++place;
        ranks[known[i].at] = place;
    }
    return ranks;
}

std::optional<int> MarketRows::price(qint64 id) const
{
    constexpr double most = 20'000'000; // what fits in hundredths
    const Standing *standing = of(id);
    if (!standing || !standing->now.lowestPrice || isForeign(*standing))
        return std::nullopt;
    return int(std::lround(std::min(standing->now.lowestPrice->value, most) * 100));
}

std::optional<int> MarketRows::forSale(qint64 id) const
{
    const Standing *standing = of(id);
    return standing ? standing->now.numForSale : std::nullopt;
}

} // namespace runout::ui
