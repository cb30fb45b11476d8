// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lastfmtext.h"

#include "core/lastfm/errors.h"

#include <QCoreApplication>
#include <QLocale>

namespace runout::ui {

namespace {

struct Sentences
{
    Q_DECLARE_TR_FUNCTIONS(runout::ui::lastfmText)
};

} // namespace

QString lastfmErrorText(const Error &error)
{
    switch (lastfm::codeOf(error)) {
    case lastfm::InvalidKey:
    case lastfm::KeySuspended:
        return Sentences::tr("Last.fm does not take the API key. Enter another one under Account, Connect Last.fm.");
    case lastfm::BadSignature:
        return Sentences::tr("Last.fm does not take the shared secret that goes with the API key. Check it, then try "
                             "again.");
    case lastfm::InvalidSession:
    case lastfm::AuthenticationFailed:
        return Sentences::tr("Last.fm no longer takes the connection. Connect again under Account.");
    case lastfm::LoginRequired:
        return Sentences::tr("This is private at Last.fm.");
    default:
        break;
    }
    switch (error.code) {
    case ErrorCode::Offline:
        return Sentences::tr("Last.fm cannot be reached. Check the connection.");
    case ErrorCode::Timeout:
        return Sentences::tr("Last.fm did not answer in time. Try again.");
    case ErrorCode::RateLimited:
        return Sentences::tr("Last.fm asks to wait: too many requests. Try again in a few minutes.");
    case ErrorCode::NotFound:
        return Sentences::tr("Last.fm does not know this name.");
    case ErrorCode::SignedOut:
        return Sentences::tr("There is no API key for Last.fm. Enter one under Account, Connect Last.fm.");
    case ErrorCode::Rejected:
    case ErrorCode::Forbidden:
        return error.detail.isEmpty() ? Sentences::tr("Last.fm did not accept the request.")
                                      : Sentences::tr("Last.fm did not accept the request: %1").arg(error.detail);
    case ErrorCode::Cancelled:
        return Sentences::tr("Stopped before it was finished. Try again if you still want it.");
    default:
        return Sentences::tr("Last.fm has a problem just now. Try again in a few minutes.");
    }
}

QString notKeptText(const QString &problem)
{
    if (problem.contains(u"locked"))
        return Sentences::tr("The system keychain is locked, so the connection is kept in memory and forgotten when "
                             "Runout closes.");
    if (problem.contains(u"denied"))
        return Sentences::tr("The system keychain denied access, so the connection is kept in memory and forgotten "
                             "when Runout closes.");
    return Sentences::tr("There is no keychain to keep the connection in. It is kept in memory and forgotten when "
                         "Runout closes.");
}

QString audienceText(std::optional<qint64> listeners, std::optional<qint64> plays)
{
    const QLocale locale;
    QStringList parts;
    if (listeners)
        parts.append(*listeners == 1 ? Sentences::tr("1 listener")
                                     : Sentences::tr("%1 listeners").arg(locale.toString(*listeners)));
    if (plays)
        parts.append(*plays == 1 ? Sentences::tr("1 play") : Sentences::tr("%1 plays").arg(locale.toString(*plays)));
    return parts.join(QStringLiteral(", "));
}

} // namespace runout::ui
