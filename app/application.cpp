// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "core/auth/account.h"
#include "core/auth/lastfmaccount.h"
#include "core/auth/registration.h"
#include "core/auth/secrets.h"
#include "core/auth/signin.h"
#include "core/base/settings.h"
#include "core/discogs/cache.h"
#include "core/discogs/client.h"
#include "core/lastfm/cache.h"
#include "core/lastfm/client.h"
#include "core/lastfm/signin.h"
#include "core/library/collection.h"
#include "core/library/covers.h"
#include "core/library/details.h"
#include "core/library/fileledger.h"
#include "core/library/library.h"
#include "core/library/market.h"
#include "core/library/marketrefresh.h"
#include "core/library/outbox.h"
#include "core/library/plays.h"
#include "core/library/samplefile.h"
#include "core/library/source.h"
#include "core/library/sync.h"
#include "core/library/watches.h"
#include "core/playing/scrobbler.h"
#include "core/playing/turntable.h"
#include "core/playing/verdicts.h"
#include "core/tags/journal.h"
#include "ui/desk.h"
#include "ui/mainwindow.h"
#include "ui/shelfedits.h"
#include "ui/tagledger.h"
#include "ui/tagwrites.h"
#include "ui/theme/theme.h"
#include "ui/widgets/coverimages.h"

#include <QApplication>
#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace runout::app {

namespace {

constexpr qint64 historyBytes = 256LL << 20; // of writes into files, beyond the newest

QString folder(QStandardPaths::StandardLocation location, const QString &name)
{
    QString path = QStandardPaths::writableLocation(location) + QStringLiteral("/runout/") + name;
    QDir().mkpath(name.isEmpty() ? path : QFileInfo(path).path());
    return path;
}

} // namespace

// Each window is somewhere of its own; all share the rest.
struct Application::Window
{
    ui::BrowserState state;
    std::unique_ptr<ui::MainWindow> window;
};

Application::Application(QApplication &application, const CommandLine &line)
    : Application(application, line, std::make_unique<auth::Keychain>())
{}

Application::Application(QApplication &application, const CommandLine &line, std::unique_ptr<auth::Secrets> secrets,
                         const net::HttpOptions &network)
    : m_application(application)
    , m_line(line)
    , m_network(network)
    , m_secrets(std::move(secrets))
{}

Application::~Application() = default;

QString Application::instanceName(const CommandLine &line)
{
    return line.sample ? QStringLiteral("sample") : QStringLiteral("own");
}

Result<bool> Application::start()
{
    m_settings = openSettings();
    m_theme = std::make_unique<ui::Theme>(m_application, m_line.theme.isEmpty() ? m_settings->theme() : m_line.theme);
    if (auto opened = openLibrary(); !opened)
        return opened;
    if (!m_line.sample) {
        buildDiscogs();
        buildLastfm();
    }
    m_source = std::make_unique<library::Source>(*m_library, m_client.get());
    m_source->setDatabaseTtl(m_settings->cacheTtl());
    buildShelf();
    buildPlaying();
    buildMarket();
    buildPictures();
    buildTags();
    connect(m_settings.get(), &Settings::changed, m_covers.get(), [this] {
        m_covers->setMaxBytes(m_settings->coverBytes());
        m_source->setDatabaseTtl(m_settings->cacheTtl());
    });
    openWindow({});
    if (!m_library->setAside().isEmpty())
        window()->say(
            tr("The library was damaged and has been begun anew; the old file is %1.").arg(m_library->setAside()));
    take(m_line);
    welcome();
    return true;
}

// A picture is drawn with the user's settings and changes none of them.
std::unique_ptr<Settings> Application::openSettings()
{
    if (m_line.screenshot.isEmpty())
        return std::make_unique<Settings>();
    m_scratch = std::make_unique<QTemporaryDir>();
    const QString copy = m_scratch->filePath(QStringLiteral("runout.ini"));
    QFile::copy(Settings::defaultFile(), copy);
    return std::make_unique<Settings>(copy);
}

