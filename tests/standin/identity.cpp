// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/site.h"

namespace runout::standin {

namespace {

// A number that stays with the name.
qint64 userId(const QString &name)
{
    return 1'000'000 + static_cast<qint64>(qHash(name.toLower(), 0) % 9'000'000);
}

Reply identity(Site &site, const Call &call)
{
    if (call.caller.username.isEmpty())
        return mustAuthenticate();
    const QString &name = call.caller.username;
    return json({{QStringLiteral("id"), userId(name)},
                 {QStringLiteral("username"), name},
                 {QStringLiteral("resource_url"), site.catalog.links().base() + QStringLiteral("/users/") + name},
                 {QStringLiteral("consumer_name"), name}});
}

} // namespace

QList<Route> identityRoutes()
{
    return {{"GET", "/oauth/identity", identity}};
}

} // namespace runout::standin
