// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/settings.h"
#include "core/lastfm/cache.h"
#include "core/lastfm/client.h"
#include "core/library/library.h"
#include "core/library/plays.h"
#include "core/net/http.h"
#include "core/playing/scrobbler.h"
#include "tests/core/playing/played.h"
#include "tests/support/standin.h"

#include <QDir>

namespace runout::test {

// A program that scrobbles, without its window: a library in `folder`, connected to a stand-in's Last.fm. Made again in
// the same folder it is the program started again.
class Listener
{
public:
    Listener(const QUrl &lastfm, const QString &folder)
        : settings(QDir(folder).filePath(QStringLiteral("settings.ini")))
        , http(options())
        , cache(QDir(folder).filePath(QStringLiteral("answers")), 1 << 20, std::chrono::hours(168))
        , client(http, cache, prepared(lastfm), {1, std::chrono::milliseconds(5), std::chrono::milliseconds(100)})
        , library(library::Library::open(QDir(folder).filePath(QStringLiteral("runout.library"))).value())
        , plays(*library)
        , scrobbler(plays, client)
    {
        using std::chrono::milliseconds;
        scrobbler.setPauses({milliseconds(20), milliseconds(100), milliseconds(40)});
        client.setCredentials(me());
    }

    static QString session() { return QStringLiteral("SessionOfTester"); }
    static lastfm::Credentials me()
    {
        return {StandIn::lastfmKey(), StandIn::lastfmSecret(), StandIn::user(), session()};
    }
    [[nodiscard]] int waiting() { return await(plays.counts()).value().waiting; }
    // Until all that waits has arrived or was ignored.
    bool hasSentAll()
    {
        constexpr int patience = 300'000;
        const QDeadlineTimer limit(patience);
        while (!(scrobbler.isIdle() && waiting() == 0) && !limit.hasExpired())
            QTest::qWait(5);
        return !limit.hasExpired();
    }

    Settings settings;
    net::Http http;
    lastfm::Cache cache;
    lastfm::Client client;
    std::unique_ptr<library::Library> library;
    library::Plays plays;
    playing::Scrobbler scrobbler;

private:
    static net::HttpOptions options()
    {
        net::HttpOptions options;
        options.idle = std::chrono::seconds(2);
        options.retryPause = std::chrono::milliseconds(5);
        options.api = net::Pacer::Limits{1000, true, std::chrono::seconds(1), 1}; // as fast as it can
        return options;
    }
    const Settings &prepared(const QUrl &lastfm)
    {
        settings.setLastfmApiUrl(lastfm);
        return settings;
    }
};

} // namespace runout::test
