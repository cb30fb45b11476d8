// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/usertypes.h"

#include <QDateTime>

// What is held of the market, as values. Figures of two currencies are never compared and never added.
namespace runout::library {

// What the market says of one copy or want, against what it said when that was added.
struct Standing
{
    discogs::ReleaseId release{};
    discogs::InstanceId copy{}; // 0: it is a want
    discogs::MarketStats now;
    qint64 at = 0;                 // ms since 1970, UTC: when `now` was seen
    std::optional<double> then;    // the lowest price then, in the currency of now
    qint64 thenAt = 0;             // ms since 1970, UTC
    bool isThenSinceAdded = false; // the first figure since it was added; else the first there is
    bool operator==(const Standing &) const = default;
};

// By how much the lowest price has changed. Nothing: it is not known now, or there was no earlier figure.
[[nodiscard]] std::optional<double> changeOf(const Standing &standing);

// A want that is looked at daily.
struct Watch
{
    discogs::ReleaseId release{};
    std::optional<discogs::Price> target; // nothing: only looked at
    bool told = false;                    // that the target is met, and it has not risen above since
    bool operator==(const Watch &) const = default;
};

// Offered at the target or below, in the target's own currency.
[[nodiscard]] bool isMet(const Watch &watch, const discogs::MarketStats &stats);
// Offered above the target, in its currency: then it may be met anew.
[[nodiscard]] bool isAbove(const Watch &watch, const discogs::MarketStats &stats);

struct WatchedWant
{
    Watch watch;
    QString artist, title;
    discogs::MarketStats now; // as last seen in the currency of the target
    qint64 at = 0;            // ms since 1970, UTC; 0: never
    bool operator==(const WatchedWant &) const = default;
};

// What the copies would be asked for, by their media condition.
struct Worth
{
    struct Part
    {
        discogs::Price sum;
        int copies = 0;
        bool operator==(const Part &) const = default;
    };
    QList<Part> parts;   // one per currency, that of most copies first
    int copies = 0;      // all there are
    int covered = 0;     // counted in the sums
    int ungraded = 0;    // without a media condition
    int unasked = 0;     // graded, but Discogs has not been asked yet
    int unsuggested = 0; // Discogs was asked, and suggests nothing for that grade
    qint64 oldest = 0;   // ms since 1970, UTC, of the suggestions counted
    bool operator==(const Worth &) const = default;
};

// Something to be asked of Discogs in the background.
struct MarketWish
{
    enum class Kind { Figures, Suggestions };
    qint64 id = 0;
    discogs::ReleaseId release{};
    Kind kind = Kind::Figures;
    QString currency; // to ask in
    bool operator==(const MarketWish &) const = default;
};

} // namespace runout::library
