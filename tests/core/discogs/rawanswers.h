// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/discogs/rawwalk.h"

// What every kind of answer holds, key by key, for the walk through its JSON.
namespace rawwalk {

inline void artistCredit(Walk &raw, const ArtistCredit &credit)
{
    raw.id("id", credit.id);
    raw.text("name", credit.name);
    raw.text("anv", credit.anv);
    raw.text("join", credit.join);
    raw.text("role", credit.role);
    raw.text("tracks", credit.tracks);
    raw.picture("thumbnail_url", credit.thumb);
    raw.nothingLeft({"resource_url"});
}

inline void labelCredit(Walk &raw, const LabelCredit &credit)
{
    raw.id("id", credit.id);
    raw.text("name", credit.name);
    raw.text("catno", credit.catno);
    raw.text("entity_type", credit.entityType);
    raw.text("entity_type_name", credit.entityTypeName);
    raw.picture("thumbnail_url", credit.thumb);
    raw.nothingLeft({"resource_url"});
}

inline void format(Walk &raw, const Format &format)
{
    raw.text("name", format.name);
    raw.text("qty", format.qty);
    raw.texts("descriptions", format.descriptions);
    raw.text("text", format.text);
    raw.nothingLeft();
}

inline void image(Walk &raw, const Image &image)
{
    raw.same("type", raw.raw("type").toString() == u"primary", image.primary);
    raw.picture("uri", image.uri);
    raw.picture("uri150", image.uri150);
    raw.number("width", image.width);
    raw.number("height", image.height);
    raw.nothingLeft({"resource_url"});
}

inline void video(Walk &raw, const Video &video)
{
    raw.text("uri", video.uri);
    raw.text("title", video.title);
    raw.text("description", video.description);
    raw.number("duration", video.duration);
    raw.nothingLeft({"embed"});
}

inline void identifier(Walk &raw, const Identifier &identifier)
{
    raw.text("type", identifier.type);
    raw.text("value", identifier.value);
    raw.text("description", identifier.description);
    raw.nothingLeft();
}

inline QString typeText(TrackType type)
{
    return type == TrackType::Heading ? QStringLiteral("heading")
           : type == TrackType::Index ? QStringLiteral("index")
                                      : QStringLiteral("track");
}

inline void track(Walk &raw, const Track &track)
{
    const QString type = raw.raw("type_").toString();
    const bool special = type == u"heading" || type == u"index";
    raw.same("type_", special ? type : QStringLiteral("track"), typeText(track.type));
    raw.text("position", track.position);
    raw.text("title", track.title);
    raw.text("duration", track.duration);
    raw.list("artists", track.artists, artistCredit);
    raw.list("extraartists", track.extraArtists, artistCredit);
    raw.list("sub_tracks", track.subTracks, rawwalk::track);
    raw.nothingLeft();
}

inline void rating(Walk raw, const std::optional<Rating> &rating)
{
    raw.real("average", rating ? std::optional(rating->average) : std::nullopt);
    raw.count("count", rating ? std::optional(rating->count) : std::nullopt);
    raw.nothingLeft();
}

inline void community(Walk raw, const Community &community)
{
    raw.count("have", community.have);
    raw.count("want", community.want);
    rating(raw.inner("rating"), community.rating);
    raw.text("data_quality", community.dataQuality);
    Walk submitter = raw.inner("submitter");
    submitter.text("username", community.submitter);
    submitter.nothingLeft({"resource_url"});
    raw.list("contributors", community.contributors, [](Walk &who, const QString &name) {
        who.text("username", name);
        who.nothingLeft({"resource_url"});
    });
    raw.nothingLeft({"status"});
}

inline void release(Walk &raw, const Release &release)
{
    raw.id("id", release.id);
    raw.text("title", release.title);
    raw.text("status", release.status);
    raw.number("year", release.year);
    raw.year("released", release.released);
    raw.year("released_formatted", release.releasedFormatted);
    raw.text("country", release.country);
    raw.list("artists", release.artists, artistCredit);
    raw.text("artists_sort", release.artistsSort);
    raw.list("labels", release.labels, labelCredit);
    raw.list("series", release.series, labelCredit);
    raw.list("companies", release.companies, labelCredit);
    raw.list("formats", release.formats, format);
    raw.number("format_quantity", release.formatQuantity);
    raw.texts("genres", release.genres);
    raw.texts("styles", release.styles);
    raw.list("identifiers", release.identifiers, identifier);
    raw.list("tracklist", release.tracklist, track);
    raw.list("extraartists", release.extraArtists, artistCredit);
    raw.text("notes", release.notes);
    raw.list("images", release.images, image);
    raw.picture("thumb", release.thumb);
    raw.list("videos", release.videos, video);
    raw.knownId("master_id", release.masterId);
    community(raw.inner("community"), release.community);
    raw.text("data_quality", release.dataQuality);
    raw.count("num_for_sale", release.numForSale);
    raw.real("lowest_price", release.lowestPrice);
    raw.text("date_added", release.dateAdded);
    raw.text("date_changed", release.dateChanged);
    raw.number("estimated_weight", release.estimatedWeight);
    raw.flag("blocked_from_sale", release.blockedFromSale);
    raw.text("uri", release.uri);
    raw.nothingLeft({"resource_url", "master_url", "is_offensive"});
}

inline void master(Walk &raw, const Master &master)
{
    raw.id("id", master.id);
    raw.text("title", master.title);
    raw.number("year", master.year);
    raw.id("main_release", master.mainRelease);
    raw.knownId("most_recent_release", master.mostRecentRelease);
    raw.list("artists", master.artists, artistCredit);
    raw.texts("genres", master.genres);
    raw.texts("styles", master.styles);
    raw.list("tracklist", master.tracklist, track);
    raw.text("notes", master.notes);
    raw.list("images", master.images, image);
    raw.list("videos", master.videos, video);
    raw.count("num_for_sale", master.numForSale);
    raw.real("lowest_price", master.lowestPrice);
    raw.text("data_quality", master.dataQuality);
    raw.text("uri", master.uri);
    raw.nothingLeft({"resource_url", "versions_url", "main_release_url", "most_recent_release_url"});
}

inline void pagination(Walk raw, const Pagination &pagination)
{
    raw.number("page", pagination.page);
    raw.number("pages", pagination.pages);
    raw.number("per_page", pagination.perPage);
    raw.number("items", pagination.items);
    raw.nothingLeft({"urls"});
}

// "stats" of a row of versions or of a discography.
template<class Row>
void stats(Walk raw, const Row &row)
{
    Walk figures = raw.inner("community");
    figures.count("in_collection", row.have);
    figures.count("in_wantlist", row.want);
    figures.nothingLeft();
    Walk user = raw.inner("user");
    user.same("in_collection", user.raw("in_collection").toInt() > 0, row.inCollection);
    user.same("in_wantlist", user.raw("in_wantlist").toInt() > 0, row.inWantlist);
    user.nothingLeft();
    raw.nothingLeft({"source"});
}

inline void version(Walk &raw, const Version &version)
{
    raw.id("id", version.id);
    raw.text("title", version.title);
    raw.text("label", version.label);
    raw.text("catno", version.catno);
    raw.text("country", version.country);
    raw.text("format", version.format);
    raw.texts("major_formats", version.majorFormats);
    raw.year("released", version.released);
    raw.text("status", version.status);
    raw.picture("thumb", version.thumb);
    stats(raw.inner("stats"), version);
    raw.nothingLeft({"resource_url"});
}

inline void facet(Walk &raw, const Facet &facet)
{
    raw.text("id", facet.id);
    raw.text("title", facet.title);
    raw.flag("allows_multiple_values", facet.allowsMultiple);
    raw.list("values", facet.values, [](Walk &value, const FacetValue &mapped) {
        value.text("title", mapped.title);
        const QByteArray encoded = value.raw("value").toString().toUtf8().replace('+', ' ');
        value.same("value", QString::fromUtf8(QByteArray::fromPercentEncoding(encoded)), mapped.value);
        value.number("count", mapped.count);
        value.nothingLeft();
    });
    raw.nothingLeft();
}

inline void versions(Walk &raw, const VersionsPage &page)
{
    pagination(raw.inner("pagination"), page.pagination);
    raw.list("versions", page.items, version);
    raw.list("filter_facets", page.facets, facet);
    raw.nothingLeft({"filters"});
}

inline void namedArtist(Walk &raw, const NamedArtist &artist)
{
    raw.id("id", artist.id);
    raw.text("name", artist.name);
    const QJsonValue active = raw.raw("active");
    raw.same("active", active.isBool() ? std::optional(active.toBool()) : std::nullopt, artist.active);
    raw.picture("thumbnail_url", artist.thumb);
    raw.nothingLeft({"resource_url"});
}

inline void artist(Walk &raw, const Artist &artist)
{
    raw.id("id", artist.id);
    raw.text("name", artist.name);
    raw.text("realname", artist.realName);
    raw.text("profile", artist.profile);
    raw.texts("namevariations", artist.nameVariations);
    QStringList urls = texts(raw.raw("urls"));
    urls.removeAll(QString());
    raw.same("urls", urls, artist.urls);
    raw.list("images", artist.images, image);
    raw.list("aliases", artist.aliases, namedArtist);
    raw.list("members", artist.members, namedArtist);
    raw.list("groups", artist.groups, namedArtist);
    raw.text("data_quality", artist.dataQuality);
    raw.text("uri", artist.uri);
    raw.nothingLeft({"resource_url", "releases_url"});
}

inline void namedLabel(Walk &raw, const NamedLabel &label)
{
    raw.id("id", label.id);
    raw.text("name", label.name);
    raw.nothingLeft({"resource_url"});
}

inline void label(Walk &raw, const Label &label)
{
    raw.id("id", label.id);
    raw.text("name", label.name);
    raw.text("profile", label.profile);
    raw.text("contact_info", label.contactInfo);
    QStringList urls = texts(raw.raw("urls"));
    urls.removeAll(QString());
    raw.same("urls", urls, label.urls);
    raw.list("images", label.images, image);
    raw.list("sublabels", label.sublabels, namedLabel);
    Walk parent = raw.inner("parent_label");
    namedLabel(parent, label.parent.value_or(NamedLabel()));
    raw.text("data_quality", label.dataQuality);
    raw.text("uri", label.uri);
    raw.nothingLeft({"resource_url", "releases_url"});
}

inline void artistReleases(Walk &raw, const Page<ArtistRelease> &page)
{
    pagination(raw.inner("pagination"), page.pagination);
    raw.list("releases", page.items, [](Walk &row, const ArtistRelease &mapped) {
        row.same("type", row.raw("type").toString() == u"master", mapped.entity.kind == EntityKind::Master);
        row.number("id", mapped.entity.id);
        row.text("title", mapped.title);
        row.text("artist", mapped.artist);
        row.text("format", mapped.format);
        row.text("label", mapped.label);
        row.text("role", mapped.role);
        row.text("trackinfo", mapped.trackInfo);
        row.number("year", mapped.year);
        row.knownId("main_release", mapped.mainRelease);
        row.text("status", mapped.status);
        row.picture("thumb", mapped.thumb);
        stats(row.inner("stats"), mapped);
        row.nothingLeft({"resource_url"});
    });
    raw.nothingLeft();
}

inline void labelReleases(Walk &raw, const Page<LabelRelease> &page)
{
    pagination(raw.inner("pagination"), page.pagination);
    raw.list("releases", page.items, [](Walk &row, const LabelRelease &mapped) {
        row.id("id", mapped.id);
        row.text("title", mapped.title);
        row.text("artist", mapped.artist);
        row.text("catno", mapped.catno);
        row.text("format", mapped.format);
        row.number("year", mapped.year);
        row.text("status", mapped.status);
        row.picture("thumb", mapped.thumb);
        stats(row.inner("stats"), mapped);
        row.nothingLeft({"resource_url"});
    });
    raw.nothingLeft();
}

inline void searchResult(Walk &raw, const SearchResult &result)
{
    const QStringList kinds{QStringLiteral("release"), QStringLiteral("master"), QStringLiteral("artist"),
                            QStringLiteral("label")};
    raw.same("type", raw.raw("type").toString(), kinds.at(static_cast<int>(result.entity.kind)));
    raw.number("id", result.entity.id);
    raw.text("title", result.title);
    raw.year("year", result.year);
    raw.text("country", result.country);
    raw.text("catno", result.catno);
    const QStringList labels = texts(raw.raw("label"));
    raw.same("label", QSet<QString>(labels.begin(), labels.end()),
             QSet<QString>(result.labels.begin(), result.labels.end()));
    raw.texts("genre", result.genres);
    raw.texts("style", result.styles);
    raw.texts("format", result.formats);
    raw.list("formats", result.formatDetails, format);
    raw.texts("barcode", result.barcodes);
    raw.picture("thumb", result.thumb);
    raw.picture("cover_image", result.cover);
    raw.knownId("master_id", result.masterId);
    Walk figures = raw.inner("community");
    figures.count("have", result.have);
    figures.count("want", result.want);
    figures.nothingLeft();
    Walk user = raw.inner("user_data");
    user.flag("in_collection", result.inCollection);
    user.flag("in_wantlist", result.inWantlist);
    user.nothingLeft();
    raw.text("uri", result.uri);
    raw.nothingLeft({"resource_url", "master_url", "format_quantity"});
}

inline void search(Walk &raw, const Page<SearchResult> &page)
{
    pagination(raw.inner("pagination"), page.pagination);
    raw.list("results", page.items, searchResult);
    raw.nothingLeft();
}

inline void price(Walk raw, const std::optional<Price> &price)
{
    raw.real("value", price ? std::optional(price->value) : std::nullopt);
    raw.text("currency", price ? price->currency : QString());
    raw.nothingLeft();
}

inline void marketStats(Walk &raw, const MarketStats &stats)
{
    price(raw.inner("lowest_price"), stats.lowestPrice);
    raw.count("num_for_sale", stats.numForSale);
    raw.flag("blocked_from_sale", stats.blockedFromSale);
    raw.nothingLeft();
}

inline void priceSuggestions(Walk &raw, const PriceSuggestions &suggestions)
{
    for (const PriceSuggestion &suggestion : suggestions)
        price(raw.inner(suggestion.condition.toLatin1().constData()), suggestion.price);
    raw.nothingLeft();
}

inline void communityRating(Walk &raw, const CommunityRating &answer)
{
    raw.id("release_id", answer.id);
    rating(raw.inner("rating"), answer.rating);
    raw.nothingLeft();
}

inline void userRating(Walk &raw, const UserRating &answer)
{
    raw.id("release_id", answer.id);
    raw.text("username", answer.username);
    raw.number("rating", answer.rating);
    raw.nothingLeft();
}

inline void releaseStats(Walk &raw, const ReleaseStats &stats)
{
    raw.count("num_have", stats.have);
    raw.count("num_want", stats.want);
    raw.flag("is_offensive", stats.isOffensive);
    raw.nothingLeft();
}

inline void identity(Walk &raw, const Identity &identity)
{
    raw.number("id", identity.id);
    raw.text("username", identity.username);
    raw.text("consumer_name", identity.consumerName);
    raw.nothingLeft({"resource_url"});
}

// Most of what a user says of themselves is not shown.
inline void profile(Walk &raw, const Profile &profile)
{
    raw.text("username", profile.username);
    raw.text("name", profile.name);
    raw.text("avatar_url", profile.avatarUrl);
}

} // namespace rawwalk
