// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lastfm/mapper.h"

#include "core/base/json.h"
#include "core/lastfm/errors.h"
#include "core/lastfm/plaintext.h"

#include <type_traits>

namespace runout::lastfm {

namespace {

#define KEY(text) QLatin1String(text)

using Read = const JsonObject &;

const auto bom = QByteArrayLiteral("\xef\xbb\xbf");
const auto placeholder = QLatin1String("2a96cbd8b46e442fc41c2b86b821562f"); // the star in place of an artist's picture

// Reads what stands under `key`; a missing one is not what the method promises.
template<class F>
auto read(const QByteArray &json, QLatin1String key, F one) -> Result<std::invoke_result_t<F, Read>>
{
    const Result<QJsonObject> root = answerIn(json);
    if (!root)
        return Failure(root.error());
    JsonObject::Fault fault;
    const JsonObject object(*root, fault);
    bool isThere = false;
    std::invoke_result_t<F, Read> value{};
    object.with(key, [&](Read inner) {
        isThere = true;
        value = one(inner);
    });
    object.require(isThere, key);
    if (!fault.text.isEmpty())
        return failure(ErrorCode::BadReply, fault.text);
    return value;
}

template<class T, class F>
QList<T> list(Read json, QLatin1String key, F one)
{
    QList<T> items;
    json.eachOrOne(key, [&](Read item) { items.append(one(item)); });
    return items;
}

QString required(Read json, QLatin1String key)
{
    const QString text = json.text(key);
    json.require(!text.isEmpty(), key);
    return text;
}

QDateTime time(const std::optional<qint64> &seconds)
{
    return seconds && *seconds > 0 ? QDateTime::fromSecsSinceEpoch(*seconds, Qt::UTC) : QDateTime();
}

// {"artist": "X"}, {"artist": {"name": "X"}} or {"artist": {"#text": "X"}}.
QString name(Read json, QLatin1String key)
{
    if (json.isText(key))
        return json.text(key).trimmed();
    QString text;
    json.with(key, [&](Read inner) {
        text = inner.contains(KEY("name")) ? inner.text(KEY("name")) : inner.text(KEY("#text"));
    });
    return text;
}

QString url(Read json)
{
    return webUrl(json.text(KEY("url")));
}

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

Understood understood(Read json, QLatin1String key)
{
    Understood found{name(json, key), false};
    if (!json.isText(key))
        json.with(key, [&](Read inner) { found.corrected = inner.flag(KEY("corrected")); });
    return found;
}

Ignored ignored(int code)
{
    return code >= 0 && code < static_cast<int>(Ignored::Other) ? static_cast<Ignored>(code) : Ignored::Other;
}

PlayAnswer playAnswer(Read json)
{
    PlayAnswer answer;
    answer.artist = understood(json, KEY("artist"));
    answer.track = understood(json, KEY("track"));
    answer.album = understood(json, KEY("album"));
    answer.albumArtist = understood(json, KEY("albumArtist"));
    answer.started = time(json.integer(KEY("timestamp")));
    json.with(KEY("ignoredMessage"), [&](Read inner) {
        answer.ignored = ignored(inner.countOr(KEY("code"), 0));
        answer.message = inner.text(KEY("#text"));
    });
    return answer;
}

Scrobbled scrobbled(Read json)
{
    Scrobbled answer;
    json.require(json.contains(KEY("@attr")), KEY("@attr"));
    json.with(KEY("@attr"), [&](Read counts) {
        answer.accepted = counts.countOr(KEY("accepted"), 0);
        answer.ignored = counts.countOr(KEY("ignored"), 0);
    });
    answer.plays = list<PlayAnswer>(json, KEY("scrobble"), playAnswer);
    return answer;
}

RecentTrack recentTrack(Read json)
{
    RecentTrack found;
    found.artist = name(json, KEY("artist"));
    found.track = required(json, KEY("name"));
    found.album = name(json, KEY("album"));
    found.mbid = json.text(KEY("mbid"));
    found.url = url(json);
    json.with(KEY("date"), [&](Read date) { found.started = time(date.integer(KEY("uts"))); });
    json.with(KEY("@attr"), [&](Read attributes) { found.isPlaying = attributes.flag(KEY("nowplaying")); });
    return found;
}

void readPages(RecentTracks &tracks, Read json)
{
    tracks.user = json.text(KEY("user"));
    tracks.page = json.countOr(KEY("page"), 1);
    tracks.pages = json.countOr(KEY("totalPages"), 1);
    tracks.total = json.countOr(KEY("total"), 0);
}

RecentTracks recentTracks(Read json)
{
    RecentTracks found;
    if (json.contains(KEY("@attr")))
        json.with(KEY("@attr"), [&](Read attributes) { readPages(found, attributes); });
    else
        readPages(found, json); // old answers
    found.tracks = list<RecentTrack>(json, KEY("track"), recentTrack);
    return found;
}

User user(Read json)
{
    User found;
    found.name = required(json, KEY("name"));
    found.realName = json.text(KEY("realname"));
    found.country = json.text(KEY("country"));
    found.url = url(json);
    found.playcount = json.integer(KEY("playcount"));
    json.with(KEY("registered"), [&](Read date) { found.registered = time(date.integer(KEY("unixtime"))); });
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

template<>
Result<User> map<User>(const QByteArray &json)
{
    return read(json, KEY("user"), user);
}

template<>
Result<Token> map<Token>(const QByteArray &json)
{
    const Result<QJsonObject> root = answerIn(json);
    if (!root)
        return Failure(root.error());
    const QString value = root->value(KEY("token")).toString();
    if (value.isEmpty())
        return failure(ErrorCode::BadReply, QStringLiteral("$.token: missing"));
    return Token{value};
}

template<>
Result<Session> map<Session>(const QByteArray &json)
{
    return read(json, KEY("session"), [](Read inner) {
        return Session{required(inner, KEY("name")), required(inner, KEY("key"))};
    });
}

template<>
Result<NowPlaying> map<NowPlaying>(const QByteArray &json)
{
    return read(json, KEY("nowplaying"), [](Read inner) { return NowPlaying{playAnswer(inner)}; });
}

template<>
Result<Scrobbled> map<Scrobbled>(const QByteArray &json)
{
    return read(json, KEY("scrobbles"), scrobbled);
}

template<>
Result<RecentTracks> map<RecentTracks>(const QByteArray &json)
{
    return read(json, KEY("recenttracks"), recentTracks);
}

} // namespace runout::lastfm
