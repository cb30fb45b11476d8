// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/settings.h"
#include "core/discogs/client.h"
#include "core/library/details.h"
#include "core/library/source.h"
#include "core/library/sync.h"
#include "ui/browserstate.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/mainwindow.h"
#include "ui/panes/collectionpane.h"
#include "ui/panes/ownershipstrip.h"
#include "ui/panes/pane.h"
#include "ui/panes/releasepane.h"
#include "ui/panes/searchpane.h"
#include "ui/panes/taggerpane.h"
#include "ui/shelfedits.h"
#include "ui/shelfmenu.h"
#include "ui/theme/theme.h"
#include "ui/widgets/searchbar.h"
#include "ui/widgets/sections.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QMenuBar>
#include <QStackedWidget>
#include <QToolButton>

// Every action of the program stands in a menu, with its shortcut.
namespace runout::ui {

QAction *MainWindow::add(QMenu *menu, const QString &text, const QList<QKeySequence> &keys,
                         const std::function<void()> &run)
{
    QAction *action = menu->addAction(text);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, run);
    return action;
}

void MainWindow::buildMenus()
{
    buildFileMenu();
    if (m_desk.edits)
        buildEditMenu();
    buildViewMenu();
    buildGoMenu();
    if (m_desk.collection)
        buildCollectionMenu();
    if (m_taggerPane)
        buildTagMenu();
    buildRecordMenu();
    if (m_desk.account)
        buildAccountMenu();
    buildHelpMenu();
}

void MainWindow::buildFileMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&File"));
    add(menu, tr("&Find or open a link…"),
        {QKeySequence(Qt::CTRL | Qt::Key_K), QKeySequence(Qt::CTRL | Qt::Key_L), QKeySequence::Find},
        [this] { m_search->focusAndSelect(); });
    if (m_desk.source.hasNetwork())
        add(menu, tr("Open the &sample library"), {}, [this] { Q_EMIT sampleWanted(); });
    menu->addSeparator();
    add(menu, tr("S&ettings…"), {QKeySequence(Qt::CTRL | Qt::Key_Comma)}, [this] {
        editSettings();
    })->setMenuRole(QAction::PreferencesRole);
    add(menu, tr("&Close window"), {QKeySequence::Close}, [this] { close(); });
    add(menu, tr("&Quit"), {QKeySequence::Quit}, [] {
        QApplication::closeAllWindows();
    })->setMenuRole(QAction::QuitRole);
}

void MainWindow::buildViewMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&View"));
    m_table = add(menu, tr("As &table"), {QKeySequence(Qt::CTRL | Qt::Key_1)}, [this] { setWall(false); });
    m_wall = add(menu, tr("As &wall of covers"), {QKeySequence(Qt::CTRL | Qt::Key_2)}, [this] { setWall(true); });
    auto *looks = new QActionGroup(this);
    for (QAction *look : {m_table, m_wall}) {
        look->setCheckable(true);
        looks->addAction(look);
    }
    (m_searchPane->isWall() ? m_wall : m_table)->setChecked(true);
    menu->addSeparator();
    add(menu, tr("&Refresh"), {QKeySequence(Qt::Key_F5), QKeySequence(Qt::CTRL | Qt::Key_R)}, [this] { refresh(); });
    menu->addSeparator();
    auto *schemes = new QActionGroup(this);
    const QList<QPair<QString, QString>> names = {{tr("Colours of the &system"), QStringLiteral("system")},
                                                  {tr("&Light"), QStringLiteral("light")},
                                                  {tr("&Dark"), QStringLiteral("dark")}};
    for (const auto &[text, scheme] : names) {
        QAction *action = add(menu, text, {}, [this, scheme = scheme] { m_desk.settings.setTheme(scheme); });
        action->setCheckable(true);
        action->setChecked(m_desk.settings.theme() == scheme);
        schemes->addAction(action);
    }
    connect(&m_desk.settings, &Settings::changed, this, [this] { m_theme.setScheme(m_desk.settings.theme()); });
}

