// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/prompts.h"

#include <QCheckBox>
#include <QMessageBox>
#include <QPushButton>

namespace runout::ui {

namespace {

QMessageBox *box(QWidget *parent, const QString &title, const QString &text)
{
    auto *made = new QMessageBox(parent);
    made->setAttribute(Qt::WA_DeleteOnClose);
    made->setTextFormat(Qt::PlainText); // names of folders and accounts are somebody's text
    made->setText(title);
    made->setInformativeText(text);
    made->setWindowModality(Qt::WindowModal);
    return made;
}

} // namespace

QMessageBox *ask(QWidget *parent, const Question &question, std::function<void(bool yes, bool also)> answered)
{
    QMessageBox *made = box(parent, question.title, question.text);
    QPushButton *yes = made->addButton(question.yes, QMessageBox::AcceptRole);
    QPushButton *no = made->addButton(question.no, QMessageBox::RejectRole);
    made->setDefaultButton(no);
    made->setEscapeButton(no);
    QCheckBox *also = nullptr;
    if (!question.also.isEmpty()) {
        also = new QCheckBox(question.also);
        also->setChecked(question.alsoTicked);
        made->setCheckBox(also);
    }
    QObject::connect(made, &QMessageBox::finished, parent, [made, yes, also, answered = std::move(answered)] {
        answered(made->clickedButton() == yes, also && also->isChecked());
    });
    made->open();
    return made;
}

QMessageBox *tell(QWidget *parent, const QString &title, const QString &text)
{
    QMessageBox *made = box(parent, title, text);
    made->addButton(QMessageBox::Ok);
    made->open();
    return made;
}

} // namespace runout::ui
