// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/signin.h"
#include "ui/dialogs/stepdialog.h"

namespace runout::auth {
class Account;
class Registration;
} // namespace runout::auth
namespace runout::discogs {
class Client;
}

namespace runout::ui {

// Links a Discogs account: opens the browser, waits for its verdict or for a pasted code, asks whose account it is and
// keeps it. Every failure has its sentence and a way back.
class SignInDialog : public StepDialog
{
    Q_OBJECT
public:
    // What it works with; all outlive it.
    struct Parts
    {
        auth::SignIn &signIn;
        auth::Registration &registration;
        auth::Account &account;
        discogs::Client &client;
    };

    explicit SignInDialog(const Parts &parts, QWidget *parent = nullptr);
    ~SignInDialog() override;

Q_SIGNALS:
    void tokenWanted(); // a personal token instead

private:
    enum class State { Start, Asking, Browser, Code, Done, Failed };

    void build();
    QWidget *buildAddress();
    void enter(State state, const QString &title, const QString &text);
    void showStart();
    void showWaiting();
    void showDone(const QString &username, bool kept);
    void showFailure(const auth::SignIn::Failure &failure);
    void fail(const QString &sentence);

    void press() override;
    void turn() override;
    void follow(); // the steps of the sign-in
    void begin(auth::SignIn::Way way);
    void openPage();
    void identify(const auth::Credentials &credentials);
    void keep(const auth::Credentials &credentials, const QString &username);
    [[nodiscard]] bool takesConsumer() const;

    Parts m_parts;
    State m_state = State::Start;
    bool m_mine = false; // the sign-in is at work for this dialog
    bool m_wrongConsumer = false;
    auth::SignIn::Way m_way = auth::SignIn::Way::Callback;
    auth::Credentials m_unnamed; // linked, but Discogs has not said whose they are
    std::unique_ptr<QObject> m_question;
    QWidget *m_consumer;
    QLineEdit *m_code;
    QWidget *m_address;
    QLineEdit *m_addressText;
};

} // namespace runout::ui
