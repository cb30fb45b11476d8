// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace runout::ui {

class LoadingBar;
class Symbol;

// A dialog that goes step by step through the browser and back: a symbol and a title, what happens now, parts of its
// own, a result, three buttons. It does not jump in size from step to step.
class StepDialog : public QDialog
{
    Q_OBJECT
public:
    [[nodiscard]] QString title() const;   // what it is doing, for tests
    [[nodiscard]] QString message() const; // the problem or result shown, or ""

protected:
    struct Page
    {
        QString symbol; // icon name
        QString title;
        QString text; // "": none
        bool isBusy = false;
    };
    // Two fields with a note above them that may hold one link.
    struct KeyNames
    {
        QString key, secret;
        QString note; // rich text of ours
        QString noteName;
    };

    explicit StepDialog(QWidget *parent);
    void lay(const QList<QWidget *> &parts); // between the text and the result
    QWidget *buildKeys(const KeyNames &names);
    void showPage(const Page &page); // without a result
    void say(const QString &sentence, bool isProblem);
    void fit();
    virtual void press() = 0; // the primary button
    virtual void turn() = 0;  // the other one

    QLabel *m_text;
    QLabel *m_message;
    QLineEdit *m_key = nullptr;
    QLineEdit *m_secret = nullptr;
    QPushButton *m_other;
    QPushButton *m_close;
    QPushButton *m_primary;

private:
    LoadingBar *m_bar;
    Symbol *m_symbol;
    QLabel *m_title;
};

} // namespace runout::ui
