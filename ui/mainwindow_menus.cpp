// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/settings.h"
#include "core/discogs/client.h"
#include "core/library/source.h"
#include "ui/browserstate.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/mainwindow.h"
#include "ui/panes/releasepane.h"
#include "ui/panes/searchpane.h"
#include "ui/theme/theme.h"
#include "ui/widgets/searchbar.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QMenuBar>
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
    buildViewMenu();
    buildGoMenu();
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
    m_table =
        add(menu, tr("As &table"), {QKeySequence(Qt::CTRL | Qt::Key_1)}, [this] { m_searchPane->setWall(false); });
    m_wall = add(menu, tr("As &wall of covers"), {QKeySequence(Qt::CTRL | Qt::Key_2)},
                 [this] { m_searchPane->setWall(true); });
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
    add(menu, tr("&Results"), {QKeySequence(Qt::CTRL | Qt::Key_E)}, [this] { m_searchPane->focusResults(); });
    m_recordActions +=
        add(menu, tr("&Next tab"), {QKeySequence(Qt::CTRL | Qt::Key_PageDown)}, [this] { m_releasePane->nextTab(); });
    m_recordActions += add(menu, tr("&Previous tab"), {QKeySequence(Qt::CTRL | Qt::Key_PageUp)},
                           [this] { m_releasePane->previousTab(); });
}

void MainWindow::buildRecordMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Record"));
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
    for (const QAction *top : menuBar()->actions()) {
        for (const QAction *action : top->menu()->actions()) {
            if (!action->shortcut().isEmpty())
                shortcuts.append({action->text().remove(u'&'),
                                  QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText)});
        }
    }
    showDialog(new ShortcutsDialog(shortcuts, this));
}

} // namespace runout::ui
