// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/evidence.h"
#include "core/tags/match.h"

#include <vector>

// Pure: how files and targets look beside each other, sign by sign. Part of match.
namespace runout::tags {

enum Sign { DurationSign, NumberSign, TitleSign, Signs };

// A file, ready to be compared.
struct MatchFile
{
    FileClues clues;
    ComparedTitle title;
    ComparedTitle nameTitle;
    std::vector<ComparedTitle> nameParts; // "Artist - Album - Title"
};

// A target, ready to be compared.
struct MatchPlace
{
    ComparedTitle title;
    ComparedTitle longTitle; // with the index track's
    QString position;        // letters and digits only
    QString sideName;
    int seconds = 0;
    int record = 1;
    int side = 0;
    int numberOnDisc = 1;
    int numberOnSide = 1;
    int numberThrough = 1;
    bool isWhole = false;
    bool isOnlyOne = false; // on its side
};

[[nodiscard]] std::vector<MatchFile> matchFiles(const QList<AudioFile> &files);
[[nodiscard]] std::vector<MatchPlace> matchPlaces(const Tracks &tracks, const QList<Target> &targets);

// A folder called "X" means no side where there is none of that name.
void forgetUnknownSides(std::vector<MatchFile> &files, const std::vector<MatchPlace> &places);

// Likelihood ratios, place * files + file: how much more often it looks so on the right pair than on a wrong one.
// Negative where it can't be said.
using Ratios = std::vector<float>;
// `wear`: the share of a title's letters that differs between right pairs in the mean.
[[nodiscard]] Ratios titleRatios(const std::vector<float> &likenesses, double wear);
[[nodiscard]] Ratios numberRatios(const std::vector<MatchFile> &files, const std::vector<MatchPlace> &places);
// `spread`: seconds by which durations of right pairs differ in the mean.
[[nodiscard]] Ratios durationRatios(const std::vector<MatchFile> &files, const std::vector<MatchPlace> &places,
                                    double spread);
// The better of the two likenesses below for each pair; negative where it says nothing.
[[nodiscard]] std::vector<float> titleLikenesses(const std::vector<MatchFile> &files,
                                                 const std::vector<MatchPlace> &places);

// Seconds between a file and a place; negative where one is not known.
[[nodiscard]] double secondsApart(const MatchFile &file, const MatchPlace &place);

// 0..1, by the tags and by the name; negative where there is none.
struct TitleLikeness
{
    double byTag = -1;
    double byName = -1;
};
[[nodiscard]] TitleLikeness titleLikeness(const MatchFile &file, const MatchPlace &place);

} // namespace runout::tags
