// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace runout::ui {

class BrowserState;
class LinkText;

// A part of a page: a heading over its content, or over a sentence that says why there is none, with the button that
// helps.
class Section : public QWidget
{
    Q_OBJECT
public:
    // Takes `content` as a child.
    Section(const QString &heading, QWidget *content, BrowserState &state, QWidget *parent = nullptr);

    void setHeading(const QString &heading);
    void showContent();
    // html: of ui/widgets/linktext.h or escaped. The button is left out where it has no text.
    void showSentence(const QString &html, const QString &button = {}, std::function<void()> run = {});
    // A line under the content; "" removes it.
    void setRemark(const QString &html);
    [[nodiscard]] QString sentence() const; // what is said now in place of content, "" with content
    // A small button at the heading's end: Copy all.
    void addButton(QWidget *button);

private:
    QWidget *m_content;
    LinkText *m_sentence;
    LinkText *m_remark;
    QPushButton *m_button;
    QLabel *m_title;
    QHBoxLayout *m_head;
    std::function<void()> m_run;
};

} // namespace runout::ui
