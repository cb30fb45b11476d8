// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/owner.h"
#include "tests/standin/paging.h"

namespace runout::standin {

namespace {

// Strangers don't see the notes.
QJsonObject wantJson(const Site &site, const Shelf &shelf, const Want &want, const Caller &caller)
{
    QJsonObject object{
        {QStringLiteral("id"), want.release},
        {QStringLiteral("rating"), shelf.rating(want.release)},
        {QStringLiteral("date_added"), want.added},
        {QStringLiteral("resource_url"),
         QStringLiteral("%1/users/%2/wants/%3").arg(site.catalog.links().base(), shelf.user()).arg(want.release)},
        {QStringLiteral("basic_information"), seenBy(caller, site.catalog.basic(want.release))}};
    if (caller.is(shelf.user()))
        object.insert(QStringLiteral("notes"), want.notes);
    return object;
}

Reply wants(Site &site, const Call &call)
{
    if (const auto refused = refusedReader(site, call))
        return *refused;
    const Shelf &shelf = *shelfOf(site, call);
    Listing listing;
    listing.key = QStringLiteral("wants");
    listing.items = shelf.wants.size();
    listing.item = [&](qsizetype i) { return wantJson(site, shelf, shelf.wants[i], call.caller); };
    return paged(call.request, site.catalog.links().base(), listing);
}

// What was sent of notes and rating goes in; the answer is the want as it is then.
Reply changed(Site &site, const Call &call, Want &want, int status)
{
    Shelf &shelf = *shelfOf(site, call);
    if (const QJsonValue notes = sent(call, "notes"); notes.isString())
        want.notes = notes.toString();
    if (const auto rating = numberIn(sent(call, "rating")))
        shelf.rate(want.release, static_cast<int>(*rating));
    shelf.changed();
    return json(wantJson(site, shelf, want, call.caller), status);
}

std::optional<Reply> refusedChange(Site &site, const Call &call)
{
    if (const auto refused = refusedOwner(site, call))
        return *refused;
    const QJsonValue rating = sent(call, "rating");
    return rating.isUndefined() || isRating(numberIn(rating)) ? std::nullopt : std::optional(invalidRating());
}

Reply noWant()
{
    return message(404, QStringLiteral("The requested resource was not found."));
}

// Again changes what is there.
Reply put(Site &site, const Call &call)
{
    if (const auto refused = refusedChange(site, call))
        return *refused;
    const qint64 release = call.captures[1].toLongLong();
    if (!site.catalog.release(release))
        return message(404, QStringLiteral("Release not found."));
    Shelf &shelf = *shelfOf(site, call);
    if (!shelf.want(release))
        shelf.wants.prepend({release, {}, now(site)});
    return changed(site, call, *shelf.want(release), 201);
}

Reply edit(Site &site, const Call &call)
{
    if (const auto refused = refusedChange(site, call))
        return *refused;
    Want *found = shelfOf(site, call)->want(call.captures[1].toLongLong());
    return found ? changed(site, call, *found, 200) : noWant();
}

Reply remove(Site &site, const Call &call)
{
    if (const auto refused = refusedOwner(site, call))
        return *refused;
    Shelf &shelf = *shelfOf(site, call);
    const qint64 release = call.captures[1].toLongLong();
    if (!shelf.want(release))
        return noWant();
    shelf.wants.removeIf([&](const Want &one) { return one.release == release; });
    shelf.changed();
    return noContent();
}

QString listAddress(const Site &site, const QJsonObject &list)
{
    return site.catalog.links().resource(QLatin1StringView("lists"), list[u"id"].toInteger());
}

QJsonObject listHead(const Site &site, const QJsonObject &list)
{
    QJsonObject head = list;
    head.remove(u"items");
    head.insert(QStringLiteral("date_added"), QStringLiteral("2019-02-03T10:00:00-07:00"));
    head.insert(QStringLiteral("date_changed"), QStringLiteral("2024-05-06T20:30:00-07:00"));
    head.insert(QStringLiteral("uri"), QStringLiteral("https://www.discogs.com/lists/%1").arg(list[u"id"].toInteger()));
    head.insert(QStringLiteral("resource_url"), listAddress(site, list));
    return head;
}

Reply lists(Site &site, const Call &call)
{
    if (const auto refused = refusedReader(site, call))
        return *refused;
    const Shelf &shelf = *shelfOf(site, call);
    QList<QJsonObject> seen;
    for (const QJsonValue &list : shelf.lists) {
        if (list[u"public"].toBool() || call.caller.is(shelf.user()))
            seen.append(listHead(site, list.toObject()));
    }
    Listing listing;
    listing.key = QStringLiteral("lists");
    listing.items = seen.size();
    listing.item = [&](qsizetype i) { return seen[i]; };
    return paged(call.request, site.catalog.links().base(), listing);
}

QJsonObject listItem(const Site &site, const QJsonObject &item)
{
    const qint64 id = item[u"id"].toInteger();
    const pressed::Outline record = site.catalog.outline(id);
    QJsonObject whole = item;
    whole.insert(QStringLiteral("display_title"), record.artistName + QStringLiteral(" - ") + record.title);
    whole.insert(QStringLiteral("uri"), QStringLiteral("https://www.discogs.com/release/%1").arg(id));
    whole.insert(QStringLiteral("resource_url"), site.catalog.links().resource(QLatin1StringView("releases"), id));
    whole.insert(QStringLiteral("image_url"), site.catalog.basic(id)[u"thumb"]);
    return whole;
}

Reply list(Site &site, const Call &call)
{
    for (const Shelf &shelf : std::as_const(site.shelves)) {
        for (const QJsonValue &one : shelf.lists) {
            if (one[u"id"].toInteger() != call.id())
                continue;
            if (!one[u"public"].toBool() && !call.caller.is(shelf.user()))
                return notAllowed();
            QJsonArray items;
            for (const QJsonValue &item : one[u"items"].toArray())
                items.append(listItem(site, item.toObject()));
            QJsonObject whole = listHead(site, one.toObject());
            whole.insert(QStringLiteral("items"), items);
            return json(whole);
        }
    }
    return message(404, QStringLiteral("The requested resource was not found."));
}

} // namespace

QList<Route> wantlistRoutes()
{
    return {{"GET", "/users/([^/]+)/wants", wants},        {"PUT", "/users/([^/]+)/wants/(\\d+)", put},
            {"POST", "/users/([^/]+)/wants/(\\d+)", edit}, {"DELETE", "/users/([^/]+)/wants/(\\d+)", remove},
            {"GET", "/users/([^/]+)/lists", lists},        {"GET", "/lists/(\\d+)", list}};
}

} // namespace runout::standin
