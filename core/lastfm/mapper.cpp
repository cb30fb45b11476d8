// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lastfm/mapper.h"

#include "core/lastfm/errors.h"
#include "core/lastfm/reading.h"

// Artists, albums and tracks; plays and users are in usermapper.cpp.
namespace runout::lastfm {

using namespace reading;

namespace {

const auto bom = QByteArrayLiteral("\xef\xbb\xbf");
const auto placeholder = QLatin1String("2a96cbd8b46e442fc41c2b86b821562f"); // the star in place of an artist's picture

// They stand from small to large.
QString image(Read json)
{
    QString largest;
    json.eachOrOne(KEY("image"), [&](Read item) {
        const QString found = webUrl(item.text(KEY("#text")));
        if (!found.isEmpty() && !found.contains(placeholder))
            largest = found;
    });
    return largest;
}

Tag tag(Read json)
{
    return {required(json, KEY("name")), json.countOr(KEY("count"), 0), url(json)};
}

QList<Tag> tags(Read json, QLatin1String key)
{
    QList<Tag> found;
    json.with(key, [&](Read inner) { found = list<Tag>(inner, KEY("tag"), tag); });
    return found;
}

Article article(Read json, QLatin1String key)
{
    Article found;
    json.with(key, [&](Read inner) {
        found = lastfm::article(inner.text(KEY("summary")), inner.text(KEY("content")), inner.text(KEY("published")));
    });
    return found;
}

SimilarArtist similarArtist(Read json)
{
    return {required(json, KEY("name")), json.text(KEY("mbid")), json.real(KEY("match")), url(json)};
}

Artist artist(Read json)
{
    Artist found;
    found.name = required(json, KEY("name"));
    found.mbid = json.text(KEY("mbid"));
    found.url = url(json);
    json.with(KEY("stats"), [&](Read stats) {
        found.listeners = stats.integer(KEY("listeners"));
        found.playcount = stats.integer(KEY("playcount"));
        found.userPlaycount = stats.integer(KEY("userplaycount"));
    });
    found.tags = tags(json, KEY("tags"));
    json.with(KEY("similar"),
              [&](Read inner) { found.similar = list<SimilarArtist>(inner, KEY("artist"), similarArtist); });
    found.biography = article(json, KEY("bio"));
    if (found.biography.url.isEmpty())
        found.biography.url = found.url;
    return found;
}

AlbumTrack albumTrack(Read json)
{
    AlbumTrack found;
    found.name = required(json, KEY("name"));
    found.artist = name(json, KEY("artist"));
    found.url = url(json);
    found.duration = json.countOr(KEY("duration"), 0);
    json.with(KEY("@attr"), [&](Read attributes) { found.rank = attributes.countOr(KEY("rank"), 0); });
    return found;
}

Album album(Read json)
{
    Album found;
    found.name = required(json, KEY("name"));
    found.artist = name(json, KEY("artist"));
    found.mbid = json.text(KEY("mbid"));
    found.url = url(json);
    found.image = image(json);
    found.listeners = json.integer(KEY("listeners"));
    found.playcount = json.integer(KEY("playcount"));
    found.userPlaycount = json.integer(KEY("userplaycount"));
    json.with(KEY("tracks"), [&](Read inner) { found.tracks = list<AlbumTrack>(inner, KEY("track"), albumTrack); });
    found.tags = tags(json, json.contains(KEY("tags")) ? KEY("tags") : KEY("toptags"));
    found.wiki = article(json, KEY("wiki"));
    if (found.wiki.url.isEmpty())
        found.wiki.url = found.url;
    return found;
}

Track track(Read json)
{
    Track found;
    found.name = required(json, KEY("name"));
    found.artist = name(json, KEY("artist"));
    json.with(KEY("album"), [&](Read inner) { found.album = inner.text(KEY("title")); });
    found.mbid = json.text(KEY("mbid"));
    found.url = url(json);
    found.duration = static_cast<int>(json.integer(KEY("duration")).value_or(0) / 1000); // milliseconds
    found.listeners = json.integer(KEY("listeners"));
    found.playcount = json.integer(KEY("playcount"));
    found.userPlaycount = json.integer(KEY("userplaycount"));
    found.isLoved = json.flag(KEY("userloved"));
    found.tags = tags(json, KEY("toptags"));
    found.wiki = article(json, KEY("wiki"));
    return found;
}

} // namespace

Result<QJsonObject> answerIn(const QByteArray &json)
{
    const Result<QJsonObject> root = parseJsonObject(json.startsWith(bom) ? json.mid(bom.size()) : json);
    if (!root || !root->contains(KEY("error")))
        return root;
    JsonObject::Fault fault;
    const JsonObject object(*root, fault);
    return Failure(errorOf(object.countOr(KEY("error"), 0), object.text(KEY("message"))));
}

template<>
Result<Artist> map<Artist>(const QByteArray &json)
{
    return read(json, KEY("artist"), artist);
}

template<>
Result<TopTags> map<TopTags>(const QByteArray &json)
{
    return read(json, KEY("toptags"), [](Read inner) {
        TopTags found{inner.text(KEY("artist")), list<Tag>(inner, KEY("tag"), tag)};
        inner.with(KEY("@attr"), [&](Read attributes) { found.artist = attributes.text(KEY("artist")); });
        return found;
    });
}

template<>
Result<QList<SimilarArtist>> map<QList<SimilarArtist>>(const QByteArray &json)
{
    return read(json, KEY("similarartists"),
                [](Read inner) { return list<SimilarArtist>(inner, KEY("artist"), similarArtist); });
}

template<>
Result<QList<FoundArtist>> map<QList<FoundArtist>>(const QByteArray &json)
{
    return read(json, KEY("results"), [](Read results) {
        QList<FoundArtist> found;
        results.with(KEY("artistmatches"), [&](Read inner) {
            found = list<FoundArtist>(inner, KEY("artist"), [](Read item) {
                return FoundArtist{required(item, KEY("name")), item.text(KEY("mbid")), url(item),
                                   item.integer(KEY("listeners"))};
            });
        });
        return found;
    });
}

template<>
Result<Album> map<Album>(const QByteArray &json)
{
    return read(json, KEY("album"), album);
}

template<>
Result<Track> map<Track>(const QByteArray &json)
{
    return read(json, KEY("track"), track);
}

template<>
Result<QList<SimilarTrack>> map<QList<SimilarTrack>>(const QByteArray &json)
{
    return read(json, KEY("similartracks"), [](Read inner) {
        return list<SimilarTrack>(inner, KEY("track"), [](Read item) {
            return SimilarTrack{required(item, KEY("name")), name(item, KEY("artist")), item.text(KEY("mbid")),
                                item.real(KEY("match")), url(item)};
        });
    });
}

} // namespace runout::lastfm
