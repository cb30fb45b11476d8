// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lastfm/signin.h"
#include "ui/dialogs/stepdialog.h"

namespace runout::auth {
class LastfmAccount;
}

namespace runout::ui {

// Connects Last.fm: takes an API key where there is none, opens the page where the user allows Runout, waits until they
// have, and keeps the session. The key alone is enough for what is only read.
class LastfmDialog : public StepDialog
{
    Q_OBJECT
public:
    // Both outlive it.
    LastfmDialog(lastfm::SignIn &signIn, auth::LastfmAccount &account, QWidget *parent = nullptr);
    ~LastfmDialog() override;

private:
    enum class State { Start, Asking, Waiting, Done, Failed };

    void enter(State state, const QString &title, const QString &text);
    void showStart();
    void showWaiting();
    void showDone(bool kept);
    void showFailure(const lastfm::SignIn::Failure &failure);

    void press() override;
    void turn() override;
    void follow();
    void begin();
    void keepKey(const std::function<void()> &then);
    void nameOther();
    [[nodiscard]] bool removesKey() const; // a typed one, whose field has been emptied
    void keep(const lastfm::Session &session);
    void openPage();
    [[nodiscard]] bool takesKey() const;

    lastfm::SignIn &m_signIn;
    auth::LastfmAccount &m_account;
    State m_state = State::Start;
    bool m_mine = false;     // the sign-in is at work for this dialog
    bool m_wrongKey = false; // or another is wanted
    QWidget *m_keyPart;
};

} // namespace runout::ui
