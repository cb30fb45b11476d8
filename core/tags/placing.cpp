// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/placing.h"

#include <QCryptographicHash>
#include <QSet>

#include <algorithm>

namespace runout::tags {

Placing placingOf(const Tracks &tracks, const Target &target)
{
    if (target.track >= 0 && target.track < tracks.tracks.size())
        return {tracks.tracks[target.track].position, target.track, false};
    if (target.side >= 0 && target.side < tracks.sides.size())
        return {tracks.sides[target.side].name, target.side, true};
    return {};
}

namespace {

template<class Entry, class Name>
int placeIn(const QList<Entry> &entries, const Placing &placing, Name name)
{
    const auto isCalledSo = [&](qsizetype i) { return name(entries[i]) == placing.position; };
    const bool isThere = placing.ordinal >= 0 && placing.ordinal < entries.size();
    if (isThere && isCalledSo(placing.ordinal))
        return placing.ordinal;
    for (qsizetype i = 0; i < entries.size() && !placing.position.isEmpty(); ++i) {
        if (isCalledSo(i))
            return int(i);
    }
    return isThere ? placing.ordinal : -1;
}

} // namespace

std::optional<Target> targetOf(const Tracks &tracks, const Placing &placing)
{
    if (placing.ordinal < 0)
        return {};
    Target target;
    if (placing.isSide)
        target.side = placeIn(tracks.sides, placing, [](const SideEntry &side) { return side.name; });
    else
        target.track = placeIn(tracks.tracks, placing, [](const TrackEntry &track) { return track.position; });
    return target.side >= 0 || target.track >= 0 ? std::optional(target) : std::nullopt;
}

Match placed(Match match, const QList<AudioFile> &files, const Tracks &tracks,
             const std::map<FilePath, Placing> &placings)
{
    for (int file = 0; file < files.size(); ++file) {
        const auto placing = placings.find(files[file].path);
        const auto target = placing == placings.end() ? std::nullopt : targetOf(tracks, placing->second);
        const auto row = std::find_if(match.rows.cbegin(), match.rows.cend(),
                                      [&](const MatchRow &each) { return target && each.target == *target; });
        if (row != match.rows.cend() && row->file != file)
            match = assigned(match, file, int(row - match.rows.cbegin()));
    }
    return match;
}

Coverage coverageOf(const Tracks &tracks, const QList<Target> &targets)
{
    QSet<int> covered;
    QSet<int> sides;
    for (const Target &target : targets) {
        if (target.side >= 0) {
            sides.insert(target.side);
            for (const int track : tracks.sides[target.side].tracks)
                covered.insert(track);
        } else if (target.track >= 0) {
            covered.insert(target.track);
            sides.insert(tracks.tracks[target.track].side);
        }
    }
    Coverage coverage;
    coverage.tracks = int(tracks.tracks.size());
    for (int side = 0; side < tracks.sides.size(); ++side) {
        const SideEntry &entry = tracks.sides[side];
        if (!entry.name.isEmpty())
            (sides.contains(side) ? coverage.sides : coverage.missingSides).append(entry.name);
        if (!sides.contains(side) && !entry.name.isEmpty())
            continue;
        for (const int track : entry.tracks) {
            if (covered.contains(track))
                continue;
            const TrackEntry &missing = tracks.tracks[track];
            coverage.missingTracks.append(missing.position.isEmpty() ? QString::number(missing.numberThrough)
                                                                     : missing.position);
        }
    }
    return coverage;
}

QByteArray fingerprintOf(const Fields &fields, const QByteArray &map)
{
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    hash.addData(map);
    for (auto field = fields.cbegin(); field != fields.cend(); ++field)
        hash.addData((field.key() + u'\x1e' + field.value().join(u'\x1f') + u'\x1d').toUtf8());
    return hash.result().left(16);
}

} // namespace runout::tags
