// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/stepdialog.h"

#include "ui/theme/theme.h"
#include "ui/widgets/stateparts.h"

#include <QAction>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace runout::ui {

namespace {

constexpr int dialogWidth = 520;
constexpr int leastHeight = 204;

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

StepDialog::StepDialog(QWidget *parent)
    : QDialog(parent)
    , m_text(paragraph(tr("What happens")))
    , m_message(paragraph(tr("Result")))
    , m_other(new QPushButton)
    , m_close(new QPushButton)
    , m_primary(new QPushButton)
    , m_bar(new LoadingBar(this))
    , m_symbol(new Symbol(28, Symbol::Tone::Muted))
    , m_title(paragraph(tr("Step")))
{
    m_title->setFont(type::title(font()));
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_other->setFlat(true);
    m_other->setAutoDefault(false);
    m_close->setAutoDefault(false);
    m_primary->setDefault(true);
    m_primary->setProperty("primary", true);
    connect(m_other, &QPushButton::clicked, this, [this] { turn(); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_primary, &QPushButton::clicked, this, [this] { press(); });
}

void StepDialog::lay(const QList<QWidget *> &parts)
{
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_symbol, 0, Qt::AlignTop);
    head->addWidget(m_title, 1, Qt::AlignVCenter);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_other);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_primary);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(24, 24, 24, 20);
    box->setSpacing(12);
    box->addLayout(head);
    box->addWidget(m_text);
    for (QWidget *part : parts)
        box->addWidget(part);
    box->addWidget(m_message);
    box->addStretch(1);
    box->addSpacing(4);
    box->addLayout(buttons);
}

QWidget *StepDialog::buildKeys(const KeyNames &names)
{
    m_key = field(names.key);
    m_secret = field(names.secret);
    m_secret->setEchoMode(QLineEdit::Password);
    auto *reveal = m_secret->addAction(icon(QStringLiteral("key")), QLineEdit::TrailingPosition);
    reveal->setText(tr("Show the secret"));
    reveal->setCheckable(true);
    connect(reveal, &QAction::toggled, this,
            [this](bool on) { m_secret->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });
    auto *note = new QLabel(names.note);
    note->setWordWrap(true);
    note->setOpenExternalLinks(true);
    note->setTextInteractionFlags(Qt::TextBrowserInteraction);
    note->setAccessibleName(names.noteName);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(names.key, m_key);
    form->addRow(names.secret, m_secret);
    auto *keys = new QWidget;
    auto *box = new QVBoxLayout(keys);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(12);
    box->addWidget(note);
    box->addLayout(form);
    return keys;
}

QString StepDialog::title() const
{
    return m_title->text();
}

QString StepDialog::message() const
{
    return m_message->isHidden() ? QString() : m_message->text();
}

void StepDialog::showPage(const Page &page)
{
    m_symbol->setName(page.symbol);
    m_title->setText(page.title);
    m_text->setText(page.text);
    m_text->setVisible(!page.text.isEmpty());
    m_bar->setActive(page.isBusy);
    m_message->hide();
}

void StepDialog::say(const QString &sentence, bool isProblem)
{
    QPalette colours = palette();
    if (isProblem)
        colours.setColor(QPalette::WindowText, colour::warning(colours));
    m_message->setPalette(colours);
    m_message->setText(sentence);
    m_message->setVisible(!sentence.isEmpty());
    fit();
}

void StepDialog::fit()
{
    layout()->activate();
    setFixedSize(dialogWidth, qMax(leastHeight, layout()->totalHeightForWidth(dialogWidth)));
}

} // namespace runout::ui
