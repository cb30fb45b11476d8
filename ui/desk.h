// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace runout {
class Settings;
}
namespace runout::auth {
class Account;
class Registration;
class SignIn;
} // namespace runout::auth
namespace runout::discogs {
class Client;
}
namespace runout::library {
class Source;
class Library;
} // namespace runout::library

namespace runout::ui {

class BrowserState;
class CoverImages;

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
};

} // namespace runout::ui
