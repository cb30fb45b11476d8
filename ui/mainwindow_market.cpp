// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/collection.h"
#include "core/library/marketrefresh.h"
#include "ui/browserstate.h"
#include "ui/mainwindow.h"
#include "ui/panes/collectionpane.h"
#include "ui/panes/marketstatus.h"
#include "ui/widgets/snackbar.h"

#include <QAction>
#include <QMenu>
#include <QStatusBar>

// What the window has to do with the market: how far a refresh is, and notices of watched prices.
namespace runout::ui {

void MainWindow::buildMarket()
{
    if (!m_desk.figures)
        return;
    statusBar()->addWidget(new MarketStatus(m_desk));
    connect(m_desk.figures, &library::MarketRefresh::added, this, [this](int count, int left) {
        if (count == 0 && left > 0)
            say(tr("These market figures are less than six hours old."));
    });
    connect(m_desk.figures, &library::MarketRefresh::finished, this, [this](int done) {
        say(done == 1 ? tr("One market figure is up to date.") : tr("%L1 market figures are up to date.").arg(done));
    });
}

void MainWindow::buildMarketActions(QMenu *menu)
{
    if (m_desk.figures) {
        add(menu, tr("Refresh all &market figures"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M)}, [this] {
            QList<discogs::ReleaseId> releases;
            for (const qint64 id : m_desk.collection->wanted() + m_desk.collection->owned())
                releases += discogs::ReleaseId{id};
            m_desk.figures->add(releases);
        });
        add(menu, tr("Stop refreshing market figures"), {}, [this] { m_desk.figures->cancel(); });
    }
    if (m_desk.market) {
        add(menu, tr("Collection &value"), {}, [this] {
            goToCollection();
            m_collectionPane->showValue(true);
        });
        menu->addSeparator();
    }
}

void MainWindow::tell(const QString &sentence, const discogs::Entity &about)
{
    if (m_snackbar)
        m_snackbar->say(sentence, tr("Show"), [this, about] { m_desk.state.open(about); });
    else
        say(sentence);
}

} // namespace runout::ui
