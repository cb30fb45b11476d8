// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"

#include <QUrlQuery>

// Pure: one function per endpoint, and the only place where paths stand. A request is a value; its type says what
// comes back. Paths and parameters: discogs documentation, sections Database, Marketplace, User Identity.
namespace runout::discogs {

// How long an answer may be kept: see cache.h for the limits. None: not at all.
enum class Shelf { Database, Market, User, Search, None };

struct RequestLine
{
    QString path;    // percent-encoded, from "/"
    QUrlQuery query; // never credentials
    Shelf shelf = Shelf::Database;
    bool operator==(const RequestLine &) const = default;
};

template<class T>
struct Request : RequestLine
{};

template<class T>
struct Page
{
    QList<T> items;
    Pagination pagination;
    std::optional<Request<Page<T>>> next; // the answer hands you the next request
};

// Versions carry the facets Discogs offers beside the rows.
struct VersionsPage
{
    QList<Version> items;
    Pagination pagination;
    QList<Facet> facets;
    std::optional<Request<VersionsPage>> next;
};

enum class SortOrder { Ascending, Descending };

struct VersionsQuery
{
    MasterId master{};
    QStringList formats, labels, countries; // each may repeat
    QString released;
    QString sort; // released, title, format, label, catno, country; "" = Discogs' order
    SortOrder order = SortOrder::Ascending;
    bool operator==(const VersionsQuery &) const = default;
};

// Every parameter of /database/search; empty ones are left out.
struct SearchQuery
{
    QString q;
    std::optional<EntityKind> type;
    QString title, releaseTitle, credit, artist, anv, label, genre, style, country, year, format, catno, barcode, track,
        submitter, contributor;
    bool operator==(const SearchQuery &) const = default;
    bool isEmpty() const;
};

namespace requests {

constexpr int perPage = 100; // Discogs' largest

Request<Release> release(ReleaseId id, const QString &currency = {});
Request<CommunityRating> communityRating(ReleaseId id);
Request<UserRating> userRating(ReleaseId id, const QString &username);
Request<ReleaseStats> releaseStats(ReleaseId id);
Request<Master> master(MasterId id);
Request<VersionsPage> versions(const VersionsQuery &query, int page = 1);
Request<Artist> artist(ArtistId id);
// sort: year, title, format; "" = Discogs' order.
Request<Page<ArtistRelease>> artistReleases(ArtistId id, const QString &sort = {},
                                            SortOrder order = SortOrder::Ascending, int page = 1);
Request<Label> label(LabelId id);
Request<Page<LabelRelease>> labelReleases(LabelId id, int page = 1);
Request<Page<SearchResult>> search(const SearchQuery &query, int page = 1, int perPage = 50);
Request<MarketStats> marketStats(ReleaseId id, const QString &currency);
Request<PriceSuggestions> priceSuggestions(ReleaseId id);
Request<Identity> identity();
Request<Profile> profile(const QString &username);

// The same request for the page after `pagination`, or nothing at the end.
std::optional<RequestLine> nextPage(const RequestLine &line, const Pagination &pagination);

} // namespace requests
} // namespace runout::discogs
