// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/nothingheld.h"

#include "core/auth/account.h"
#include "core/library/sync.h"
#include "ui/desk.h"
#include "ui/widgets/panestates.h"

#include <QCoreApplication>

namespace runout::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(runout::ui::nothingHeld)
};

} // namespace

void showNothingHeld(PaneStates &states, const Desk &desk, const QString &what, const QString &empty, bool everSynced,
                     std::function<void()> link, std::function<void()> sample)
{
    if (desk.sync && desk.sync->isRunning()) {
        states.showLoading();
        return;
    }
    if (everSynced || !desk.sync) {
        states.showNothing(empty);
        return;
    }
    if (!desk.account || !desk.account->isSignedIn()) {
        states.showNothing(Words::tr("Link your Discogs account to have %1 here, at once and offline too.").arg(what),
                           {Words::tr("Link account…"), std::move(link)},
                           {Words::tr("Open sample library"), std::move(sample)});
        return;
    }
    library::Sync *sync = desk.sync;
    if (const auto error = sync->lastError())
        states.showFailure(*error, [sync] { sync->start(); });
    else
        states.showNothing(Words::tr("Discogs has not been asked for %1 yet.").arg(what),
                           {Words::tr("Synchronize"), [sync] { sync->start(); }});
}

} // namespace runout::ui
