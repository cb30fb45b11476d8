// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/tagparts.h"

#include "ui/panes/muted.h"
#include "ui/tagtext.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace runout::ui {

namespace {

constexpr int headHeight = 86;

} // namespace

TagProgress::TagProgress(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel)
    , m_bar(new QProgressBar)
    , m_cancel(new QPushButton(tr("Cancel")))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setAccessibleName(tr("What goes on"));
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    connect(m_cancel, &QPushButton::clicked, this, &TagProgress::cancelled);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(12);
    row->addWidget(m_text);
    row->addWidget(m_bar, 1);
    row->addWidget(m_cancel);
    hide();
}

void TagProgress::show(const QString &sentence, int done, int total)
{
    m_text->setText(sentence);
    m_bar->setRange(0, total);
    m_bar->setValue(done);
    setVisible(true);
}

void TagProgress::clear()
{
    hide();
}

InterruptedStrip::InterruptedStrip(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel)
    , m_finish(new QPushButton(tr("Finish")))
    , m_undo(new QPushButton(tr("Take back")))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setAccessibleName(tr("Interrupted write"));
    connect(m_finish, &QPushButton::clicked, this, [this] { Q_EMIT finishWanted(m_batch); });
    connect(m_undo, &QPushButton::clicked, this, [this] { Q_EMIT undoWanted(m_batch); });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 12, 6);
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    row->addWidget(m_finish);
    row->addWidget(m_undo);
    hide();
}

void InterruptedStrip::set(const QList<tags::BatchNote> &batches)
{
    setVisible(!batches.isEmpty());
    if (batches.isEmpty())
        return;
    const tags::BatchNote &batch = batches.first();
    m_batch = batch.id;
    const QString how =
        batch.isTakingBack
            ? tr("Taking back the tags of “%1” was interrupted.").arg(batch.title)
            : tr("Writing the tags of “%1” was interrupted: %2 of %3 files have them. Every file is whole.")
                  .arg(batch.title)
                  .arg(batch.written)
                  .arg(batch.files);
    m_text->setText(how);
}

void InterruptedStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colour::noticeBack(palette()));
}

TagColumn::TagColumn(const QString &title)
    : widget(new QWidget)
    , box(new QVBoxLayout(widget))
    , lines(new QVBoxLayout)
    , tools(new QHBoxLayout)
{
    auto *heading = new QLabel(title);
    heading->setFont(type::heading(heading->font()));
    heading->setTextFormat(Qt::PlainText);
    tools->setContentsMargins(0, 0, 0, 0);
    tools->setSpacing(4);
    tools->addWidget(heading);
    tools->addStretch(1);
    lines->setContentsMargins(12, 8, 8, 8);
    lines->setSpacing(2);
    lines->addLayout(tools);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    lines->addStretch(1);
    auto *head = new QWidget;
    head->setLayout(lines);
    head->setFixedHeight(headHeight); // of all columns, so that lists begin together
    box->addWidget(head);
}

void TagColumn::addLine(QWidget *line)
{
    lines->insertWidget(lines->count() - 1, line);
}

} // namespace runout::ui
