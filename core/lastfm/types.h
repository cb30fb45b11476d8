// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

// The values of the Last.fm API as plain structs. Empty text, an empty list and nullopt mean "not known"; every URL is
// http(s) or "". Fields and their oddities: Last.fm API documentation and recorded answers.
namespace runout::lastfm {

// What the program calls itself by, and who it may speak for. Reads need the key; signed calls the secret too.
struct Credentials
{
    QString key;
    QString secret;
    QString user;    // whose session it is
    QString session; // session key: never expires by itself, but may be revoked

    [[nodiscard]] bool hasKey() const { return !key.isEmpty(); }
    [[nodiscard]] bool canSign() const { return hasKey() && !secret.isEmpty(); }
    [[nodiscard]] bool isConnected() const { return canSign() && !session.isEmpty(); }
    bool operator==(const Credentials &) const = default;
};

struct Tag
{
    QString name;
    int count = 0; // 0..100, relative; 0 where it is not said
    QString url;
    bool operator==(const Tag &) const = default;
};

struct SimilarArtist
{
    QString name;
    QString mbid;
    std::optional<double> match; // 0..1
    QString url;
    bool operator==(const SimilarArtist &) const = default;
};

// A text that users wrote, without its HTML: paragraphs are apart by an empty line.
struct Article
{
    QString summary;
    QString content;   // the whole text
    QString url;       // "Read more on Last.fm"
    QString licence;   // the sentence about the licence; shown wherever the text is
    QString published; // as Last.fm writes it; "" for none
    bool operator==(const Article &) const = default;
    [[nodiscard]] bool isEmpty() const { return summary.isEmpty() && content.isEmpty(); }
};

struct Artist
{
    QString name;
    QString mbid;
    QString url;
    std::optional<qint64> listeners;
    std::optional<qint64> playcount;
    std::optional<qint64> userPlaycount;
    QList<Tag> tags;
    QList<SimilarArtist> similar;
    Article biography;
    bool operator==(const Artist &) const = default;
};

struct TopTags
{
    QString artist;
    QList<Tag> tags;
    bool operator==(const TopTags &) const = default;
};

struct FoundArtist
{
    QString name;
    QString mbid;
    QString url;
    std::optional<qint64> listeners;
    bool operator==(const FoundArtist &) const = default;
};

struct AlbumTrack
{
    QString name;
    QString artist;
    QString url;
    int rank = 0;
    int duration = 0; // seconds, 0 = unknown
    bool operator==(const AlbumTrack &) const = default;
};

struct Album
{
    QString name;
    QString artist;
    QString mbid;
    QString url;
    QString image; // the largest; "" for none
    std::optional<qint64> listeners;
    std::optional<qint64> playcount;
    std::optional<qint64> userPlaycount;
    QList<AlbumTrack> tracks;
    QList<Tag> tags;
    Article wiki;
    bool operator==(const Album &) const = default;
};

struct Track
{
    QString name;
    QString artist;
    QString album;
    QString mbid;
    QString url;
    int duration = 0; // seconds, 0 = unknown
    std::optional<qint64> listeners;
    std::optional<qint64> playcount;
    std::optional<qint64> userPlaycount;
    bool isLoved = false;
    QList<Tag> tags;
    Article wiki;
    bool operator==(const Track &) const = default;
};

struct SimilarTrack
{
    QString name;
    QString artist;
    QString mbid;
    std::optional<double> match; // 0..1
    QString url;
    bool operator==(const SimilarTrack &) const = default;
};

struct User
{
    QString name;
    QString realName;
    QString country;
    QString url;
    std::optional<qint64> playcount;
    QDateTime registered; // UTC
    bool operator==(const User &) const = default;
};

// Lets the user allow the program; good for 60 minutes and once.
struct Token
{
    QString value;
    bool operator==(const Token &) const = default;
};

struct Session
{
    QString user;
    QString key;
    bool operator==(const Session &) const = default;
};

// A track as it was played.
struct Play
{
    QString artist;
    QString track;
    QString album;
    QString albumArtist; // sent only if it is not the artist
    int trackNumber = 0; // 0 = unknown
    int duration = 0;    // seconds, 0 = unknown
    QString mbid;        // of the recording
    QDateTime started;   // UTC; no two plays of a user start in the same second
    bool operator==(const Play &) const = default;
};

// A name as Last.fm understood it.
struct Understood
{
    QString text;
    bool corrected = false;
    bool operator==(const Understood &) const = default;
};

enum class Ignored { No, Artist, Track, TooOld, InFuture, DailyLimit, Other };

struct PlayAnswer
{
    Understood artist;
    Understood track;
    Understood album;
    Understood albumArtist;
    QDateTime started; // UTC; not valid for now playing
    Ignored ignored = Ignored::No;
    QString message; // why it is ignored, in Last.fm's words
    bool operator==(const PlayAnswer &) const = default;
};

struct NowPlaying
{
    PlayAnswer answer;
    bool operator==(const NowPlaying &) const = default;
};

struct Scrobbled
{
    int accepted = 0;
    int ignored = 0;
    QList<PlayAnswer> plays; // in the order they were sent
    bool operator==(const Scrobbled &) const = default;
};

struct RecentTrack
{
    QString artist;
    QString track;
    QString album;
    QString mbid;
    QString url;
    QDateTime started; // UTC; not valid while it plays
    bool isPlaying = false;
    bool operator==(const RecentTrack &) const = default;
};

struct RecentTracks
{
    QString user;
    int page = 1;
    int pages = 1;
    int total = 0;
    QList<RecentTrack> tracks; // newest first
    bool operator==(const RecentTracks &) const = default;
};

} // namespace runout::lastfm
