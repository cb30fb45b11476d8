// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>

// Pure: OAuth 1.0a as Discogs speaks it (RFC 5849, signature PLAINTEXT, over TLS). Its three addresses stand here and
// not in core/discogs/requests, because the dance comes before there is a client.
namespace runout::auth {

// What Discogs knows the program by: handed out at discogs.com/settings/developers.
struct Consumer
{
    QString key;
    QString secret;
    [[nodiscard]] bool isEmpty() const { return key.isEmpty() || secret.isEmpty(); }
    bool operator==(const Consumer &) const = default;
};

// A request token or an access token.
struct Token
{
    QString token;
    QString secret;
    [[nodiscard]] bool isEmpty() const { return token.isEmpty(); }
    bool operator==(const Token &) const = default;
};

namespace oauth {

constexpr qsizetype longestNonce = 32; // beyond 64 Discogs takes the request for one that is not logged in

// What makes one request differ from every other.
struct Stamp
{
    QString nonce;
    qint64 seconds = 0; // since 1970; in milliseconds Discogs would take the request for one that is not logged in
};

// What a step of the dance says beside.
struct Extra
{
    QString callback; // request token; "" = the code is shown to the user
    QString verifier; // access token
};

// Value of the Authorization header; `token` empty: for a request token.
[[nodiscard]] QByteArray authorization(const Consumer &consumer, const Token &token, const Stamp &stamp,
                                       const Extra &extra = {});
// All but letters, digits and -._~ as %XX (RFC 5849 section 3.6).
[[nodiscard]] QByteArray encoded(const QString &text);

[[nodiscard]] QUrl requestTokenUrl(const QUrl &api);
[[nodiscard]] QUrl accessTokenUrl(const QUrl &api);
// Where the user allows it, in the browser.
[[nodiscard]] QUrl authorizeUrl(const QUrl &web, const QString &requestToken);

// The token in the form-encoded body of an answer. BadReply: a part is missing; the detail repeats nothing of it.
[[nodiscard]] Result<Token> tokenIn(const QByteArray &body);

// What the browser brings back.
struct Verdict
{
    QString token; // the request token it is about
    QString verifier;
    bool denied = false; // "denied=TOKEN", or our token without a verifier
    bool operator==(const Verdict &) const = default;
};

// Nothing: no verdict at all, or one that says something twice.
[[nodiscard]] std::optional<Verdict> verdictIn(const QByteArray &query);
// The same for what a user pasted: the code alone (`token` is "" then), or the address of the callback.
[[nodiscard]] std::optional<Verdict> verdictInPasted(const QString &text);

} // namespace oauth
} // namespace runout::auth
