// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/oauth.h"

namespace runout::auth {

// What proves who we are: a personal token, or an access token with the consumer it was given to.
struct Credentials
{
    Consumer consumer; // empty: a personal token
    Token token;

    [[nodiscard]] bool isEmpty() const { return token.isEmpty(); }
    [[nodiscard]] bool isPersonal() const { return consumer.isEmpty(); }
    bool operator==(const Credentials &) const = default;

    // A personal token as pasted; empty if that is none.
    [[nodiscard]] static Credentials personal(const QString &pasted);
    // The token in what was pasted: trimmed; "" if that holds blanks, control or other characters no token has.
    [[nodiscard]] static QString tokenIn(const QString &pasted);

    // Value of the Authorization header, or empty. OAuth's is good for one request: every call draws a new nonce.
    [[nodiscard]] QByteArray authorization() const;
    // Tells credentials apart without giving them away; "" for none.
    [[nodiscard]] QByteArray fingerprint() const;

    // An entry of the keychain. BadReply: not one of ours; entries of version 0.1 are.
    [[nodiscard]] QByteArray toEntry(const QString &username) const;
    [[nodiscard]] static Result<Credentials> fromEntry(const QByteArray &entry);
    [[nodiscard]] static QString usernameIn(const QByteArray &entry);
};

// A nonce from the system's generator, and now.
[[nodiscard]] oauth::Stamp freshStamp();

} // namespace runout::auth
