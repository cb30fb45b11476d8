// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/market.h"
#include "ui/desk.h"
#include "ui/markettext.h"
#include "ui/panes/ownershipstrip.h"
#include "ui/panes/watchpopup.h"

#include <QToolButton>

// Whether the price of the opened want is watched.
namespace runout::ui {

void OwnershipStrip::updateWatch()
{
    m_watch->setVisible(m_mine.want && m_desk.market && mayEdit());
    m_watch->setChecked(false);
    m_watch->setAccessibleName(tr("Watch the price"));
    m_watch->setToolTip(tr("Watch the price"));
    if (!m_release || m_watch->isHidden())
        return;
    whenDone(m_desk.market->watched({*m_release}), this,
             [this, of = *m_release](const Result<QList<library::WatchedWant>> &wants) {
                 if (!wants || wants->isEmpty() || m_release != of)
                     return;
                 m_watch->setChecked(true);
                 m_watch->setToolTip(watchText(wants->first()));
             });
}

void OwnershipStrip::askWatch()
{
    m_watch->setChecked(!m_watch->isChecked()); // until it is so
    if (m_release && m_desk.market)
        askTarget(m_desk, {*m_release}, this, m_watch->mapToGlobal(QPoint(0, m_watch->height() + 4)));
}

} // namespace runout::ui
