// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/signs.h"

#include <algorithm>
#include <cmath>

namespace runout::tags {

namespace {

// From where a file's number counts.
enum class Counting { OnDisc, OnSide, Through };

QString bare(const QString &position)
{
    QString result;
    for (const QChar c : position) {
        if (c.isLetterOrNumber())
            result += c.toUpper();
    }
    return result;
}

bool isPosition(const MatchFile &file, const MatchPlace &place)
{
    const QString &wanted = file.clues.position;
    if (wanted.isEmpty())
        return false;
    return wanted == place.position || (place.isOnlyOne && wanted == place.sideName + u'1') ||
           (place.isWhole && wanted == place.sideName);
}

bool isNumber(const MatchFile &file, const MatchPlace &place, Counting counting)
{
    const FileClues &clues = file.clues;
    if (!clues.side.isEmpty() && !place.sideName.isEmpty() && clues.side != place.sideName)
        return false;
    switch (counting) {
    case Counting::OnDisc:
        return clues.number == place.numberOnDisc && (clues.disc == 0 || clues.disc == place.record);
    case Counting::OnSide:
        return clues.number == place.numberOnSide && (clues.disc == 0 || clues.disc == place.side + 1);
    case Counting::Through:
        break;
    }
    return clues.number == place.numberThrough;
}

// The counting by which most files find a track and most tracks a file.
Counting countingOf(const std::vector<MatchFile> &files, const std::vector<MatchPlace> &places)
{
    Counting best = Counting::OnDisc;
    qsizetype most = -1;
    for (const Counting counting : {Counting::OnDisc, Counting::OnSide, Counting::Through}) {
        std::vector<bool> isFound(places.size());
        qsizetype found = 0;
        for (const MatchFile &file : files) {
            bool finds = false;
            for (size_t i = 0; i < places.size() && file.clues.number > 0; ++i) {
                if (isNumber(file, places[i], counting)) {
                    isFound[i] = true;
                    finds = true;
                }
            }
            found += finds ? 1 : 0;
        }
        const qsizetype covered = std::min<qsizetype>(found, std::count(isFound.begin(), isFound.end(), true));
        if (covered > most) {
            most = covered;
            best = counting;
        }
    }
    return best;
}

double likeness(const ComparedTitle &title, const MatchPlace &place)
{
    const double plain = similarity(title, place.title);
    return place.longTitle.pairs.isEmpty() ? plain : std::max(plain, similarity(title, place.longTitle));
}

} // namespace

std::vector<MatchFile> matchFiles(const QList<AudioFile> &files)
{
    std::vector<MatchFile> result;
    for (const AudioFile &file : files) {
        MatchFile next;
        next.clues = cluesOf(file);
        next.clues.position = bare(next.clues.position);
        next.title = compared(next.clues.title);
        next.nameTitle = compared(next.clues.nameTitle);
        const QStringList parts = next.clues.nameTitle.split(QStringLiteral(" - "), Qt::SkipEmptyParts);
        if (parts.size() > 1)
            next.nameParts.push_back(compared(parts.last()));
        result.push_back(std::move(next));
    }
    return result;
}

std::vector<MatchPlace> matchPlaces(const Tracks &tracks, const QList<Target> &targets)
{
    std::vector<MatchPlace> places;
    for (const Target &target : targets) {
        const TrackEntry entry = entryOf(tracks, target);
        const SideEntry &side = tracks.sides[entry.side];
        MatchPlace place;
        place.title = compared(entry.title);
        if (!entry.index.isEmpty())
            place.longTitle = compared(entry.index + u' ' + entry.title);
        place.position = bare(entry.position);
        place.sideName = side.isSide ? bare(side.name.section(u'-', -1)) : QString();
        place.seconds = entry.seconds;
        place.record = side.record;
        place.side = entry.side;
        place.numberOnDisc = entry.numberOnDisc;
        place.numberOnSide = entry.numberOnSide;
        place.numberThrough = entry.numberThrough;
        place.isWhole = target.side >= 0;
        place.isOnlyOne = side.tracks.size() == 1;
        places.push_back(std::move(place));
    }
    return places;
}

void forgetUnknownSides(std::vector<MatchFile> &files, const std::vector<MatchPlace> &places)
{
    for (MatchFile &file : files) {
        const bool isKnown = std::any_of(places.begin(), places.end(),
                                         [&](const MatchPlace &place) { return place.sideName == file.clues.side; });
        if (!isKnown)
            file.clues.side.clear();
    }
}

TitleLikeness titleLikeness(const MatchFile &file, const MatchPlace &place)
{
    TitleLikeness result;
    if (place.title.pairs.isEmpty())
        return result;
    if (!file.title.pairs.isEmpty())
        result.byTag = likeness(file.title, place);
    if (!file.nameTitle.pairs.isEmpty() && result.byTag < 0.97) {
        result.byName = likeness(file.nameTitle, place);
        for (const ComparedTitle &part : file.nameParts)
            result.byName = std::max(result.byName, likeness(part, place));
    }
    return result;
}

std::vector<float> titleLikenesses(const std::vector<MatchFile> &files, const std::vector<MatchPlace> &places)
{
    std::vector<float> all;
    all.reserve(files.size() * places.size());
    for (const MatchPlace &place : places) {
        for (const MatchFile &file : files) {
            const TitleLikeness found = titleLikeness(file, place);
            const double best = std::max(found.byTag, found.byName);
            // The file of a whole side rarely has the titles of all its tracks.
            const bool saysNothing = best < 0 || (place.isWhole && best < 0.55);
            all.push_back(saysNothing ? -1.F : static_cast<float>(best));
        }
    }
    return all;
}

Ratios titleRatios(const std::vector<float> &likenesses, double wear)
{
    // Titles that have nothing to do with each other share a fifth of their pairs of letters in the mean.
    constexpr double byChance = 0.2;
    Ratios ratios;
    ratios.reserve(likenesses.size());
    for (const float likeness : likenesses) {
        const double right = std::exp(-(1 - likeness) / wear) / wear;
        const double chance = std::exp(-likeness / byChance) / byChance;
        ratios.push_back(likeness < 0 ? -1.F : static_cast<float>(right / chance));
    }
    return ratios;
}

Ratios numberRatios(const std::vector<MatchFile> &files, const std::vector<MatchPlace> &places)
{
    const Counting counting = countingOf(files, places);
    Ratios ratios(files.size() * places.size(), -1.F);
    std::vector<char> agrees(places.size());
    for (size_t f = 0; f < files.size(); ++f) {
        const MatchFile &file = files[f];
        const auto look = [&](auto holds) {
            std::transform(places.begin(), places.end(), agrees.begin(),
                           [&](const MatchPlace &place) { return static_cast<char>(holds(place)); });
            return std::count(agrees.begin(), agrees.end(), 1);
        };
        auto count = look([&](const MatchPlace &place) { return isPosition(file, place); });
        if (count == 0 && file.clues.number > 0)
            count = look([&](const MatchPlace &place) { return isNumber(file, place, counting); });
        if (count == 0)
            count = look([&](const MatchPlace &place) {
                return place.isWhole && !place.sideName.isEmpty() && file.clues.side == place.sideName;
            });
        // A number that no track has says that the file is something else.
        if (count == 0 && file.clues.number == 0)
            continue;
        for (size_t p = 0; p < places.size(); ++p) {
            const auto ratio = static_cast<float>(places.size()) / static_cast<float>(std::max<qsizetype>(count, 1));
            ratios[p * files.size() + f] = agrees[p] ? ratio : 0.F;
        }
    }
    return ratios;
}

double secondsApart(const MatchFile &file, const MatchPlace &place)
{
    if (file.clues.milliseconds <= 0 || place.seconds <= 0)
        return -1;
    return std::abs(file.clues.milliseconds / 1000.0 - place.seconds);
}

Ratios durationRatios(const std::vector<MatchFile> &files, const std::vector<MatchPlace> &places, double spread)
{
    Ratios ratios;
    ratios.reserve(files.size() * places.size());
    for (const MatchPlace &place : places) {
        // Discogs rounds to seconds; a turntable's speed is off by some parts in a thousand.
        const double width = spread + (place.isWhole ? 0.01 : 0.002) * place.seconds;
        const double byChance = 1 / (0.8 * place.seconds + 30);
        for (const MatchFile &file : files) {
            const double apart = secondsApart(file, place);
            const double density = std::exp(-std::max(0.0, apart - 0.5) / width) / (2 * width);
            ratios.push_back(apart < 0 ? -1.F : static_cast<float>(density / byChance));
        }
    }
    return ratios;
}

} // namespace runout::tags
