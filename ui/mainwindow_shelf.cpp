// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/account.h"
#include "core/library/collection.h"
#include "core/library/details.h"
#include "core/library/sync.h"
#include "ui/dialogs/collectioncalls.h"
#include "ui/dialogs/exportcollection.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/prompts.h"
#include "ui/errortext.h"
#include "ui/mainwindow.h"
#include "ui/panes/collectionpane.h"
#include "ui/panes/journalpane.h"
#include "ui/panes/listspane.h"
#include "ui/panes/ownershipstrip.h"
#include "ui/panes/releasepane.h"
#include "ui/panes/searchpane.h"
#include "ui/panes/shelfstatus.h"
#include "ui/panes/taggerpane.h"
#include "ui/panes/wantlistpane.h"
#include "ui/shelfedits.h"
#include "ui/shelfmenu.h"
#include "ui/widgets/sections.h"
#include "ui/widgets/snackbar.h"
#include "ui/widgets/stateparts.h"

#include <QAction>
#include <QDate>
#include <QFileDialog>
#include <QLabel>
#include <QStackedWidget>
#include <QStatusBar>

// What the window has to do with the collector's own: its pages, its part of the status bar, notices and questions.
namespace runout::ui {

void MainWindow::buildShelf()
{
    if (!m_desk.collection)
        return;
    m_collectionPane = new CollectionPane(m_desk);
    m_wantlistPane = new WantlistPane(m_desk);
    m_listsPane = new ListsPane(m_desk);
    m_journalPane = new JournalPane(m_desk);
    for (Pane *pane : std::initializer_list<Pane *>{m_collectionPane, m_wantlistPane, m_listsPane, m_journalPane}) {
        m_middle->addWidget(pane);
        connect(pane, &Pane::wallChanged, this, &MainWindow::showLooks);
        connect(pane, &Pane::linkWanted, this, &MainWindow::linkAccount);
        connect(pane, &Pane::sampleWanted, this, &MainWindow::sampleWanted);
    }
    connect(m_collectionPane, &CollectionPane::exportWanted, this, [this](const QList<library::Instance> &copies) {
        QList<discogs::InstanceId> only;
        for (const library::Instance &copy : copies)
            only.append(copy.id);
        exportCsv(only);
    });
    buildStatistics();
    m_snackbar = new Snackbar(m_middle);
    connect(m_sections, &Sections::notice, this, [this](const QString &sentence) { m_snackbar->say(sentence); });
}

void MainWindow::followShelf()
{
    if (!m_desk.collection)
        return;
    connect(m_shelfStatus, &ShelfStatus::journalWanted, this, [this] { go(Place::Kind::Journal); });
    connect(m_desk.edits, &ShelfEdits::undoChanged, this, &MainWindow::updateUndo);
    connect(m_desk.edits, &ShelfEdits::namesChanged, this, &MainWindow::updateUndo);
    connect(m_desk.edits, &ShelfEdits::removed, this, [this](const library::JournalEntry &entry) {
        if (isActiveWindow() || !isMinimized())
            m_snackbar->say(
                removalText(entry), tr("Undo"), [this, id = entry.id] { m_desk.edits->undoEntry(id); }, entry.id);
    });
    connect(m_desk.edits, &ShelfEdits::addedAgain, this, [this](qint64 entry, const QString &folder) {
        m_snackbar->say(
            tr("You own this record already: another copy was added to %1.").arg(folder), tr("Undo"),
            [this, entry] { m_desk.edits->undoEntry(entry); }, entry);
    });
    connect(m_desk.edits, &ShelfEdits::failed, this, [this](const QString &what, const Error &error) {
        m_snackbar->say(tr("%1 %2").arg(what, errorText(error)));
    });
    if (m_desk.account)
        connect(m_desk.account, &auth::Account::changed, this, &MainWindow::updateShelfActions);
    connect(&m_releasePane->ownership(), &OwnershipStrip::changed, this, &MainWindow::updateShelfActions);
    if (m_desk.sync) {
        connect(m_desk.sync, &library::Sync::started, this, [this] { updateSyncNotice({}); });
        connect(m_desk.sync, &library::Sync::finished, this,
                [this](const Result<library::SyncReport> &) { updateSyncNotice(m_desk.sync->lastError()); });
    }
    if (m_desk.details) {
        connect(m_desk.details, &library::Details::progressed, this,
                [this] { m_pauseDetails->setChecked(m_desk.details->isPaused()); });
    }
    updateUndo();
    updateShelfActions();
}

void MainWindow::buildStopSync(QMenu *menu)
{
    library::Sync *sync = m_desk.sync;
    QAction *stop =
        add(menu, tr("S&top synchronizing"), {QKeySequence(Qt::CTRL | Qt::Key_Period)}, [sync] { sync->cancel(); });
    stop->setEnabled(sync->isRunning());
    connect(sync, &library::Sync::started, stop, [stop] { stop->setEnabled(true); });
    connect(sync, &library::Sync::finished, stop, [stop] { stop->setEnabled(false); });
}

// Offline and stopped are states that the status bar tells, a refused login has a notice of its own.
void MainWindow::updateSyncNotice(const std::optional<Error> &error)
{
    static const QList<ErrorCode> told{ErrorCode::Offline, ErrorCode::Timeout, ErrorCode::Cancelled,
                                       ErrorCode::SignedOut};
    if (!error || told.contains(error->code)) {
        m_syncNotice->clear();
        return;
    }
    m_syncNotice->set(QStringLiteral("warning"), tr("The collection was not synchronized. %1").arg(errorText(*error)),
                      {tr("Retry"), [this] { m_desk.sync->start(); }}, error->detail);
}

void MainWindow::exportCsv(const std::optional<QList<discogs::InstanceId>> &only)
{
    auto *dialog = new QFileDialog(this, tr("Export as CSV"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("CSV files (*.csv)"));
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("collection-%1.csv").arg(QDate::currentDate().toString(Qt::ISODate)));
    connect(dialog, &QFileDialog::fileSelected, this, [this, only](const QString &path) {
        exportCollection(callsOf(*m_desk.collection), only, path, this,
                         [this, path](const Result<int> &written) { m_snackbar->say(exportText(written, path)); });
    });
    showDialog(dialog);
}

void MainWindow::importCsv()
{
    auto *dialog = new QFileDialog(this, tr("Import CSV"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("CSV files (*.csv);;All files (*)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        auto *import = new ImportDialog(callsOf(*m_desk.collection), this);
        import->load(path);
        showDialog(import);
    });
    showDialog(dialog);
}

Pane *MainWindow::ownPane() const
{
    return qobject_cast<Pane *>(m_middle->currentWidget());
}

// Where the collection is shown, its folder and filter stay.
void MainWindow::goToCollection()
{
    if (m_desk.state.place().kind != Place::Kind::Collection)
        go(Place::Kind::Collection);
}

void MainWindow::go(Place::Kind kind)
{
    Place place;
    place.kind = kind;
    place.open = m_desk.state.place().open;
    m_desk.state.go(place);
}

// Of the list that is shown.
void MainWindow::setWall(bool wall)
{
    if (Pane *pane = ownPane())
        pane->setWall(wall);
    else
        m_searchPane->setWall(wall);
}

void MainWindow::showLooks(bool wall)
{
    m_wall->setChecked(wall);
    m_table->setChecked(!wall);
}

void MainWindow::updateUndo()
{
    if (isTagging()) {
        m_undo->setText(tr("&Undo correction"));
        m_redo->setText(tr("&Redo correction"));
        m_undo->setEnabled(m_taggerPane->tagging().canUndo());
        m_redo->setEnabled(m_taggerPane->tagging().canRedo());
        return;
    }
    const QString undo = m_desk.edits->undoText();
    const QString redo = m_desk.edits->redoText();
    const bool may = !m_desk.edits->isReadOnly();
    if (m_snackbar->about() != 0 && m_desk.edits->isUndone(m_snackbar->about()))
        m_snackbar->hide();
    const auto escaped = [](QString text) { return text.replace(u'&', QStringLiteral("&&")); };
    m_undo->setText(undo.isEmpty() ? tr("&Undo") : tr("&Undo %1").arg(escaped(undo)));
    m_redo->setText(redo.isEmpty() ? tr("&Redo") : tr("&Redo %1").arg(escaped(redo)));
    m_undo->setEnabled(may && !undo.isEmpty());
    m_redo->setEnabled(may && !redo.isEmpty());
}

void MainWindow::updateShelfActions()
{
    const OwnershipStrip &mine = m_releasePane->ownership();
    const bool may = mine.mayEdit() && mine.release();
    const bool owned = !mine.ownership().instances.isEmpty();
    const bool wanted = mine.ownership().want.has_value();
    const bool mayAdd = may && ui::mayAdd(m_desk);
    for (QAction *action : std::as_const(m_releaseActions)) {
        action->setEnabled(mayAdd);
        action->setToolTip(mayAdd ? QString() : whyNotAdd());
    }
    for (QAction *action : std::as_const(m_ownedActions))
        action->setEnabled(may && owned);
    for (QAction *action : std::as_const(m_ratingActions))
        action->setEnabled(may && (owned || wanted));
    if (m_import) {
        m_import->setEnabled(ui::mayAdd(m_desk));
        m_import->setToolTip(ui::mayAdd(m_desk) ? QString() : whyNotAdd());
    }
    if (m_addCopy)
        m_addCopy->setText(owned ? tr("&Add another copy") : tr("&Add to collection"));
    if (m_want)
        m_want->setEnabled(may && (wanted || mayAdd));
    if (m_want)
        m_want->setText(wanted ? tr("Remove from &wantlist") : tr("Add to &wantlist"));
}

void MainWindow::askToReplaceShelf(const QString &owner, const QString &username, const std::function<void()> &replace)
{
    prompts::Question question;
    question.title = tr("Replace the collection of %1?").arg(owner);
    question.text = tr("You are signed in as %1, but this computer holds the collection of %2, with what has not been "
                       "sent yet. Until it is replaced nothing is synchronized.")
                        .arg(username, owner);
    question.yes = tr("Replace it");
    m_front = prompts::confirm(this, question, [replace](bool) { replace(); });
}

} // namespace runout::ui
