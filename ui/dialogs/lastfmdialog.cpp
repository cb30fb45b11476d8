// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/lastfmdialog.h"

#include "core/auth/lastfmaccount.h"
#include "ui/lastfmtext.h"

#include <QDesktopServices>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace runout::ui {

using lastfm::SignIn;

LastfmDialog::LastfmDialog(SignIn &signIn, auth::LastfmAccount &account, QWidget *parent)
    : StepDialog(parent)
    , m_signIn(signIn)
    , m_account(account)
{
    setWindowTitle(tr("Connect Last.fm"));
    m_keyPart = buildKeys(
        {tr("API key"), tr("Shared secret"),
         tr("Last.fm knows programs by an API key, and Runout takes yours: <a "
            "href=\"https://www.last.fm/api/account/create\">create an API account</a> there and copy its key and "
            "secret. They are kept in the system keychain. The key alone shows biographies and tags; to scrobble, the "
            "secret is needed too."),
         tr("About API keys")});
    lay({m_keyPart});
    connect(&signIn, &SignIn::stepChanged, this, &LastfmDialog::follow);
    connect(&signIn, &SignIn::notYet, this, [this] {
        if (m_state == State::Waiting)
            say(tr("Last.fm says that it is not allowed yet. Allow it on the page, then try again."), true);
    });
    connect(&signIn, &SignIn::failed, this, [this](const SignIn::Failure &failure) {
        if (std::exchange(m_mine, false))
            showFailure(failure);
    });
    connect(&signIn, &SignIn::linked, this, [this](const lastfm::Session &session) {
        if (std::exchange(m_mine, false))
            keep(session);
    });
    connect(&account, &auth::LastfmAccount::changed, this, [this] {
        if (m_state == State::Start)
            showStart();
    });
    connect(m_key, &QLineEdit::textChanged, this, &LastfmDialog::nameOther);
    showStart();
}

LastfmDialog::~LastfmDialog()
{
    m_signIn.disconnect(this);
    if (m_mine)
        m_signIn.cancel();
}

bool LastfmDialog::takesKey() const
{
    using Source = auth::LastfmAccount::KeySource;
    const auto source = m_account.keySource();
    const bool incomplete = m_account.key().isEmpty();
    return source != Source::Environment && (incomplete || m_wrongKey);
}

void LastfmDialog::enter(State state, const QString &title, const QString &text)
{
    m_state = state;
    const QString symbol = state == State::Done     ? QStringLiteral("check")
                           : state == State::Failed ? QStringLiteral("warning")
                                                    : QStringLiteral("runout");
    showPage({symbol, title, text, state == State::Asking || state == State::Waiting});
    m_keyPart->setVisible(state == State::Start && takesKey());
    m_primary->setVisible(state != State::Asking);
    m_primary->setEnabled(true);
    const bool fixedKey = m_account.keySource() == auth::LastfmAccount::KeySource::Environment;
    m_other->setVisible(state == State::Waiting || (state == State::Start && !fixedKey));
    m_close->setText(tr("Cancel"));
    m_close->setVisible(state != State::Done);
    fit();
}

void LastfmDialog::showStart()
{
    m_primary->setText(tr("Log in with Last.fm"));
    m_state = State::Start;
    nameOther();
    enter(State::Start, tr("Connect Last.fm"),
          tr("Runout opens Last.fm in your browser. Log in there and allow access: what you play then stands in your "
             "profile. Your password stays with Last.fm."));
    const bool fixed = m_account.keySource() == auth::LastfmAccount::KeySource::Environment;
    if (fixed && m_account.key().isEmpty()) {
        m_primary->setEnabled(false);
        say(tr("LASTFM_API_KEY is set in the environment, but LASTFM_API_SECRET is not: biographies and tags are "
               "shown, "
               "and nothing can be scrobbled."),
            false);
    }
    if (m_key->text().isEmpty() && m_account.keySource() == auth::LastfmAccount::KeySource::Typed)
        m_key->setText(m_account.key().key); // its secret may be missing
    if (!m_keyPart->isVisibleTo(this))
        m_primary->setFocus();
    else if (m_key->text().isEmpty() || m_wrongKey)
        m_key->setFocus();
    else
        m_secret->setFocus();
}

