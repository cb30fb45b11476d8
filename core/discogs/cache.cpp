// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/cache.h"

#include <algorithm>

namespace runout::discogs {

using std::chrono::seconds;

namespace {

constexpr auto termsLimit = std::chrono::hours(6); // discogs-api.md section 15: restricted data

} // namespace

Cache::Cache(const QString &folder, qint64 maxBytes, seconds databaseTtl, Clock clock)
    : net::Cache(folder, maxBytes, std::move(clock))
    , m_databaseTtl(databaseTtl.count())
{}

std::optional<Held<QByteArray>> Cache::read(const QString &key, Shelf shelf) const
{
    return shelf == Shelf::None ? std::nullopt : net::Cache::read(key, ageLimit(shelf));
}

seconds Cache::ageLimit(Shelf shelf) const
{
    if (shelf == Shelf::None)
        return seconds(0);
    const seconds database(m_databaseTtl.load());
    return shelf == Shelf::Database ? database : std::min<seconds>(database, termsLimit);
}

void Cache::setLimits(qint64 maxBytes, seconds databaseTtl)
{
    setMaxBytes(maxBytes);
    m_databaseTtl = databaseTtl.count();
}

} // namespace runout::discogs
