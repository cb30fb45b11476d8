// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/held.h"
#include "core/base/result.h"
#include "core/net/pacer.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QPair>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>

// The values of HTTP, and how they are read. No sockets here.
namespace runout::net {

using HeaderList = QList<QPair<QByteArray, QByteArray>>;

struct HttpRequest
{
    QByteArray method = "GET";
    QUrl url; // https, or plain http to loopback; else Rejected
    HeaderList headers;
    QByteArray body;
    QByteArray authorization;         // value of the Authorization header; sent to this origin only
    std::function<QByteArray()> sign; // makes that value anew for every try: OAuth's is good for one
    Lane lane = Lane::User;
    bool counted = true;    // against the API's budget; an image is not
    bool anyStatus = false; // every answer is a reply: the asker judges its status, and asks again
};

struct HttpReply
{
    int status = 0;
    HeaderList headers;
    QByteArray body; // decompressed

    // The first header of that name, compared without case; "" if there is none.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

// The error that an HTTP status stands for; detail is the server's own message. Only for a status outside 200-299.
[[nodiscard]] Error errorOf(const HttpReply &reply, const QDateTime &now);

// {"message": ...}, or plain text; "" for HTML, nothing and anything else. At most 300 characters, one line.
[[nodiscard]] QString messageIn(const QByteArray &body);

// Blots out what of `authorization` a text repeats, percent-encoded or not.
[[nodiscard]] QString withoutSecrets(QString text, const QByteArray &authorization);

// Retry-After in seconds, given as a number or as a date; 0 where there is none or it has passed.
[[nodiscard]] int retryAfter(const HttpReply &reply, const QDateTime &now);

// How far our clock is ahead of the server's, by the answer's Date; negative: behind. Nothing: no such header.
[[nodiscard]] std::optional<std::chrono::seconds> clockSkew(const HttpReply &reply, const QDateTime &now);

[[nodiscard]] Pacer::Headers rateLimitHeaders(const HttpReply &reply);

[[nodiscard]] bool isRedirect(int status);

// Where a redirect may lead: an API request and whatever carries credentials stays at its origin; an image may go to
// any https address. Nothing: do not follow.
[[nodiscard]] Result<QUrl> redirectTarget(const HttpRequest &request, const HttpReply &reply);

// Scheme, host and port.
[[nodiscard]] bool sameOrigin(const QUrl &a, const QUrl &b);

// Why a request must not be sent at all: an insecure address, or control characters in a header.
[[nodiscard]] Result<bool> isSafe(const HttpRequest &request);

} // namespace runout::net