void LastfmDialog::showWaiting()
{
    m_primary->setText(tr("I have allowed it"));
    m_other->setText(tr("Open the page again"));
    enter(State::Waiting, tr("Waiting for your browser"),
          tr("Last.fm has opened in your browser. Log in there, allow access, and close the page; Runout goes on by "
             "itself after a few seconds."));
    m_primary->setFocus();
}

void LastfmDialog::showDone(bool kept)
{
    m_primary->setText(tr("Close"));
    enter(State::Done, tr("Connected as %1").arg(m_account.user()),
          kept ? tr("The connection is kept in the system keychain, and nowhere else.")
               : notKeptText(m_account.keychainProblem()));
    m_primary->setFocus();
}

void LastfmDialog::showFailure(const SignIn::Failure &failure)
{
    m_primary->setText(tr("Start again"));
    const bool expired = failure.problem == SignIn::Problem::Expired;
    m_wrongKey = failure.problem == SignIn::Problem::Key;
    enter(State::Failed, expired ? tr("The page is too old") : tr("Last.fm is not connected"), {});
    say(expired ? tr("Last.fm lets an hour pass at most, and only once. Start again; nothing was changed.")
                : lastfmErrorText(failure.error),
        true);
    m_primary->setFocus();
}

void LastfmDialog::press()
{
    switch (m_state) {
    case State::Start:
        if (m_keyPart->isVisibleTo(this))
            keepKey([this] { begin(); });
        else
            begin();
        return;
    case State::Waiting:
        m_message->hide();
        m_signIn.check();
        return;
    case State::Done:
        accept();
        return;
    case State::Failed:
        showStart();
        return;
    case State::Asking:
        break;
    }
}

void LastfmDialog::turn()
{
    if (m_state == State::Waiting)
        openPage();
    if (m_state != State::Start)
        return;
    if (!takesKey()) {
        m_wrongKey = true;
        showStart();
    } else if (removesKey()) {
        m_state = State::Done; // the account's change must not begin this page anew
        (void)m_account.enterKey({}, {});
        accept();
    } else {
        keepKey([this] { accept(); });
    }
}

bool LastfmDialog::removesKey() const
{
    return m_account.keySource() == auth::LastfmAccount::KeySource::Typed && m_key->text().trimmed().isEmpty();
}

void LastfmDialog::nameOther()
{
    if (m_state == State::Start)
        m_other->setText(!takesKey()    ? tr("Use another API key")
                         : removesKey() ? tr("Remove the key")
                                        : tr("Only keep the key"));
}

// What was typed is usable at once; whether the keychain took it does not matter to what follows.
void LastfmDialog::keepKey(const std::function<void()> &then)
{
    const QString key = m_key->text().trimmed();
    if (key.isEmpty()) {
        say(tr("Enter the API key first."), true);
        m_key->setFocus();
        return;
    }
    m_state = State::Asking; // the account's change must not begin this page anew
    const auto kept = m_account.enterKey(key, m_secret->text());
    if (kept.isFinished() && !kept.result()) {
        m_state = State::Start;
        say(tr("This is no API key and secret: they are letters and digits only."), true);
        return;
    }
    m_state = State::Start;
    m_wrongKey = false;
    then();
}

void LastfmDialog::begin()
{
    if (m_account.key().isEmpty()) {
        say(tr("To log in, the shared secret is needed too."), true);
        m_secret->setFocus();
        return;
    }
    m_mine = false; // a cancelled earlier attempt is not this one's
    m_signIn.cancel();
    m_mine = true;
    m_signIn.start();
}

void LastfmDialog::follow()
{
    if (!m_mine)
        return;
    if (m_signIn.step() == SignIn::Step::Asking) {
        enter(State::Asking, tr("Asking Last.fm"), {});
        m_close->setFocus();
    } else if (m_signIn.step() == SignIn::Step::Waiting) {
        showWaiting();
        openPage();
    }
}

void LastfmDialog::openPage()
{
    QDesktopServices::openUrl(m_signIn.allowPage());
}

void LastfmDialog::keep(const lastfm::Session &session)
{
    enter(State::Asking, tr("Keeping the connection"), {});
    whenDone(m_account.adopt(session.user, session.key), this,
             [this](const Result<bool> &kept) { showDone(kept.value_or(false)); });
}

} // namespace runout::ui
