// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/notification.h"
#include "core/base/settings.h"
#include "core/discogs/client.h"
#include "core/library/library.h"
#include "core/library/market.h"
#include "core/library/marketrefresh.h"
#include "core/library/watches.h"
#include "ui/mainwindow.h"
#include "ui/markettext.h"

// The market's part of the program: figures over time, and wants whose price is watched.
namespace runout::app {

void Application::buildMarket()
{
    m_market = std::make_unique<library::Market>(*m_library);
    if (!m_client)
        return;
    if (!m_notifier)
        m_notifier = showNotification;
    m_figures = std::make_unique<library::MarketRefresh>(*m_market, *m_library, *m_client, *m_settings,
                                                         &QDateTime::currentDateTimeUtc);
    m_watches =
        std::make_unique<library::Watches>(*m_market, m_figures.get(), *m_settings, &QDateTime::currentDateTimeUtc);
    connect(m_watches.get(), &library::Watches::met, this, &Application::notify);
}

// On the desktop where there is one to ask, and in the window in any case.
void Application::notify(const library::WatchedWant &want)
{
    const QString record = want.artist.isEmpty() ? want.title : tr("%1 – %2").arg(want.artist, want.title);
    const QString price = ui::watchText(want);
    (void)m_notifier(record, price);
    if (ui::MainWindow *shown = window())
        shown->tell(tr("%1. %2", "record, price").arg(record, price), discogs::entity(want.watch.release));
}

} // namespace runout::app
