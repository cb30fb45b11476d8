// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/markettypes.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace runout::ui {

// One figure to sort by.
struct MarketKey
{
    bool isKnown = false;
    QString currency; // "" where it is the reader's own, or no money at all
    double value = 0;
};

// Own figures first, then those of other currencies, one after the other, then what is not known, whatever the order;
// within one currency by value.
[[nodiscard]] bool comesBefore(const MarketKey &a, const MarketKey &b, Qt::SortOrder order);

// What the market says of the rows of a list, by the id of a copy, or of the release of a want. Pure.
class MarketRows
{
public:
    enum class Column { Lowest, Change, ForSale };

    void setCurrency(const QString &currency) { m_currency = currency; } // the reader's own
    void put(const QList<library::Standing> &standings);
    void clear() { m_standings.clear(); }
    void setWatched(const QList<library::WatchedWant> &wants);

    [[nodiscard]] const library::Standing *of(qint64 id) const;            // null: nothing is held
    [[nodiscard]] bool isForeign(const library::Standing &standing) const; // in another currency than the reader's
    [[nodiscard]] bool isWatched(qint64 release) const { return m_watched.contains(release); }
    [[nodiscard]] bool isMet(qint64 release) const { return m_met.contains(release); }

    [[nodiscard]] MarketKey key(Column column, qint64 id) const;
    // For each id its place; equal figures share one. UINT_MAX: not known.
    [[nodiscard]] std::vector<quint32> ranks(Column column, const std::vector<qint64> &ids, Qt::SortOrder order) const;
    // In hundredths of the reader's currency. Nothing: not known, or in another one.
    [[nodiscard]] std::optional<int> price(qint64 id) const;
    [[nodiscard]] std::optional<int> forSale(qint64 id) const;

private:
    QString m_currency;
    QHash<qint64, library::Standing> m_standings;
    QSet<qint64> m_watched, m_met; // releases
};

} // namespace runout::ui
