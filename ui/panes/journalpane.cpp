// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/journalpane.h"

#include "core/library/collection.h"
#include "core/library/outbox.h"
#include "ui/browserstate.h"
#include "ui/desk.h"
#include "ui/models/journalmodel.h"
#include "ui/panes/journaldelegate.h"
#include "ui/panes/logparts.h"
#include "ui/panes/refusedcard.h"
#include "ui/shelfedits.h"
#include "ui/theme/theme.h"
#include "ui/widgets/panestates.h"

#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QVBoxLayout>

namespace runout::ui {

using library::Collection;
using library::JournalEntry;
using library::OutboxEntry;

namespace {

constexpr int mostCards = 3; // refused changes shown at once; the others follow

} // namespace

JournalPane::JournalPane(Desk &desk, QWidget *parent)
    : Pane(parent)
    , m_desk(desk)
    , m_model(new JournalModel(this))
    , m_list(new QListView)
{
    build();
    connect(desk.collection, &Collection::journalChanged, this, &JournalPane::reload);
    if (desk.edits)
        connect(desk.edits, &ShelfEdits::namesChanged, this, &JournalPane::reload);
    if (desk.outbox)
        connect(desk.outbox, &library::Outbox::problemChanged, this, &JournalPane::updateState);
    reload();
}

JournalPane::~JournalPane() = default;

void JournalPane::build()
{
    m_head = new LogHead(tr("Change count"), tr("Filter the history"));
    connect(m_head, &LogHead::filterChanged, this, [this](const QString &text) {
        m_model->setTextFilter(text);
        updateState();
    });
    auto *delegate = new JournalDelegate(m_list);
    delegate->setMayUndo(m_desk.edits && !m_desk.edits->isReadOnly());
    setUpLog(*m_list, *m_model, *delegate, tr("History"));
    connect(delegate, &JournalDelegate::undoWanted, this, [this](qint64 entry) { m_desk.edits->undoEntry(entry); });
    connect(m_list, &QListView::activated, this, &JournalPane::open);
    connect(m_list, &QWidget::customContextMenuRequested, this, &JournalPane::showMenu);
    m_states = new PaneStates(m_list, tr("History content"));
    m_refused = new QWidget;
    m_refused->setAccessibleName(tr("Refused changes"));
    m_cards = new QVBoxLayout(m_refused);
    m_cards->setContentsMargins(16, 0, 16, 8);
    m_cards->setSpacing(8);
    m_refused->hide();

    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(m_head);
    box->addWidget(m_refused);
    box->addWidget(m_states, 1);
}

void JournalPane::reload()
{
    m_question = std::make_unique<QObject>();
    Q_EMIT settledChanged();
    whenDone(m_desk.collection->outbox(), m_question.get(), [this](const Result<QList<OutboxEntry>> &outbox) {
        whenDone(m_desk.collection->journal(), m_question.get(),
                 [this, waiting = outbox.value_or(QList<OutboxEntry>())](const Result<QList<JournalEntry>> &journal) {
                     m_question.release()->deleteLater();
                     if (journal)
                         take(*journal, waiting);
                     else
                         m_states->showFailure(journal.error(), [this] { reload(); });
                     Q_EMIT settledChanged();
                 });
    });
}

void JournalPane::take(const QList<JournalEntry> &journal, const QList<OutboxEntry> &outbox)
{
    const QModelIndex current = m_list->currentIndex();
    const qint64 chosen = current.isValid() ? current.data(JournalModel::IdRole).toLongLong() : 0;
    m_model->setJournal(journal, m_desk.edits ? m_desk.edits->names() : ShelfNames());
    if (chosen != 0)
        m_list->setCurrentIndex(m_model->indexOf(chosen));
    m_waiting = int(std::count_if(outbox.begin(), outbox.end(),
                                  [](const OutboxEntry &entry) { return entry.state != OutboxEntry::State::Refused; }));
    showRefused(outbox);
    updateState();
}

void JournalPane::showRefused(const QList<OutboxEntry> &outbox)
{
    qDeleteAll(m_refused->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    int shown = 0;
    int refused = 0;
    for (const OutboxEntry &entry : outbox) {
        if (entry.state != OutboxEntry::State::Refused || ++refused > mostCards)
            continue;
        auto *card = new RefusedCard(entry, m_desk.edits ? m_desk.edits->names() : ShelfNames());
        connect(card, &RefusedCard::decided, this, &JournalPane::decide);
        m_cards->addWidget(card);
        ++shown;
    }
    if (refused > mostCards)
        m_cards->addWidget(new QLabel(tr("and %n more", nullptr, refused - mostCards)));
    m_refused->setVisible(shown > 0);
}

void JournalPane::updateState()
{
    const int total = m_model->total();
    QString text = total == 1 ? tr("1 change") : tr("%n changes", nullptr, total);
    if (m_waiting > 0)
        text = m_waiting == 1 ? tr("%1, 1 waiting").arg(text) : tr("%1, %n waiting", nullptr, m_waiting).arg(text);
    m_head->setCount(text);
    m_head->setVisible(total > 0);
    if (total == 0)
        m_states->showNothing(tr("Nothing has been changed yet. What you add, rate, move or write stands here, and can "
                                 "be taken back."));
    else if (m_model->rowCount() == 0)
        m_states->showEmpty(tr("The filter hides all %n changes.", nullptr, total),
                            {tr("Clear filter"), [this] { m_head->clearFilter(); }});
    else
        m_states->showContent();
    const auto problem = m_desk.outbox && m_waiting > 0 ? m_desk.outbox->problem() : std::nullopt;
    if (problem && problem->code == ErrorCode::Offline)
        m_states->setNotice(tr("Offline: what is waiting goes to Discogs as soon as it can be reached."),
                            {tr("Try now"), [this] { m_desk.outbox->wake(); }});
    else if (problem && problem->code == ErrorCode::SignedOut)
        m_states->setNotice(tr("Discogs does not know this login any more. Link the account again, and what is waiting "
                               "is sent."),
                            {tr("Link again…"), [this] { Q_EMIT linkWanted(); }});
    else
        m_states->setNotice({});
}

void JournalPane::undo(const QModelIndex &index)
{
    if (m_desk.edits && index.data(JournalModel::UndoableRole).toBool())
        m_desk.edits->undoEntry(index.data(JournalModel::IdRole).toLongLong());
}

void JournalPane::open(const QModelIndex &index)
{
    const qint64 release = index.data(JournalModel::ReleaseRole).toLongLong();
    if (release > 0)
        m_desk.state.open(discogs::entity(discogs::ReleaseId{release}));
}

void JournalPane::showMenu(const QPoint &at)
{
    const QPersistentModelIndex index = m_list->indexAt(at);
    if (index.data(JournalModel::IdRole).toLongLong() == 0)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (index.data(JournalModel::ReleaseRole).toLongLong() > 0)
        menu->addAction(tr("Open record"), this, [this, index] { open(index); });
    QAction *undoing =
        menu->addAction(icon(QStringLiteral("undo")), tr("Undo this change"), this, [this, index] { undo(index); });
    undoing->setEnabled(m_desk.edits && !m_desk.edits->isReadOnly() && index.data(JournalModel::UndoableRole).toBool());
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

void JournalPane::decide(qint64 entry, bool mine)
{
    whenDone(m_desk.collection->decide(entry, mine), this, [this, mine](const Result<bool> &decided) {
        if (!decided)
            m_states->showFailure(decided.error(), {});
        else if (mine && m_desk.outbox)
            m_desk.outbox->wake();
    });
}

void JournalPane::refresh()
{
    reload();
    if (m_desk.outbox)
        m_desk.outbox->wake();
}

void JournalPane::focusList()
{
    m_list->setFocus();
}

} // namespace runout::ui
