// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/tracks.h"

#include "core/discogs/credits.h"
#include "core/discogs/tracklist.h"
#include "core/tags/discs.h"
#include "core/tags/units.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace runout::tags {

namespace {

using discogs::Track;
using discogs::TrackType;

QList<discogs::ArtistCredit> united(const QList<QList<discogs::ArtistCredit>> &lists)
{
    QList<discogs::ArtistCredit> all;
    for (const auto &list : lists) {
        if (list == lists.first() && !all.isEmpty())
            continue;
        for (const discogs::ArtistCredit &artist : list) {
            const bool isThere = std::any_of(all.cbegin(), all.cend(), [&](const discogs::ArtistCredit &other) {
                return other.id == artist.id && other.name == artist.name;
            });
            if (!isThere)
                all.append(artist);
        }
    }
    return all;
}

// Makes entries of units.
class EntryMaker
{
public:
    EntryMaker(const discogs::Release &release, const TrackOptions &options)
        : m_release(release)
        , m_options(options)
    {
        const QList<discogs::FlatTrack> flat = discogs::flatten(release.tracklist);
        for (int i = 0; i < flat.size(); ++i)
            m_flat.insert(flat[i].track, i);
    }

    QList<TrackEntry> entries(const Unit &unit) const
    {
        if (unit.parts.isEmpty() || !isSplit(unit))
            return {asOne(unit)};
        QList<TrackEntry> result;
        for (int i = 0; i < unit.parts.size(); ++i)
            result.append(asPart(unit, i));
        return result;
    }

private:
    bool isSplit(const Unit &unit) const
    {
        switch (m_options.byRow.value(unit.row, m_options.indexTracks)) {
        case IndexTracks::AsOne:
            return false;
        case IndexTracks::AsParts:
            return true;
        case IndexTracks::AsPrinted:
            break;
        }
        return unit.isNumberedByPart;
    }

    TrackEntry asOne(const Unit &unit) const
    {
        TrackEntry entry;
        entry.row = unit.row;
        entry.heading = unit.heading;
        for (const Track *part : unit.parts)
            entry.parts.append(part->title);
        entry.title = unit.title.isEmpty() ? entry.parts.join(QStringLiteral(" / ")) : unit.title;
        entry.position = unit.whole ? unit.whole->position.trimmed() : QString();
        if (entry.position.isEmpty() && !unit.parts.isEmpty())
            entry.position = sharedPosition(unit.parts);
        entry.seconds = unit.whole ? discogs::trackSeconds(*unit.whole).value_or(0) : secondsOf(unit);
        entry.artists = artistsOf(unit);
        if (unit.whole)
            entry.flat.append(m_flat.value(unit.whole, -1));
        for (const Track *part : unit.parts)
            entry.flat.append(m_flat.value(part, -1));
        entry.flat.removeAll(-1);
        return entry;
    }

    TrackEntry asPart(const Unit &unit, int index) const
    {
        const Track &part = *unit.parts[index];
        TrackEntry entry;
        entry.row = unit.row;
        entry.part = index;
        entry.heading = unit.heading;
        entry.index = unit.title;
        entry.title = part.title;
        entry.position = part.position.trimmed();
        entry.seconds = discogs::trackSeconds(part).value_or(0);
        entry.artists = part.artists;
        if (entry.artists.isEmpty() && unit.whole)
            entry.artists = unit.whole->artists;
        if (entry.artists.isEmpty())
            entry.artists = m_release.artists;
        entry.flat.append(m_flat.value(&part, -1));
        entry.flat.removeAll(-1);
        return entry;
    }

    // "A.a", "A.b" -> "A"; "17a", "17b" -> "17"; "4", "5" -> "4".
    static QString sharedPosition(const QList<const Track *> &parts)
    {
        static const QRegularExpression last(QStringLiteral("(?:\\.?[a-zA-Z]|\\.\\d+)$"));
        const QString first = parts.first()->position.trimmed();
        QString base = first;
        base.remove(last);
        return base.isEmpty() ? first : base;
    }

    static int secondsOf(const Unit &unit)
    {
        int total = 0;
        for (const Track *part : unit.parts) {
            const auto seconds = discogs::trackSeconds(*part);
            if (!seconds)
                return unit.headingSeconds;
            total += *seconds;
        }
        return total;
    }

    QList<discogs::ArtistCredit> artistsOf(const Unit &unit) const
    {
        if (unit.whole && !unit.whole->artists.isEmpty())
            return unit.whole->artists;
        QList<QList<discogs::ArtistCredit>> lists;
        for (const Track *part : unit.parts) {
            if (!part->artists.isEmpty())
                lists.append(part->artists);
        }
        return lists.isEmpty() ? m_release.artists : united(lists);
    }

