// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/held.h"
#include "core/base/result.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace runout::net {

// Answers on disk, one file each, written to a temporary name and renamed. Bounded: the least recently read go first.
// A damaged file (cut off, wrong checksum) is dropped and counts as not held. Thread-safe: one call at a time.
class Cache
{
public:
    using Clock = std::function<QDateTime()>; // UTC

    // `clock` empty: the system's.
    Cache(const QString &folder, qint64 maxBytes, Clock clock = {});
    ~Cache();

    // `key`: one line that tells questions apart. Older than `ageLimit` is handed out as expired.
    [[nodiscard]] std::optional<Held<QByteArray>> read(const QString &key, std::chrono::seconds ageLimit) const;
    // Storage: disk full, folder not writable; nothing is left behind then, and what was held stays.
    Result<bool> write(const QString &key, const QByteArray &body, const QDateTime &asOf);
    void remove(const QString &key);
    void clear();

    void setMaxBytes(qint64 bytes);     // a smaller bound takes hold at the next write
    [[nodiscard]] qint64 bytes() const; // on disk; the first call looks through the folder
    [[nodiscard]] QDateTime now() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace runout::net
