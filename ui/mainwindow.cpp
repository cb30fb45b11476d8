// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "core/auth/account.h"
#include "core/base/settings.h"
#include "core/discogs/client.h"
#include "core/library/library.h"
#include "core/library/source.h"
#include "ui/browserstate.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/panes/artistpane.h"
#include "ui/panes/collectionpane.h"
#include "ui/panes/imageviewer.h"
#include "ui/panes/journalpane.h"
#include "ui/panes/labelpane.h"
#include "ui/panes/listspane.h"
#include "ui/panes/ownershipstrip.h"
#include "ui/panes/playlogpane.h"
#include "ui/panes/releasepane.h"
#include "ui/panes/searchpane.h"
#include "ui/panes/shelfstatus.h"
#include "ui/panes/statisticspane.h"
#include "ui/panes/taggerpane.h"
#include "ui/panes/wantlistpane.h"
#include "ui/theme/theme.h"
#include "ui/widgets/coverimages.h"
#include "ui/widgets/searchbar.h"
#include "ui/widgets/sections.h"
#include "ui/widgets/stateparts.h"

#include <QAction>
#include <QApplication>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace runout::ui {

namespace {

constexpr int countsPause = 1500; // ms: seen records are counted a moment after they were seen

bool isWebAddress(const QUrl &url)
{
    return url.scheme() == u"https" || url.scheme() == u"http";
}

} // namespace

MainWindow::MainWindow(const Desk &desk, Theme &theme, QWidget *parent)
    : QMainWindow(parent)
    , m_desk(desk)
    , m_theme(theme)
{
    setWindowTitle(desk.source.hasNetwork() ? tr("Runout") : tr("Sample library"));
    setMinimumSize(760, 480);
    resize(1280, 800);
    buildFrame();
    buildTop();
    buildStatus();
    buildPlaying();
    buildMenus();
    restoreLayout();
    qApp->installEventFilter(this);

    connect(&desk.state, &BrowserState::placeChanged, this, &MainWindow::showPlace);
    connect(&desk.state, &BrowserState::openChanged, this, &MainWindow::showOpen);
    connect(&desk.state, &BrowserState::historyChanged, this, [this] {
        m_back->setEnabled(m_desk.state.canGoBack());
        m_forward->setEnabled(m_desk.state.canGoForward());
        m_backButton->setEnabled(m_desk.state.canGoBack());
        m_forwardButton->setEnabled(m_desk.state.canGoForward());
    });
    connect(&desk.state, &BrowserState::openBesideRequested, this, &MainWindow::windowWanted);
    connect(&desk.state, &BrowserState::imagesRequested, this, &MainWindow::showImages);
    connect(&desk.state, &BrowserState::webPageRequested, this, [](const QUrl &url) {
        if (isWebAddress(url))
            QDesktopServices::openUrl(url);
    });
    if (desk.client) {
        connect(desk.client, &discogs::Client::budgetChanged, this, &MainWindow::showBudget);
        showBudget(desk.client->budget());
    }
    if (desk.account) {
        connect(desk.account, &auth::Account::changed, this, &MainWindow::showAccount);
        showAccount();
    }
    auto *counts = new QTimer(this);
    counts->setSingleShot(true);
    counts->setInterval(countsPause);
    connect(counts, &QTimer::timeout, this, &MainWindow::showCounts);
    connect(m_searchPane, &SearchPane::settledChanged, counts, qOverload<>(&QTimer::start));
    connect(m_releasePane, &ReleasePane::settledChanged, counts, qOverload<>(&QTimer::start));
    connect(&desk.library, &library::Library::remembered, counts, [counts] {
        if (!counts->isActive()) // many may follow: each of them would put it off
            counts->start();
    });
    followShelf();
    showCounts();
    showPlace();
    showOpen();
    m_search->setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildFrame()
{
    m_search = new SearchBar(m_desk.state);
    m_sections = new Sections(m_desk);
    m_searchPane = new SearchPane(m_desk);
    m_artistPane = new ArtistPane(m_desk);
    m_labelPane = new LabelPane(m_desk);
    m_releasePane = new ReleasePane(m_desk);
    m_middle = new QStackedWidget;
    m_middle->addWidget(m_searchPane);
    m_middle->addWidget(m_artistPane);
    m_middle->addWidget(m_labelPane);
    buildShelf();
    buildTagger();
    m_middle->setMinimumWidth(300);
    m_sections->setMinimumWidth(120);
    m_releasePane->setMinimumWidth(360);

    m_splitter = new QSplitter;
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_sections);
    m_splitter->addWidget(m_middle);
    m_splitter->addWidget(m_releasePane);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setStretchFactor(2, 2);
    m_splitter->setSizes({224, 600, 480});

    connect(m_search, &SearchBar::entered, m_searchPane, &SearchPane::askNow);
    connect(m_search, &SearchBar::listWanted, m_searchPane, &SearchPane::focusResults);
    connect(m_searchPane, &SearchPane::tokenWanted, this, &MainWindow::enterToken);
    connect(m_searchPane, &SearchPane::linkWanted, this, &MainWindow::linkAccount);
    connect(m_searchPane, &SearchPane::sampleWanted, this, &MainWindow::sampleWanted);
    connect(m_releasePane, &ReleasePane::tokenWanted, this, &MainWindow::enterToken);
    connect(m_searchPane, &SearchPane::wallChanged, this, &MainWindow::showLooks);
}

