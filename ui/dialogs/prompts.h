// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>

#include <functional>

// The only place that asks before something is done which cannot be undone. Never blocks: the answer comes later.
namespace runout::ui::prompts {

struct Question
{
    QString title;  // what would happen, as a question
    QString text;   // what that means
    QString yes;    // the verb on the button
    QString option; // a box to tick beside; "" = none
};

// Calls `then` with whether the option was ticked, once the user has said yes; else never. "No" is the default. The
// window's dialog is returned, and deletes itself; its accessible name is "Question", so that tests find and answer it.
QDialog *confirm(QWidget *parent, const Question &question, const std::function<void(bool ticked)> &then);

} // namespace runout::ui::prompts
