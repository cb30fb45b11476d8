// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/usertypes.h"

// Pure: what the library keeps of an entity, made of its own answer or of a row in a list.
namespace runout::library {

// What is searched beyond what the row shows.
struct SearchedText
{
    QStringList names;   // other names: variations, real name
    QStringList numbers; // catalogue numbers
    QStringList tracks;
    QStringList credits; // names of those credited, as printed and canonical
    bool operator==(const SearchedText &) const = default;
};

struct CreditRow
{
    discogs::ArtistId artist{};
    QString role;  // Main, TrackAppearance, Appearance, or the role as credited, without its detail
    QString track; // the track's title, for a credit on one track
    bool operator==(const CreditRow &) const = default;
};

struct LabelRow
{
    discogs::LabelId label{};
    QString catno;
    bool operator==(const LabelRow &) const = default;
};

// What a label, series or company did for a release held in full: "Label", "Series", "Pressed By".
struct CompanyRow
{
    discogs::LabelId label{};
    QString role;
    bool operator==(const CompanyRow &) const = default;
};
[[nodiscard]] QList<CompanyRow> companiesOf(const discogs::Release &release);

struct NamedEntity
{
    discogs::Entity entity;
    QString name;
    bool operator==(const NamedEntity &) const = default;
};

// How long the tracks of a release play.
struct PlayTime
{
    int seconds = 0; // of those whose duration is known
    int missing = 0; // tracks without
    bool operator==(const PlayTime &) const = default;
};
[[nodiscard]] PlayTime playTimeOf(const QList<discogs::Track> &tracklist);

struct Row
{
    discogs::SearchResult seen;
    bool complete = false;
    qint64 asOf = 0; // ms since 1970
    QString artist;  // without the title
    QString name;    // without the artist
    QString released;
    QString format; // "LP, Album, Reissue"
    QString status;
    QStringList majorFormats;
    std::optional<discogs::ReleaseId> mainRelease; // of a master
    SearchedText text;
    QList<CreditRow> credits;
    QList<LabelRow> labels;
    QList<NamedEntity> names;         // everybody mentioned
    std::optional<PlayTime> playTime; // of a release held in full, like the next
    QList<CompanyRow> companies;
    bool operator==(const Row &) const = default;
};

[[nodiscard]] Row rowOf(const discogs::Release &release);
[[nodiscard]] Row rowOf(const discogs::Master &master);
[[nodiscard]] Row rowOf(const discogs::Artist &artist);
[[nodiscard]] Row rowOf(const discogs::Label &label);
[[nodiscard]] Row rowOf(const discogs::SearchResult &seen);
[[nodiscard]] Row rowOf(const discogs::ArtistRelease &listed);
[[nodiscard]] Row rowOf(const discogs::LabelRelease &listed);
[[nodiscard]] Row rowOf(const discogs::BasicInformation &basic);
// `artist`: of the master, "" where it is not known.
[[nodiscard]] Row rowOf(const discogs::Version &version, discogs::MasterId master, const QString &artist);

// `better` where it says something, else `other`.
[[nodiscard]] Row merged(Row better, const Row &other);

// "LP, Album, Stereo"; "2xLP" where there are two; the formats joined by " + ".
[[nodiscard]] QString formatText(const QList<discogs::Format> &formats);
// Names as Discogs keeps them, with their joins: what search titles are made of.
[[nodiscard]] QString canonicalArtists(const QList<discogs::ArtistCredit> &artists);

} // namespace runout::library