void MainWindow::buildTop()
{
    const auto button = [](const QString &iconName, const QString &name) {
        auto *tool = new QToolButton;
        tool->setIcon(icon(iconName));
        tool->setIconSize({18, 18});
        tool->setAccessibleName(name);
        tool->setToolTip(name);
        tool->setAutoRaise(true);
        return tool;
    };
    m_backButton = button(QStringLiteral("back"), tr("Back"));
    m_forwardButton = button(QStringLiteral("forward"), tr("Forward"));
    m_backButton->setEnabled(false);
    m_forwardButton->setEnabled(false);
    connect(m_backButton, &QToolButton::clicked, &m_desk.state, &BrowserState::back);
    connect(m_forwardButton, &QToolButton::clicked, &m_desk.state, &BrowserState::forward);
    m_accountButton = button(QStringLiteral("account"), tr("Account"));
    m_accountButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_accountButton->setPopupMode(QToolButton::InstantPopup);
    m_accountButton->setVisible(m_desk.account);

    auto *top = new QWidget;
    top->setObjectName(QStringLiteral("top"));
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(10, 8, 10, 8);
    row->setSpacing(4);
    row->addWidget(m_backButton);
    row->addWidget(m_forwardButton);
    row->addSpacing(6);
    row->addWidget(m_search, 1);
    row->addSpacing(6);
    row->addWidget(m_accountButton);

    auto *line = new QFrame;
    line->setObjectName(QStringLiteral("hairline"));
    line->setFixedHeight(1);
    m_notice = new NoticeStrip;
    auto *page = new QWidget;
    auto *box = new QVBoxLayout(page);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(top);
    box->addWidget(line);
    m_syncNotice = new NoticeStrip;
    box->addWidget(m_syncNotice);
    m_tagNotice = new NoticeStrip;
    box->addWidget(m_tagNotice);
    box->addWidget(m_notice);
    box->addWidget(m_splitter, 1);
    setCentralWidget(page);
    setTabOrder(m_search, m_sections);
}

void MainWindow::buildStatus()
{
    m_statusText = new QLabel;
    m_statusText->setTextFormat(Qt::PlainText);
    m_statusText->setAccessibleName(tr("Status"));
    m_budgetText = new QLabel;
    m_budgetText->setTextFormat(Qt::PlainText);
    m_budgetText->setAccessibleName(tr("Request budget"));
    if (m_desk.collection) {
        m_shelfStatus = new ShelfStatus(m_desk);
        statusBar()->addWidget(m_shelfStatus);
    }
    buildMarket();
    statusBar()->addWidget(m_statusText, 1);
    statusBar()->addPermanentWidget(m_budgetText);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(8, 0, 12, 0);
}

