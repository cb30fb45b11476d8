// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/shelfindex.h"

// What the market says of the rows: it changes while they stay as they are.
namespace runout::ui {

namespace {

bool isMarket(ShelfColumn column)
{
    return column == ShelfColumn::Lowest || column == ShelfColumn::Change || column == ShelfColumn::ForSale;
}

} // namespace

void ShelfIndex::setCurrency(const QString &currency)
{
    m_market.setCurrency(currency);
    marketChanged();
}

void ShelfIndex::putStandings(const QList<library::Standing> &standings, bool all)
{
    if (all)
        m_market.clear();
    m_market.put(standings);
    marketChanged();
}

void ShelfIndex::setWatched(const QList<library::WatchedWant> &wants)
{
    m_market.setWatched(wants);
    marketChanged();
}

// Only what looks at the market is worked out anew.
void ShelfIndex::marketChanged()
{
    const auto asks = [](QChar field) {
        return field == QChar(u'A' + int(Term::Field::Price)) || field == QChar(u'A' + int(Term::Field::ForSale)) ||
               field == QChar(u'A' + int(Term::Field::Is));
    };
    if (std::erase_if(m_terms, [&](const auto &term) { return asks(term.first[0]); }) > 0)
        m_isQueryJudged = false;
    m_isSorted = m_isSorted &&
                 std::none_of(m_order.begin(), m_order.end(), [](const SortKey &key) { return isMarket(key.column); });
}

std::vector<quint32> ShelfIndex::marketKeys(const SortKey &key) const
{
    std::vector<qint64> ids(static_cast<size_t>(m_rows.size()));
    for (size_t i = 0; i < ids.size(); ++i)
        ids[i] = m_rows.row(int(i)).id;
    const auto column = key.column == ShelfColumn::Lowest   ? MarketRows::Column::Lowest
                        : key.column == ShelfColumn::Change ? MarketRows::Column::Change
                                                            : MarketRows::Column::ForSale;
    return m_market.ranks(column, ids, key.order);
}

// What is not known is found by no range, nor is a price in another currency.
ShelfIndex::Marks ShelfIndex::workMarket(const Term &term) const
{
    Marks marks(m_failed.size());
    for (size_t i = 0; i < marks.size(); ++i) {
        const qint64 id = m_rows.row(int(i)).id;
        const auto value = term.field == Term::Field::Price ? m_market.price(id) : m_market.forSale(id);
        marks[i] = char(value && (!term.from || *value >= *term.from) && (!term.to || *value <= *term.to));
    }
    return marks;
}

} // namespace runout::ui
