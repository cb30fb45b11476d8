// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/basic.h"
#include "tests/standin/owner.h"
#include "tests/standin/paging.h"

#include <QLocale>

#include <algorithm>
#include <numeric>

namespace runout::standin {

namespace {

QJsonArray notesOf(const Instance &instance, const Shelf &shelf, bool own)
{
    QJsonArray notes;
    for (auto value = instance.values.begin(); value != instance.values.end(); ++value) {
        if (own || shelf.field(value.key())[u"public"].toBool())
            notes.append(
                QJsonObject{{QStringLiteral("field_id"), value.key()}, {QStringLiteral("value"), value.value()}});
    }
    return notes;
}

// In the public view there is no folder, and of the fields only what is public.
QJsonObject itemJson(const Site &site, const Shelf &shelf, const Instance &instance, const Caller &caller)
{
    const bool own = caller.is(shelf.user());
    QJsonObject item{{QStringLiteral("id"), instance.release},
                     {QStringLiteral("instance_id"), instance.id},
                     {QStringLiteral("date_added"), instance.added},
                     {QStringLiteral("rating"), shelf.rating(instance.release)},
                     {QStringLiteral("basic_information"), seenBy(caller, site.catalog.basic(instance.release))}};
    if (own)
        item.insert(QStringLiteral("folder_id"), instance.folder);
    if (const QJsonArray notes = notesOf(instance, shelf, own); !notes.isEmpty())
        item.insert(QStringLiteral("notes"), notes);
    return item;
}

const QStringList &sorts()
{
    static const QStringList all{QStringLiteral("label"), QStringLiteral("artist"), QStringLiteral("title"),
                                 QStringLiteral("catno"), QStringLiteral("format"), QStringLiteral("rating"),
                                 QStringLiteral("added"), QStringLiteral("year")};
    return all;
}

// By what `sort` orders: a number, or letters without case.
struct SortKey
{
    int number = 0;
    QString text;
    bool operator<(const SortKey &other) const
    {
        return number != other.number ? number < other.number : text < other.text;
    }
};

SortKey keyOf(const Site &site, const Shelf &shelf, const Instance &instance, const QString &sort)
{
    if (sort == u"rating")
        return {shelf.rating(instance.release), {}};
    const pressed::Outline record = site.catalog.outline(instance.release);
    if (sort == u"year")
        return {record.year, {}};
    if (sort == u"artist")
        return {0, record.artistName.toLower()};
    if (sort == u"title")
        return {0, record.title.toLower()};
    if (sort == u"catno")
        return {0, record.catno.toLower()};
    if (sort == u"format")
        return {0, (record.format + u' ' + record.words.join(u' ')).toLower()};
    return {0, (record.labelName + QChar(1) + record.catno).toLower()};
}

QList<int> ordered(const Site &site, const Shelf &shelf, const QString &sort, bool descending)
{
    const auto &instances = shelf.instances();
    QList<int> order(instances.size());
    std::iota(order.begin(), order.end(), 0);
    if (sort != u"added") {
        QList<SortKey> keys;
        keys.reserve(instances.size());
        for (const Instance &one : instances)
            keys.append(keyOf(site, shelf, one, sort));
        std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return keys[a] < keys[b]; });
    } else {
        std::stable_sort(order.begin(), order.end(),
                         [&](int a, int b) { return instances[a].added < instances[b].added; });
    }
    if (descending)
        std::reverse(order.begin(), order.end());
    return order;
}

// The order stands until something changes, so that pages come fast.
const QList<int> &orderOf(Site &site, const Shelf &shelf, const Call &call, qint64 folder)
{
    QString sort = call.request.value(u"sort");
    if (sort.isEmpty())
        sort = QStringLiteral("label"); // as the recorded pages without "sort" come
    const bool descending = call.request.value(u"sort_order") == u"desc";
    const QString name = QStringLiteral("%1 %2 %3 %4").arg(shelf.user(), sort).arg(folder).arg(descending ? 1 : 0);
    Order &known = site.orders[name];
    if (known.changes == shelf.changes() && known.isMade)
        return known.places;
    known = {true, shelf.changes(), ordered(site, shelf, sort, descending)};
    if (folder != allFolder)
        known.places.removeIf([&](int place) { return shelf.instances()[place].folder != folder; });
    return known.places;
}

std::optional<Reply> refusedSort(const Call &call)
{
    const QString sort = call.request.value(u"sort");
    if (!sort.isEmpty() && !sorts().contains(sort))
        return invalidChoice(QStringLiteral("sort"), sorts());
    const QString order = call.request.value(u"sort_order");
    const QStringList orders{QStringLiteral("asc"), QStringLiteral("desc")};
    if (!order.isEmpty() && !orders.contains(order))
        return invalidChoice(QStringLiteral("sort_order"), orders);
    return std::nullopt;
}

Reply items(Site &site, const Call &call)
{
    const qint64 folder = call.captures[1].toLongLong();
    if (const auto refused = folder == allFolder ? refusedReader(site, call) : refusedOwner(site, call))
        return *refused;
    Shelf &shelf = *shelfOf(site, call);
    if (folder != allFolder && !shelf.folder(folder))
        return message(404, QStringLiteral("The requested folder does not exist."));
    if (const auto refused = refusedSort(call))
        return *refused;
    const QList<int> &order = orderOf(site, shelf, call, folder);
    Listing listing;
    listing.key = QStringLiteral("releases");
    listing.items = order.size();
    listing.item = [&](qsizetype i) { return itemJson(site, shelf, shelf.instances()[order[i]], call.caller); };
    return paged(call.request, site.catalog.links().base(), listing);
}

// Every copy of one release.
Reply itemsOfRelease(Site &site, const Call &call)
{
    if (const auto refused = refusedReader(site, call))
        return *refused;
    const Shelf &shelf = *shelfOf(site, call);
    const qint64 release = call.captures[1].toLongLong();
    QList<const Instance *> copies;
    for (const Instance &one : shelf.instances()) {
        if (one.release == release)
            copies.append(&one);
    }
    Listing listing;
    listing.key = QStringLiteral("releases");
    listing.items = copies.size();
    listing.item = [&](qsizetype i) { return itemJson(site, shelf, *copies[i], call.caller); };
    return paged(call.request, site.catalog.links().base(), listing);
}

// Words, not numbers: with the sign of the owner's currency and separators.
Reply value(Site &site, const Call &call)
{
    if (const auto refused = refusedOwner(site, call))
        return *refused;
    const double median = 18.37 * shelfOf(site, call)->count(allFolder);
    const auto amount = [](double dollars) {
        return u'$' + QLocale(QLocale::English, QLocale::UnitedStates).toString(dollars, 'f', 2);
    };
    return json({{QStringLiteral("minimum"), amount(median * 0.46)},
                 {QStringLiteral("median"), amount(median)},
                 {QStringLiteral("maximum"), amount(median * 2.14)}});
}

} // namespace

QList<Route> collectionRoutes()
{
    return {{"GET", "/users/([^/]+)/collection/folders/(\\d+)/releases", items},
            {"GET", "/users/([^/]+)/collection/releases/(\\d+)", itemsOfRelease},
            {"GET", "/users/([^/]+)/collection/value", value}};
}

} // namespace runout::standin
