// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/cache.h"

#include <atomic>

namespace runout::lastfm {

// The answers of Last.fm on disk, all with one age limit: see core/net/cache.h for the rest.
class Cache : private net::Cache
{
public:
    using net::Cache::Clock;

    Cache(const QString &folder, qint64 maxBytes, std::chrono::seconds ageLimit, Clock clock = {});

    [[nodiscard]] std::optional<Held<QByteArray>> read(const QString &key) const;
    using net::Cache::bytes;
    using net::Cache::clear;
    using net::Cache::now;
    using net::Cache::remove;
    using net::Cache::write;

    void setAgeLimit(std::chrono::seconds limit);

private:
    std::atomic<qint64> m_ageLimit; // seconds
};

} // namespace runout::lastfm
