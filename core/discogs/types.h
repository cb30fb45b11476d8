// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QHash>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

// The values of the Discogs API as plain structs. Names follow the Discogs vocabulary; field by field source and
// oddities: developers documentation and recorded answers. Empty text, an empty list and nullopt mean "not known".
namespace runout::discogs {

enum class ReleaseId : qint64 {};
enum class MasterId : qint64 {};
enum class ArtistId : qint64 {};
enum class LabelId : qint64 {};

constexpr qint64 number(ReleaseId id)
{
    return static_cast<qint64>(id);
}
constexpr qint64 number(MasterId id)
{
    return static_cast<qint64>(id);
}
constexpr qint64 number(ArtistId id)
{
    return static_cast<qint64>(id);
}
constexpr qint64 number(LabelId id)
{
    return static_cast<qint64>(id);
}

// "Various": a placeholder whose discography is never loaded. 118760 is "No Artist", 355 "Unknown Artist".
constexpr ArtistId variousArtist{194};

enum class EntityKind { Release, Master, Artist, Label };

// One page of the program, and one row of the library: r249504, m5427, a23, l1.
struct Entity
{
    EntityKind kind = EntityKind::Release;
    qint64 id = 0;
    bool operator==(const Entity &) const = default;
};

constexpr Entity entity(ReleaseId id)
{
    return {EntityKind::Release, number(id)};
}
constexpr Entity entity(MasterId id)
{
    return {EntityKind::Master, number(id)};
}
constexpr Entity entity(ArtistId id)
{
    return {EntityKind::Artist, number(id)};
}
constexpr Entity entity(LabelId id)
{
    return {EntityKind::Label, number(id)};
}

inline size_t qHash(const Entity &e, size_t seed = 0)
{
    return qHashMulti(seed, static_cast<int>(e.kind), e.id);
}

struct Image
{
    bool primary = false;
    QString uri;    // signed; used exactly as given; "" without credentials
    QString uri150; // signed thumbnail
    int width = 0;
    int height = 0;
    bool operator==(const Image &) const = default;
};

struct Video
{
    QString uri;
    QString title;
    QString description;
    int duration = 0; // seconds
    bool operator==(const Video &) const = default;
};

// An artist as credited: on a release, a track, or in a role.
struct ArtistCredit
{
    ArtistId id{};  // 0: a credited name without a page
    QString name;   // canonical, with " (2)" where Discogs needs it
    QString anv;    // the name as printed, "" if the same
    QString join;   // text to the next artist
    QString role;   // "Engineer [Assistant], Written-By"; "" for main artists
    QString tracks; // range text of a release-wide credit: "A1 to A3, B2"
    QString thumb;
    bool operator==(const ArtistCredit &) const = default;
};

// A label, series or company: Discogs keeps all three as labels.
struct LabelCredit
{
    LabelId id{};
    QString name;
    QString catno;          // "" or "none" for no number
    QString entityType;     // "1", "13", ...: open
    QString entityTypeName; // "Label", "Pressed By", ...; "" in old answers
    QString thumb;
    bool operator==(const LabelCredit &) const = default;
};

struct Format
{
    QString name; // Vinyl, CD, Box Set, All Media, ...
    QString qty;  // a string at Discogs
    QStringList descriptions;
    QString text; // free text: colour, edition
    bool operator==(const Format &) const = default;
};

struct Identifier
{
    QString type; // Barcode, Matrix / Runout, ...
    QString value;
    QString description;
    bool operator==(const Identifier &) const = default;
};

enum class TrackType { Track, Index, Heading };

struct Track
{
    TrackType type = TrackType::Track;
    QString position; // "A1", "CD1-1", "": never assume a number
    QString title;
    QString duration;            // as printed: "M:SS", "H:MM:SS", "MMM:SS", ""
    QList<ArtistCredit> artists; // only where they differ from the release
    QList<ArtistCredit> extraArtists;
    QList<Track> subTracks;                    // of an index track
    bool operator==(const Track &other) const; // not defaulted: it is recursive
};

inline bool Track::operator==(const Track &other) const
{
    return type == other.type && position == other.position && title == other.title && duration == other.duration &&
           artists == other.artists && extraArtists == other.extraArtists && subTracks == other.subTracks;
}

struct Rating
{
    double average = 0;
    int count = 0;
    bool operator==(const Rating &) const = default;
};

struct Community
{
    std::optional<int> have;
    std::optional<int> want;
    std::optional<Rating> rating;
    QString dataQuality;
    QString submitter;
    QStringList contributors;
    bool operator==(const Community &) const = default;
};

struct Release
{
    ReleaseId id{};
    QString title;
    QString status;
    int year = 0;     // 0 = unknown
    QString released; // "1987", "1987-07-00", "1987-07-14", ""
    QString releasedFormatted;
    QString country;
    QList<ArtistCredit> artists;
    QString artistsSort;
    QList<LabelCredit> labels;
    QList<LabelCredit> series;
    QList<LabelCredit> companies;
    QList<Format> formats;
    int formatQuantity = 0;
    QStringList genres;
    QStringList styles;
    QList<Identifier> identifiers;
    QList<Track> tracklist;
    QList<ArtistCredit> extraArtists;
    QString notes; // Discogs markup
    QList<Image> images;
    QString thumb;
    QList<Video> videos;
    std::optional<MasterId> masterId;
    Community community;
    QString dataQuality;
    std::optional<int> numForSale;
    std::optional<double> lowestPrice; // no currency: show market stats instead
    QString dateAdded;                 // ISO 8601
    QString dateChanged;
    int estimatedWeight = 0; // grams, 0 = unknown
    bool blockedFromSale = false;
    QString uri; // web page, may be a path
    bool operator==(const Release &) const = default;
};

struct Master
{
    MasterId id{};
    QString title;
    int year = 0;
    ReleaseId mainRelease{};
    std::optional<ReleaseId> mostRecentRelease;
    QList<ArtistCredit> artists;
    QStringList genres;
    QStringList styles;
    QList<Track> tracklist;
    QString notes;
    QList<Image> images;
    QList<Video> videos;
    std::optional<int> numForSale;
    std::optional<double> lowestPrice;
    QString dataQuality;
    QString uri;
    bool operator==(const Master &) const = default;
};

// An entity named by another: alias, member, group, sublabel, parent label.
struct NamedArtist
{
    ArtistId id{};
    QString name;
    std::optional<bool> active; // members and groups
    QString thumb;
    bool operator==(const NamedArtist &) const = default;
};

struct NamedLabel
{
    LabelId id{};
    QString name;
    bool operator==(const NamedLabel &) const = default;
};

struct Artist
{
    ArtistId id{};
    QString name;
    QString realName;
    QString profile; // Discogs markup
    QStringList nameVariations;
    QStringList urls;
    QList<Image> images;
    QList<NamedArtist> aliases;
    QList<NamedArtist> members;
    QList<NamedArtist> groups;
    QString dataQuality;
    QString uri;
    bool operator==(const Artist &) const = default;
};

struct Label
{
    LabelId id{};
    QString name;
    QString profile;
    QString contactInfo;
    QStringList urls;
    QList<Image> images;
    QList<NamedLabel> sublabels;
    std::optional<NamedLabel> parent;
    QString dataQuality;
    QString uri;
    bool operator==(const Label &) const = default;
};

// One row of a master's versions.
struct Version
{
    ReleaseId id{};
    QString title;
    QString label;
    QString catno;
    QString country;
    QString format; // "LP, Album, Reissue"
    QStringList majorFormats;
    QString released; // "1993", "2000-00-00", "": "0" is read as ""
    QString status;
    QString thumb;
    std::optional<int> have;
    std::optional<int> want;
    bool inCollection = false; // of the signed-in user
    bool inWantlist = false;
    bool operator==(const Version &) const = default;
};

struct FacetValue
{
    QString title;
    QString value; // decoded; what the request takes
    int count = 0;
    bool operator==(const FacetValue &) const = default;
};

struct Facet
{
    QString id; // format, label, country, released
    QString title;
    bool allowsMultiple = false;
    QList<FacetValue> values;
    bool operator==(const Facet &) const = default;
};

// One row of an artist's discography: a master or a release.
struct ArtistRelease
{
    Entity entity;
    QString title;
    QString artist;
    QString format;
    QString label;
    QString role; // Main, Appearance, TrackAppearance, Remix, Producer, ...: open
    QString trackInfo;
    int year = 0;
    std::optional<ReleaseId> mainRelease; // of a master
    QString status;
    QString thumb;
    std::optional<int> have;
    std::optional<int> want;
    bool inCollection = false;
    bool inWantlist = false;
    bool operator==(const ArtistRelease &) const = default;
};

struct LabelRelease
{
    ReleaseId id{};
    QString title;
    QString artist;
    QString catno;
    QString format;
    int year = 0;
    QString status;
    QString thumb;
    std::optional<int> have;
    std::optional<int> want;
    bool inCollection = false;
    bool inWantlist = false;
    bool operator==(const LabelRelease &) const = default;
};

struct SearchResult
{
    Entity entity;
    QString title; // "Artist - Title" for releases and masters (may hold more than one " - "); else the name
    QString year;
    QString country;
    QString catno;
    QStringList labels; // labels and companies, without repeats, in order
    QStringList genres;
    QStringList styles;
    QStringList formats;         // flat words
    QList<Format> formatDetails; // releases only
    QStringList barcodes;        // all identifiers, mixed
    QString thumb;               // "" where there is no image (spacer.gif is read as "")
    QString cover;
    std::optional<MasterId> masterId;
    std::optional<int> have;
    std::optional<int> want;
    bool inCollection = false;
    bool inWantlist = false;
    QString uri;
    bool operator==(const SearchResult &) const = default;
};

struct Price
{
    double value = 0;
    QString currency;
    bool operator==(const Price &) const = default;
};

struct MarketStats
{
    std::optional<Price> lowestPrice;
    std::optional<int> numForSale; // nullopt: Discogs does not say
    bool blockedFromSale = false;
    bool operator==(const MarketStats &) const = default;
};

// Suggested prices by media condition, best first (Mint ... Poor); unknown conditions last. Empty: none.
struct PriceSuggestion
{
    QString condition;
    Price price;
    bool operator==(const PriceSuggestion &) const = default;
};
using PriceSuggestions = QList<PriceSuggestion>;

struct CommunityRating
{
    ReleaseId id{};
    Rating rating;
    bool operator==(const CommunityRating &) const = default;
};

struct UserRating
{
    ReleaseId id{};
    QString username;
    int rating = 0; // 1..5, 0 = none
    bool operator==(const UserRating &) const = default;
};

struct ReleaseStats
{
    std::optional<int> have; // nullopt: live answers of 2025 leave them out
    std::optional<int> want;
    bool isOffensive = false;
    bool operator==(const ReleaseStats &) const = default;
};

struct Identity
{
    qint64 id = 0;
    QString username;
    QString consumerName;
    bool operator==(const Identity &) const = default;
};

// What a user shows of themselves.
struct Profile
{
    QString username;
    QString name;      // "" = not said
    QString avatarUrl; // "" = no picture
    bool operator==(const Profile &) const = default;
};

struct Pagination
{
    int page = 1;
    int pages = 1;
    int perPage = 50;
    int items = 0; // search: may exceed what the pages hold, Discogs stops at 10,000
    bool operator==(const Pagination &) const = default;
};

} // namespace runout::discogs
