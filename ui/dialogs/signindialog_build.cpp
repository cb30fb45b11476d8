// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/signindialog.h"
#include "ui/theme/theme.h"
#include "ui/widgets/stateparts.h"

#include <QAction>
#include <QClipboard>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

// How the dialog is put together; what it does is in signindialog.cpp.
namespace runout::ui {

namespace {

constexpr int dialogWidth = 520;
constexpr int leastHeight = 204; // so that it does not jump from step to step

QLabel *paragraph(const QString &name)
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setAccessibleName(name);
    return label;
}

} // namespace

void SignInDialog::build()
{
    setWindowTitle(tr("Link Discogs account"));
    m_bar = new LoadingBar(this);
    m_symbol = new Symbol(28, Symbol::Tone::Muted);
    m_title = paragraph(tr("Step"));
    m_title->setFont(type::title(font()));
    m_text = paragraph(tr("What happens"));
    m_message = paragraph(tr("Result"));
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);

    m_code = new QLineEdit;
    m_code->setAccessibleName(tr("Code"));
    m_code->setPlaceholderText(tr("Paste the code"));
    m_code->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);

    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_symbol, 0, Qt::AlignTop);
    head->addWidget(m_title, 1, Qt::AlignVCenter);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(24, 24, 24, 20);
    box->setSpacing(12);
    box->addLayout(head);
    box->addWidget(m_text);
    box->addWidget(buildConsumer());
    box->addWidget(buildAddress());
    box->addWidget(m_code);
    box->addWidget(m_message);
    box->addStretch(1);
    box->addSpacing(4);
    buildButtons(box);
    connect(m_code, &QLineEdit::textChanged, this,
            [this](const QString &code) { m_primary->setEnabled(!code.trimmed().isEmpty()); });
}

QWidget *SignInDialog::buildConsumer()
{
    const auto field = [](const QString &name) {
        auto *line = new QLineEdit;
        line->setAccessibleName(name);
        line->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
        line->setMinimumWidth(260);
        return line;
    };
    m_key = field(tr("Consumer key"));
    m_secret = field(tr("Consumer secret"));
    m_secret->setEchoMode(QLineEdit::Password);
    auto *reveal = m_secret->addAction(icon(QStringLiteral("key")), QLineEdit::TrailingPosition);
    reveal->setText(tr("Show the secret"));
    reveal->setCheckable(true);
    connect(reveal, &QAction::toggled, this,
            [this](bool on) { m_secret->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });

    auto *note = new QLabel(
        tr("This Runout was built without a registration at Discogs, so it needs yours, once: "
           "<a href=\"https://www.discogs.com/settings/developers\">register an application</a> there, give it any "
           "name, and copy its key and secret. They are kept in the system keychain."));
    note->setWordWrap(true);
    note->setOpenExternalLinks(true);
    note->setTextInteractionFlags(Qt::TextBrowserInteraction);
    note->setAccessibleName(tr("About consumer keys"));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Consumer key"), m_key);
    form->addRow(tr("Consumer secret"), m_secret);
    m_consumer = new QWidget;
    auto *box = new QVBoxLayout(m_consumer);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(12);
    box->addWidget(note);
    box->addLayout(form);
    return m_consumer;
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

void SignInDialog::buildButtons(QBoxLayout *box)
{
    m_other = new QPushButton;
    m_other->setFlat(true);
    m_other->setAutoDefault(false);
    m_close = new QPushButton;
    m_close->setAutoDefault(false);
    m_primary = new QPushButton;
    m_primary->setDefault(true);
    m_primary->setProperty("primary", true);
    connect(m_other, &QPushButton::clicked, this, &SignInDialog::turn);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_primary, &QPushButton::clicked, this, &SignInDialog::press);
    auto *row = new QHBoxLayout;
    row->addWidget(m_other);
    row->addStretch(1);
    row->addWidget(m_close);
    row->addWidget(m_primary);
    box->addLayout(row);
}

void SignInDialog::fit()
{
    layout()->activate();
    const int height = qMax(leastHeight, layout()->totalHeightForWidth(dialogWidth));
    setFixedSize(dialogWidth, height);
}

} // namespace runout::ui
