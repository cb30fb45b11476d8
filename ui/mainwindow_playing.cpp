// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/lastfmaccount.h"
#include "core/base/settings.h"
#include "core/library/collection.h"
#include "core/library/source.h"
#include "core/playing/turntable.h"
#include "ui/dialogs/playdialog.h"
#include "ui/errortext.h"
#include "ui/mainwindow.h"
#include "ui/panes/ownershipstrip.h"
#include "ui/panes/playingstrip.h"
#include "ui/panes/playlogpane.h"
#include "ui/panes/releasepane.h"
#include "ui/panes/searchpane.h"
#include "ui/playtext.h"
#include "ui/shelfedits.h"
#include "ui/tagledger.h"
#include "ui/widgets/snackbar.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

// What the window has to do with records that are played.
namespace runout::ui {

namespace {

QString guessSetting()
{
    return QStringLiteral("playing/guess");
}

// Lengths that own files have, in seconds by position.
QHash<QString, int> lengthsOf(const library::RecordFiles &files)
{
    QHash<QString, int> lengths;
    for (const library::HeldFile &file : files.files) {
        if (file.seconds > 0 && !file.place.isSide && !file.place.position.isEmpty())
            lengths.insert(file.place.position, file.seconds);
    }
    return lengths;
}

} // namespace

void MainWindow::buildPlaying()
{
    if (!m_desk.turntable)
        return;
    m_playLog = new PlayLogPane(m_desk);
    m_middle->addWidget(m_playLog);
    m_playing = new PlayingStrip(m_desk);
    centralWidget()->layout()->addWidget(m_playing);
    playing::Turntable *table = m_desk.turntable;
    connect(&m_desk.state, &BrowserState::playRequested, this, [this](discogs::ReleaseId id) { playSide(id); });
    connect(table, &playing::Turntable::changed, this, &MainWindow::updatePlayActions);
    connect(table, &playing::Turntable::sideEnded, this, [this, table] {
        if (const playing::PlayableSide *next = table->nextSide(); next && m_snackbar && !m_playing->isVisible())
            m_snackbar->say(tr("Turn over: %1").arg(sideText(next->name, next->isSide)));
        QApplication::alert(this);
    });
    connect(table, &playing::Turntable::failed, this,
            [this](const Error &error) { say(tr("The play could not be kept. %1").arg(errorText(error))); });
    connect(m_releasePane, &ReleasePane::shownChanged, this, &MainWindow::updatePlayActions);
}

void MainWindow::buildPlayActions(QMenu *menu)
{
    playing::Turntable *table = m_desk.turntable;
    m_play = add(menu, tr("Play a &side…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)}, [this] { playSide(); });
    QMenu *playing = menu->addMenu(tr("On the t&urntable"));
    m_playingActions += add(playing, tr("&Pause or go on"), {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_P)},
                            [table] { table->deck().isPaused() ? table->resume() : table->pause(); });
    m_playingActions +=
        add(playing, tr("&Skip track"), {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Right)}, [table] { table->skip(); });
    m_playingActions +=
        add(playing, tr("&Turn over"), {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_B)}, [table] { table->turnOver(); });
    m_playingActions += add(playing, tr("Stop pla&ying"), {}, [table] { table->stop(); });
    menu->addSeparator();
    updatePlayActions();
}

void MainWindow::updatePlayActions()
{
    if (!m_play)
        return;
    const auto shown = m_releasePane->shown();
    m_play->setEnabled(shown && shown->kind == discogs::EntityKind::Release);
    for (QAction *action : std::as_const(m_playingActions))
        action->setEnabled(!m_desk.turntable->isEmpty());
}

// From what is held at once, else from Discogs.
void MainWindow::playSide(std::optional<discogs::ReleaseId> release)
{
    const auto open = m_desk.state.place().open;
    if (!release && open && open->kind == discogs::EntityKind::Release)
        release = discogs::ReleaseId{open->id};
    if (!release)
        return;
    whenDone(m_desk.source.release(*release, Refresh::IfStale), this,
             [this, id = *release](const Result<Held<discogs::Release>> &held) {
                 if (!held)
                     return say(tr("The tracks of this record are not known. %1").arg(errorText(held.error())));
                 if (!m_desk.collection)
                     return askSide(held->value, {});
                 whenDone(m_desk.collection->ownership(id), this,
                          [this, known = held->value](const Result<library::Ownership> &mine) {
                              askSide(known, mine.value_or(library::Ownership()));
                          });
             });
}

// Own files know lengths that Discogs does not.
void MainWindow::askSide(const discogs::Release &release, const library::Ownership &mine)
{
    TagLedger *ledger = m_desk.writes ? m_desk.writes->ledger() : nullptr;
    if (!ledger)
        return askSide(release, mine, {});
    whenDone(ledger->of(release.id), this, [this, release, mine](const Result<library::RecordFiles> &files) {
        askSide(release, mine, files ? lengthsOf(*files) : QHash<QString, int>());
    });
}

void MainWindow::askSide(const discogs::Release &release, const library::Ownership &mine,
                         const QHash<QString, int> &ownLengths)
{
    PlayDialog::Choices choices;
    choices.copies = mine.instances;
    for (qsizetype i = 0; i < mine.instances.size(); ++i) {
        const QString folder = m_desk.edits->names().folders.value(discogs::number(mine.instances[i].folder));
        choices.copyNames += tr("Copy %1, in %2").arg(i + 1).arg(folder);
    }
    choices.lengths = ownLengths;
    choices.guess = m_desk.settings.layout(guessSetting(), playing::usualGuess).toInt();
    choices.isKept = !m_desk.plays->isReadOnly();
    choices.isScrobbling = m_desk.lastfmAccount && !m_desk.lastfmAccount->rememberedUser().isEmpty();
    if (playing::playableSides(release, {}).isEmpty())
        return say(tr("Discogs has no track list for this release: there is nothing to play."));
    auto *dialog = new PlayDialog(release, choices, this);
    connect(dialog, &PlayDialog::playWanted, this, [this](const playing::Record &record, qint64 started) {
        m_desk.turntable->play(record, started);
        if (m_desk.turntable->isEmpty() && m_snackbar)
            m_snackbar->say(tr("%1 stands in the play log.").arg(record.title), tr("Show"),
                            [this] { go(Place::Kind::PlayLog); });
    });
    showDialog(dialog);
}

// "plays" shows the log, "play" asks for a side of the opened record, "playing" plays its first one.
void MainWindow::showPlayPage(const QString &name)
{
    if (name == u"plays")
        return go(Place::Kind::PlayLog);
    if (!m_desk.state.place().open)
        m_searchPane->openFirst();
    if (name == u"play")
        return playSide();
    const auto open = m_desk.state.place().open;
    if (!open || open->kind != discogs::EntityKind::Release)
        return;
    whenDone(m_desk.source.release(discogs::ReleaseId{open->id}, Refresh::HeldOnly), this,
             [this](const Result<Held<discogs::Release>> &held) {
                 if (held)
                     m_desk.turntable->playFrom(PlayDialog(held->value, {}).record());
             });
}

} // namespace runout::ui
