// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/tracks.h"

#include "core/discogs/credits.h"
#include "core/discogs/tracklist.h"
#include "core/tags/discs.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace runout::tags {

namespace {

using discogs::Track;
using discogs::TrackType;

// One row of the tracklist, or several that are one track; and of what it is made.
struct Unit
{
    int row = 0;
    const Track *whole = nullptr; // an index track; null: the parts are all there is
    QList<const Track *> parts;   // empty: no parts
    QString title;
    QString heading;
    int headingSeconds = 0;
    bool isNumberedByPart = false; // each part has a track number of its own
};

struct Part
{
    QString base; // what parts of one track share
};

bool isSingleSmallLetter(const QString &text)
{
    return text.size() == 1 && text.front() >= u'a' && text.front() <= u'z';
}

// "17a" -> "17", "B5.1" -> "B5"; "b" after a heading on a CD; nothing for a track of its own.
std::optional<Part> partOf(const Track &track, const discogs::Side &side)
{
    static const QRegularExpression form(QStringLiteral("^(.*\\d)(?:\\.?[a-zA-Z]|\\.\\d+)$"));
    const QString position = track.position.trimmed();
    if (track.type != TrackType::Track || !track.subTracks.isEmpty())
        return std::nullopt;
    if (!side.isSide && isSingleSmallLetter(position))
        return Part{};
    const QRegularExpressionMatch match = form.match(position);
    if (!match.hasMatch() || match.captured(1) == side.name)
        return std::nullopt;
    return Part{match.captured(1)};
}

QString withoutColon(const QString &heading)
{
    QString text = heading.simplified();
    while (text.endsWith(u':'))
        text.chop(1);
    // "-" stands where a section ends without a new one.
    return text == QLatin1String("-") ? QString() : text.trimmed();
}

void leaves(const Track &track, QList<const Track *> &found)
{
    for (const Track &sub : track.subTracks) {
        if (sub.subTracks.isEmpty()) {
            if (!discogs::isBlank(sub))
                found.append(&sub);
        } else {
            leaves(sub, found);
        }
    }
}

bool areNumbered(const QList<const Track *> &parts)
{
    return std::all_of(parts.begin(), parts.end(), [](const Track *part) {
        const QString position = part->position.trimmed();
        return !position.isEmpty() && position.back().isDigit() && !position.contains(u'.');
    });
}

Unit unitOf(const Track &track, int row)
{
    Unit unit;
    unit.row = row;
    unit.whole = &track;
    unit.title = track.title;
    leaves(track, unit.parts);
    unit.isNumberedByPart = track.position.trimmed().isEmpty() && areNumbered(unit.parts);
    return unit;
}

// The rows of one side as units. A heading over just the parts of one track is that track's title.
class UnitReader
{
public:
    UnitReader(const QList<Track> &tracklist, QString &heading)
        : m_tracklist(tracklist)
        , m_heading(heading)
    {}

    QList<Unit> read(const discogs::Side &side)
    {
        QList<Unit> units;
        for (qsizetype i = 0; i < side.rows.size();) {
            const Track &track = m_tracklist[side.rows[i]];
            if (track.type == TrackType::Heading) {
                m_before = std::exchange(m_heading, withoutColon(track.title));
                m_headingSeconds = discogs::parseDuration(track.duration).value_or(0);
                m_isFresh = true;
                ++i;
                continue;
            }
            const qsizetype end = endOfParts(side, i);
            units.append(end - i > 1 ? grouped(side, i, end) : single(track, side.rows[i]));
            m_isFresh = false;
            i = end;
        }
        return units;
    }

private:
    qsizetype endOfParts(const discogs::Side &side, qsizetype begin) const
    {
        const auto first = partOf(m_tracklist[side.rows[begin]], side);
        qsizetype end = begin + 1;
        while (first && end < side.rows.size()) {
            const auto next = partOf(m_tracklist[side.rows[end]], side);
            if (!next || next->base != first->base)
                break;
            ++end;
        }
        return end;
    }

    Unit single(const Track &track, int row) const
    {
        Unit unit = unitOf(track, row);
        unit.heading = m_heading;
        return unit;
    }

    Unit grouped(const discogs::Side &side, qsizetype begin, qsizetype end)
    {
        Unit unit;
        unit.row = side.rows[begin];
        for (qsizetype i = begin; i < end; ++i)
            unit.parts.append(&m_tracklist[side.rows[i]]);
        const bool isEnd = end == side.rows.size() || m_tracklist[side.rows[end]].type == TrackType::Heading;
        if (m_isFresh && isEnd && !m_heading.isEmpty()) {
            static const QRegularExpression number(QStringLiteral("^\\d+[.:]?\\s+(?=\\S)"));
            unit.title = m_heading;
            unit.title.remove(number);
            unit.headingSeconds = m_headingSeconds;
            m_heading = m_before;
        }
        unit.heading = m_heading;
        return unit;
    }

    const QList<Track> &m_tracklist;
    QString &m_heading;
    QString m_before;
    int m_headingSeconds = 0;
    bool m_isFresh = false;
};

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
        if (tracklist[row].type == TrackType::Heading && !withoutColon(tracklist[row].title).isEmpty())
            headings.append(isFirst ? withoutColon(tracklist[row].title) : QString());
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
    QString heading;
    UnitReader reader(release.tracklist, heading);
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
    const SideEntry &wanted = tracks.sides[side];
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
