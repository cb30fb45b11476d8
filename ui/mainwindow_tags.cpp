// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/lookforfiles.h"
#include "ui/mainwindow.h"
#include "ui/panes/releasepane.h"
#include "ui/panes/taggerpane.h"
#include "ui/tagwrites.h"
#include "ui/widgets/stateparts.h"

#include <QAction>
#include <QDialog>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMenuBar>
#include <QStackedWidget>

// What the window has to do with tagging files: its page, its menu, files that are dropped on it.
namespace runout::ui {

void MainWindow::buildTagger()
{
    if (!m_desk.writes)
        return;
    m_taggerPane = new TaggerPane(m_desk);
    m_middle->addWidget(m_taggerPane);
    setAcceptDrops(true);
    connect(m_taggerPane, &TaggerPane::actionsChanged, this, &MainWindow::updateTagActions);
    connect(m_taggerPane, &TaggerPane::dialogWanted, this, &MainWindow::showDialog);
    connect(m_releasePane, &ReleasePane::tagWanted, this, &MainWindow::tagOpenRelease);
    connect(m_releasePane, &ReleasePane::retagWanted, this, [this](const library::RecordFiles &record) {
        goToTagger();
        m_taggerPane->retag(record);
    });
    connect(m_releasePane, &ReleasePane::shownChanged, this, &MainWindow::updateTagActions);
    // Once: an earlier run left something unfinished.
    connect(m_desk.writes, &TagWrites::changed, this, [this, told = false]() mutable {
        const bool interrupted = !m_desk.writes->interrupted().isEmpty();
        if (interrupted && !told && m_desk.writes->work() == TagWrites::Work::None) {
            told = true;
            m_tagNotice->set(QStringLiteral("warning"), tr("Writing tags was interrupted. Every file is whole."),
                             {tr("Show"), [this] {
                                  m_tagNotice->clear();
                                  goToTagger();
                              }});
        } else if (!interrupted) {
            m_tagNotice->clear();
        }
    });
}

void MainWindow::buildTagMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Tags"));
    add(menu, tr("&Tag files"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_4)}, [this] { goToTagger(); });
    add(menu, tr("&Open files…"), {QKeySequence::Open}, [this] {
        goToTagger();
        m_taggerPane->chooseFiles();
    });
    add(menu, tr("Open &folder…"), {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_O)}, [this] {
        goToTagger();
        m_taggerPane->chooseFolder();
    });
    m_tagRelease = add(menu, tr("Tag files with t&his"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T)},
                       [this] { tagOpenRelease(); });
    menu->addSeparator();
    m_writeTags =
        add(menu, tr("&Write tags"), {QKeySequence(Qt::CTRL | Qt::Key_S)}, [this] { m_taggerPane->writeTags(); });
    m_undoWrite = add(menu, tr("&Undo last write"), {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Z)}, [this] {
        goToTagger();
        m_taggerPane->undoLastWrite();
    });
    add(menu, tr("H&istory of writes"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H)},
        [this] { m_front = m_taggerPane->showHistory(); });
    menu->addSeparator();
    add(menu, tr("&Look for files of your records…"), {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_L)},
        [this] { showDialog(new LookForFiles(*m_desk.writes->ledger(), m_desk.settings, this)); });
    add(menu, tr("Fields and &names…"), {}, [this] { m_taggerPane->editFields(); });
    updateTagActions();
}

bool MainWindow::isTagging() const
{
    return m_taggerPane && m_middle->currentWidget() == m_taggerPane;
}

void MainWindow::goToTagger()
{
    Place place;
    place.kind = Place::Kind::Tagger;
    m_desk.state.go(place); // nothing is open beside it: three columns need the room
}

void MainWindow::updateTagActions()
{
    if (!m_taggerPane || !m_writeTags)
        return;
    const auto open = m_desk.state.place().open;
    m_writeTags->setEnabled(isTagging() && m_taggerPane->mayWrite());
    m_undoWrite->setEnabled(m_taggerPane->mayUndoWrite());
    m_tagRelease->setEnabled(open && open->kind == discogs::EntityKind::Release);
    if (m_undo)
        updateUndo();
}

void MainWindow::tagOpenRelease()
{
    const auto open = m_desk.state.place().open;
    if (!m_taggerPane || !open || open->kind != discogs::EntityKind::Release)
        return;
    m_taggerPane->useRelease(discogs::ReleaseId{open->id});
    goToTagger();
}

void MainWindow::openFiles(const QList<tags::FilePath> &paths)
{
    if (!m_taggerPane || paths.isEmpty())
        return;
    goToTagger();
    m_taggerPane->open(paths);
}

void MainWindow::showTagPage(const QString &name)
{
    // A release that is open is what the files are tagged with.
    if (m_desk.state.place().open && m_desk.state.place().kind != Place::Kind::Tagger)
        tagOpenRelease();
    else
        goToTagger();
    if (name == u"tag-fields")
        m_taggerPane->editFields();
    else if (name == u"tag-history")
        m_front = m_taggerPane->showHistory();
    else if (name == u"tag-look")
        showDialog(new LookForFiles(*m_desk.writes->ledger(), m_desk.settings, this));
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_taggerPane && TaggerPane::takes(event->mimeData()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    if (!m_taggerPane || !TaggerPane::takes(event->mimeData()))
        return;
    event->acceptProposedAction();
    goToTagger();
    m_taggerPane->take(event->mimeData());
}

} // namespace runout::ui