    const discogs::Release &m_release;
    const TrackOptions &m_options;
    QHash<const Track *, int> m_flat;
};

// "A1", "B1", "A2", "B2" is listed by turns: what has a name that was there before, and no position twice, is more of
// it.
QList<discogs::Side> gathered(const QList<discogs::Side> &sides, const QList<Track> &tracklist)
{
    const auto overlap = [&](const discogs::Side &a, const discogs::Side &b) {
        return std::any_of(a.rows.cbegin(), a.rows.cend(), [&](int row) {
            const QString position = tracklist[row].position;
            return !position.isEmpty() && std::any_of(b.rows.cbegin(), b.rows.cend(),
                                                      [&](int other) { return tracklist[other].position == position; });
        });
    };
    QList<discogs::Side> result;
    for (const discogs::Side &side : sides) {
        const auto same = std::find_if(result.begin(), result.end(), [&](const discogs::Side &other) {
            return other.name == side.name && other.isSide == side.isSide && !overlap(other, side);
        });
        if (same == result.end() || side.name.isEmpty())
            result.append(side);
        else
            same->rows += side.rows;
    }
    return result;
}

QString subtitleOf(const QList<Track> &tracklist, const QList<int> &rows, const QString &firstHeading)
{
    QStringList headings;
    bool isFirst = true;
    for (const int row : rows) {
        if (tracklist[row].type == TrackType::Heading && !headingText(tracklist[row]).isEmpty())
            headings.append(isFirst ? headingText(tracklist[row]) : QString());
        isFirst = isFirst && tracklist[row].type == TrackType::Heading;
    }
    // A heading that became a track's title is none of the disc.
    return headings.size() == 1 && headings.first() == firstHeading ? firstHeading : QString();
}

} // namespace

Tracks tracksOf(const discogs::Release &release, const TrackOptions &options)
{
    Tracks result;
    const QList<discogs::Side> sides = gathered(discogs::sides(release.tracklist), release.tracklist);
    const EntryMaker maker(release, options);
    UnitReader reader(release.tracklist);
    QMap<int, QList<int>> rowsOfDisc;
    result.sides = sideEntries(sides, release, options);
    for (int i = 0; i < sides.size(); ++i) {
        SideEntry &side = result.sides[i];
        rowsOfDisc[side.discNumber] += sides[i].rows;
        for (const Unit &unit : reader.read(sides[i])) {
            if (!unit.parts.isEmpty())
                result.indexRows.append(unit.row);
            for (TrackEntry entry : maker.entries(unit)) {
                entry.side = i;
                entry.discNumber = side.discNumber;
                entry.disc = side.isSide ? side.name.section(u'-', 0, -2) : side.name;
                side.tracks.append(static_cast<int>(result.tracks.size()));
                result.tracks.append(entry);
            }
        }
    }
    numberTracks(result, options);
    for (auto disc = rowsOfDisc.cbegin(); disc != rowsOfDisc.cend(); ++disc) {
        const auto first = std::find_if(result.tracks.cbegin(), result.tracks.cend(),
                                        [&](const TrackEntry &entry) { return entry.discNumber == disc.key(); });
        if (first == result.tracks.cend())
            continue;
        if (const QString text = subtitleOf(release.tracklist, disc.value(), first->heading); !text.isEmpty())
            result.discSubtitles.insert(disc.key(), text);
    }
    return result;
}

IndexTracks indexTracksFor(const discogs::Release &release, int files, const TrackOptions &options)
{
    IndexTracks best = IndexTracks::AsPrinted;
    int nearest = -1;
    for (const IndexTracks reading : {IndexTracks::AsPrinted, IndexTracks::AsOne, IndexTracks::AsParts}) {
        TrackOptions tried = options;
        tried.indexTracks = reading;
        const int distance = std::abs(static_cast<int>(tracksOf(release, tried).tracks.size()) - files);
        if (nearest < 0 || distance < nearest) {
            nearest = distance;
            best = reading;
        }
    }
    return best;
}

TrackEntry wholeSide(const Tracks &tracks, int side)
{
    const SideEntry wanted = tracks.sides.value(side);
    TrackEntry entry;
    entry.side = side;
    entry.position = wanted.name;
    entry.discNumber = wanted.discNumber;
    entry.seconds = wanted.seconds;
    QList<QList<discogs::ArtistCredit>> artists;
    for (const int index : wanted.tracks) {
        const TrackEntry &track = tracks.tracks[index];
        entry.parts.append(track.title);
        artists.append(track.artists);
        entry.flat += track.flat;
    }
    if (!wanted.tracks.isEmpty()) {
        const TrackEntry &first = tracks.tracks[wanted.tracks.first()];
        entry.row = first.row;
        entry.disc = first.disc;
        entry.heading = first.heading == tracks.tracks[wanted.tracks.last()].heading ? first.heading : QString();
        entry.artists = united(artists);
    }
    entry.title = entry.parts.join(QStringLiteral(" / "));
    entry.total = 0;
    for (int i = 0; i < tracks.sides.size(); ++i) {
        if (tracks.sides[i].discNumber != wanted.discNumber)
            continue;
        ++entry.total;
        if (i == side)
            entry.number = entry.total;
    }
    entry.numberOnDisc = entry.number;
    entry.numberThrough = side + 1;
    return entry;
}

} // namespace runout::tags
