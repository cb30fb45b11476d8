// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/watches.h"

#include "core/base/settings.h"
#include "core/library/market.h"

#include <chrono>

namespace runout::library {

using discogs::ReleaseId;

namespace {

constexpr auto pulse = std::chrono::minutes(10); // how often it is seen whether a day has passed
constexpr qint64 day = 24LL * 3600 * 1000;       // ms

} // namespace

Watches::Watches(Market &market, MarketRefresh *refresh, const Settings &settings, Clock clock, QObject *parent)
    : QObject(parent)
    , m_market(market)
    , m_refresh(refresh)
    , m_settings(settings)
    , m_clock(std::move(clock))
{
    m_timer.setInterval(pulse);
    connect(&m_timer, &QTimer::timeout, this, &Watches::look);
    m_timer.start();
    connect(&market, &Market::watchesChanged, this, &Watches::look);
    connect(&market, &Market::figuresChanged, this, [this](const QList<ReleaseId> &seen) {
        whenDone(m_market.watched(seen), this, [this](const Result<QList<WatchedWant>> &wants) {
            if (wants)
                take(*wants, false);
        });
    });
    look();
}

void Watches::look()
{
    whenDone(m_market.watched(), this, [this](const Result<QList<WatchedWant>> &wants) {
        if (wants)
            take(*wants, true);
    });
}

void Watches::take(const QList<WatchedWant> &wants, bool asksToo)
{
    const qint64 yesterday = m_clock().toMSecsSinceEpoch() - day;
    QHash<QString, QList<ReleaseId>> due; // by the currency to ask in
    for (const WatchedWant &want : wants) {
        judge(want);
        if (want.at <= yesterday)
            due[want.watch.target ? want.watch.target->currency : m_settings.currency()] += want.watch.release;
    }
    for (auto it = due.cbegin(); asksToo && m_refresh && it != due.cend(); ++it)
        m_refresh->add(it.value(), MarketWish::Kind::Figures, it.key());
}

// The library says whether it was told before: two looks at once tell once. A stop between the two tells nothing, which
// is better than the same notice at every start.
void Watches::judge(const WatchedWant &want)
{
    if (!want.watch.told && isMet(want.watch, want.now)) {
        whenDone(m_market.setTold(want.watch.release, true), this, [this, want](const Result<bool> &isNew) {
            if (isNew && *isNew)
                Q_EMIT met(want);
        });
    } else if (want.watch.told && isAbove(want.watch, want.now)) {
        (void)m_market.setTold(want.watch.release, false);
    }
}

} // namespace runout::library
