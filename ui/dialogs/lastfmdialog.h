// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lastfm/signin.h"

#include <QDialog>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace runout::auth {
class LastfmAccount;
}

namespace runout::ui {

class LoadingBar;
class Symbol;

// Connects Last.fm: takes an API key where there is none, opens the page where the user allows Runout, waits until they
// have, and keeps the session. The key alone is enough for what is only read.
class LastfmDialog : public QDialog
{
    Q_OBJECT
public:
    // Both outlive it.
    LastfmDialog(lastfm::SignIn &signIn, auth::LastfmAccount &account, QWidget *parent = nullptr);
    ~LastfmDialog() override;

    [[nodiscard]] QString title() const;   // what it is doing, for tests
    [[nodiscard]] QString message() const; // the problem or result shown, or ""

private:
    enum class State { Start, Asking, Waiting, Done, Failed };

    void build();
    QWidget *buildKey();
    void buildButtons(QBoxLayout *box);
    void enter(State state, const QString &title, const QString &text);
    void showStart();
    void showWaiting();
    void showDone(bool kept);
    void showFailure(const lastfm::SignIn::Failure &failure);
    void say(const QString &sentence, bool problem);
    void fit();

    void press(); // the primary button
    void turn();  // the other one
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
    LoadingBar *m_bar;
    Symbol *m_symbol;
    QLabel *m_title;
    QLabel *m_text;
    QWidget *m_keyPart;
    QLineEdit *m_key;
    QLineEdit *m_secret;
    QLabel *m_message;
    QPushButton *m_other;
    QPushButton *m_close;
    QPushButton *m_primary;
};

} // namespace runout::ui
