// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lastfmmenu.h"

#include "core/auth/lastfmaccount.h"
#include "core/base/settings.h"
#include "core/lastfm/client.h"
#include "ui/browserstate.h"
#include "ui/desk.h"
#include "ui/dialogs/lastfmdialog.h"

#include <QMenu>
#include <QUrl>
#include <QWidget>

namespace runout::ui {

LastfmMenu::LastfmMenu(const Desk &desk, QMenu &menu, QWidget *window)
    : QObject(window)
    , m_desk(desk)
    , m_window(window)
{
    m_profile = menu.addAction({}, this, [this] {
        QUrl page = m_desk.settings.lastfmWebUrl();
        page.setPath(page.path() + QStringLiteral("/user/") + m_desk.lastfmAccount->user());
        Q_EMIT m_desk.state.webPageRequested(page);
    });
    m_connect = menu.addAction({}, this, &LastfmMenu::connectAccount);
    m_askKeychain = menu.addAction(tr("Ask the keychain for Last.fm again"), this, &LastfmMenu::askKeychain);
    m_leave = menu.addAction(tr("&Disconnect Last.fm"), this, &LastfmMenu::leave);
    connect(desk.lastfmAccount, &auth::LastfmAccount::changed, this, &LastfmMenu::show);
    connect(desk.lastfm, &lastfm::Client::credentialsChanged, this, &LastfmMenu::show);
    connect(desk.lastfm, &lastfm::Client::sessionRefused, this, [this] {
        Q_EMIT said(tr("Last.fm no longer takes the connection of %1. Connect again under Account.")
                        .arg(m_desk.lastfmAccount->user()));
    });
    show();
}

void LastfmMenu::show()
{
    const auth::LastfmAccount &account = *m_desk.lastfmAccount;
    const bool connected = !account.session().isEmpty();
    m_profile->setText(tr("%1 on Last.fm").arg(account.user()));
    m_profile->setVisible(connected);
    m_connect->setText(m_desk.lastfm->isSessionRefused() ? tr("Connect Last.fm &again…") : tr("&Connect Last.fm…"));
    m_connect->setVisible(!connected || m_desk.lastfm->isSessionRefused());
    m_askKeychain->setVisible(!connected && !account.keychainProblem().isEmpty());
    m_leave->setVisible(connected || !account.rememberedUser().isEmpty());
}

void LastfmMenu::connectAccount()
{
    Q_EMIT dialogWanted(new LastfmDialog(*m_desk.lastfmSignIn, *m_desk.lastfmAccount, m_window));
}

void LastfmMenu::askKeychain()
{
    m_desk.lastfmAccount->load();
}

// The other entries stay: the key is the program's, not the account's.
void LastfmMenu::leave()
{
    whenDone(m_desk.lastfmAccount->leave(), this, [this](const Result<bool> &done) {
        Q_EMIT said(done ? tr("Last.fm is disconnected. The connection is no longer in the keychain.")
                         : tr("Last.fm is disconnected here, but the keychain did not let go of the connection: %1")
                               .arg(done.error().detail));
    });
}

} // namespace runout::ui