void MainWindow::showPlace()
{
    const Place &place = m_desk.state.place();
    QWidget *page = m_searchPane;
    if (place.kind == Place::Kind::Artist)
        page = m_artistPane;
    else if (place.kind == Place::Kind::Label)
        page = m_labelPane;
    else if (m_collectionPane && place.kind == Place::Kind::Collection)
        page = m_collectionPane;
    else if (m_wantlistPane && place.kind == Place::Kind::Wantlist)
        page = m_wantlistPane;
    else if (m_listsPane && place.kind == Place::Kind::Lists)
        page = m_listsPane;
    else if (m_journalPane && place.kind == Place::Kind::Journal)
        page = m_journalPane;
    else if (m_playLog && place.kind == Place::Kind::PlayLog)
        page = m_playLog;
    else if (m_taggerPane && place.kind == Place::Kind::Tagger)
        page = m_taggerPane;
    else if (m_statisticsPane && place.kind == Place::Kind::Statistics)
        page = m_statisticsPane;
    m_middle->setCurrentWidget(page);
    const Pane *own = ownPane();
    showLooks(own ? own->isWall() : m_searchPane->isWall());
    updateTagActions();
}

void MainWindow::showOpen()
{
    const bool open = m_desk.state.place().open.has_value();
    m_releasePane->setVisible(open);
    for (QAction *action : std::as_const(m_recordActions))
        action->setEnabled(open);
    updateShelfActions();
    updateTagActions();
}

void MainWindow::showBudget(const Budget &budget)
{
    QString text;
    if (budget.offline)
        text = tr("Offline");
    else if (budget.holdSeconds > 0)
        text = tr("Discogs asked to wait: %n s", nullptr, budget.holdSeconds);
    else
        text = tr("%1 of %2 requests").arg(QLocale().toString(budget.remaining), QLocale().toString(budget.limit));
    if (budget.waiting > 0)
        text = tr("%1, %n waiting", nullptr, budget.waiting).arg(text);
    m_budgetText->setText(text);
    m_budgetText->setToolTip(tr("Discogs allows %n requests a minute; this is what is left. "
                                "What you open goes first, pictures wait.",
                                nullptr, budget.limit));
}

void MainWindow::showCounts()
{
    whenDone(m_desk.library.counts(), this, [this](const Result<library::Library::Counts> &counts) {
        if (counts)
            m_sections->setCounts(*counts);
        m_searchPane->takeNews();
    });
}

void MainWindow::say(const QString &sentence)
{
    m_statusText->setText(sentence);
}

void MainWindow::openText(const QString &text)
{
    m_search->enter(text);
}

bool MainWindow::isSettled() const
{
    const QWidget *page = m_middle->currentWidget();
    const Pane *own = ownPane();
    const bool middle = own                    ? own->isSettled()
                        : page == m_artistPane ? m_artistPane->isSettled()
                        : page == m_labelPane  ? m_labelPane->isSettled()
                                               : m_searchPane->isSettled();
    return middle && m_releasePane->isSettled() && m_desk.covers.isIdle();
}

QWidget *MainWindow::front() const
{
    return m_front ? m_front.data() : const_cast<MainWindow *>(this);
}

QStringList MainWindow::pageNames()
{
    return QStringLiteral("start search table wall tracks credits market versions notes images collection "
                          "collection-wall wantlist "
                          "wantlist-wall lists journal plays play playing tag tag-fields tag-history tag-look copies "
                          "settings token signin shortcuts about statistics value")
        .split(u' ');
}

