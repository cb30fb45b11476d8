// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/settings.h"
#include "core/library/market.h"
#include "ui/desk.h"
#include "ui/markettext.h"
#include "ui/models/wantsindex.h"
#include "ui/panes/wantlistpane.h"

// What the market says of the wants, and which of them are watched.
namespace runout::ui {

using discogs::ReleaseId;
using library::Standing;
using library::WatchedWant;

void WantlistPane::buildMarket()
{
    if (!m_desk.market)
        return;
    m_index->setCurrency(m_desk.settings.currency());
    connect(m_desk.market, &library::Market::figuresChanged, this, &WantlistPane::askMarket);
    connect(m_desk.market, &library::Market::watchesChanged, this, [this] { askMarket(); });
    connect(&m_desk.settings, &Settings::changed, this, [this, before = m_desk.settings.currency()]() mutable {
        const QString now = m_desk.settings.currency();
        if (std::exchange(before, now) == now)
            return;
        m_index->setCurrency(now);
        askMarket();
    });
}

void WantlistPane::askMarket(const QList<ReleaseId> &of)
{
    if (!m_desk.market)
        return;
    const bool all = of.isEmpty();
    if (all)
        m_marketQuestion = std::make_unique<QObject>();
    if (!m_marketQuestion)
        return;
    whenDone(m_desk.market->watched(), m_marketQuestion.get(), [this](const Result<QList<WatchedWant>> &wants) {
        if (wants)
            takeWatched(*wants);
    });
    whenDone(m_desk.market->wants(m_desk.settings.currency(), of), m_marketQuestion.get(),
             [this, all](const Result<QList<Standing>> &standings) {
                 if (standings)
                     takeStandings(*standings, all);
             });
}

void WantlistPane::takeWatched(const QList<WatchedWant> &wants)
{
    QSet<qint64> touched(m_watched.keyBegin(), m_watched.keyEnd());
    m_watched.clear();
    for (const WatchedWant &want : wants) {
        m_watched.insert(discogs::number(want.watch.release), want);
        touched.insert(discogs::number(want.watch.release));
    }
    QList<ResultRow> rows;
    for (const qint64 release : std::as_const(touched)) {
        if (const auto want = m_wants.constFind(release); want != m_wants.constEnd())
            rows.append(priced(*want));
    }
    m_model->add(rows);
    m_index->setWatched(wants);
    Q_EMIT m_model->columnsFilled();
}

void WantlistPane::takeStandings(const QList<Standing> &standings, bool all)
{
    if (standings.isEmpty() && !all)
        return;
    m_index->putStandings(standings, all);
    QList<ResultRow> rows;
    for (const Standing &standing : standings) {
        if (const auto want = m_wants.constFind(discogs::number(standing.release)); want != m_wants.constEnd())
            rows.append(priced(*want));
    }
    m_model->add(rows);
    Q_EMIT m_model->columnsFilled();
}

void WantlistPane::addMarket(ResultRow &row) const
{
    const QString own = m_desk.settings.currency();
    if (const Standing *standing = m_index->rows().market().of(row.entity.id)) {
        const auto &lowest = standing->now.lowestPrice;
        row.lowest = lowest ? std::optional(lowest->value) : std::nullopt;
        row.currency = lowest && lowest->currency != own ? lowest->currency : QString();
        row.price = lowestText(*standing, own);
        row.change = library::changeOf(*standing);
        row.changeText = changeText(*standing, own);
        row.copies = standing->now.numForSale;
        row.marketAt = standing->at;
        row.marketTip = standingText(*standing, own);
    }
    if (const auto watched = m_watched.constFind(row.entity.id); watched != m_watched.constEnd()) {
        row.watch = watchText(*watched);
        row.isMet = library::isMet(watched->watch, watched->now);
    }
}

} // namespace runout::ui
