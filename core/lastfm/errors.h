// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

// Pure: what an error of Last.fm means. Error::status is its own code (2..29) where it named one, else HTTP's status
// (100 and more), else 0.
namespace runout::lastfm {

enum Code {
    AuthenticationFailed = 4, // in getSession: not a token
    InvalidParameters = 6,    // also: no such artist, album, track, user
    OperationFailed = 8,
    InvalidSession = 9, // revoked
    InvalidKey = 10,
    Offline = 11,
    BadSignature = 13,
    NotAllowedYet = 14, // the token waits for its user
    TokenExpired = 15,
    Unavailable = 16,
    LoginRequired = 17, // private
    KeySuspended = 26,
    TooMany = 29,
};

// {"error": code, "message": message} as one of ours.
[[nodiscard]] Error errorOf(int code, const QString &message);

// The code that Last.fm named, 0 where it named none.
[[nodiscard]] int codeOf(const Error &error);

// What helps.
enum class Remedy {
    Later,     // it may be sent again as it is: no connection, trouble there, too many calls
    Reconnect, // the session is no longer good: ask the user, keep what waits
    SwitchOff, // the key is not good: nothing works until there is another
    Drop,      // the request itself is wrong, or what it asks for is not there
};
[[nodiscard]] Remedy remedyFor(const Error &error);

// Whether a write that ended so may have taken effect all the same; look into recentTracks() before sending it again.
[[nodiscard]] bool mayHaveArrived(const Error &error);

} // namespace runout::lastfm