void MainWindow::buildGoMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Go"));
    m_back = add(menu, tr("&Back"), {QKeySequence(Qt::ALT | Qt::Key_Left), QKeySequence(Qt::Key_Back)},
                 [this] { m_desk.state.back(); });
    m_forward = add(menu, tr("&Forward"), {QKeySequence(Qt::ALT | Qt::Key_Right), QKeySequence(Qt::Key_Forward)},
                    [this] { m_desk.state.forward(); });
    m_back->setEnabled(false);
    m_forward->setEnabled(false);
    add(menu, tr("&Start"), {QKeySequence(Qt::ALT | Qt::Key_Home)}, [this] { m_desk.state.go(Place()); });
    menu->addSeparator();
    if (m_desk.collection) {
        add(menu, tr("&Collection"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_1)},
            [this] { go(Place::Kind::Collection); });
        add(menu, tr("&Wantlist"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_2)},
            [this] { go(Place::Kind::Wantlist); });
        add(menu, tr("&Lists"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_3)}, [this] { go(Place::Kind::Lists); });
        add(menu, tr("&History"), {QKeySequence(Qt::CTRL | Qt::Key_H)}, [this] { go(Place::Kind::Journal); });
        if (m_playLog)
            add(menu, tr("&Play log"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_4)},
                [this] { go(Place::Kind::PlayLog); });
        add(menu, tr("S&tatistics"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G)},
            [this] { go(Place::Kind::Statistics); });
        menu->addSeparator();
    }
    add(menu, tr("&Results"), {QKeySequence(Qt::CTRL | Qt::Key_E)}, [this] {
        if (Pane *own = ownPane())
            own->focusList();
        else
            m_searchPane->focusResults();
    });
    m_recordActions +=
        add(menu, tr("&Next tab"), {QKeySequence(Qt::CTRL | Qt::Key_PageDown)}, [this] { m_releasePane->nextTab(); });
    m_recordActions += add(menu, tr("&Previous tab"), {QKeySequence(Qt::CTRL | Qt::Key_PageUp)},
                           [this] { m_releasePane->previousTab(); });
}

void MainWindow::buildEditMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Edit"));
    m_undo = add(menu, tr("&Undo"), {QKeySequence(Qt::CTRL | Qt::Key_Z)},
                 [this] { isTagging() ? m_taggerPane->tagging().undo() : m_desk.edits->undo(); });
    m_redo =
        add(menu, tr("&Redo"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)},
            [this] { isTagging() ? m_taggerPane->tagging().redo() : m_desk.edits->redo(); });
    m_undo->setObjectName(QStringLiteral("undo"));
    m_redo->setObjectName(QStringLiteral("redo"));
    if (m_desk.edits->isReadOnly())
        return;
    menu->addSeparator();
    add(menu, tr("New &folder…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)},
        [this] { m_sections->newFolder(); });
}

void MainWindow::buildCollectionMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Collection"));
    if (m_desk.sync) {
        add(menu, tr("&Synchronize"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)},
            [this] { m_desk.sync->start(); });
        add(menu, tr("Synchronize &everything"), {}, [this] { m_desk.sync->start(library::Sync::Depth::Everything); });
        buildStopSync(menu);
    }
    if (m_desk.details) {
        m_pauseDetails = add(menu, tr("&Pause fetching details"), {},
                             [this] { m_desk.details->setPaused(m_pauseDetails->isChecked()); });
        m_pauseDetails->setCheckable(true);
        m_pauseDetails->setChecked(m_desk.details->isPaused());
    }
    menu->addSeparator();
    add(menu, tr("E&xport as CSV…"), {}, [this] { exportCsv({}); });
    if (!m_desk.edits->isReadOnly())
        m_import = add(menu, tr("&Import CSV…"), {}, [this] { importCsv(); });
    menu->addSeparator();
    buildMarketActions(menu);
    add(menu, tr("Pick &one for me"), {QKeySequence(Qt::CTRL | Qt::Key_P)}, [this] {
        goToCollection();
        m_collectionPane->pickOne();
    });
    add(menu, tr("&Duplicates"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D)}, [this] {
        goToCollection();
        m_collectionPane->showDuplicates();
    });
    add(menu, tr("&Filter the collection"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F)}, [this] {
        goToCollection();
        m_collectionPane->focusFilter();
    });
}

