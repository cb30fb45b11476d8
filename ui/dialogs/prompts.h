// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QMessageBox;
class QWidget;

namespace runout::ui {

// The only place that opens a modal box: for questions that can't be undone, and never waiting inside one.
struct Question
{
    QString title; // what is asked, one sentence
    QString text;  // what follows from it
    QString yes;   // the button that does it, named after what it does
    QString no;    // leaves everything as it is
    QString also;  // a box to tick besides; "": none
    bool alsoTicked = false;
};
// `answered` runs once: yes or no, and whether the box was ticked. Escape is no.
QMessageBox *ask(QWidget *parent, const Question &question, std::function<void(bool yes, bool also)> answered);
// Says something that cannot be done, with one button.
QMessageBox *tell(QWidget *parent, const QString &title, const QString &text);

} // namespace runout::ui
