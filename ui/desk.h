// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace runout {
class Settings;
}
namespace runout::auth {
class Account;
class LastfmAccount;
class Registration;
class SignIn;
} // namespace runout::auth
namespace runout::discogs {
class Client;
}
namespace runout::lastfm {
class Client;
class SignIn;
} // namespace runout::lastfm
namespace runout::library {
class Collection;
class Covers;
class Details;
class Library;
class Outbox;
class Source;
class Sync;
} // namespace runout::library

namespace runout::ui {

class BrowserState;
class CoverImages;
class ShelfEdits;
class TagWrites;

// What a pane may use: made once by Application, handed to each pane by reference.
struct Desk
{
    library::Source &source;
    library::Library &library;
    CoverImages &covers;
    BrowserState &state;
    Settings &settings;
    auth::Account *account = nullptr;  // null: the sample library, no network
    discogs::Client *client = nullptr; // likewise
    auth::SignIn *signIn = nullptr;    // likewise
    auth::Registration *registration = nullptr;
    library::Collection *collection = nullptr; // the collector's own; read-only in the sample library
    library::Sync *sync = nullptr;             // null without a network, like the two below
    library::Outbox *outbox = nullptr;
    library::Details *details = nullptr;
    ShelfEdits *edits = nullptr;           // what a person does to the collection; null where collection is
    library::Covers *coverFiles = nullptr; // pictures as bytes
    TagWrites *writes = nullptr;           // what is written into files of the user's
    lastfm::Client *lastfm = nullptr;      // null without a network, like the two below
    lastfm::SignIn *lastfmSignIn = nullptr;
    auth::LastfmAccount *lastfmAccount = nullptr;
};

} // namespace runout::ui
