// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/playlogpane.h"

#include "core/playing/scrobbler.h"
#include "ui/browserstate.h"
#include "ui/desk.h"
#include "ui/errortext.h"
#include "ui/models/playlogmodel.h"
#include "ui/panes/journaldelegate.h"
#include "ui/panes/logparts.h"
#include "ui/playtext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/panestates.h"

#include <QListView>
#include <QMenu>
#include <QShortcut>
#include <QVBoxLayout>

namespace runout::ui {

using library::Play;
using library::Plays;
using library::Scrobble;

PlayLogPane::PlayLogPane(Desk &desk, QWidget *parent)
    : Pane(parent)
    , m_desk(desk)
    , m_model(new PlayLogModel(this))
    , m_list(new QListView)
{
    build();
    connect(desk.plays, &Plays::changed, this, &PlayLogPane::reload);
    if (desk.scrobbler)
        connect(desk.scrobbler, &playing::Scrobbler::problemChanged, this, &PlayLogPane::updateNotice);
    reload();
}

PlayLogPane::~PlayLogPane() = default;

void PlayLogPane::build()
{
    m_head = new LogHead(tr("Play count"), tr("Filter the play log"));
    connect(m_head, &LogHead::filterChanged, this, [this](const QString &text) {
        m_model->setTextFilter(text);
        updateState();
    });
    auto *delegate = new JournalDelegate(m_list);
    delegate->setMayUndo(!m_desk.plays->isReadOnly());
    delegate->setUndoText(tr("Remove"));
    setUpLog(*m_list, *m_model, *delegate, tr("Play log"));
    connect(delegate, &JournalDelegate::undoWanted, this, &PlayLogPane::remove);
    connect(m_list, &QListView::activated, this, &PlayLogPane::open);
    connect(m_list, &QWidget::customContextMenuRequested, this, &PlayLogPane::showMenu);
    auto *removing = new QShortcut(QKeySequence::Delete, m_list);
    removing->setContext(Qt::WidgetShortcut);
    connect(removing, &QShortcut::activated, this, [this] {
        if (const Play *play = m_model->playAt(m_list->currentIndex()))
            remove(play->id);
    });
    m_states = new PaneStates(m_list, tr("Play log content"));

    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(m_head);
    box->addWidget(m_states, 1);
}

void PlayLogPane::reload()
{
    m_question = std::make_unique<QObject>();
    Q_EMIT settledChanged();
    whenDone(m_desk.plays->log(), m_question.get(), [this](const Result<QList<Play>> &plays) {
        m_question.release()->deleteLater();
        if (plays)
            take(*plays);
        else
            m_states->showFailure(plays.error(), [this] { reload(); });
        Q_EMIT settledChanged();
    });
}

void PlayLogPane::take(const QList<Play> &plays)
{
    const Play *chosen = m_model->playAt(m_list->currentIndex());
    const qint64 id = chosen ? chosen->id : 0;
    m_model->setPlays(plays);
    if (id != 0)
        m_list->setCurrentIndex(m_model->indexOf(id));
    m_waiting = 0;
    for (const Play &play : plays)
        m_waiting += countOf(play, Scrobble::State::Waiting) + countOf(play, Scrobble::State::Sending);
    updateState();
}

void PlayLogPane::updateState()
{
    const int total = m_model->total();
    QString text = total == 1 ? tr("1 side played") : tr("%n sides played", nullptr, total);
    if (m_waiting > 0)
        text = tr("%1, %n waiting for Last.fm", nullptr, m_waiting).arg(text);
    m_head->setCount(text);
    m_head->setVisible(total > 0);
    if (total == 0)
        m_states->showNothing(m_desk.plays->isReadOnly()
                                  ? tr("The sample library keeps no plays.")
                                  : tr("Nothing has been played yet. Open a record and choose “Play a side…”: what you "
                                       "hear is kept here, for each copy."));
    else if (m_model->rowCount() == 0)
        m_states->showEmpty(tr("The filter hides all %n sides.", nullptr, total),
                            {tr("Clear filter"), [this] { m_head->clearFilter(); }});
    else
        m_states->showContent();
    updateNotice();
}

// Why what waits is waiting.
void PlayLogPane::updateNotice()
{
    playing::Scrobbler *scrobbler = m_desk.scrobbler;
    const auto problem = scrobbler && m_waiting > 0 ? scrobbler->problem() : std::nullopt;
    const PaneStates::Action again{tr("Try now"), [scrobbler] { scrobbler->wake(); }};
    if (!problem)
        m_states->setNotice({});
    else if (scrobbler->isLimited())
        m_states->setNotice(tr("Last.fm takes no more for today. What is waiting goes tomorrow."));
    else if (problem->code == ErrorCode::SignedOut)
        m_states->setNotice(tr("Last.fm does not know this program any more. Connect it again in the account menu, and "
                               "what is waiting is sent."));
    else if (problem->code == ErrorCode::Offline)
        m_states->setNotice(tr("Offline: what is waiting goes to Last.fm as soon as it can be reached."), again);
    else
        m_states->setNotice(tr("Last.fm did not take what is waiting. It is tried again by itself."), again);
}

void PlayLogPane::open(const QModelIndex &index)
{
    if (const Play *play = m_model->playAt(index))
        m_desk.state.open(discogs::entity(play->release));
}

void PlayLogPane::remove(qint64 play)
{
    if (m_desk.plays->isReadOnly())
        return;
    whenDone(m_desk.plays->remove(play), this, [this](const Result<bool> &removed) {
        if (!removed)
            m_states->setNotice(tr("The play was not removed. %1").arg(errorText(removed.error())));
    });
}

void PlayLogPane::showMenu(const QPoint &at)
{
    const QModelIndex index = m_list->indexAt(at);
    const Play *play = m_model->playAt(index);
    if (!play)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open record"), this, [this, kept = QPersistentModelIndex(index)] { open(kept); });
    menu->addAction(icon(QStringLiteral("record")), tr("Play a side…"), this,
                    [this, release = play->release] { Q_EMIT m_desk.state.playRequested(release); });
    menu->addSeparator();
    const bool may = !m_desk.plays->isReadOnly();
    for (const Scrobble &scrobble : play->scrobbles) {
        if (scrobble.state != Scrobble::State::Ignored)
            continue;
        const QString track = QString(scrobble.track).replace(u'&', QStringLiteral("&&"));
        QAction *action =
            menu->addAction(tr("Dismiss “%1”: %2").arg(track, reasonText(scrobble)), this, [this, id = scrobble.id] {
                whenDone(m_desk.plays->forget(id), this, [](const Result<bool> &) {});
            });
        action->setEnabled(may);
    }
    QAction *removing = menu->addAction(icon(QStringLiteral("trash")), tr("Remove this play"), this,
                                        [this, id = play->id] { remove(id); });
    removing->setEnabled(may);
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

void PlayLogPane::refresh()
{
    reload();
    if (m_desk.scrobbler)
        m_desk.scrobbler->wake();
}

void PlayLogPane::focusList()
{
    m_list->setFocus();
}

} // namespace runout::ui
