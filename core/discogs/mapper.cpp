// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/mapper.h"

#include "core/discogs/conditions.h"
#include "core/discogs/reading.h"

#include <QJsonDocument>
#include <QUrl>

#include <algorithm>

namespace runout::discogs {

using namespace reading;

namespace {

// "0" and "" are how Discogs says that a year is unknown.
QString knownYear(const QString &text)
{
    return text == u"0" ? QString() : text;
}

Image image(Read json)
{
    Image image;
    image.primary = json.text(KEY("type")) == u"primary";
    image.uri = realPicture(json.text(KEY("uri")));
    if (image.uri.isEmpty())
        image.uri = realPicture(json.text(KEY("resource_url")));
    image.uri150 = realPicture(json.text(KEY("uri150")));
    image.width = json.countOr(KEY("width"), 0);
    image.height = json.countOr(KEY("height"), 0);
    return image;
}

Video video(Read json)
{
    return {json.text(KEY("uri")), json.text(KEY("title")), json.text(KEY("description")),
            json.countOr(KEY("duration"), 0)};
}

Identifier identifier(Read json)
{
    return {json.text(KEY("type")), json.text(KEY("value")), json.text(KEY("description"))};
}

TrackType trackType(Read json)
{
    const QString type = json.text(KEY("type_"));
    if (type == u"heading")
        return TrackType::Heading;
    if (type == u"index")
        return TrackType::Index;
    // Answers of 2013 have no type: a container shows by its children.
    return type.isEmpty() && json.contains(KEY("sub_tracks")) ? TrackType::Index : TrackType::Track;
}

Track track(Read json)
{
    Track track;
    track.type = trackType(json);
    track.position = json.text(KEY("position"));
    track.title = json.text(KEY("title"));
    track.duration = json.text(KEY("duration"));
    track.artists = list<ArtistCredit>(json, KEY("artists"), artistCredit);
    track.extraArtists = list<ArtistCredit>(json, KEY("extraartists"), artistCredit);
    track.subTracks = list<Track>(json, KEY("sub_tracks"), discogs::track);
    return track;
}

std::optional<Rating> rating(Read json, QLatin1String key)
{
    std::optional<Rating> rating;
    json.with(key, [&](Read inner) {
        rating = Rating{inner.real(KEY("average")).value_or(0), inner.countOr(KEY("count"), 0)};
    });
    return rating;
}

Community community(Read json)
{
    Community community;
    community.have = json.count(KEY("have"));
    community.want = json.count(KEY("want"));
    community.rating = rating(json, KEY("rating"));
    community.dataQuality = json.text(KEY("data_quality"));
    json.with(KEY("submitter"), [&](Read submitter) { community.submitter = submitter.text(KEY("username")); });
    json.each(KEY("contributors"), [&](Read who) { community.contributors.append(who.text(KEY("username"))); });
    return community;
}

Release release(Read json)
{
    Release release;
    release.id = ReleaseId{requiredId(json)};
    release.title = json.text(KEY("title"));
    release.status = json.text(KEY("status"));
    release.year = json.countOr(KEY("year"), 0);
    release.released = knownYear(json.text(KEY("released")));
    release.releasedFormatted = knownYear(json.text(KEY("released_formatted")));
    release.country = json.text(KEY("country"));
    release.artists = list<ArtistCredit>(json, KEY("artists"), artistCredit);
    release.artistsSort = json.text(KEY("artists_sort"));
    release.labels = list<LabelCredit>(json, KEY("labels"), labelCredit);
    release.series = list<LabelCredit>(json, KEY("series"), labelCredit);
    release.companies = list<LabelCredit>(json, KEY("companies"), labelCredit);
    release.formats = list<Format>(json, KEY("formats"), format);
    release.formatQuantity = json.countOr(KEY("format_quantity"), 0);
    release.genres = json.texts(KEY("genres"));
    release.styles = json.texts(KEY("styles"));
    release.identifiers = list<Identifier>(json, KEY("identifiers"), identifier);
    release.tracklist = list<Track>(json, KEY("tracklist"), track);
    release.extraArtists = list<ArtistCredit>(json, KEY("extraartists"), artistCredit);
    release.notes = json.text(KEY("notes"));
    release.images = list<Image>(json, KEY("images"), image);
    release.thumb = realPicture(json.text(KEY("thumb")));
    release.videos = list<Video>(json, KEY("videos"), video);
    release.masterId = knownId<MasterId>(json.integer(KEY("master_id")));
    json.with(KEY("community"), [&](Read inner) { release.community = community(inner); });
    release.dataQuality = json.text(KEY("data_quality"));
    release.numForSale = json.count(KEY("num_for_sale"));
    release.lowestPrice = json.real(KEY("lowest_price"));
    release.dateAdded = json.text(KEY("date_added"));
    release.dateChanged = json.text(KEY("date_changed"));
    release.estimatedWeight = json.countOr(KEY("estimated_weight"), 0);
    release.blockedFromSale = json.flag(KEY("blocked_from_sale"));
    release.uri = json.text(KEY("uri"));
    return release;
}

// Answers of 2013 wrap the release: {"resp": {"status": true, "release": {...}}}.
Release wrappedRelease(Read json)
{
    std::optional<Release> inner;
    json.with(KEY("resp"),
              [&](Read resp) { resp.with(KEY("release"), [&](Read wrapped) { inner = release(wrapped); }); });
    return inner ? *inner : release(json);
}

Master master(Read json)
{
    Master master;
    master.id = MasterId{requiredId(json)};
    master.title = json.text(KEY("title"));
    master.year = json.countOr(KEY("year"), 0);
    master.mainRelease = ReleaseId{json.integer(KEY("main_release")).value_or(0)};
    master.mostRecentRelease = knownId<ReleaseId>(json.integer(KEY("most_recent_release")));
    master.artists = list<ArtistCredit>(json, KEY("artists"), artistCredit);
    master.genres = json.texts(KEY("genres"));
    master.styles = json.texts(KEY("styles"));
    master.tracklist = list<Track>(json, KEY("tracklist"), track);
    master.notes = json.text(KEY("notes"));
    master.images = list<Image>(json, KEY("images"), image);
    master.videos = list<Video>(json, KEY("videos"), video);
    master.numForSale = json.count(KEY("num_for_sale"));
    master.lowestPrice = json.real(KEY("lowest_price"));
    master.dataQuality = json.text(KEY("data_quality"));
    master.uri = json.text(KEY("uri"));
    return master;
}

NamedArtist namedArtist(Read json)
{
    NamedArtist artist;
    artist.id = ArtistId{json.integer(KEY("id")).value_or(0)};
    artist.name = json.text(KEY("name"));
    if (json.contains(KEY("active")))
        artist.active = json.flag(KEY("active"));
    artist.thumb = realPicture(json.text(KEY("thumbnail_url")));
    return artist;
}

NamedLabel namedLabel(Read json)
{
    return {LabelId{json.integer(KEY("id")).value_or(0)}, json.text(KEY("name"))};
}

// Profiles list their addresses with empty lines among them.
QStringList withoutEmpty(QStringList texts)
{
    texts.removeAll(QString());
    return texts;
}

Artist artist(Read json)
{
    Artist artist;
    artist.id = ArtistId{requiredId(json)};
    artist.name = json.text(KEY("name"));
    artist.realName = json.text(KEY("realname"));
    artist.profile = json.text(KEY("profile"));
    artist.nameVariations = json.texts(KEY("namevariations"));
    artist.urls = withoutEmpty(json.texts(KEY("urls")));
    artist.images = list<Image>(json, KEY("images"), image);
    artist.aliases = list<NamedArtist>(json, KEY("aliases"), namedArtist);
    artist.members = list<NamedArtist>(json, KEY("members"), namedArtist);
    artist.groups = list<NamedArtist>(json, KEY("groups"), namedArtist);
    artist.dataQuality = json.text(KEY("data_quality"));
    artist.uri = json.text(KEY("uri"));
    return artist;
}

Label label(Read json)
{
    Label label;
    label.id = LabelId{requiredId(json)};
    label.name = json.text(KEY("name"));
    label.profile = json.text(KEY("profile"));
    label.contactInfo = json.text(KEY("contact_info"));
    label.urls = withoutEmpty(json.texts(KEY("urls")));
    label.images = list<Image>(json, KEY("images"), image);
    label.sublabels = list<NamedLabel>(json, KEY("sublabels"), namedLabel);
    json.with(KEY("parent_label"), [&](Read parent) { label.parent = namedLabel(parent); });
    label.dataQuality = json.text(KEY("data_quality"));
    label.uri = json.text(KEY("uri"));
    return label;
}

// "stats": community figures, and what the signed-in user has of it.
template<class Row>
void readStats(Read json, Row &row)
{
    json.with(KEY("stats"), [&](Read stats) {
        stats.with(KEY("community"), [&](Read figures) {
            row.have = figures.count(KEY("in_collection"));
            row.want = figures.count(KEY("in_wantlist"));
        });
        stats.with(KEY("user"), [&](Read user) {
            row.inCollection = user.countOr(KEY("in_collection"), 0) > 0;
            row.inWantlist = user.countOr(KEY("in_wantlist"), 0) > 0;
        });
    });
}

Version version(Read json)
{
    Version version;
    version.id = ReleaseId{requiredId(json)};
    version.title = json.text(KEY("title"));
    version.label = json.text(KEY("label"));
    version.catno = json.text(KEY("catno"));
    version.country = json.text(KEY("country"));
    version.format = json.text(KEY("format"));
    version.majorFormats = json.texts(KEY("major_formats"));
    version.released = knownYear(json.text(KEY("released")));
    version.status = json.text(KEY("status"));
    version.thumb = realPicture(json.text(KEY("thumb")));
    readStats(json, version);
    return version;
}

// Facet values arrive as they stand in a query: "33+%E2%85%93+RPM".
QString decoded(QString value)
{
    return QUrl::fromPercentEncoding(value.replace(u'+', QStringLiteral("%20")).toUtf8());
}

Facet facet(Read json)
{
    Facet facet;
    facet.id = json.text(KEY("id"));
    facet.title = json.text(KEY("title"));
    facet.allowsMultiple = json.flag(KEY("allows_multiple_values"));
    facet.values = list<FacetValue>(json, KEY("values"), [](Read value) {
        return FacetValue{value.text(KEY("title")), decoded(value.text(KEY("value"))), value.countOr(KEY("count"), 0)};
    });
    return facet;
}

VersionsPage versionsPage(Read json)
{
    VersionsPage page;
    requireList(json, KEY("versions"));
    page.pagination = pagination(json);
    page.items = list<Version>(json, KEY("versions"), version);
    page.facets = list<Facet>(json, KEY("filter_facets"), facet);
    return page;
}

ArtistRelease artistRelease(Read json)
{
    ArtistRelease row;
    row.entity = {entityKind(json), requiredId(json)};
    row.title = json.text(KEY("title"));
    row.artist = json.text(KEY("artist"));
    row.format = json.text(KEY("format"));
    row.label = json.text(KEY("label"));
    row.role = json.text(KEY("role"));
    row.trackInfo = json.text(KEY("trackinfo"));
    row.year = json.countOr(KEY("year"), 0);
    row.mainRelease = knownId<ReleaseId>(json.integer(KEY("main_release")));
    row.status = json.text(KEY("status"));
    row.thumb = realPicture(json.text(KEY("thumb")));
    readStats(json, row);
    return row;
}

LabelRelease labelRelease(Read json)
{
    LabelRelease row;
    row.id = ReleaseId{requiredId(json)};
    row.title = json.text(KEY("title"));
    row.artist = json.text(KEY("artist"));
    row.catno = json.text(KEY("catno"));
    row.format = json.text(KEY("format"));
    row.year = json.countOr(KEY("year"), 0);
    row.status = json.text(KEY("status"));
    row.thumb = realPicture(json.text(KEY("thumb")));
    readStats(json, row);
    return row;
}

SearchResult searchResult(Read json)
{
    SearchResult result;
    result.entity = {entityKind(json), requiredId(json)};
    result.title = json.text(KEY("title"));
    result.year = knownYear(json.text(KEY("year")));
    result.country = json.text(KEY("country"));
    result.catno = json.text(KEY("catno"));
    result.labels = json.texts(KEY("label"));
    result.labels.removeDuplicates();
    result.genres = json.texts(KEY("genre"));
    result.styles = json.texts(KEY("style"));
    result.formats = json.texts(KEY("format"));
    result.formatDetails = list<Format>(json, KEY("formats"), format);
    result.barcodes = json.texts(KEY("barcode"));
    result.thumb = realPicture(json.text(KEY("thumb")));
    result.cover = realPicture(json.text(KEY("cover_image")));
    result.masterId = knownId<MasterId>(json.integer(KEY("master_id")));
    json.with(KEY("community"), [&](Read figures) {
        result.have = figures.count(KEY("have"));
        result.want = figures.count(KEY("want"));
    });
    json.with(KEY("user_data"), [&](Read user) {
        result.inCollection = user.flag(KEY("in_collection"));
        result.inWantlist = user.flag(KEY("in_wantlist"));
    });
    result.uri = json.text(KEY("uri"));
    return result;
}

MarketStats marketStats(Read json)
{
    MarketStats stats;
    json.with(KEY("lowest_price"), [&](Read price) {
        if (const auto value = price.real(KEY("value")))
            stats.lowestPrice = Price{*value, price.text(KEY("currency"))};
    });
    stats.numForSale = json.count(KEY("num_for_sale"));
    stats.blockedFromSale = json.flag(KEY("blocked_from_sale"));
    return stats;
}

// Media conditions from best to worst; an unknown one is put last.
int conditionRank(const QString &condition)
{
    const qsizetype rank = conditions().indexOf(condition);
    return static_cast<int>(rank < 0 ? conditions().size() : rank);
}

PriceSuggestions priceSuggestions(Read json)
{
    PriceSuggestions suggestions;
    json.eachMember([&](const QString &condition, Read price) {
        if (const auto value = price.real(KEY("value")))
            suggestions.append({condition, {*value, price.text(KEY("currency"))}});
    });
    std::stable_sort(suggestions.begin(), suggestions.end(), [](const PriceSuggestion &a, const PriceSuggestion &b) {
        return conditionRank(a.condition) < conditionRank(b.condition);
    });
    return suggestions;
}

CommunityRating communityRating(Read json)
{
    CommunityRating answer;
    answer.id = ReleaseId{json.integer(KEY("release_id")).value_or(0)};
    answer.rating = rating(json, KEY("rating")).value_or(Rating());
    return answer;
}

UserRating userRating(Read json)
{
    return {ReleaseId{json.integer(KEY("release_id")).value_or(0)}, json.text(KEY("username")),
            json.countOr(KEY("rating"), 0)};
}

ReleaseStats releaseStats(Read json)
{
    return {json.count(KEY("num_have")), json.count(KEY("num_want")), json.flag(KEY("is_offensive"))};
}

Identity identity(Read json)
{
    json.require(!json.text(KEY("username")).isEmpty(), KEY("username"));
    return {json.integer(KEY("id")).value_or(0), json.text(KEY("username")), json.text(KEY("consumer_name"))};
}

Profile profile(Read json)
{
    json.require(!json.text(KEY("username")).isEmpty(), KEY("username"));
    return {json.text(KEY("username")), json.text(KEY("name")), json.text(KEY("avatar_url"))};
}

} // namespace

template<>
Result<Release> map<Release>(const QByteArray &json)
{
    return readDocument(json, wrappedRelease);
}

template<>
Result<CommunityRating> map<CommunityRating>(const QByteArray &json)
{
    return readDocument(json, communityRating);
}
template<>
Result<UserRating> map<UserRating>(const QByteArray &json)
{
    return readDocument(json, userRating);
}
template<>
Result<ReleaseStats> map<ReleaseStats>(const QByteArray &json)
{
    return readDocument(json, releaseStats);
}
template<>
Result<Master> map<Master>(const QByteArray &json)
{
    return readDocument(json, master);
}
template<>
Result<VersionsPage> map<VersionsPage>(const QByteArray &json)
{
    return readDocument(json, versionsPage);
}
template<>
Result<Artist> map<Artist>(const QByteArray &json)
{
    return readDocument(json, artist);
}
template<>
Result<Page<ArtistRelease>> map<Page<ArtistRelease>>(const QByteArray &json)
{
    return readDocument(json, [](Read root) { return page<ArtistRelease>(root, KEY("releases"), artistRelease); });
}
template<>
Result<Label> map<Label>(const QByteArray &json)
{
    return readDocument(json, label);
}
template<>
Result<Page<LabelRelease>> map<Page<LabelRelease>>(const QByteArray &json)
{
    return readDocument(json, [](Read root) { return page<LabelRelease>(root, KEY("releases"), labelRelease); });
}
template<>
Result<Page<SearchResult>> map<Page<SearchResult>>(const QByteArray &json)
{
    return readDocument(json, [](Read root) { return page<SearchResult>(root, KEY("results"), searchResult); });
}
template<>
Result<MarketStats> map<MarketStats>(const QByteArray &json)
{
    return readDocument(json, marketStats);
}
template<>
Result<PriceSuggestions> map<PriceSuggestions>(const QByteArray &json)
{
    if (json.trimmed() == "[]")
        return PriceSuggestions(); // an empty object, re-encoded
    return readDocument(json, priceSuggestions);
}
template<>
Result<Identity> map<Identity>(const QByteArray &json)
{
    return readDocument(json, identity);
}

template<>
Result<Profile> map<Profile>(const QByteArray &json)
{
    return readDocument(json, profile);
}

QString errorMessage(const QByteArray &body)
{
    const QByteArray text = body.trimmed();
    if (text.isEmpty() || text.startsWith('<'))
        return {};
    if (text.startsWith('{'))
        return QJsonDocument::fromJson(text).object().value(KEY("message")).toString();
    return QString::fromUtf8(text).left(300);
}

} // namespace runout::discogs
