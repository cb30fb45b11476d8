// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/marketlooks.h"

#include "core/base/settings.h"
#include "core/discogs/client.h"
#include "core/library/library.h"
#include "ui/desk.h"

namespace runout::ui {

using discogs::MarketStats;
using discogs::ReleaseId;

MarketLooks::MarketLooks(Desk &desk, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
{}

MarketLooks::~MarketLooks() = default;

void MarketLooks::lookUp(const QList<ReleaseId> &releases, bool again)
{
    if (again)
        m_done.clear();
    m_queue.clear();
    for (const ReleaseId release : releases) {
        if (!m_done.contains(discogs::number(release)))
            m_queue.append(release);
    }
    if (!m_question)
        next();
}

void MarketLooks::stop()
{
    m_queue.clear();
    m_question.reset();
}

void MarketLooks::next()
{
    m_question.reset();
    if (m_queue.isEmpty() || !m_desk.client)
        return;
    const ReleaseId release = m_queue.takeFirst();
    m_question = std::make_unique<QObject>();
    const auto request = discogs::requests::marketStats(release, m_desk.settings.currency());
    whenDone(m_desk.client->get(request, Refresh::IfStale, Lane::Background), m_question.get(),
             [this, release](const Result<Held<MarketStats>> &stats) {
                 if (!stats) {
                     // Offline or out of allowance: the next scroll tries again.
                     m_queue.clear();
                     QMetaObject::invokeMethod(this, &MarketLooks::next, Qt::QueuedConnection);
                     return;
                 }
                 m_done.insert(discogs::number(release), stats->asOf.toMSecsSinceEpoch());
                 (void)m_desk.library.rememberMarket(release, stats->value, stats->asOf);
                 Q_EMIT seen(release, stats->value, stats->asOf.toMSecsSinceEpoch());
                 QMetaObject::invokeMethod(this, &MarketLooks::next, Qt::QueuedConnection);
             });
}

} // namespace runout::ui
