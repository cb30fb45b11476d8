// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <tl/expected.hpp>

namespace runout {

// Why something did not happen. The sentence a person reads is made in ui/errortext.
enum class ErrorCode {
    Offline,     // no connection to the host at all
    Timeout,     // connected, but no answer in time
    RateLimited, // 429, and still so after the retries
    SignedOut,   // 401: no or no longer valid credentials
    Forbidden,   // 403: not ours to see
    NotFound,    // 404, or nothing held under that key
    Rejected,    // 4xx: Discogs refuses the value
    BadReply,    // not what the reference promises: HTML, cut off, wrong shape, 5xx
    Storage,     // library, cache or keychain
    File,        // a file of the user's
    Cancelled,
};

struct Error
{
    ErrorCode code = ErrorCode::BadReply;
    QString detail;     // for the log and a "Details" fold, in English; never a secret
    int status = 0;     // HTTP status, 0 where there was none
    int retryAfter = 0; // seconds, 0 where unknown

    bool operator==(const Error &) const = default;
};

template<class T>
using Result = tl::expected<T, Error>;

using Failure = tl::unexpected<Error>;

[[nodiscard]] inline Failure failure(ErrorCode code, QString detail = {}, int status = 0)
{
    return Failure(Error{code, std::move(detail), status, 0});
}

} // namespace runout
