// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/held.h"
#include "core/base/result.h"
#include "core/discogs/requests.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace runout::discogs {

// Answers on disk, one file each, written to a temporary name and renamed. Bounded: the least recently read go first.
// A damaged file (cut off, wrong checksum) is dropped and counts as not held. Thread-safe: one call at a time.
class Cache
{
public:
    using Clock = std::function<QDateTime()>; // UTC

    // Age limits: database content `databaseTtl`; market, user data and searches at most 6 hours (terms of use).
    // Shelf::None is never held.
    // `clock` empty: the system's.
    Cache(const QString &folder, qint64 maxBytes, std::chrono::seconds databaseTtl, Clock clock = {});
    ~Cache();

    // `key`: RequestLine plus origin and who asked, as one line.
    [[nodiscard]] std::optional<Held<QByteArray>> read(const QString &key, Shelf shelf) const;
    // Storage: disk full, folder not writable; nothing is left behind then, and what was held stays.
    Result<bool> write(const QString &key, const QByteArray &body, const QDateTime &asOf);
    void remove(const QString &key);
    void clear();

    [[nodiscard]] std::chrono::seconds ageLimit(Shelf shelf) const;
    void setLimits(qint64 maxBytes, std::chrono::seconds databaseTtl); // a smaller bound takes hold at the next write
    [[nodiscard]] qint64 bytes() const; // on disk; the first call looks through the folder
    [[nodiscard]] QDateTime now() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace runout::discogs
