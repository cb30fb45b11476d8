// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/signindialog.h"

#include "core/auth/account.h"
#include "core/auth/registration.h"
#include "core/discogs/client.h"
#include "ui/dialogs/signinpages.h"
#include "ui/errortext.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace runout::ui {

using Way = auth::SignIn::Way;
using Step = auth::SignIn::Step;
using Problem = auth::SignIn::Problem;

SignInDialog::SignInDialog(const Parts &parts, QWidget *parent)
    : StepDialog(parent)
    , m_parts(parts)
{
    build();
    parts.signIn.setPages(signInPages());
    connect(&parts.signIn, &auth::SignIn::stepChanged, this, &SignInDialog::follow);
    connect(&parts.signIn, &auth::SignIn::failed, this, [this](const auth::SignIn::Failure &failure) {
        if (std::exchange(m_mine, false))
            showFailure(failure);
    });
    connect(&parts.signIn, &auth::SignIn::linked, this, [this](const auth::Credentials &credentials) {
        if (std::exchange(m_mine, false))
            identify(credentials);
    });
    connect(&parts.signIn, &auth::SignIn::cancelled, this, [this] {
        if (std::exchange(m_mine, false))
            showStart(); // begun in another window
    });
    connect(&parts.registration, &auth::Registration::changed, this, [this] {
        if (m_state == State::Start)
            showStart();
    });
    showStart();
}

SignInDialog::~SignInDialog()
{
    m_parts.signIn.disconnect(this);
    if (m_mine)
        m_parts.signIn.cancel();
}

void SignInDialog::build()
{
    setWindowTitle(tr("Link Discogs account"));
    m_code = new QLineEdit;
    m_code->setAccessibleName(tr("Code"));
    m_code->setPlaceholderText(tr("Paste the code"));
    m_code->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    connect(m_code, &QLineEdit::textChanged, this,
            [this](const QString &code) { m_primary->setEnabled(!code.trimmed().isEmpty()); });
    m_consumer = buildKeys(
        {tr("Consumer key"), tr("Consumer secret"),
         tr("This Runout was built without a registration at Discogs, so it needs yours, once: "
            "<a href=\"https://www.discogs.com/settings/developers\">register an application</a> there, give it any "
            "name, and copy its key and secret. They are kept in the system keychain."),
         tr("About consumer keys")});
    lay({m_consumer, buildAddress(), m_code});
}

QWidget *SignInDialog::buildAddress()
{
    m_addressText = new QLineEdit;
    m_addressText->setReadOnly(true);
    m_addressText->setAccessibleName(tr("Address"));
    auto *copy = new QPushButton(icon(QStringLiteral("copy")), tr("Copy"));
    copy->setAccessibleName(tr("Copy the address"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_addressText->text()); });
    m_address = new QWidget;
    auto *row = new QHBoxLayout(m_address);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_addressText, 1);
    row->addWidget(copy);
    return m_address;
}

void SignInDialog::enter(State state, const QString &title, const QString &text)
{
    m_state = state;
    const QString symbol = state == State::Done     ? QStringLiteral("check")
                           : state == State::Failed ? QStringLiteral("warning")
                           : state == State::Code   ? QStringLiteral("key")
                                                    : QStringLiteral("runout");
    showPage({symbol, title, text, state == State::Asking || state == State::Browser});
    m_address->hide();
    m_consumer->setVisible(state == State::Start && takesConsumer());
    m_code->setVisible(state == State::Code);
    m_primary->setVisible(state != State::Asking);
    m_primary->setEnabled(state != State::Code);
    m_other->setVisible(state != State::Asking && state != State::Done && state != State::Failed);
    m_close->setText(state == State::Done ? tr("Close") : tr("Cancel"));
    m_close->setVisible(state != State::Done);
    fit();
}

bool SignInDialog::takesConsumer() const
{
    const auto source = m_parts.registration.source();
    return source == auth::Registration::Source::None ||
           (m_wrongConsumer && source != auth::Registration::Source::Environment);
}

void SignInDialog::showStart()
{
    m_primary->setText(tr("Log in with Discogs"));
    m_other->setText(tr("Use a personal token"));
    enter(State::Start, tr("Link your Discogs account"),
          tr("Runout opens Discogs in your browser. Log in there and allow access: your collection, wantlist and lists "
             "come to this computer, and what you change here goes back. Your password stays with Discogs."));
    const bool fixed = m_parts.account.source() == auth::Account::Source::Environment;
    m_primary->setEnabled(!fixed);
    if (fixed)
        say(tr("DISCOGS_TOKEN is set in the environment and wins over a linked account."), false);
    if (m_consumer->isVisibleTo(this) && (m_wrongConsumer || m_key->text().isEmpty())) {
        m_key->setFocus();
        m_key->selectAll();
    } else {
        m_primary->setFocus();
    }
}

void SignInDialog::showWaiting()
{
    if (m_way == Way::Callback) {
        m_primary->setText(tr("Open the page again"));
        m_other->setText(tr("Paste the code instead"));
        enter(State::Browser, tr("Waiting for your browser"),
              tr("Discogs has opened in your browser. Log in there and allow access; Runout goes on by itself. Should "
                 "the "
                 "tab be gone, open the page again."));
        m_primary->setFocus();
        return;
    }
    m_primary->setText(tr("Link account"));
    m_other->setText(tr("Open the page again"));
    m_code->clear();
    enter(
        State::Code, tr("Paste the code from Discogs"),
        tr("Discogs has opened in your browser. Allow access there; then copy the code it shows, and paste it here."));
    m_code->setFocus();
}

