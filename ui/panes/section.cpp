// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/section.h"

#include "ui/panes/muted.h"
#include "ui/theme/theme.h"
#include "ui/widgets/linktext.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace runout::ui {

Section::Section(const QString &heading, QWidget *content, BrowserState &state, QWidget *parent)
    : QWidget(parent)
    , m_content(content)
    , m_sentence(new LinkText(state))
    , m_remark(new LinkText(state))
    , m_button(new QPushButton)
    , m_title(new QLabel)
    , m_head(new QHBoxLayout)
{
    m_title->setFont(type::heading(type::small(font())));
    setMuted(m_title);
    m_title->setTextFormat(Qt::PlainText);
    setHeading(heading);
    setMuted(m_sentence);
    setMuted(m_remark);
    m_remark->setFont(type::small(font()));
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_run)
            m_run();
    });
    m_head->setContentsMargins(0, 0, 0, 0);
    m_head->addWidget(m_title, 1);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(Theme::unit);
    box->addLayout(m_head);
    box->addWidget(content);
    box->addWidget(m_sentence);
    box->addWidget(m_button, 0, Qt::AlignLeft);
    box->addWidget(m_remark);
    m_remark->hide();
    showContent();
}

void Section::setHeading(const QString &heading)
{
    m_title->setText(heading);
    setAccessibleName(heading);
    m_sentence->setAccessibleName(heading);
    m_remark->setAccessibleName(tr("%1: remark").arg(heading));
}

void Section::showContent()
{
    m_content->show();
    m_sentence->clear();
    m_sentence->hide();
    m_button->hide();
}

void Section::showSentence(const QString &html, const QString &button, std::function<void()> run)
{
    m_content->hide();
    m_sentence->setText(html);
    m_sentence->show();
    m_run = std::move(run);
    m_button->setText(button);
    m_button->setAccessibleName(button);
    m_button->setVisible(!button.isEmpty());
}

void Section::setRemark(const QString &html)
{
    m_remark->setText(html);
    m_remark->setVisible(!html.isEmpty());
}

QString Section::sentence() const
{
    return m_sentence->text();
}

void Section::addButton(QWidget *button)
{
    m_head->addWidget(button);
}

} // namespace runout::ui
