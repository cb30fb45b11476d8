// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/requests.h"

#include <QUrl>

#include <algorithm>
#include <utility>

namespace runout::discogs {

namespace {

// Percent-encodes all that could end or split a value; QUrlQuery would leave "+" and some others as they are.
void add(QUrlQuery &query, const char *key, const QString &value)
{
    if (!value.isEmpty())
        query.addQueryItem(QLatin1String(key), QString::fromLatin1(QUrl::toPercentEncoding(value)));
}

void add(QUrlQuery &query, const char *key, int value)
{
    query.addQueryItem(QLatin1String(key), QString::number(value));
}

void addPage(QUrlQuery &query, int page, int perPage)
{
    add(query, "page", page);
    add(query, "per_page", perPage);
}

QString path(const char *start, qint64 id, const char *end = "")
{
    return QLatin1String(start) + QString::number(id) + QLatin1String(end);
}

QString typeName(EntityKind kind)
{
    switch (kind) {
    case EntityKind::Release:
        return QStringLiteral("release");
    case EntityKind::Master:
        return QStringLiteral("master");
    case EntityKind::Artist:
        return QStringLiteral("artist");
    case EntityKind::Label:
        return QStringLiteral("label");
    }
    return {};
}

QString orderName(SortOrder order)
{
    return order == SortOrder::Ascending ? QStringLiteral("asc") : QStringLiteral("desc");
}

template<class T>
Request<T> made(QString path, QUrlQuery query, Shelf shelf)
{
    return {{std::move(path), std::move(query), shelf}};
}

using Parameter = std::pair<const char *, QString SearchQuery::*>;
const Parameter searchParameters[] = {
    {"q", &SearchQuery::q},
    {"title", &SearchQuery::title},
    {"release_title", &SearchQuery::releaseTitle},
    {"credit", &SearchQuery::credit},
    {"artist", &SearchQuery::artist},
    {"anv", &SearchQuery::anv},
    {"label", &SearchQuery::label},
    {"genre", &SearchQuery::genre},
    {"style", &SearchQuery::style},
    {"country", &SearchQuery::country},
    {"year", &SearchQuery::year},
    {"format", &SearchQuery::format},
    {"catno", &SearchQuery::catno},
    {"barcode", &SearchQuery::barcode},
    {"track", &SearchQuery::track},
    {"submitter", &SearchQuery::submitter},
    {"contributor", &SearchQuery::contributor},
};

} // namespace

bool SearchQuery::isEmpty() const
{
    for (const auto &[name, member] : searchParameters) {
        if (!(this->*member).trimmed().isEmpty())
            return false;
    }
    return true;
}

namespace requests {

Request<Release> release(ReleaseId id, const QString &currency)
{
    QUrlQuery query;
    add(query, "curr_abbr", currency);
    return made<Release>(path("/releases/", number(id)), query, Shelf::Database);
}

Request<CommunityRating> communityRating(ReleaseId id)
{
    return made<CommunityRating>(path("/releases/", number(id), "/rating"), {}, Shelf::Market);
}

Request<UserRating> userRating(ReleaseId id, const QString &username)
{
    const QString user = QString::fromLatin1(QUrl::toPercentEncoding(username));
    return made<UserRating>(path("/releases/", number(id), "/rating/") + user, {}, Shelf::User);
}

Request<ReleaseStats> releaseStats(ReleaseId id)
{
    return made<ReleaseStats>(path("/releases/", number(id), "/stats"), {}, Shelf::Market);
}

Request<Master> master(MasterId id)
{
    return made<Master>(path("/masters/", number(id)), {}, Shelf::Database);
}

Request<VersionsPage> versions(const VersionsQuery &asked, int page)
{
    QUrlQuery query;
    addPage(query, page, perPage);
    for (const QString &format : asked.formats)
        add(query, "format", format);
    for (const QString &label : asked.labels)
        add(query, "label", label);
    for (const QString &country : asked.countries)
        add(query, "country", country);
    add(query, "released", asked.released);
    if (!asked.sort.isEmpty()) {
        add(query, "sort", asked.sort);
        add(query, "sort_order", orderName(asked.order));
    }
    return made<VersionsPage>(path("/masters/", number(asked.master), "/versions"), query, Shelf::Database);
}

Request<Artist> artist(ArtistId id)
{
    return made<Artist>(path("/artists/", number(id)), {}, Shelf::Database);
}

Request<Page<ArtistRelease>> artistReleases(ArtistId id, const QString &sort, SortOrder order, int page)
{
    QUrlQuery query;
    addPage(query, page, perPage);
    if (!sort.isEmpty()) {
        add(query, "sort", sort);
        add(query, "sort_order", orderName(order));
    }
    return made<Page<ArtistRelease>>(path("/artists/", number(id), "/releases"), query, Shelf::Database);
}

Request<Label> label(LabelId id)
{
    return made<Label>(path("/labels/", number(id)), {}, Shelf::Database);
}

Request<Page<LabelRelease>> labelReleases(LabelId id, int page)
{
    QUrlQuery query;
    addPage(query, page, perPage);
    return made<Page<LabelRelease>>(path("/labels/", number(id), "/releases"), query, Shelf::Database);
}

Request<Page<SearchResult>> search(const SearchQuery &asked, int page, int size)
{
    QUrlQuery query;
    for (const auto &[name, member] : searchParameters)
        add(query, name, (asked.*member).trimmed());
    if (asked.type)
        add(query, "type", typeName(*asked.type));
    addPage(query, page, size);
    return made<Page<SearchResult>>(QStringLiteral("/database/search"), query, Shelf::Search);
}

Request<MarketStats> marketStats(ReleaseId id, const QString &currency)
{
    QUrlQuery query;
    add(query, "curr_abbr", currency);
    return made<MarketStats>(path("/marketplace/stats/", number(id)), query, Shelf::Market);
}

Request<PriceSuggestions> priceSuggestions(ReleaseId id)
{
    return made<PriceSuggestions>(path("/marketplace/price_suggestions/", number(id)), {}, Shelf::Market);
}

Request<Identity> identity()
{
    return made<Identity>(QStringLiteral("/oauth/identity"), {}, Shelf::User);
}

Request<Profile> profile(const QString &username)
{
    const QString user = QString::fromLatin1(QUrl::toPercentEncoding(username));
    return made<Profile>(QStringLiteral("/users/") + user, {}, Shelf::User);
}

std::optional<RequestLine> nextPage(const RequestLine &line, const Pagination &pagination)
{
    // An answer that says it is an earlier page than asked for must not lead round in a circle.
    const int current = qMax(pagination.page, line.query.queryItemValue(QStringLiteral("page")).toInt());
    if (current >= pagination.pages)
        return std::nullopt;
    RequestLine next = line;
    const QString number = QString::number(current + 1);
    auto items = line.query.queryItems(QUrl::FullyEncoded);
    const auto page = std::find_if(items.begin(), items.end(), [](const auto &item) { return item.first == u"page"; });
    if (page == items.end())
        items.append({QStringLiteral("page"), number});
    else
        page->second = number;
    next.query.setQueryItems(items);
    return next;
}

} // namespace requests
} // namespace runout::discogs
