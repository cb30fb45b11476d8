// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/markettypes.h"

namespace runout::library {

namespace {

// Nothing where the two cannot be compared.
std::optional<double> overTarget(const Watch &watch, const discogs::MarketStats &stats)
{
    if (!watch.target || !stats.lowestPrice || stats.blockedFromSale ||
        stats.lowestPrice->currency != watch.target->currency)
        return std::nullopt;
    return stats.lowestPrice->value - watch.target->value;
}

} // namespace

std::optional<double> changeOf(const Standing &standing)
{
    if (!standing.now.lowestPrice || !standing.then || standing.thenAt == standing.at)
        return std::nullopt;
    return standing.now.lowestPrice->value - *standing.then;
}

bool isMet(const Watch &watch, const discogs::MarketStats &stats)
{
    const auto over = overTarget(watch, stats);
    return over && *over <= 0;
}

bool isAbove(const Watch &watch, const discogs::MarketStats &stats)
{
    const auto over = overTarget(watch, stats);
    return over && *over > 0;
}

} // namespace runout::library
