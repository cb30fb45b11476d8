// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/writehistory.h"

#include "ui/dialogs/prompts.h"
#include "ui/tagtext.h"
#include "ui/tagwrites.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace runout::ui {

using tags::BatchNote;
using tags::BatchState;

namespace {

constexpr int IdRole = Qt::UserRole;

} // namespace

WriteHistory::WriteHistory(TagWrites &writes, QWidget *parent)
    : QDialog(parent)
    , m_writes(writes)
    , m_list(new QListWidget)
    , m_room(new QLabel)
    , m_undo(new QPushButton(tr("Take back")))
    , m_finish(new QPushButton(tr("Finish")))
    , m_forget(new QPushButton(tr("Forget…")))
{
    setWindowTitle(tr("History of writes"));
    resize(560, 420);
    auto *title = new QLabel(tr("History of writes"));
    title->setFont(type::title(font()));
    m_list->setAccessibleName(tr("Writes"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setSpacing(2);
    m_room->setTextFormat(Qt::PlainText);
    m_room->setWordWrap(true);
    auto *close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);
    for (QPushButton *button : {m_undo, m_finish, m_forget})
        button->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_undo, &QPushButton::clicked, this, [this] { m_writes.undo(chosen()); });
    connect(m_finish, &QPushButton::clicked, this, [this] { m_writes.finish(chosen()); });
    connect(m_forget, &QPushButton::clicked, this, [this] {
        prompts::Question question;
        question.title = tr("Forget this write?");
        question.text = tr("The files stay as they are. Afterwards it can't be taken back.");
        question.yes = tr("Forget it");
        prompts::confirm(this, question, [this, id = chosen()](bool) { m_writes.forget(id); });
    });
    connect(m_list, &QListWidget::currentRowChanged, this, &WriteHistory::updateButtons);
    connect(&writes, &TagWrites::changed, this, &WriteHistory::reload);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_forget);
    buttons->addStretch(1);
    buttons->addWidget(m_finish);
    buttons->addWidget(m_undo);
    buttons->addWidget(close);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(20, 20, 20, 16);
    box->setSpacing(12);
    box->addWidget(title);
    box->addWidget(m_list, 1);
    box->addWidget(m_room);
    box->addLayout(buttons);
    reload();
}

QString WriteHistory::chosen() const
{
    return m_list->currentItem() ? m_list->currentItem()->data(IdRole).toString() : QString();
}

void WriteHistory::reload()
{
    const QString before = chosen();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    qint64 bytes = 0;
    for (const BatchNote &note : m_writes.batches()) {
        bytes += note.bytes;
        const QString when = QLocale().toString(note.time.toLocalTime(), QLocale::ShortFormat);
        auto *item =
            new QListWidgetItem(tr("%1\n%2 · %3 · %4", "title, time, what became of it, bytes")
                                    .arg(note.title, when, batchText(note), QLocale().formattedDataSize(note.bytes)),
                                m_list);
        item->setData(IdRole, note.id);
        item->setData(Qt::AccessibleTextRole,
                      QStringList{note.title, when, batchText(note)}.join(QStringLiteral(", ")));
        if (note.id == before)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem() && m_list->count() > 0)
        m_list->setCurrentRow(0);
    m_room->setText(
        m_list->count() == 0
            ? tr("Nothing has been written into files yet.")
            : tr("What is needed to go back takes %1 on disk. The oldest writes are forgotten when it becomes "
                 "too much; the newest never is.")
                  .arg(QLocale().formattedDataSize(bytes)));
    updateButtons();
}

void WriteHistory::updateButtons()
{
    const bool idle = m_writes.work() == TagWrites::Work::None;
    std::optional<BatchNote> batch;
    for (const BatchNote &note : m_writes.batches()) {
        if (note.id == chosen())
            batch = note;
    }
    m_undo->setEnabled(idle && batch && batch->state != BatchState::TakenBack);
    m_finish->setEnabled(idle && batch && batch->state == BatchState::Interrupted);
    m_finish->setVisible(!m_writes.interrupted().isEmpty());
    m_forget->setEnabled(idle && batch && batch->state != BatchState::Interrupted);
}

} // namespace runout::ui