Result<bool> Application::openLibrary()
{
    const QString file = m_line.sample ? library::sampleLibraryFile(QCoreApplication::applicationDirPath())
                                       : folder(QStandardPaths::GenericDataLocation, QStringLiteral("runout.library"));
    if (file.isEmpty())
        return failure(ErrorCode::File, tr("The sample library is not installed."));
    auto opened = library::Library::open(file, m_line.sample ? library::Library::Mode::ReadOnly
                                                             : library::Library::Mode::ReadWrite);
    if (!opened)
        return Failure(opened.error());
    m_library = std::move(*opened);
    return true;
}

void Application::buildDiscogs()
{
    m_account = std::make_unique<auth::Account>(*m_secrets, *m_settings);
    m_registration = std::make_unique<auth::Registration>(*m_secrets);
    m_http = std::make_unique<net::Http>(m_network);
    m_signIn = std::make_unique<auth::SignIn>(*m_http, *m_settings);
    m_cache = std::make_unique<discogs::Cache>(folder(QStandardPaths::GenericCacheLocation, QStringLiteral("answers")),
                                               m_settings->cacheBytes(), m_settings->cacheTtl());
    m_client = std::make_unique<discogs::Client>(*m_http, *m_account, *m_cache, *m_settings);
    connect(m_account.get(), &auth::Account::changed, this, &Application::nameAccount);
    m_registration->load();
    m_account->load();
}

// A token from the environment does not say whose it is.
void Application::nameAccount()
{
    if (!m_account->isSignedIn() || !m_account->username().isEmpty() || m_naming)
        return;
    m_naming = true;
    whenDone(m_client->get(discogs::requests::identity(), Refresh::IfStale, Lane::Background), this,
             [this](const Result<Held<discogs::Identity>> &identity) {
                 m_naming = false;
                 if (identity)
                     m_account->setUsername(identity->value.username);
             });
}

void Application::buildShelf()
{
    m_collection = std::make_unique<library::Collection>(*m_library);
    m_edits = std::make_unique<ui::ShelfEdits>(*m_collection, *m_settings);
    if (!m_client)
        return;
    m_sync = std::make_unique<library::Sync>(*m_collection, *m_client);
    m_outbox = std::make_unique<library::Outbox>(*m_collection, *m_client);
    m_details = std::make_unique<library::Details>(*m_collection, *m_library, *m_client);
    connect(m_account.get(), &auth::Account::changed, this, &Application::welcome);
}

// What counts is queued for Last.fm while there is an account, also one that has to be connected again.
void Application::buildPlaying()
{
    m_plays = std::make_unique<library::Plays>(*m_library);
    m_turntable = std::make_unique<playing::Turntable>(*m_plays);
    if (!m_lastfm)
        return;
    m_scrobbler = std::make_unique<playing::Scrobbler>(*m_plays, *m_lastfm);
    m_turntable->setScrobbling([this] { return !m_lastfmAccount->rememberedUser().isEmpty(); });
    connect(m_turntable.get(), &playing::Turntable::trackStarted, this, [this](const library::Scrobble &track) {
        if (m_lastfm->canScrobble()) // that it was not heard of is nothing to be said
            whenDone(m_lastfm->send(lastfm::requests::updateNowPlaying(playing::playOf(track))), this,
                     [](const Result<lastfm::NowPlaying> &) {});
    });
}

// Whoever signs in finds their own shelf, brought up to date; where another's is held, it is asked about.
void Application::welcome()
{
    if (!m_account || m_windows.empty())
        return;
    const QString user = m_account->isSignedIn() ? m_account->username() : QString();
    if (user == m_welcomed)
        return;
    m_welcomed = user;
    m_sync->setAutomatic(false);
    if (user.isEmpty())
        return;
    whenDone(m_collection->state(), this, [this, user](const Result<library::ShelfState> &state) {
        if (state && user == m_welcomed)
            welcomeOwner(state->owner);
    });
}

void Application::welcomeOwner(const QString &owner)
{
    if (owner.isEmpty() || owner.compare(m_welcomed, Qt::CaseInsensitive) == 0) {
        m_sync->setAutomatic(true);
        return;
    }
    if (ui::MainWindow *asking = window()) {
        asking->askToReplaceShelf(owner, m_welcomed, [this] {
            whenDone(m_collection->forgetAccount(), this, [this](const Result<bool> &gone) {
                if (gone)
                    m_sync->setAutomatic(true);
            });
        });
    }
}

