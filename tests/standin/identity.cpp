// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/owner.h"

namespace runout::standin {

namespace {

// A number that stays with the name.
qint64 userId(const QString &name)
{
    return 1'000'000 + static_cast<qint64>(qHash(name.toLower(), 0) % 9'000'000);
}

QString address(const Site &site, const QString &name)
{
    return site.catalog.links().base() + QStringLiteral("/users/") + name;
}

// Answered, too, where what is private isn't: see countsAsLoggedIn() in caller.cpp.
Reply identity(Site &site, const Call &call)
{
    if (call.caller.username.isEmpty())
        return mustAuthenticate();
    const QString &name = call.caller.username;
    return json({{QStringLiteral("id"), userId(name)},
                 {QStringLiteral("username"), name},
                 {QStringLiteral("resource_url"), address(site, name)},
                 {QStringLiteral("consumer_name"), name}});
}

void addLinks(QJsonObject &body, const Site &site, const QString &name)
{
    const QString base = address(site, name);
    body.insert(QStringLiteral("resource_url"), base);
    body.insert(QStringLiteral("uri"), QStringLiteral("https://www.discogs.com/user/") + name);
    body.insert(QStringLiteral("inventory_url"), base + QStringLiteral("/inventory"));
    body.insert(QStringLiteral("collection_folders_url"), base + QStringLiteral("/collection/folders"));
    body.insert(QStringLiteral("collection_fields_url"), base + QStringLiteral("/collection/fields"));
    body.insert(QStringLiteral("wantlist_url"), base + QStringLiteral("/wants"));
    body.insert(QStringLiteral("avatar_url"), site.catalog.links().image(QStringLiteral("U-") + name, 500, 500));
    body.insert(QStringLiteral("banner_url"), QString());
}

void addFigures(QJsonObject &body, const Shelf &shelf)
{
    body.insert(QStringLiteral("num_lists"), shelf.lists.size());
    body.insert(QStringLiteral("releases_rated"), shelf.ratings.size());
    for (const char *none :
         {"num_pending", "num_for_sale", "releases_contributed", "rank", "rating_avg", "buyer_rating",
          "buyer_rating_stars", "buyer_num_ratings", "seller_rating", "seller_rating_stars", "seller_num_ratings"})
        body.insert(QLatin1StringView(none), 0);
    body.insert(QStringLiteral("activated"), true);
    body.insert(QStringLiteral("marketplace_suspended"), false);
    body.insert(QStringLiteral("is_staff"), false);
}

QJsonObject profileJson(const Site &site, const Shelf &shelf, const Caller &caller)
{
    const bool own = caller.is(shelf.user());
    QJsonObject body{{QStringLiteral("id"), userId(shelf.user())},
                     {QStringLiteral("username"), shelf.user()},
                     {QStringLiteral("registered"), QStringLiteral("2011-12-17T15:24:46-08:00")}};
    for (const char *written : {"name", "home_page", "location", "profile", "curr_abbr"}) {
        const auto key = QLatin1StringView(written);
        body.insert(key, shelf.profile[key].toString());
    }
    addLinks(body, site, shelf.user());
    addFigures(body, shelf);
    if (own || !site.keepsPrivate) {
        body.insert(QStringLiteral("num_collection"), shelf.count(allFolder));
        body.insert(QStringLiteral("num_wantlist"), shelf.wants.size());
    }
    if (own) {
        body.insert(QStringLiteral("email"), QStringLiteral("user@example.com"));
        body.insert(QStringLiteral("num_unread"), 0);
    }
    return body;
}

Reply profile(Site &site, const Call &call)
{
    const Shelf *shelf = shelfOf(site, call);
    if (!shelf)
        return message(404, QStringLiteral("User does not exist or may have been deleted."));
    return json(profileJson(site, *shelf, call.caller));
}

Reply editProfile(Site &site, const Call &call)
{
    if (const auto refused = refusedOwner(site, call))
        return *refused;
    Shelf &shelf = *shelfOf(site, call);
    const QString currency = sent(call, "curr_abbr").toString();
    if (const auto refused = refusedCurrency(currency))
        return *refused;
    for (const char *written : {"name", "home_page", "location", "profile", "curr_abbr"}) {
        if (const QJsonValue value = sent(call, written); value.isString())
            shelf.profile.insert(QLatin1StringView(written), value);
    }
    shelf.changed();
    return json(profileJson(site, shelf, call.caller));
}

} // namespace

QList<Route> identityRoutes()
{
    return {{"GET", "/oauth/identity", identity},
            {"GET", "/users/([^/]+)", profile},
            {"POST", "/users/([^/]+)", editProfile}};
}

} // namespace runout::standin
