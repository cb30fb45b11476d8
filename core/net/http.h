// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/budget.h"
#include "core/net/message.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace runout::net {

struct HttpOptions
{
    std::chrono::milliseconds idle = std::chrono::seconds(15);   // without a byte, also while connecting
    std::chrono::milliseconds total = std::chrono::seconds(120); // for one attempt
    std::chrono::milliseconds retryPause{500};                   // the first; doubles, with jitter
    int retries = 3;                                             // of a GET
    qint64 largestBody = 64 << 20;                               // bytes, decompressed
    Pacer::Limits api;                                           // counted requests
    Pacer::Limits images{0, true, std::chrono::seconds(60), 4};  // the others
};

// The network, and the only user of QNetworkAccessManager. Lives in the GUI thread and never blocks it.
// A GET is tried again after 5xx, 429, a dropped connection and a time-out; anything else is sent once.
class Http : public QObject
{
    Q_OBJECT
public:
    explicit Http(const HttpOptions &options = {}, QObject *parent = nullptr);
    ~Http() override; // everything unanswered ends as Cancelled

    // A reply has a status of 200-299; every other status is an Error (see message.h) unless any is wanted. Offline: no
    // such host, refused; of anything but a GET only where it was surely not sent. Timeout: no answer in time.
    // BadReply: cut off, too large, a redirect that may not be followed. Cancelling the future withdraws the request or
    // closes its connection.
    [[nodiscard]] Answer<HttpReply> send(const HttpRequest &request);

    // Lets a waiting GET for `url` go in an earlier lane.
    void hurry(const QUrl &url, Lane lane);

    // The allowance of counted requests; `fixed`: whatever the server's headers say.
    void setLimit(int requests, bool fixed);

    [[nodiscard]] Budget budget() const; // of counted requests

    // How far our clock is ahead of the API's, by the last answer to a counted request, whatever its status.
    [[nodiscard]] std::optional<std::chrono::seconds> clockSkew() const;

Q_SIGNALS:
    void budgetChanged(const runout::Budget &budget); // at most ten times a second

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace runout::net
