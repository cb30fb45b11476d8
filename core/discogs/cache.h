// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/requests.h"
#include "core/net/cache.h"

#include <atomic>

namespace runout::discogs {

// The answers of Discogs on disk, each kind with its own age limit: see core/net/cache.h for the rest.
class Cache : private net::Cache
{
public:
    using net::Cache::Clock;

    // Age limits: database content `databaseTtl`; market, user data and searches at most 6 hours (terms of use).
    // Shelf::None is never held.
    Cache(const QString &folder, qint64 maxBytes, std::chrono::seconds databaseTtl, Clock clock = {});

    // `key`: RequestLine plus origin and who asked, as one line.
    [[nodiscard]] std::optional<Held<QByteArray>> read(const QString &key, Shelf shelf) const;
    using net::Cache::bytes;
    using net::Cache::clear;
    using net::Cache::now;
    using net::Cache::remove;
    using net::Cache::write;

    [[nodiscard]] std::chrono::seconds ageLimit(Shelf shelf) const;
    void setLimits(qint64 maxBytes, std::chrono::seconds databaseTtl);

private:
    std::atomic<qint64> m_databaseTtl; // seconds
};

} // namespace runout::discogs
