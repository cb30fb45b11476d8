// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/account.h"
#include "core/auth/registration.h"
#include "core/auth/signin.h"
#include "core/base/settings.h"
#include "core/discogs/client.h"
#include "core/discogs/links.h"
#include "ui/browserstate.h"
#include "ui/dialogs/prompts.h"
#include "ui/dialogs/signindialog.h"
#include "ui/dialogs/tokendialog.h"
#include "ui/errortext.h"
#include "ui/lastfmmenu.h"
#include "ui/mainwindow.h"
#include "ui/panes/shelfstatus.h"
#include "ui/theme/theme.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/coverimages.h"
#include "ui/widgets/stateparts.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QToolButton>

// Who we are: the account's button, menu, notice and dialogs.
namespace runout::ui {

namespace {

const auto avatarSetting = QStringLiteral("avatar/"); // and the username
constexpr int avatarSize = 20;
constexpr QSize avatarPicture(160, 160); // as fetched; drawn smaller

QString tipFor(const auth::Account &account)
{
    using Source = auth::Account::Source;
    switch (account.source()) {
    case Source::None:
        return MainWindow::tr("Anonymous: 25 requests a minute, no pictures");
    case Source::Environment:
        return MainWindow::tr("Token from DISCOGS_TOKEN, not stored");
    case Source::Keychain:
        return account.credentials().isPersonal() ? MainWindow::tr("Token from the system keychain")
                                                  : MainWindow::tr("Linked; the link is in the system keychain");
    case Source::Memory:
        return MainWindow::tr("Token in memory only: the system keychain could not take it (%1)")
            .arg(account.keychainProblem());
    }
    return {};
}

// Why the keychain hands out nothing for an account that was linked.
QString lockedOut(const auth::Account &account)
{
    const QString problem = account.keychainProblem();
    const QString name = account.rememberedName();
    if (problem.contains(u"vanished"))
        return MainWindow::tr("The link to %1 is no longer in the system keychain. Link the account again; what is on "
                              "this computer stays.")
            .arg(name);
    if (problem.contains(u"locked"))
        return MainWindow::tr("The system keychain is locked, so %1 is not linked just now. Unlock it, then try again.")
            .arg(name);
    if (problem.contains(u"denied"))
        return MainWindow::tr("The system keychain denied access to the link to %1. Allow it for Runout, then try "
                              "again.")
            .arg(name);
    return MainWindow::tr("The link to %1 cannot be read from the system keychain (%2). Try again, or link the account "
                          "again.")
        .arg(name, problem);
}

} // namespace

void MainWindow::buildAccountMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Account"));
    m_profilePage = add(menu, {}, {}, [this] {
        Q_EMIT m_desk.state.webPageRequested(discogs::userPage(m_desk.settings.webUrl(), m_desk.account->username()));
    });
    menu->addSeparator();
    m_link = add(menu, tr("&Link Discogs account…"), {}, [this] { linkAccount(); });
    add(menu, tr("Enter a personal &token…"), {}, [this] { enterToken(); });
    m_askKeychain = add(menu, tr("Ask the &keychain again"), {}, [this] { m_desk.account->load(); });
    menu->addSeparator();
    m_signOut = add(menu, tr("&Sign out…"), {}, [this] { signOut(); });
    if (m_desk.lastfm) {
        menu->addSeparator();
        auto *lastfm = new LastfmMenu(m_desk, *menu, this);
        connect(lastfm, &LastfmMenu::dialogWanted, this, &MainWindow::showDialog);
        connect(lastfm, &LastfmMenu::said, this, &MainWindow::say);
    }
    m_accountButton->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &MainWindow::askProfile);
    connect(&m_desk.covers, &CoverImages::arrived, this, [this](const QString &url) {
        if (url == m_avatarUrl)
            showAvatar();
    });
    connect(&m_theme, &Theme::changed, this, &MainWindow::showAvatar);
}

void MainWindow::showAccount()
{
    const auth::Account &account = *m_desk.account;
    const bool fixed = account.source() == auth::Account::Source::Environment;
    const bool known = account.isSignedIn() && !account.username().isEmpty();
    const QString name = account.isRefused()     ? (fixed ? tr("Token refused") : tr("Link again"))
                         : !account.isSignedIn() ? tr("Not signed in")
                         : known                 ? account.username()
                                                 : tr("Signed in");
    m_accountButton->setText(name);
    m_accountButton->setAccessibleDescription(name);
    m_accountButton->setToolTip(tipFor(account));
    m_profilePage->setText(tr("%1 on Discogs").arg(account.username()));
    m_profilePage->setVisible(known);
    m_link->setText(account.isRefused() ? tr("&Link again…") : tr("&Link Discogs account…"));
    m_link->setEnabled(!fixed);
    m_askKeychain->setVisible(!account.isSignedIn() && !account.keychainProblem().isEmpty());
    m_signOut->setEnabled(account.isSignedIn() && !fixed);
    showAccountNotice();
    showAvatar();
}

