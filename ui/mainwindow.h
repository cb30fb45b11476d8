// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/budget.h"
#include "core/base/result.h"
#include "core/discogs/usertypes.h"
#include "core/tags/types.h"
#include "ui/browserstate.h"
#include "ui/desk.h"

#include <QMainWindow>
#include <QPointer>

#include <functional>

class QAction;
class QDialog;
class QLabel;
class QMenu;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace runout::discogs {
struct Entity;
struct Image;
struct Release;
} // namespace runout::discogs

namespace runout::library {
struct Ownership;
}

namespace runout::ui {

class ArtistPane;
struct Chart;
class CollectionPane;
struct CoverSubject;
class JournalPane;
class LabelPane;
class ListsPane;
class NoticeStrip;
class Pane;
class PlayingStrip;
class PlayLogPane;
class ReleasePane;
class SearchBar;
class SearchPane;
class Sections;
class ShelfStatus;
class Snackbar;
class StatisticsPane;
class TaggerPane;
class Theme;
class WantlistPane;

// The frame: search field, sections, the page in the middle, the release pane, the status bar. Shows where
// BrowserState is; every action of the program is in its menus.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(const Desk &desk, Theme &theme, QWidget *parent = nullptr);
    ~MainWindow() override;

    // Words, a link, an id: as if typed and entered.
    void openText(const QString &text);
    void openFiles(const QList<tags::FilePath> &paths); // to be tagged
    // A page by name, for --page: see pageNames(). false: no such page.
    bool showPage(const QString &name);
    [[nodiscard]] static QStringList pageNames();
    // Everything that was asked for has arrived or failed, pictures included.
    [[nodiscard]] bool isSettled() const;
    // The window or the dialog over it: what --screenshot draws.
    [[nodiscard]] QWidget *front() const;
    // A one-line notice at the bottom left, such as what became of a damaged library.
    void say(const QString &sentence);
    void raiseAndActivate();
    // A line at the lower edge that says more than a status: with a button that opens what it is about.
    void tell(const QString &sentence, const discogs::Entity &about);
    // Another account's shelf is held than the one that is signed in. `replace` runs if the answer is yes.
    void askToReplaceShelf(const QString &owner, const QString &username, const std::function<void()> &replace);

Q_SIGNALS:
    void windowWanted(const runout::discogs::Entity &entity); // opened beside: a window of its own
    void sampleWanted();
    void cacheClearWanted();
    void signedOut(bool removeLocalCopy); // the user's wish, said after the question

protected:
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildFrame();
    void buildTop();
    void buildStatus();
    void buildMenus();
    void buildFileMenu();
    void buildEditMenu();
    void buildViewMenu();
    void buildGoMenu();
    void buildCollectionMenu();
    void buildTagMenu();
    void buildStatistics();
    void exportCharts(const QList<Chart> &charts);
    void buildTagger();
    void updateTagActions();
    [[nodiscard]] bool isTagging() const; // the page of files is shown
    void tagOpenRelease();
    void goToTagger();
    void showTagPage(const QString &name);
    void buildRecordMenu();
    void buildMarket(); // mainwindow_market.cpp
    void buildMarketActions(QMenu *menu);
    void buildOwnershipActions(QMenu *menu);
    void buildAccountMenu();
    void buildStopSync(QMenu *menu);
    void buildHelpMenu();
    QAction *add(QMenu *menu, const QString &text, const QList<QKeySequence> &keys, const std::function<void()> &run);
    void buildShelf();
    void followShelf();
    void updateShelfActions();
    void buildPlaying();
    void buildPlayActions(QMenu *menu);
    void updatePlayActions();
    void showPlayPage(const QString &name);
    void playSide(std::optional<discogs::ReleaseId> release = {}); // asks which; nothing: the opened one
    void askSide(const discogs::Release &release, const library::Ownership &mine);
    void askSide(const discogs::Release &release, const library::Ownership &mine,
                 const QHash<QString, int> &ownLengths);
    void updateUndo();
    void updateSyncNotice(const std::optional<Error> &error);
    void exportCsv(const std::optional<QList<discogs::InstanceId>> &only);
    void importCsv();
    void go(Place::Kind kind);
    void goToCollection();
    [[nodiscard]] Pane *ownPane() const; // the page of the collector's own that is shown, or null
    void setWall(bool wall);
    void showLooks(bool wall);
    void restoreLayout();
    void saveLayout();

    void showPlace();
    void showOpen();
    void showBudget(const Budget &budget);
    void showAccount();
    void showAccountNotice();
    void showAvatar();
    void askProfile();
    void showCounts();
    void showReleasePage(const QString &name);
    void refresh();
    void linkAccount();
    void enterToken();
    void signOut();
    void editSettings();
    void showShortcuts();
    void showAbout();
    void showImages(const QList<discogs::Image> &images, int first, const CoverSubject &of);
    void showDialog(QDialog *dialog);

    Desk m_desk;
    Theme &m_theme;
    SearchBar *m_search;
    Sections *m_sections;
    QSplitter *m_splitter;
    QStackedWidget *m_middle;
    SearchPane *m_searchPane;
    ArtistPane *m_artistPane;
    LabelPane *m_labelPane;
    CollectionPane *m_collectionPane = nullptr; // null without a collection, like those below
    WantlistPane *m_wantlistPane = nullptr;
    ListsPane *m_listsPane = nullptr;
    JournalPane *m_journalPane = nullptr;
    StatisticsPane *m_statisticsPane = nullptr;
    TaggerPane *m_taggerPane = nullptr; // null without a history of writes
    PlayLogPane *m_playLog = nullptr;
    PlayingStrip *m_playing = nullptr;
    ShelfStatus *m_shelfStatus = nullptr;
    Snackbar *m_snackbar = nullptr;
    NoticeStrip *m_syncNotice;
    NoticeStrip *m_tagNotice;
    ReleasePane *m_releasePane;
    QToolButton *m_backButton;
    QToolButton *m_forwardButton;
    QToolButton *m_accountButton;
    NoticeStrip *m_notice;
    QLabel *m_statusText;
    QLabel *m_budgetText;
    QAction *m_back = nullptr;
    QAction *m_forward = nullptr;
    QAction *m_wall = nullptr;
    QAction *m_table = nullptr;
    QAction *m_profilePage = nullptr;
    QAction *m_link = nullptr;
    QAction *m_askKeychain = nullptr;
    QAction *m_signOut = nullptr;
    QAction *m_undo = nullptr;
    QAction *m_redo = nullptr;
    QAction *m_pauseDetails = nullptr;
    QAction *m_import = nullptr;
    QAction *m_addCopy = nullptr;
    QAction *m_writeTags = nullptr;
    QAction *m_undoWrite = nullptr;
    QAction *m_tagRelease = nullptr;
    QAction *m_want = nullptr;
    QAction *m_play = nullptr;
    QList<QAction *> m_playingActions; // need something on the turntable
    QString m_askedProfile;            // whose was asked for in this run
    QString m_avatarUrl;
    QList<QAction *> m_recordActions;  // need an opened release or master
    QList<QAction *> m_releaseActions; // need an opened release that may be changed here
    QList<QAction *> m_ownedActions;   // and a copy of it
    QList<QAction *> m_ratingActions;  // or a want
    QPointer<QWidget> m_front;
};

} // namespace runout::ui
