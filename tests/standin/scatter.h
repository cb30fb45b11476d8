// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace runout::standin {

// A spread of numbers that is the same in every run.
constexpr quint64 scattered(qint64 id, int salt)
{
    quint64 x = static_cast<quint64>(id) * 0x9E3779B97F4A7C15u + static_cast<quint64>(salt) * 0xBF58476D1CE4E5B9u;
    x ^= x >> 31;
    x *= 0x94D049BB133111EBu;
    return x ^ (x >> 29);
}

// From 0 up to but without 1.
constexpr double fraction(qint64 id, int salt)
{
    return static_cast<double>(scattered(id, salt) >> 11) / static_cast<double>(1ull << 53);
}

constexpr int between(qint64 id, int salt, int low, int high)
{
    return low + static_cast<int>(scattered(id, salt) % static_cast<quint64>(high - low + 1));
}

} // namespace runout::standin
