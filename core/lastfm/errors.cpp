// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lastfm/errors.h"

namespace runout::lastfm {

namespace {

constexpr int firstHttpStatus = 100;

ErrorCode kindOf(int code, const QString &message)
{
    switch (code) {
    case AuthenticationFailed:
    case InvalidSession:
        return ErrorCode::SignedOut;
    case InvalidParameters: // "The artist you supplied could not be found", "Album not found"
        return message.contains(QLatin1String("not be found")) || message.contains(QLatin1String("not found"))
                   ? ErrorCode::NotFound
                   : ErrorCode::Rejected;
    case OperationFailed:
    case Offline:
    case Unavailable:
        return ErrorCode::BadReply;
    case InvalidKey:
    case LoginRequired:
    case NotAllowedYet:
    case KeySuspended:
        return ErrorCode::Forbidden;
    case TooMany:
        return ErrorCode::RateLimited;
    default:
        return ErrorCode::Rejected;
    }
}

} // namespace

Error errorOf(int code, const QString &message)
{
    return {kindOf(code, message), message, code, 0};
}

int codeOf(const Error &error)
{
    return error.status < firstHttpStatus ? error.status : 0;
}

Remedy remedyFor(const Error &error)
{
    switch (codeOf(error)) {
    case AuthenticationFailed:
    case InvalidSession:
        return Remedy::Reconnect;
    case InvalidKey:
    case KeySuspended:
        return Remedy::SwitchOff;
    default:
        break;
    }
    switch (error.code) {
    case ErrorCode::Offline:
    case ErrorCode::Timeout:
    case ErrorCode::RateLimited:
    case ErrorCode::BadReply:
    case ErrorCode::Cancelled:
        return Remedy::Later;
    case ErrorCode::SignedOut:
        return Remedy::Reconnect;
    default:
        return Remedy::Drop;
    }
}

bool mayHaveArrived(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Timeout:
    case ErrorCode::BadReply: // also 16, after which plays were found to be stored
    case ErrorCode::Cancelled:
        return true;
    default:
        return false;
    }
}

} // namespace runout::lastfm
