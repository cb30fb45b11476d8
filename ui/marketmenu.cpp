// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/marketmenu.h"

#include "core/library/market.h"
#include "core/library/marketrefresh.h"
#include "ui/desk.h"
#include "ui/panes/watchpopup.h"
#include "ui/theme/theme.h"

#include <QCursor>
#include <QMenu>

namespace runout::ui {

using discogs::ReleaseId;

void addFigureActions(QMenu &menu, Desk &desk, const QList<ReleaseId> &chosen)
{
    if (!desk.figures || chosen.isEmpty())
        return;
    menu.addAction(icon(QStringLiteral("refresh")), QMenu::tr("Refresh market figures"), desk.figures,
                   [&desk, chosen] { desk.figures->add(chosen); });
}

void addWatchActions(QMenu &menu, Desk &desk, const QList<ReleaseId> &chosen, QWidget *parent)
{
    if (!desk.market || chosen.isEmpty())
        return;
    menu.addAction(icon(QStringLiteral("watch")), QMenu::tr("Watch the price…"), parent,
                   [&desk, chosen, parent] { askTarget(desk, chosen, parent, QCursor::pos()); });
    menu.addAction(QMenu::tr("Stop watching"), parent, [&desk, chosen] { (void)desk.market->unwatch(chosen); });
}

} // namespace runout::ui
