// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lastfm/cache.h"

namespace runout::lastfm {

Cache::Cache(const QString &folder, qint64 maxBytes, std::chrono::seconds ageLimit, Clock clock)
    : net::Cache(folder, maxBytes, std::move(clock))
    , m_ageLimit(ageLimit.count())
{}

std::optional<Held<QByteArray>> Cache::read(const QString &key) const
{
    return net::Cache::read(key, std::chrono::seconds(m_ageLimit.load()));
}

void Cache::setAgeLimit(std::chrono::seconds limit)
{
    m_ageLimit = limit.count();
}

} // namespace runout::lastfm