bool MainWindow::showPage(const QString &name)
{
    if (!pageNames().contains(name))
        return false;
    const QHash<QString, Place::Kind> places{{QStringLiteral("collection"), Place::Kind::Collection},
                                             {QStringLiteral("wantlist"), Place::Kind::Wantlist},
                                             {QStringLiteral("lists"), Place::Kind::Lists},
                                             {QStringLiteral("journal"), Place::Kind::Journal},
                                             {QStringLiteral("statistics"), Place::Kind::Statistics}};
    const QString place = name.section(u'-', 0, 0);
    if (m_playing && name.startsWith(u"play"))
        showPlayPage(name);
    else if (m_taggerPane && place == u"tag")
        showTagPage(name);
    else if (name == u"wall" || name == u"table")
        m_searchPane->setWall(name == u"wall");
    else if (places.contains(place)) {
        go(places.value(place));
        setWall(name.endsWith(u"-wall"));
    } else if (name == u"value" && m_collectionPane) {
        go(Place::Kind::Collection);
        m_collectionPane->showValue(true);
    } else if (name == u"copies")
        m_releasePane->ownership().showCopies(true);
    else if (name == u"settings")
        editSettings();
    else if (name == u"signin")
        linkAccount();
    else if (name == u"token")
        enterToken();
    else if (name == u"shortcuts")
        showShortcuts();
    else if (name == u"about")
        showAbout();
    else if (name != u"start" && name != u"search")
        showReleasePage(name);
    return true;
}

// Of the release that is open, else of the best result.
void MainWindow::showReleasePage(const QString &name)
{
    if (!m_desk.state.place().open && m_searchPane->isSettled())
        m_searchPane->openFirst();
    if (name == u"images")
        m_releasePane->showImages();
    else
        m_releasePane->showTab(name);
}

void MainWindow::raiseAndActivate()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::refresh()
{
    if (m_middle->currentWidget() == m_artistPane)
        m_artistPane->refresh();
    else if (m_middle->currentWidget() == m_labelPane)
        m_labelPane->refresh();
    else if (Pane *own = ownPane())
        own->refresh();
    else
        m_searchPane->refresh();
    if (m_desk.state.place().open)
        m_releasePane->refresh();
}

void MainWindow::showDialog(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_front = dialog;
    dialog->open();
}

void MainWindow::showImages(const QList<discogs::Image> &images, int first, const CoverSubject &of)
{
    auto *viewer = new ImageViewer(m_desk, images, first, of, this);
    viewer->setAttribute(Qt::WA_DeleteOnClose);
    m_front = viewer;
    viewer->show();
}

void MainWindow::editSettings()
{
    auto *dialog = new SettingsDialog(m_desk.settings, this);
    connect(dialog, &SettingsDialog::cacheClearWanted, this, &MainWindow::cacheClearWanted);
    showDialog(dialog);
}

void MainWindow::restoreLayout()
{
    restoreGeometry(m_desk.settings.layout(QStringLiteral("window")).toByteArray());
    m_splitter->restoreState(m_desk.settings.layout(QStringLiteral("splitter")).toByteArray());
}

void MainWindow::saveLayout()
{
    m_desk.settings.setLayout(QStringLiteral("window"), saveGeometry());
    m_desk.settings.setLayout(QStringLiteral("splitter"), m_splitter->saveState());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveLayout();
    QMainWindow::closeEvent(event);
}

// The mouse's own back and forward work over everything in the window, lists included.
bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::MouseButtonPress || !watched->isWidgetType() ||
        static_cast<QWidget *>(watched)->window() != this)
        return QMainWindow::eventFilter(watched, event);
    const Qt::MouseButton button = static_cast<QMouseEvent *>(event)->button();
    if (button == Qt::BackButton)
        m_desk.state.back();
    else if (button == Qt::ForwardButton)
        m_desk.state.forward();
    else
        return QMainWindow::eventFilter(watched, event);
    return true;
}

} // namespace runout::ui