void SignInDialog::showDone(const QString &username, bool kept)
{
    m_unnamed = {};
    m_primary->setText(tr("Close"));
    enter(State::Done, tr("Linked as %1").arg(username),
          kept ? tr("The link is kept in the system keychain, and nowhere else. You can end it here with Sign out, or "
                    "under Applications in your settings at Discogs.")
               : QString());
    if (!kept)
        say(tr("The link holds for this run only. %1")
                .arg(errorText(Error{ErrorCode::Storage, m_parts.account.keychainProblem(), 0, 0})),
            true);
    m_primary->setFocus();
}

void SignInDialog::showFailure(const auth::SignIn::Failure &failure)
{
    m_wrongConsumer = failure.problem == Problem::Consumer;
    if (failure.problem == Problem::NoListener)
        m_way = Way::Code; // what trying again does
    fail(signInText(failure));
    if (failure.problem == Problem::NoListener)
        m_primary->setText(tr("Paste the code instead"));
}

void SignInDialog::fail(const QString &sentence)
{
    m_primary->setText(tr("Try again"));
    enter(State::Failed, tr("Your account is not linked"), {});
    say(sentence, true);
    m_primary->setFocus();
}

void SignInDialog::press()
{
    switch (m_state) {
    case State::Start:
        return begin(Way::Callback);
    case State::Code:
        if (!m_parts.signIn.takeCode(m_code->text()))
            say(tr("This is not the code of this attempt. Copy all of what Discogs shows, or open the page again."),
                true);
        return;
    case State::Failed:
        if (!m_unnamed.isEmpty())
            return identify(m_unnamed);
        return m_wrongConsumer ? showStart() : begin(m_way);
    case State::Done:
        accept();
        return;
    case State::Browser:
        return openPage();
    case State::Asking:
        return;
    }
}

void SignInDialog::turn()
{
    switch (m_state) {
    case State::Start:
        reject();
        Q_EMIT tokenWanted();
        return;
    case State::Browser:
        return begin(Way::Code);
    case State::Code:
        return openPage();
    default:
        return;
    }
}

void SignInDialog::begin(Way way)
{
    m_way = way;
    m_unnamed = {};
    if (takesConsumer()) {
        const auto kept = m_parts.registration.enter(m_key->text(), m_secret->text());
        if (kept.isFinished() && kept.resultCount() > 0 && !kept.result()) {
            say(tr("The consumer key and the consumer secret are both needed."), true);
            (m_key->text().trimmed().isEmpty() ? m_key : m_secret)->setFocus();
            return;
        }
    }
    m_wrongConsumer = false;
    m_mine = false; // what may go on ends, here and in other windows
    m_parts.signIn.cancel();
    m_mine = true;
    m_parts.signIn.start(m_parts.registration.consumer(), way);
}

void SignInDialog::follow()
{
    if (!m_mine)
        return;
    switch (m_parts.signIn.step()) {
    case Step::Requesting:
    case Step::Exchanging:
        return enter(State::Asking, tr("One moment"), tr("Asking Discogs…"));
    case Step::Waiting:
        showWaiting();
        openPage();
        return;
    case Step::Idle:
        return;
    }
}

// Where there is no browser to be had, the address is shown to be opened by hand.
void SignInDialog::openPage()
{
    const QUrl page = m_parts.signIn.authorizePage();
    if (page.isEmpty() || QDesktopServices::openUrl(page))
        return;
    m_text->setText(m_way == Way::Callback
                        ? tr("No browser could be opened. Open this address in one on this computer; Runout goes on by "
                             "itself when you have allowed access.")
                        : tr("No browser could be opened. Open this address in one, allow access, then copy the code "
                             "that Discogs shows, and paste it here."));
    m_addressText->setText(page.toString(QUrl::FullyEncoded));
    m_addressText->setCursorPosition(0);
    m_address->show();
    fit();
}

void SignInDialog::identify(const auth::Credentials &credentials)
{
    m_unnamed = credentials;
    enter(State::Asking, tr("One moment"), tr("Asking Discogs whose account this is…"));
    m_question = std::make_unique<QObject>();
    whenDone(m_parts.client.whose(credentials), m_question.get(),
             [this, credentials](const Result<discogs::Identity> &identity) {
                 if (identity)
                     return keep(credentials, identity->username);
                 if (identity.error().code == ErrorCode::SignedOut)
                     m_unnamed = {}; // no use asking again
                 fail(errorText(identity.error()));
             });
}

void SignInDialog::keep(const auth::Credentials &credentials, const QString &username)
{
    m_question = std::make_unique<QObject>();
    whenDone(m_parts.account.adopt(credentials, username), m_question.get(),
             [this, username](const Result<auth::Account::Source> &kept) {
                 if (kept)
                     showDone(username, *kept == auth::Account::Source::Keychain);
                 else
                     fail(errorText(kept.error()));
             });
}

} // namespace runout::ui
