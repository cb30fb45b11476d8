// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/lastfmdialog.h"
#include "ui/theme/theme.h"
#include "ui/widgets/stateparts.h"

#include <QAction>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

// How the dialog is put together; what it does is in lastfmdialog.cpp.
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

QLineEdit *field(const QString &name)
{
    auto *line = new QLineEdit;
    line->setAccessibleName(name);
    line->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    line->setMinimumWidth(260);
    return line;
}

} // namespace

void LastfmDialog::build()
{
    setWindowTitle(tr("Connect Last.fm"));
    m_bar = new LoadingBar(this);
    m_symbol = new Symbol(28, Symbol::Tone::Muted);
    m_title = paragraph(tr("Step"));
    m_title->setFont(type::title(font()));
    m_text = paragraph(tr("What happens"));
    m_message = paragraph(tr("Result"));
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_symbol, 0, Qt::AlignTop);
    head->addWidget(m_title, 1, Qt::AlignVCenter);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(24, 24, 24, 20);
    box->setSpacing(12);
    box->addLayout(head);
    box->addWidget(m_text);
    box->addWidget(buildKey());
    box->addWidget(m_message);
    box->addStretch(1);
    box->addSpacing(4);
    buildButtons(box);
}

QWidget *LastfmDialog::buildKey()
{
    m_key = field(tr("API key"));
    m_secret = field(tr("Shared secret"));
    m_secret->setEchoMode(QLineEdit::Password);
    auto *reveal = m_secret->addAction(icon(QStringLiteral("key")), QLineEdit::TrailingPosition);
    reveal->setText(tr("Show the secret"));
    reveal->setCheckable(true);
    connect(reveal, &QAction::toggled, this,
            [this](bool on) { m_secret->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });

    auto *note = new QLabel(
        tr("Last.fm knows programs by an API key, and Runout takes yours: <a "
           "href=\"https://www.last.fm/api/account/create\">create an API account</a> there and copy its key and "
           "secret. They are kept in the system keychain. The key alone shows biographies and tags; to scrobble, the "
           "secret is needed too."));
    note->setWordWrap(true);
    note->setOpenExternalLinks(true);
    note->setTextInteractionFlags(Qt::TextBrowserInteraction);
    note->setAccessibleName(tr("About API keys"));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(m_key->accessibleName(), m_key);
    form->addRow(m_secret->accessibleName(), m_secret);
    m_keyPart = new QWidget;
    auto *box = new QVBoxLayout(m_keyPart);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(12);
    box->addWidget(note);
    box->addLayout(form);
    return m_keyPart;
}

void LastfmDialog::buildButtons(QBoxLayout *box)
{
    m_other = new QPushButton;
    m_other->setFlat(true);
    m_other->setAutoDefault(false);
    m_close = new QPushButton;
    m_close->setAutoDefault(false);
    m_primary = new QPushButton;
    m_primary->setDefault(true);
    m_primary->setProperty("primary", true);
    connect(m_other, &QPushButton::clicked, this, &LastfmDialog::turn);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_primary, &QPushButton::clicked, this, &LastfmDialog::press);
    auto *row = new QHBoxLayout;
    row->addWidget(m_other);
    row->addStretch(1);
    row->addWidget(m_close);
    row->addWidget(m_primary);
    box->addLayout(row);
}

void LastfmDialog::fit()
{
    layout()->activate();
    setFixedSize(dialogWidth, qMax(leastHeight, layout()->totalHeightForWidth(dialogWidth)));
}

} // namespace runout::ui
