// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/match.h"

#include "core/tags/evidence.h"
#include "core/tags/likelihood.h"
#include "core/tags/naturalorder.h"

#include <algorithm>
#include <cmath>

namespace runout::tags {

namespace {

constexpr Reasons inFavour = Reason::DurationAgrees | Reason::NumberAgrees | Reason::TitleAgrees | Reason::TitleSimilar;

QList<Target> targetsOf(const Tracks &tracks, const QList<int> &wholeSides)
{
    QList<Target> targets;
    for (int side = 0; side < tracks.sides.size(); ++side) {
        if (wholeSides.contains(side)) {
            targets.append({-1, side});
            continue;
        }
        for (const int track : tracks.sides[side].tracks)
            targets.append({track, -1});
    }
    return targets;
}

bool namesItsSide(const FileClues &clues, const SideEntry &side)
{
    return side.isSide && (clues.side == side.name || clues.position == side.name);
}

bool isNumbered(const AudioFile &file)
{
    const FileClues clues = cluesOf(file);
    return clues.number > 0 || !clues.position.isEmpty();
}

// Files without any number, as many as rows: the order of their names is worth a suggestion, never more.
void suggestByOrder(const QList<AudioFile> &files, Match &match)
{
    QList<int> left = match.spare;
    QList<MatchRow *> open;
    for (MatchRow &row : match.rows) {
        left.removeAll(row.suggestion);
        if (row.file < 0 && row.suggestion < 0)
            open.append(&row);
    }
    if (files.size() != match.rows.size() || left.size() != open.size() ||
        std::any_of(files.cbegin(), files.cend(), isNumbered))
        return;
    const auto name = [&](int file) { return QString::fromUtf8(QByteArray::fromStdString(files[file].path.string())); };
    std::stable_sort(left.begin(), left.end(), [&](int a, int b) { return naturallyBefore(name(a), name(b)); });
    for (qsizetype i = 0; i < open.size(); ++i) {
        open[i]->suggestion = left[i];
        open[i]->confidence = 0;
        open[i]->reasons = Reason::OrderAgrees;
    }
}

} // namespace

QList<int> wholeSidesIn(const QList<AudioFile> &files, const Tracks &tracks)
{
    QList<FileClues> clues;
    for (const AudioFile &file : files)
        clues.append(cluesOf(file));
    const qsizetype manySides = std::count_if(tracks.sides.cbegin(), tracks.sides.cend(),
                                              [](const SideEntry &side) { return side.tracks.size() > 1; });
    // Without durations on Discogs: as many files as sides, each longer than single tracks are.
    constexpr int longForATrack = 9 * 60 * 1000;
    const bool isOneEach =
        files.size() == tracks.sides.size() && manySides > 0 && files.size() < tracks.tracks.size() &&
        std::all_of(files.cbegin(), files.cend(),
                    [](const AudioFile &file) { return file.milliseconds == 0 || file.milliseconds >= longForATrack; });
    QList<int> found;
    for (int i = 0; i < tracks.sides.size(); ++i) {
        const SideEntry &side = tracks.sides[i];
        if (side.tracks.size() < 2)
            continue;
        int longest = 0;
        for (const int track : side.tracks)
            longest = std::max(longest, tracks.tracks[track].seconds);
        const auto isAllOfIt = [&](const FileClues &file) {
            const double seconds = file.milliseconds / 1000.0;
            if (side.seconds == 0 || file.milliseconds == 0)
                return isOneEach || (namesItsSide(file, side) && file.milliseconds >= longForATrack);
            // Run-in, run-out and gaps add up; a turntable is off by 1 % or so.
            const double tolerance = 5 + 0.03 * side.seconds + 2.0 * static_cast<double>(side.tracks.size());
            return std::abs(seconds - side.seconds) <= tolerance && seconds > longest + tolerance / 2;
        };
        // A track elsewhere may be as long as all of this side; then its own file is no whole side.
        const auto isATrack = [&](const FileClues &file) {
            const ComparedTitle title = compared(file.title.isEmpty() ? file.nameTitle : file.title);
            return std::any_of(tracks.tracks.cbegin(), tracks.tracks.cend(), [&](const TrackEntry &entry) {
                const bool mayLastSo = entry.seconds == 0 || std::abs(file.milliseconds / 1000.0 - entry.seconds) <= 3;
                return mayLastSo && similarity(title, compared(entry.title)) > 0.6;
            });
        };
        if (std::any_of(clues.cbegin(), clues.cend(),
                        [&](const FileClues &file) { return isAllOfIt(file) && !isATrack(file); }))
            found.append(i);
    }
    // One file for a side, but all of its tracks there as well: it is their copy.
    const qsizetype targets = targetsOf(tracks, found).size();
    return files.size() >= tracks.tracks.size() && targets < files.size() ? QList<int>() : found;
}

Match match(const QList<AudioFile> &files, const Tracks &tracks, const MatchOptions &options)
{
    const QList<int> wholeSides = options.wholeSides ? *options.wholeSides : wholeSidesIn(files, tracks);
    const QList<Target> targets = targetsOf(tracks, wholeSides);
    const Likelihood likelihood(files, tracks, targets);
    const int rows = static_cast<int>(targets.size());
    const int columns = static_cast<int>(files.size());
    const QList<int> fileOf = bestAssignment(likelihood.weights(), rows, columns);

    Match result;
    QList<bool> isTaken(columns, false);
    for (int row = 0; row < rows; ++row) {
        MatchRow next;
        next.target = targets[row];
        if (fileOf[row] >= 0) {
            next.confidence = likelihood.confidence(row, fileOf[row]);
            next.reasons = likelihood.reasons(row, fileOf[row]);
            if (next.confidence >= acceptedConfidence)
                next.file = fileOf[row];
            else if (next.reasons & inFavour)
                next.suggestion = fileOf[row];
        }
        if (next.file >= 0)
            isTaken[next.file] = true;
        result.rows.append(next);
    }
    for (int file = 0; file < columns; ++file) {
        if (!isTaken[file])
            result.spare.append(file);
    }
    suggestByOrder(files, result);
    return result;
}

TrackEntry entryOf(const Tracks &tracks, const Target &target)
{
    return target.side >= 0 ? wholeSide(tracks, target.side) : tracks.tracks.value(target.track);
}

} // namespace runout::tags