void Application::buildPictures()
{
    m_covers = std::make_unique<library::Covers>(folder(QStandardPaths::GenericCacheLocation, QStringLiteral("covers")),
                                                 m_settings->coverBytes(), m_client.get());
    m_images = std::make_unique<ui::CoverImages>(*m_covers);
}

// A picture is drawn without a look at what was written, and the sample library has a history of its own.
void Application::buildTags()
{
    const QString name = m_line.sample ? QStringLiteral("sample-writes") : QStringLiteral("writes");
    const QString path = m_scratch ? m_scratch->filePath(name) : folder(QStandardPaths::GenericDataLocation, name);
    m_journal = std::make_unique<tags::Journal>(tags::FilePath(QFile::encodeName(path).toStdString()), historyBytes);
    m_writes = std::make_unique<ui::TagWrites>(*m_journal);
    m_files = std::make_unique<library::FileLedger>(*m_library);
    m_ledger = std::make_unique<ui::TagLedger>(*m_files, *m_library, *m_source, *m_settings, *m_writes);
    m_writes->setLedger(m_ledger.get());
}

void Application::openWindow(const ui::Place &place)
{
    auto made = std::make_unique<Window>();
    ui::Desk desk{*m_source, *m_library, *m_images, made->state, *m_settings, m_account.get(), m_client.get()};
    desk.signIn = m_signIn.get();
    desk.registration = m_registration.get();
    desk.collection = m_collection.get();
    desk.sync = m_sync.get();
    desk.outbox = m_outbox.get();
    desk.details = m_details.get();
    desk.edits = m_edits.get();
    desk.coverFiles = m_covers.get();
    desk.writes = m_writes.get();
    desk.lastfm = m_lastfm.get();
    desk.lastfmSignIn = m_lastfmSignIn.get();
    desk.lastfmAccount = m_lastfmAccount.get();
    desk.plays = m_plays.get();
    desk.turntable = m_turntable.get();
    desk.scrobbler = m_scrobbler.get();
    desk.market = m_market.get();
    desk.figures = m_figures.get();
    made->window = std::make_unique<ui::MainWindow>(desk, *m_theme);
    ui::MainWindow *window = made->window.get();
    connect(window, &ui::MainWindow::sampleWanted, this, &Application::startSample);
    connect(window, &ui::MainWindow::signedOut, this, [this](bool removeLocalCopy) {
        m_sync->cancel();
        if (removeLocalCopy)
            whenDone(m_collection->forgetAccount(), this, [](const Result<bool> &) {});
    });
    connect(window, &ui::MainWindow::cacheClearWanted, this, [this] {
        if (m_cache)
            m_cache->clear();
        if (m_lastfmCache)
            m_lastfmCache->clear();
        m_covers->clear();
    });
    connect(window, &ui::MainWindow::windowWanted, this, [this](const discogs::Entity &entity) {
        openWindow({});
        m_windows.back()->state.open(entity);
    });
    if (place != ui::Place())
        made->state.go(place);
    m_windows.push_back(std::move(made));
    window->show();
}

void Application::take(const CommandLine &line)
{
    ui::MainWindow *first = window();
    if (!first) {
        openWindow({});
        first = window();
    }
    if (!line.open.isEmpty())
        first->openText(line.open);
    first->openFiles(line.files);
    if (!line.page.isEmpty())
        first->showPage(line.page);
    if (&line != &m_line)
        first->raiseAndActivate();
}

void Application::startSample()
{
    // A program of its own, so that the sample never meets the user's library.
    QProcess::startDetached(QCoreApplication::applicationFilePath(), {QStringLiteral("--sample")});
}

ui::MainWindow *Application::window() const
{
    for (const auto &entry : m_windows) {
        if (entry->window->isVisible())
            return entry->window.get();
    }
    return nullptr;
}

ui::BrowserState *Application::state() const
{
    for (const auto &entry : m_windows) {
        if (entry->window->isVisible())
            return &entry->state;
    }
    return nullptr;
}

} // namespace runout::app
