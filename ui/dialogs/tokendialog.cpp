// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/tokendialog.h"

#include "core/auth/account.h"
#include "core/discogs/client.h"
#include "ui/errortext.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace runout::ui {

TokenDialog::TokenDialog(discogs::Client &client, auth::Account &account, QWidget *parent)
    : QDialog(parent)
    , m_client(client)
    , m_account(account)
{
    setWindowTitle(tr("Personal token"));
    setMinimumWidth(460);

    auto *title = new QLabel(tr("Log in with a Discogs token"));
    title->setFont(type::title(font()));
    auto *text = new QLabel(tr(
        "A personal token adds pictures, price suggestions and 60 requests a minute. Make one under Settings, "
        "Developers on Discogs, “Generate new token”, and paste it here. It is kept in the system keychain, and "
        "nowhere else.<br><a href=\"https://www.discogs.com/settings/developers\">Open the page on discogs.com</a>"));
    text->setWordWrap(true);
    text->setOpenExternalLinks(true);
    text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    text->setAccessibleName(tr("About tokens"));

    m_token = new QLineEdit;
    m_token->setAccessibleName(tr("Token"));
    m_token->setPlaceholderText(tr("Paste your token"));
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    auto *show = m_token->addAction(icon(QStringLiteral("key")), QLineEdit::TrailingPosition);
    show->setText(tr("Show the token"));
    show->setCheckable(true);
    connect(show, &QAction::toggled, this,
            [this](bool on) { m_token->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });

    m_message = new QLabel;
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setAccessibleName(tr("Token check"));
    m_message->hide();

    m_check = new QPushButton(tr("Check and keep"));
    m_check->setDefault(true);
    m_check->setProperty("primary", true);
    m_check->setEnabled(false);
    m_close = new QPushButton(tr("Cancel"));
    m_close->setAutoDefault(false);
    connect(m_token, &QLineEdit::textChanged, this,
            [this](const QString &token) { m_check->setEnabled(!token.trimmed().isEmpty()); });
    connect(m_check, &QPushButton::clicked, this, &TokenDialog::check);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);

    m_other = new QPushButton(tr("Log in with the browser"));
    m_other->setFlat(true);
    m_other->setAutoDefault(false);
    connect(m_other, &QPushButton::clicked, this, [this] {
        close();
        Q_EMIT linkWanted();
    });
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_other);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_check);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(20, 20, 20, 16);
    box->setSpacing(12);
    box->addWidget(title);
    box->addWidget(text);
    box->addWidget(m_token);
    box->addWidget(m_message);
    box->addStretch(1);
    box->addLayout(buttons);
    m_token->setFocus();
    if (account.source() == auth::Account::Source::Environment)
        say(tr("DISCOGS_TOKEN is set in the environment and wins over a token entered here."), false);
}

TokenDialog::~TokenDialog() = default;

QString TokenDialog::message() const
{
    return m_message->text();
}

void TokenDialog::check()
{
    const QString token = m_token->text().trimmed();
    if (token.isEmpty())
        return;
    setBusy(true);
    say(tr("Asking Discogs whose token this is…"), false);
    m_question = std::make_unique<QObject>();
    whenDone(m_client.identify(token), m_question.get(), [this, token](const Result<discogs::Identity> &identity) {
        if (identity)
            return keep(token, identity->username);
        setBusy(false);
        m_token->setFocus();
        m_token->selectAll();
        if (identity.error().code == ErrorCode::SignedOut)
            say(tr("Discogs does not know this token. Check that all of it was copied, or generate a new one."), true);
        else
            say(errorText(identity.error()), true);
    });
}

void TokenDialog::keep(const QString &token, const QString &username)
{
    m_question = std::make_unique<QObject>();
    whenDone(m_account.adopt(token, username), m_question.get(),
             [this, username](const Result<auth::Account::Source> &kept) {
                 setBusy(false);
                 if (!kept)
                     return say(errorText(kept.error()), true);
                 m_token->clear();
                 m_token->setEnabled(false);
                 m_check->hide();
                 m_other->hide();
                 m_close->setText(tr("Close"));
                 m_close->setFocus();
                 if (*kept == auth::Account::Source::Keychain)
                     say(tr("Signed in as %1. The token is in the system keychain.").arg(username), false);
                 else
                     say(tr("Signed in as %1 for this run only: the system keychain could not take the token (%2).")
                             .arg(username, m_account.keychainProblem()),
                         true);
             });
}

void TokenDialog::say(const QString &sentence, bool problem)
{
    m_message->setText(sentence);
    QPalette palette = this->palette();
    if (problem)
        palette.setColor(QPalette::WindowText, colour::warning(palette));
    m_message->setPalette(palette);
    m_message->show();
    layout()->activate();
    resize(width(), qMax(height(), layout()->totalHeightForWidth(width())));
}

void TokenDialog::setBusy(bool busy)
{
    m_token->setEnabled(!busy);
    m_check->setEnabled(!busy && !m_token->text().trimmed().isEmpty());
}

} // namespace runout::ui
