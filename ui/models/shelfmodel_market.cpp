// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/market.h"
#include "ui/markettext.h"
#include "ui/models/shelfmodel_p.h"

// What the market says of the rows.
namespace runout::ui {

using discogs::ReleaseId;
using library::Standing;

namespace {

bool isMarket(int column)
{
    return column == ShelfModel::Lowest || column == ShelfModel::Change || column == ShelfModel::ForSale;
}

} // namespace

void ShelfModel::setMarket(library::Market *market, const QString &currency)
{
    if (market == d->market && currency == d->currency)
        return;
    if (market && market != d->market) {
        connect(market, &library::Market::figuresChanged, d.get(),
                [this](const QList<ReleaseId> &releases) { d->askMarket(releases); });
        connect(market, &library::Market::watchesChanged, d.get(), [this] { d->askWatched(); });
    }
    d->market = market;
    d->currency = currency;
    d->rows.setCurrency(currency);
    if (d->loaded) // else behind the rows
        d->askMarket();
}

void ShelfModel::Private::askWatched()
{
    whenDone(market->watched(), this, [this](const Result<QList<library::WatchedWant>> &wants) {
        if (!wants)
            return;
        rows.setWatched(*wants);
        showRows();
    });
}

void ShelfModel::Private::askMarket(const QList<ReleaseId> &of)
{
    if (!market)
        return;
    const bool all = of.isEmpty();
    if (all)
        marketQuestion = std::make_unique<QObject>(); // an older one is of another currency
    if (!marketQuestion)
        return;
    if (all)
        askWatched();
    whenDone(market->copies(currency, of), marketQuestion.get(), [this, all](const Result<QList<Standing>> &standings) {
        if (standings)
            takeMarket(*standings, all);
    });
}

void ShelfModel::Private::takeMarket(const QList<Standing> &standings, bool all)
{
    if (standings.isEmpty() && !all)
        return;
    rows.putStandings(standings, all);
    showRows();
    if (all && q.rowCount() > 0)
        Q_EMIT q.dataChanged(q.index(0, Lowest), q.index(q.rowCount() - 1, ForSale));
    QList<int> numbers;
    for (const Standing &standing : standings)
        numbers.append(rows.rows().numberOf(standing.copy));
    if (!all)
        q.announceChanged(numbers);
    Q_EMIT q.columnsFilled();
}

QString ShelfModel::Private::marketText(const ShelfRow &row, int column) const
{
    const Standing *standing = rows.market().of(row.id);
    if (!standing)
        return {};
    return column == Lowest   ? lowestText(*standing, currency)
           : column == Change ? changeText(*standing, currency)
                              : forSaleText(*standing);
}

QVariant ShelfModel::marketTip(const QModelIndex &index) const
{
    const Standing *standing =
        isMarket(index.column()) ? d->rows.market().of(d->rows.rows().row(d->numberAt(index.row())).id) : nullptr;
    return standing ? QVariant(standingText(*standing, d->currency)) : QVariant();
}

} // namespace runout::ui
