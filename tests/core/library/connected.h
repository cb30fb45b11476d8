// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/account.h"
#include "core/base/settings.h"
#include "core/discogs/cache.h"
#include "core/discogs/client.h"
#include "core/net/http.h"
#include "tests/support/memorysecrets.h"
#include "tests/support/scriptedserver.h"

#include <QTemporaryDir>

namespace runout::test {

// A real client whose Discogs is a table of paths (queries do not count); everything else is 404.
class Connected
{
public:
    Connected()
        : settings(folder.filePath(QStringLiteral("settings.ini")))
        , http(options())
        , account(secrets)
        , cache(folder.filePath(QStringLiteral("cache")), 1 << 20, std::chrono::hours(168))
        , client(http, account, cache, prepared())
    {
        server.otherwise = [this](const ScriptedServer::Seen &request) {
            const auto missing =
                ScriptedServer::json(R"({"message": "The requested resource was not found."})", "404 Not Found");
            return isSilent ? ScriptedServer::silence() : m_table.value(request.target.split('?').first(), missing);
        };
    }

    void put(const char *path, const QByteArray &json) { m_table[path] = ScriptedServer::json(json); }
    void put(const char *path, const ScriptedServer::Step &answer) { m_table[path] = answer; }
    [[nodiscard]] qsizetype asked() const { return server.seen.size(); }

    QTemporaryDir folder;
    ScriptedServer server;
    bool isSilent = false;
    MemorySecrets secrets;
    Settings settings;
    net::Http http;
    auth::Account account;
    discogs::Cache cache;
    discogs::Client client;

private:
    static net::HttpOptions options()
    {
        net::HttpOptions options;
        options.retries = 0;
        return options;
    }
    Settings &prepared()
    {
        settings.setApiUrl(server.url(QString()));
        settings.setRateLimit(6000);
        return settings;
    }

    QHash<QByteArray, ScriptedServer::Step> m_table;
};

} // namespace runout::test
