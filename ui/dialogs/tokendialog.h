// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <memory>

class QLabel;
class QLineEdit;
class QPushButton;

namespace runout::auth {
class Account;
}
namespace runout::discogs {
class Client;
}

namespace runout::ui {

// Takes a personal token, asks Discogs whose it is, and only then keeps it: in the system keychain, or for this run
// where there is none.
class TokenDialog : public QDialog
{
    Q_OBJECT
public:
    TokenDialog(discogs::Client &client, auth::Account &account, QWidget *parent = nullptr);
    ~TokenDialog() override;

    [[nodiscard]] QString message() const; // the sentence shown, for tests and screen readers

Q_SIGNALS:
    void linkWanted(); // the browser instead

private:
    void check();
    void keep(const QString &token, const QString &username);
    void say(const QString &sentence, bool problem);
    void setBusy(bool busy);

    discogs::Client &m_client;
    auth::Account &m_account;
    QLineEdit *m_token;
    QLabel *m_message;
    QPushButton *m_other;
    QPushButton *m_check;
    QPushButton *m_close;
    std::unique_ptr<QObject> m_question;
};

} // namespace runout::ui
