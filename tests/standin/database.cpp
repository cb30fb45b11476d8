// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/paging.h"
#include "tests/standin/site.h"
#include "tests/standin/versions.h"

#include <QJsonDocument>

#include <algorithm>

namespace runout::standin {

namespace {

constexpr qsizetype searchReaches = 10'000;

Reply noRelease()
{
    return message(404, QStringLiteral("That release does not exist or may have been deleted."));
}

Reply noMaster()
{
    return message(404, QStringLiteral("That master release does not exist or may have been deleted."));
}

Reply noArtist()
{
    return message(404, QStringLiteral("Artist not found."));
}

Reply noLabel()
{
    return message(404, QStringLiteral("Label not found"));
}

// Without credentials the price stays in dollars whatever is asked for, as measured at Discogs.
Reply release(Site &site, const Call &call)
{
    const QString currency = call.request.value(u"curr_abbr");
    if (const auto refused = refusedCurrency(currency))
        return *refused;
    const auto found = site.catalog.release(call.id());
    if (!found)
        return noRelease();
    QJsonObject body = seenBy(call.caller, *found);
    if (call.caller.isKnown() && !currency.isEmpty() && body[u"lowest_price"].isDouble())
        body.insert(QStringLiteral("lowest_price"),
                    converted(body[u"lowest_price"].toDouble(), QStringLiteral("USD"), currency));
    return json(body);
}

Reply communityRating(Site &site, const Call &call)
{
    const auto &recorded = site.catalog.recordings().communityRatings;
    if (const auto rating = recorded.constFind(call.id()); rating != recorded.constEnd())
        return json(*rating);
    const auto found = site.catalog.release(call.id());
    if (!found)
        return noRelease();
    return json(
        {{QStringLiteral("release_id"), call.id()}, {QStringLiteral("rating"), (*found)[u"community"][u"rating"]}});
}

QJsonObject ratingBody(const Call &call, const QString &username, int rating)
{
    return {{QStringLiteral("username"), username},
            {QStringLiteral("release_id"), call.id()},
            {QStringLiteral("rating"), rating}};
}

Reply userRating(Site &site, const Call &call)
{
    const QString name = call.captures[1].toLower();
    const auto recorded = site.catalog.recordings().userRatings.value(call.id());
    const Shelf *shelf = site.shelf(name);
    if (!recorded.contains(name) && !site.catalog.release(call.id()))
        return noRelease();
    return json(ratingBody(call, call.captures[1], shelf ? shelf->rating(call.id()) : recorded.value(name)));
}

// Nothing where the caller may change that user's ratings.
std::optional<Reply> refusedRating(Site &site, const Call &call)
{
    if (!call.caller.isUser())
        return mustAuthenticate();
    if (call.caller.username.compare(call.captures[1], Qt::CaseInsensitive) != 0)
        return notAllowed();
    return site.catalog.release(call.id()) ? std::nullopt : std::optional(noRelease());
}

Reply rate(Site &site, const Call &call)
{
    if (const auto refused = refusedRating(site, call))
        return *refused;
    const QJsonObject sent = QJsonDocument::fromJson(call.request.body).object();
    const int rating = sent.contains(u"rating") ? sent[u"rating"].toInt() : call.request.value(u"rating").toInt();
    if (rating < 1 || rating > 5)
        return message(422, QStringLiteral("Invalid rating: expected an integer between 1 and 5."));
    site.addShelf(call.caller.username).rate(call.id(), rating);
    return json(ratingBody(call, call.caller.username, rating), 201);
}

Reply unrate(Site &site, const Call &call)
{
    if (const auto refused = refusedRating(site, call))
        return *refused;
    site.addShelf(call.caller.username).rate(call.id(), 0);
    return noContent();
}

// As recorded in 2025: the documented figures are gone.
Reply releaseStats(Site &site, const Call &call)
{
    const auto &recorded = site.catalog.recordings().releaseStats;
    if (const auto stats = recorded.constFind(call.id()); stats != recorded.constEnd())
        return json(*stats);
    return site.catalog.release(call.id()) ? json({{QStringLiteral("is_offensive"), false}}) : noRelease();
}

Reply master(Site &site, const Call &call)
{
    const auto found = site.catalog.master(call.id());
    return found ? json(seenBy(call.caller, *found)) : noMaster();
}

Reply artist(Site &site, const Call &call)
{
    const auto found = site.catalog.artist(call.id());
    return found ? json(seenBy(call.caller, *found)) : noArtist();
}

Reply label(Site &site, const Call &call)
{
    const auto found = site.catalog.label(call.id());
    return found ? json(seenBy(call.caller, *found)) : noLabel();
}

Reply pagedRows(const Site &site, const Call &call, const QString &key, const Rows &rows, const QJsonObject &extra = {})
{
    const Links &links = site.catalog.links();
    Listing listing;
    listing.key = key;
    listing.items = rows.size();
    listing.item = [&](qsizetype i) { return rowSeenBy(call.caller, rows[i], site); };
    listing.extra = extra;
    return paged(call.request, links.base(), listing);
}

std::optional<Reply> refusedSort(const Call &call, const QStringList &allowed)
{
    const QString sort = call.request.value(u"sort");
    if (!sort.isEmpty() && !allowed.contains(sort))
        return invalidChoice(QStringLiteral("sort"), allowed);
    const QString order = call.request.value(u"sort_order");
    const QStringList orders{QStringLiteral("asc"), QStringLiteral("desc")};
    if (!order.isEmpty() && !orders.contains(order))
        return invalidChoice(QStringLiteral("sort_order"), orders);
    return std::nullopt;
}

// In the order asked for; nothing asked for keeps the order there is.
Rows sorted(Rows rows, const Call &call)
{
    const QString sort = call.request.value(u"sort");
    if (sort.isEmpty())
        return rows;
    const auto before = [&](const QJsonObject &a, const QJsonObject &b) {
        if (sort == u"year")
            return a[u"year"].toInt() < b[u"year"].toInt();
        return a[sort].toString().compare(b[sort].toString(), Qt::CaseInsensitive) < 0;
    };
    const bool descending = call.request.value(u"sort_order") == u"desc";
    std::stable_sort(rows.begin(), rows.end(),
                     [&](const auto &a, const auto &b) { return descending ? before(b, a) : before(a, b); });
    return rows;
}

Reply versions(Site &site, const Call &call)
{
    if (!site.catalog.master(call.id()) && site.catalog.versions(call.id()).isEmpty())
        return noMaster();
    const QStringList sorts{QStringLiteral("released"), QStringLiteral("title"), QStringLiteral("format"),
                            QStringLiteral("label"),    QStringLiteral("catno"), QStringLiteral("country")};
    if (const auto refused = refusedSort(call, sorts))
        return *refused;
    const Rows &all = site.catalog.versions(call.id());
    return pagedRows(site, call, QStringLiteral("versions"), sorted(matching(all, call.request), call),
                     facets(all, call.request));
}

Reply artistReleases(Site &site, const Call &call)
{
    if (!site.catalog.artist(call.id()) && site.catalog.artistReleases(call.id()).isEmpty())
        return noArtist();
    if (const auto refused =
            refusedSort(call, {QStringLiteral("year"), QStringLiteral("title"), QStringLiteral("format")}))
        return *refused;
    return pagedRows(site, call, QStringLiteral("releases"), sorted(site.catalog.artistReleases(call.id()), call));
}

Reply labelReleases(Site &site, const Call &call)
{
    if (!site.catalog.label(call.id()) && site.catalog.labelReleases(call.id()).isEmpty())
        return noLabel();
    return pagedRows(site, call, QStringLiteral("releases"), site.catalog.labelReleases(call.id()));
}

Reply search(Site &site, const Call &call)
{
    const QStringList types{QStringLiteral("release"), QStringLiteral("master"), QStringLiteral("artist"),
                            QStringLiteral("label")};
    const QString type = call.request.value(u"type");
    if (!type.isEmpty() && !types.contains(type))
        return invalidChoice(QStringLiteral("type"), types);
    const Catalog &catalog = site.catalog;
    const QList<int> found = catalog.search().find(call.request.query);
    Listing listing;
    listing.key = QStringLiteral("results");
    listing.items = found.size();
    listing.reachable = searchReaches;
    listing.item = [&](qsizetype i) { return rowSeenBy(call.caller, catalog.search().row(found[i]), site); };
    return paged(call.request, catalog.links().base(), listing);
}

} // namespace

QList<Route> databaseRoutes()
{
    return {{"GET", "/releases/(\\d+)", release},
            {"GET", "/releases/(\\d+)/rating", communityRating},
            {"GET", "/releases/(\\d+)/rating/([^/]+)", userRating},
            {"PUT", "/releases/(\\d+)/rating/([^/]+)", rate},
            {"DELETE", "/releases/(\\d+)/rating/([^/]+)", unrate},
            {"GET", "/releases/(\\d+)/stats", releaseStats},
            {"GET", "/masters/(\\d+)", master},
            {"GET", "/masters/(\\d+)/versions", versions},
            {"GET", "/artists/(\\d+)", artist},
            {"GET", "/artists/(\\d+)/releases", artistReleases},
            {"GET", "/labels/(\\d+)", label},
            {"GET", "/labels/(\\d+)/releases", labelReleases},
            {"GET", "/database/search", search}};
}

} // namespace runout::standin
