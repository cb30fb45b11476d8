// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/settings.h"
#include "core/library/marketrefresh.h"
#include "ui/panes/collectionpane_p.h"
#include "ui/panes/valuecard.h"
#include "ui/theme/theme.h"

#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

// What the market says of the shelf.
namespace runout::ui {

void CollectionPane::Private::buildMarket()
{
    if (!desk.market)
        return;
    model->setMarket(desk.market, desk.settings.currency());
    connect(&desk.settings, &Settings::changed, this,
            [this] { model->setMarket(desk.market, desk.settings.currency()); });
    valueCard = new ValueCard(desk);
    valueCard->hide();
    auto *around = new QHBoxLayout;
    around->setContentsMargins(12, 4, 12, 4);
    around->addWidget(valueCard);
    constexpr int underFilter = 2;
    static_cast<QVBoxLayout *>(q.layout())->insertLayout(underFilter, around);
    connect(valueCard, &ValueCard::settledChanged, &q, &Pane::settledChanged);
    connect(valueButton, &QToolButton::toggled, &q, &CollectionPane::showValue);
    if (desk.figures)
        more->menu()->addAction(icon(QStringLiteral("refresh")), tr("Refresh market figures of what is shown"), this,
                                &Private::refreshShown);
}

void CollectionPane::Private::refreshShown()
{
    QSet<discogs::ReleaseId> known;
    QList<discogs::ReleaseId> releases;
    for (int row = 0; row < model->rowCount(); ++row) {
        const discogs::ReleaseId release{model->entityAt(row).id};
        if (!known.contains(release))
            releases.append(release);
        known.insert(release);
    }
    desk.figures->add(releases);
}

void CollectionPane::showValue(bool shown)
{
    if (!d->valueCard)
        return;
    d->valueButton->setChecked(shown);
    d->valueCard->setVisible(shown);
}

} // namespace runout::ui
