// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/errortext.h"

#include <QCoreApplication>

namespace runout::ui {

namespace {

struct Sentences
{
    Q_DECLARE_TR_FUNCTIONS(runout::ui::errorText)
};

QString rateLimited(const Error &error)
{
    if (error.retryAfter > 0 && error.retryAfter < 120)
        return Sentences::tr("Discogs asks to wait: too many requests in one minute. The next try is in %n s.", nullptr,
                             error.retryAfter);
    if (error.retryAfter > 0)
        return Sentences::tr("Discogs asks to wait: too many requests. The next try is in %n minutes.", nullptr,
                             (error.retryAfter + 59) / 60);
    return Sentences::tr("Discogs asks to wait: too many requests in one minute. Try again in a minute.");
}

QString badReply(const Error &error)
{
    if (error.status >= 500)
        return Sentences::tr("Discogs has a problem (%1). Try again in a few minutes.").arg(error.status);
    if (error.detail.contains(QLatin1String("cut off"), Qt::CaseInsensitive) ||
        error.detail.contains(QLatin1String("truncated"), Qt::CaseInsensitive))
        return Sentences::tr("The answer from Discogs was cut off on its way. Try again.");
    if (error.detail.contains(QLatin1String("connection was cut"), Qt::CaseInsensitive))
        return Sentences::tr("The connection to Discogs broke before the answer was there. Try again.");
    if (error.detail.contains(QLatin1String("html"), Qt::CaseInsensitive))
        return Sentences::tr("Discogs sent a web page in place of an answer, as it does during maintenance. Try again "
                             "in a few minutes.");
    if (error.detail.contains(QLatin1String("redirect"), Qt::CaseInsensitive))
        return Sentences::tr("The answer would have come from another address than Discogs, so it was not fetched. "
                             "Check the network you are in, then try again.");
    if (error.detail.startsWith(QLatin1Char('$')))
        return Sentences::tr("Discogs sent something this version cannot read. Try again; if it stays so, please "
                             "report it with the details.");
    return Sentences::tr("The answer from Discogs could not be read. Try again.");
}

QString storage(const Error &error)
{
    const auto says = [&](const char *word) { return error.detail.contains(QLatin1String(word), Qt::CaseInsensitive); };
    if (says("locked"))
        return Sentences::tr(
            "The keychain is locked. Unlock it, then try again; until then the token is kept in memory only.");
    if (says("denied"))
        return Sentences::tr("The keychain denied access. Allow it for Runout, then try again; until then the token is "
                             "kept in memory only.");
    if (says("keychain") || says("secret service") || says("kwallet"))
        return Sentences::tr(
            "There is no keychain to keep the token in. It is kept in memory and forgotten when Runout closes.");
    if (says("newer"))
        return Sentences::tr(
            "The library was written by a newer Runout. Update Runout to open it; nothing was changed.");
    if (says("full"))
        return Sentences::tr("The disk is full. Make some room, then try again.");
    if (says("read-only") || says("readonly") || says("permission"))
        return Sentences::tr(
            "The library cannot be written: its folder is read-only. Check the permissions, then try again.");
    return Sentences::tr("What is kept on this computer could not be read or written. Check the disk, then try again.");
}

QString notFound(const Error &error)
{
    if (error.status == 404)
        return Sentences::tr("Discogs has no such page. It may have been removed or merged into another.");
    return Sentences::tr(
        "This has not been seen before, so it is not on this computer. Connect to Discogs to fetch it.");
}

QString rejected(const Error &error)
{
    if (error.status == 405 || error.status == 410)
        return Sentences::tr("Discogs no longer answers this question (%1). Look for a newer Runout.")
            .arg(error.status);
    if (error.detail.isEmpty())
        return Sentences::tr("Discogs did not accept the request. Change what you asked for, then try again.");
    return Sentences::tr("Discogs did not accept the request: %1").arg(error.detail);
}

} // namespace

QString errorText(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Offline:
        return Sentences::tr("Discogs cannot be reached. Check the connection; what was seen before stays readable.");
    case ErrorCode::Timeout:
        return Sentences::tr("Discogs did not answer in time. Try again.");
    case ErrorCode::RateLimited:
        return rateLimited(error);
    case ErrorCode::SignedOut:
        return Sentences::tr("Discogs asks for a login, or does not take the one there is. Link your account "
                             "again, or enter a token, under Account.");
    case ErrorCode::Forbidden:
        return Sentences::tr("Discogs does not show this to your account.");
    case ErrorCode::NotFound:
        return notFound(error);
    case ErrorCode::Rejected:
        return rejected(error);
    case ErrorCode::BadReply:
        return badReply(error);
    case ErrorCode::Storage:
        return storage(error);
    case ErrorCode::File:
        return error.detail.isEmpty()
                   ? Sentences::tr("The file could not be read or written. Check that it is there and yours to change.")
                   : Sentences::tr("The file could not be read or written: %1").arg(error.detail);
    case ErrorCode::Cancelled:
        return Sentences::tr("Stopped before it was finished. Try again if you still want it.");
    }
    return {};
}

QString errorTitle(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Offline:
        return Sentences::tr("Offline");
    case ErrorCode::Timeout:
        return Sentences::tr("No answer");
    case ErrorCode::RateLimited:
        return Sentences::tr("Waiting for Discogs");
    case ErrorCode::SignedOut:
        return Sentences::tr("Signed out");
    case ErrorCode::Forbidden:
        return Sentences::tr("Not allowed");
    case ErrorCode::NotFound:
        return Sentences::tr("Not found");
    case ErrorCode::Rejected:
        return Sentences::tr("Not accepted");
    case ErrorCode::BadReply:
        return error.status >= 500 ? Sentences::tr("Discogs has a problem") : Sentences::tr("Unreadable answer");
    case ErrorCode::Storage:
        return Sentences::tr("Storage problem");
    case ErrorCode::File:
        return Sentences::tr("File problem");
    case ErrorCode::Cancelled:
        return Sentences::tr("Stopped");
    }
    return {};
}

} // namespace runout::ui