// What can be done with the opened release, where it is mine to change.
void MainWindow::buildOwnershipActions(QMenu *menu)
{
    OwnershipStrip *mine = &m_releasePane->ownership();
    menu->setToolTipsVisible(true);
    m_addCopy =
        add(menu, tr("&Add to collection"), {QKeySequence(Qt::CTRL | Qt::Key_D)}, [mine] { mine->addToUsual(); });
    m_releaseActions += m_addCopy;
    QMenu *folders =
        folderMenu(*m_desk.edits, tr("Add to f&older"), menu, [mine](discogs::FolderId folder) { mine->add(folder); });
    m_releaseActions += menu->addMenu(folders);
    m_want = add(menu, tr("Add to &wantlist"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W)},
                 [mine] { mine->toggleWant(); });
    m_releaseActions += m_want;
    QMenu *ratings = menu->addMenu(tr("&Rate"));
    m_ratingActions += ratings->menuAction();
    for (int rating = 0; rating <= 5; ++rating) {
        const QString text = rating == 0   ? tr("No rating")
                             : rating == 1 ? tr("1 star")
                                           : tr("%n stars", nullptr, rating);
        QAction *action = ratings->addAction(text);
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key(Qt::Key_0 + rating)));
        connect(action, &QAction::triggered, this, [mine, rating] { mine->rate(rating); });
        m_ratingActions += action;
    }
    QMenu *moving = folderMenu(*m_desk.edits, tr("&Move to folder"), menu,
                               [mine](discogs::FolderId folder) { mine->move(folder); });
    m_ownedActions += menu->addMenu(moving);
    m_ownedActions +=
        add(menu, tr("Remo&ve from collection"), {QKeySequence(Qt::CTRL | Qt::Key_Delete)}, [mine] { mine->remove(); });
    menu->addSeparator();
}

void MainWindow::buildRecordMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Record"));
    if (m_desk.edits && !m_desk.edits->isReadOnly())
        buildOwnershipActions(menu);
    if (m_desk.turntable)
        buildPlayActions(menu);
    const QList<QPair<QString, QString>> tabs = {{tr("&Tracks"), QStringLiteral("tracks")},
                                                 {tr("&Credits"), QStringLiteral("credits")},
                                                 {tr("&Market"), QStringLiteral("market")},
                                                 {tr("&Versions"), QStringLiteral("versions")},
                                                 {tr("&Notes"), QStringLiteral("notes")}};
    int key = Qt::Key_1;
    for (const auto &[text, tab] : tabs) {
        m_recordActions += add(menu, text, {QKeySequence(Qt::ALT | Qt::Key(key++))},
                               [this, tab = tab] { m_releasePane->showTab(tab); });
    }
    menu->addSeparator();
    m_recordActions +=
        add(menu, tr("&Images"), {QKeySequence(Qt::CTRL | Qt::Key_I)}, [this] { m_releasePane->showImages(); });
    m_recordActions += add(menu, tr("Copy &link"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)},
                           [this] { m_releasePane->copyLink(); });
    m_recordActions += add(menu, tr("Open in a window of its &own"), {QKeySequence(Qt::CTRL | Qt::Key_N)}, [this] {
        if (const auto open = m_desk.state.place().open)
            Q_EMIT windowWanted(*open);
    });
    if (m_desk.client) {
        m_recordActions += add(menu, tr("Open on &Discogs"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)}, [this] {
            if (const auto open = m_desk.state.place().open)
                Q_EMIT m_desk.state.webPageRequested(m_desk.client->webPage(*open));
        });
    }
    m_recordActions += add(menu, tr("Close the &pane"), {QKeySequence(Qt::CTRL | Qt::Key_Backspace)}, [this] {
        Place place = m_desk.state.place();
        place.open.reset();
        m_desk.state.go(place);
    });
}

void MainWindow::buildHelpMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Help"));
    add(menu, tr("&Keyboard shortcuts"), {QKeySequence::HelpContents}, [this] { showShortcuts(); });
    add(menu, tr("&About Runout"), {}, [this] { showAbout(); })->setMenuRole(QAction::AboutRole);
}

void MainWindow::showAbout()
{
    showDialog(new AboutDialog(this));
}

void MainWindow::showShortcuts()
{
    QList<QPair<QString, QString>> shortcuts;
    const std::function<void(const QMenu &, const QString &)> list = [&](const QMenu &menu, const QString &before) {
        for (const QAction *action : menu.actions()) {
            const QString text = before + action->text().remove(u'&').remove(u'…');
            if (action->menu()) {
                list(*action->menu(), text + QStringLiteral(": "));
                continue;
            }
            QStringList keys;
            for (const QKeySequence &key : action->shortcuts())
                keys.append(key.toString(QKeySequence::NativeText));
            if (!keys.isEmpty())
                shortcuts.append({text, keys.join(tr(" or ", "between two shortcuts"))});
        }
    };
    for (const QAction *top : menuBar()->actions()) {
        shortcuts.append({top->text().remove(u'&'), {}});
        list(*top->menu(), {});
        if (shortcuts.last().second.isEmpty())
            shortcuts.removeLast();
    }
    showDialog(new ShortcutsDialog(shortcuts, this));
}

} // namespace runout::ui
