// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/account.h"
#include "core/base/settings.h"
#include "core/discogs/cache.h"
#include "core/discogs/client.h"
#include "core/library/collection.h"
#include "core/library/library.h"
#include "core/library/outbox.h"
#include "core/library/sync.h"
#include "core/net/http.h"
#include "tests/support/await.h"
#include "tests/support/memorysecrets.h"
#include "tests/support/standin.h"

#include <QDir>
#include <QTimer>

namespace runout::test {

// What a future answers, as a value that a loop may run over.
template<class T>
T got(const QFuture<Result<T>> &future)
{
    return await(future).value();
}

// A collector's program without its window: a library in `folder`, linked to a stand-in. Made again in the same folder
// it is the program started again.
class Collector
{
public:
    explicit Collector(const QUrl &discogs, const QString &folder)
        : settings(QDir(folder).filePath(QStringLiteral("settings.ini")))
        , http(options())
        , account(secrets)
        , cache(QDir(folder).filePath(QStringLiteral("cache")), 1 << 20, std::chrono::hours(168))
        , client(http, account, cache, prepared(discogs))
        , library(library::Library::open(QDir(folder).filePath(QStringLiteral("runout.library"))).value())
        , collection(*library)
    {
        link();
    }

    void link() { (void)account.adopt(StandIn::token(), StandIn::user()); }

    // Runs it to its end.
    Result<library::SyncReport> synced(library::Sync &sync, library::Sync::Depth depth = library::Sync::Depth::Quick)
    {
        Result<library::SyncReport> report = failure(ErrorCode::Timeout);
        QEventLoop loop;
        QObject::connect(&sync, &library::Sync::finished, &loop, [&](const Result<library::SyncReport> &told) {
            report = told;
            loop.quit();
        });
        QTimer::singleShot(60'000, &loop, &QEventLoop::quit);
        bool isOver = false; // it may be before the loop begins
        QObject::connect(&sync, &library::Sync::finished, &loop, [&isOver] { isOver = true; });
        sync.start(depth);
        if (!isOver)
            loop.exec();
        return report;
    }

    [[nodiscard]] library::ShelfState state() { return await(collection.state()).value(); }
    [[nodiscard]] QList<library::Instance> instances() { return await(collection.instances()).value(); }

    MemorySecrets secrets;
    Settings settings;
    net::Http http;
    auth::Account account;
    discogs::Cache cache;
    discogs::Client client;
    std::unique_ptr<library::Library> library;
    library::Collection collection;

private:
    static net::HttpOptions options()
    {
        net::HttpOptions options;
        options.retries = 0;
        options.idle = std::chrono::seconds(2);
        return options;
    }
    Settings &prepared(const QUrl &discogs)
    {
        settings.setApiUrl(discogs);
        settings.setRateLimit(100'000);
        return settings;
    }
};

} // namespace runout::test