void MainWindow::showAccountNotice()
{
    const auth::Account &account = *m_desk.account;
    const PaneStates::Action again{tr("Link again"), [this] { linkAccount(); }};
    if (account.isRefused() && account.source() == auth::Account::Source::Environment)
        m_notice->set(QStringLiteral("warning"),
                      tr("Discogs no longer accepts the token of DISCOGS_TOKEN. Set a valid one, then start Runout "
                         "again."),
                      {});
    else if (account.isRefused())
        m_notice->set(QStringLiteral("warning"),
                      tr("Discogs no longer accepts the link to %1. What is on this computer stays; link the account "
                         "again to go on.")
                          .arg(account.username()),
                      again);
    else if (!account.isSignedIn() && !account.isLoading() && !account.rememberedName().isEmpty() &&
             !account.keychainProblem().isEmpty())
        m_notice->set(QStringLiteral("key"), lockedOut(account),
                      account.keychainProblem().contains(u"vanished")
                          ? again
                          : PaneStates::Action{tr("Try again"), [this] { m_desk.account->load(); }});
    else
        m_notice->clear();
}

// The picture is an ornament, and its address is remembered: asked for after linking and when the menu opens, once a
// run; no matter if it does not come.
void MainWindow::askProfile()
{
    const QString username = m_desk.account->username();
    if (username.isEmpty() || username == m_askedProfile || m_desk.account->isRefused())
        return;
    m_askedProfile = username;
    whenDone(m_desk.client->get(discogs::requests::profile(username), Refresh::IfStale, Lane::Background), this,
             [this, username](const Result<Held<discogs::Profile>> &profile) {
                 if (!profile)
                     return;
                 m_desk.settings.setLayout(avatarSetting + username, profile->value.avatarUrl);
                 showAvatar();
             });
}

void MainWindow::showAvatar()
{
    const auth::Account &account = *m_desk.account;
    if (account.isRefused() || account.username().isEmpty()) {
        m_accountButton->setIcon(icon(account.isRefused() ? QStringLiteral("warning") : QStringLiteral("account")));
        m_profilePage->setIcon({});
        return;
    }
    const qreal ratio = devicePixelRatioF();
    m_avatarUrl = m_desk.settings.layout(avatarSetting + account.username()).toString();
    const QPixmap picture = m_desk.covers.picture(m_avatarUrl, avatarPicture, 1);
    const QIcon face(avatar(picture, account.username(), avatarSize, ratio, palette()));
    m_accountButton->setIcon(face);
    m_accountButton->setIconSize({avatarSize, avatarSize});
    m_profilePage->setIcon(face);
}

void MainWindow::linkAccount()
{
    if (!m_desk.signIn || !m_desk.registration)
        return;
    auto *dialog = new SignInDialog({*m_desk.signIn, *m_desk.registration, *m_desk.account, *m_desk.client}, this);
    connect(dialog, &SignInDialog::tokenWanted, this, &MainWindow::enterToken);
    connect(dialog, &QDialog::finished, this, &MainWindow::askProfile);
    showDialog(dialog);
}

void MainWindow::enterToken()
{
    if (!m_desk.client || !m_desk.account)
        return;
    auto *dialog = new TokenDialog(*m_desk.client, *m_desk.account, this);
    connect(dialog, &TokenDialog::linkWanted, this, &MainWindow::linkAccount);
    connect(dialog, &QDialog::finished, this, &MainWindow::askProfile);
    showDialog(dialog);
}

void MainWindow::signOut()
{
    const int waiting = m_shelfStatus ? m_shelfStatus->unsentEdits() : 0;
    const QString name = m_desk.account->username();
    prompts::Question question;
    question.title = name.isEmpty() ? tr("Sign out?") : tr("Sign out %1?").arg(name);
    question.text = tr("The link is removed from the system keychain. What is on this computer stays, unless you say "
                       "otherwise; nothing changes at Discogs.");
    if (waiting > 0)
        question.text +=
            u' ' + (waiting == 1 ? tr("One edit has not reached Discogs yet: it is sent after linking again, "
                                      "but lost if the collection is removed from this computer.")
                                 : tr("%n edits have not reached Discogs yet: they are sent after linking "
                                      "again, but lost if the collection is removed from this computer.",
                                      nullptr, waiting));
    question.yes = tr("Sign out");
    question.option = tr("Also remove the collection, wantlist and lists from this computer");
    m_front = prompts::confirm(this, question, [this](bool removeLocalCopy) {
        whenDone(m_desk.account->signOut(), this, [this](const Result<bool> &done) {
            say(done
                    ? tr("Signed out. The token is no longer in the keychain.")
                    : tr("Signed out here, but the keychain did not let go of the token: %1").arg(done.error().detail));
        });
        Q_EMIT signedOut(removeLocalCopy);
    });
}

} // namespace runout::ui
