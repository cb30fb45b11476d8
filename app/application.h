// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "core/base/result.h"
#include "core/net/http.h"
#include "ui/browserstate.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

class QApplication;
class QTemporaryDir;

namespace runout {
class Settings;
}
namespace runout::auth {
class Account;
class LastfmAccount;
class Registration;
class Secrets;
class SignIn;
} // namespace runout::auth
namespace runout::discogs {
class Cache;
class Client;
} // namespace runout::discogs
namespace runout::lastfm {
class Cache;
class Client;
class SignIn;
} // namespace runout::lastfm
namespace runout::library {
class Collection;
class Covers;
class Details;
class FileLedger;
class Library;
class Market;
class MarketRefresh;
class Outbox;
class Plays;
class Source;
class Sync;
class Watches;
struct WatchedWant;
} // namespace runout::library
namespace runout::playing {
class Scrobbler;
class Turntable;
} // namespace runout::playing
namespace runout::tags {
class Journal;
}
namespace runout::ui {
class CoverImages;
class MainWindow;
class ShelfEdits;
class TagLedger;
class TagWrites;
class Theme;
} // namespace runout::ui

namespace runout::app {

// The composition root: builds everything, top to bottom, once.
class Application : public QObject
{
    Q_OBJECT
public:
    Application(QApplication &application, const CommandLine &line); // with the system keychain
    Application(QApplication &application, const CommandLine &line, std::unique_ptr<auth::Secrets> secrets,
                const net::HttpOptions &network = {});
    ~Application() override;

    // Builds all and opens the first window. Storage, File: it cannot start, and why.
    [[nodiscard]] Result<bool> start();

    // How a desktop notification is shown; false: there is no desktop to ask. Set before start().
    using Notifier = std::function<bool(const QString &title, const QString &text)>;
    void setNotifier(Notifier notifier) { m_notifier = std::move(notifier); }

    // What a second start asked for.
    void take(const CommandLine &line);

    [[nodiscard]] ui::MainWindow *window() const; // the first one still open, or null
    [[nodiscard]] ui::BrowserState *state() const;
    [[nodiscard]] auth::Account *account() const { return m_account.get(); }
    [[nodiscard]] auth::Registration *registration() const { return m_registration.get(); }
    [[nodiscard]] auth::SignIn *signIn() const { return m_signIn.get(); }
    [[nodiscard]] discogs::Client *client() const { return m_client.get(); }
    [[nodiscard]] library::Library &library() const { return *m_library; }
    [[nodiscard]] library::Collection &collection() const { return *m_collection; }
    [[nodiscard]] library::Sync *sync() const { return m_sync.get(); }
    [[nodiscard]] library::Outbox *outbox() const { return m_outbox.get(); }
    [[nodiscard]] lastfm::Client *lastfm() const { return m_lastfm.get(); }
    [[nodiscard]] lastfm::SignIn *lastfmSignIn() const { return m_lastfmSignIn.get(); }
    [[nodiscard]] auth::LastfmAccount *lastfmAccount() const { return m_lastfmAccount.get(); }
    [[nodiscard]] library::Plays &plays() const { return *m_plays; }
    [[nodiscard]] playing::Turntable &turntable() const { return *m_turntable; }
    [[nodiscard]] playing::Scrobbler *scrobbler() const { return m_scrobbler.get(); }
    [[nodiscard]] library::Market &market() const { return *m_market; }
    [[nodiscard]] library::MarketRefresh *figures() const { return m_figures.get(); }
    [[nodiscard]] Settings &settings() const { return *m_settings; }

    // Name for Instance: the sample library and the user's own don't meet.
    [[nodiscard]] static QString instanceName(const CommandLine &line);

private:
    struct Window;

    [[nodiscard]] std::unique_ptr<Settings> openSettings();
    Result<bool> openLibrary();
    void buildDiscogs();
    void buildLastfm();
    void nameAccount();
    void buildShelf();
    void buildPlaying();
    void buildMarket();
    void notify(const library::WatchedWant &want);
    void welcome();
    void welcomeOwner(const QString &owner);
    void buildPictures();
    void buildTags();
    void openWindow(const ui::Place &place);
    void startSample();

    QApplication &m_application;
    CommandLine m_line;
    net::HttpOptions m_network;
    std::unique_ptr<QTemporaryDir> m_scratch; // only while a picture is drawn
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<auth::Secrets> m_secrets;
    std::unique_ptr<auth::Account> m_account;
    std::unique_ptr<auth::Registration> m_registration;
    std::unique_ptr<net::Http> m_http;
    std::unique_ptr<auth::SignIn> m_signIn;
    std::unique_ptr<discogs::Cache> m_cache;
    std::unique_ptr<discogs::Client> m_client;
    std::unique_ptr<auth::LastfmAccount> m_lastfmAccount;
    std::unique_ptr<net::Http> m_lastfmHttp; // a pace of its own
    std::unique_ptr<lastfm::Cache> m_lastfmCache;
    std::unique_ptr<lastfm::Client> m_lastfm;
    std::unique_ptr<lastfm::SignIn> m_lastfmSignIn;
    std::unique_ptr<library::Library> m_library;
    std::unique_ptr<library::Source> m_source;
    std::unique_ptr<library::Collection> m_collection;
    std::unique_ptr<library::Sync> m_sync;
    std::unique_ptr<library::Outbox> m_outbox;
    std::unique_ptr<library::Details> m_details;
    std::unique_ptr<library::Plays> m_plays;
    std::unique_ptr<playing::Turntable> m_turntable;
    std::unique_ptr<playing::Scrobbler> m_scrobbler;
    std::unique_ptr<ui::ShelfEdits> m_edits;
    std::unique_ptr<library::Market> m_market;
    std::unique_ptr<library::MarketRefresh> m_figures;
    std::unique_ptr<library::Watches> m_watches;
    Notifier m_notifier;
    std::unique_ptr<library::Covers> m_covers;
    std::unique_ptr<ui::CoverImages> m_images;
    std::unique_ptr<tags::Journal> m_journal; // of writes into files
    std::unique_ptr<ui::TagWrites> m_writes;
    std::unique_ptr<library::FileLedger> m_files; // of the records
    std::unique_ptr<ui::TagLedger> m_ledger;
    bool m_naming = false; // Discogs has been asked whose token it is
    QString m_welcomed;    // who signed in last
    std::vector<std::unique_ptr<Window>> m_windows;
};

} // namespace runout::app
