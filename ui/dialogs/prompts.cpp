// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/prompts.h"

#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace runout::ui::prompts {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(runout::ui::prompts)
};

QLabel *paragraph(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

QDialog *confirm(QWidget *parent, const Question &question, const std::function<void(bool)> &then)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(question.title);
    dialog->setAccessibleName(Words::tr("Question"));
    dialog->setAccessibleDescription(question.text);
    dialog->setMinimumWidth(420);

    auto *title = paragraph(question.title);
    title->setFont(type::title(dialog->font()));
    auto *option = new QCheckBox(question.option);
    option->setAccessibleName(question.option);
    option->setVisible(!question.option.isEmpty());
    auto *yes = new QPushButton(question.yes);
    yes->setAutoDefault(false);
    auto *no = new QPushButton(Words::tr("Cancel"));
    no->setDefault(true);
    QObject::connect(no, &QPushButton::clicked, dialog, &QDialog::reject);
    QObject::connect(yes, &QPushButton::clicked, dialog, [dialog, option, then] {
        const bool ticked = option->isChecked();
        dialog->accept();
        then(ticked);
    });

    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(yes);
    buttons->addWidget(no);
    auto *box = new QVBoxLayout(dialog);
    box->setContentsMargins(20, 20, 20, 16);
    box->setSpacing(12);
    box->addWidget(title);
    box->addWidget(paragraph(question.text));
    box->addWidget(option);
    box->addStretch(1);
    box->addLayout(buttons);
    dialog->open();
    no->setFocus();
    return dialog;
}

} // namespace runout::ui::prompts
