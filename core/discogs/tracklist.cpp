// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/tracklist.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace runout::discogs {

namespace {

// Two capitals that name a carrier, not a side ("CD1"); three and more always do ("DVD1").
bool isCarrier(QStringView letters)
{
    static const QStringList known = {QStringLiteral("CD"), QStringLiteral("LP"), QStringLiteral("EP"),
                                      QStringLiteral("MC"), QStringLiteral("BD"), QStringLiteral("BR"),
                                      QStringLiteral("HD"), QStringLiteral("MD")};
    return letters.size() > 2 || known.contains(letters.toString(), Qt::CaseInsensitive);
}

bool isAsciiLetter(QChar c)
{
    return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

bool allDigits(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

QString withoutLeadingMarks(QStringView text)
{
    while (!text.isEmpty() && (text.front() == u'.' || text.front() == u'-' || text.front().isSpace()))
        text = text.mid(1);
    return text.toString();
}

// How many of the first characters are capitals; for "a1" and "aa", how many are small letters.
qsizetype sideLetters(QStringView text)
{
    const bool capitals = !text.isEmpty() && text.front().isUpper();
    qsizetype count = 0;
    while (count < text.size() && isAsciiLetter(text.at(count)) && text.at(count).isUpper() == capitals)
        ++count;
    return count;
}

// "A1", "AA", "Aa", "B. 1", "a1": a side and what follows; else nothing.
std::optional<Position> onSide(QStringView text)
{
    const qsizetype letters = sideLetters(text);
    if (letters == 0 || isCarrier(text.left(letters)))
        return std::nullopt;
    const QStringView rest = text.mid(letters);
    const bool isWord = rest.size() > 1 && isAsciiLetter(rest.at(0)) && isAsciiLetter(rest.at(1));
    if (isWord || (!rest.isEmpty() && isAsciiLetter(rest.front()) && rest.front().isUpper()))
        return std::nullopt;
    return Position{{}, text.left(letters).toString().toUpper(), withoutLeadingMarks(rest)};
}

// "CD1", "DVD": letters of a carrier and perhaps a number.
bool namesCarrier(QStringView text)
{
    qsizetype letters = 0;
    while (letters < text.size() && isAsciiLetter(text.at(letters)))
        ++letters;
    const QStringView number = text.mid(letters).trimmed();
    return letters > 0 && isCarrier(text.left(letters)) && (number.isEmpty() || allDigits(number));
}

Position inMedium(QStringView medium, QStringView rest)
{
    Position position = onSide(rest).value_or(Position{{}, {}, rest.toString()});
    position.medium = medium.trimmed().toString();
    return position;
}

// "1-01", "CD1-1", "LP-A1": before the dash stands the medium, unless that is a side ("A-1", "A1-2").
std::optional<Position> withDash(QStringView text)
{
    const qsizetype dash = text.indexOf(u'-');
    if (dash <= 0 || dash + 1 >= text.size() || onSide(text.left(dash)))
        return std::nullopt;
    return inMedium(text.left(dash), text.mid(dash + 1).trimmed());
}

// "1.1", "CD1.1": as with a dash, but only before a number ("1.a" is a part of track 1).
std::optional<Position> withDot(QStringView text)
{
    const qsizetype dot = text.indexOf(u'.');
    if (dot <= 0 || !(allDigits(text.left(dot)) || namesCarrier(text.left(dot))))
        return std::nullopt;
    const QStringView rest = text.mid(dot + 1).trimmed();
    if (rest.isEmpty() || !rest.front().isDigit())
        return std::nullopt;
    return inMedium(text.left(dot), rest);
}

// "CD1" and "DVD2", alone: the first and second track of a carrier.
std::optional<Position> withoutSeparator(QStringView text)
{
    qsizetype letters = 0;
    while (letters < text.size() && isAsciiLetter(text.at(letters)))
        ++letters;
    if (letters == 0 || letters == text.size() || !namesCarrier(text))
        return std::nullopt;
    return Position{text.left(letters).toString(), {}, text.mid(letters).trimmed().toString()};
}

// The position that tells where a row stands: an index track without one stands where its first part does.
QString standingAt(const Track &track)
{
    if (!track.position.trimmed().isEmpty())
        return track.position;
    for (const Track &part : track.subTracks) {
        if (!part.position.trimmed().isEmpty())
            return part.position.section(u'.', 0, 0); // "3.1" is part 1 of track 3
    }
    return {};
}

// "2", but also "2.1": where both stand in one list, the dot counts parts of a track and not discs.
bool dotsCountParts(const QList<Track> &tracklist)
{
    return std::any_of(tracklist.begin(), tracklist.end(),
                       [](const Track &track) { return allDigits(QStringView(track.position).trimmed()); });
}

struct Place
{
    QString name;
    bool isSide = false;
    bool operator==(const Place &) const = default;
};

std::optional<Place> placeOf(const Track &track, bool dotsAreParts)
{
    const QString text = standingAt(track);
    if (track.type == TrackType::Heading || text.isEmpty())
        return std::nullopt;
    const Position position = parsePosition(text);
    if (position.side.isEmpty()) {
        const bool isPart = dotsAreParts && allDigits(position.medium) && !text.contains(u'-') && text.contains(u'.');
        return Place{isPart ? QString() : position.medium, false};
    }
    const QString disc = position.medium.isEmpty() ? QString() : position.medium + u'-';
    return Place{disc + position.side, true};
}

// "a" and "b" after "12" are parts of a track that only a heading names, not sides.
bool isPartOnDisc(const Track &track, const QList<Side> &sides)
{
    const QString position = track.position.trimmed();
    return !position.isEmpty() && position.front().isLower() && !sides.isEmpty() && !sides.last().isSide;
}

void count(Side &side, const Track &track)
{
    if (track.type == TrackType::Heading)
        return;
    if (const auto seconds = trackSeconds(track))
        side.seconds += *seconds;
    else
        ++side.missing;
}

} // namespace

std::optional<int> parseDuration(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^\\s*(?:(\\d{1,3})[:.'’′]([0-5]\\d)|(\\d{1,4}))[:.'’′]([0-5]\\d)\\s*(?:\"|''|″|”)?\\s*$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const int hours = match.captured(1).toInt();
    const int minutes = match.captured(2).toInt() + match.captured(3).toInt();
    return (hours * 60 + minutes) * 60 + match.captured(4).toInt();
}

QString durationText(int seconds)
{
    const int known = qMax(0, seconds);
    const QString end = QStringLiteral(":%1").arg(known % 60, 2, 10, QLatin1Char('0'));
    const int minutes = known / 60;
    if (minutes < 60)
        return QString::number(minutes) + end;
    return QStringLiteral("%1:%2").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0')) + end;
}

Position parsePosition(const QString &position)
{
    QString text = position.trimmed();
    text.replace(u'–', u'-');
    if (const auto dashed = withDash(text))
        return *dashed;
    if (const auto dotted = withDot(text))
        return *dotted;
    if (const auto side = onSide(text))
        return *side;
    return withoutSeparator(text).value_or(Position{{}, {}, text});
}

QList<Side> sides(const QList<Track> &tracklist)
{
    QList<Side> sides;
    QList<int> waiting; // headings and rows without a position, before the track that says where they stand
    const bool dotsAreParts = dotsCountParts(tracklist);
    const auto addRow = [&](int row) {
        sides.last().rows.append(row);
        count(sides.last(), tracklist.at(row));
    };
    for (int row = 0; row < tracklist.size(); ++row) {
        const Track &track = tracklist.at(row);
        if (isBlank(track))
            continue;
        auto place = placeOf(track, dotsAreParts);
        if (place && place->isSide && isPartOnDisc(track, sides))
            place = Place{sides.last().name, false};
        const bool goesOn = !place && track.type != TrackType::Heading && !sides.isEmpty() && waiting.isEmpty();
        if (!place && !goesOn) {
            waiting.append(row);
            continue;
        }
        if (place && (sides.isEmpty() || Place{sides.last().name, sides.last().isSide} != *place))
            sides.append(Side{place->name, place->isSide, {}, 0, 0});
        for (const int earlier : std::exchange(waiting, {}))
            addRow(earlier);
        addRow(row);
    }
    if (!waiting.isEmpty() && sides.isEmpty())
        sides.append(Side());
    for (const int row : waiting)
        addRow(row);
    return sides;
}

std::optional<int> trackSeconds(const Track &track)
{
    if (const auto own = parseDuration(track.duration))
        return own;
    if (track.subTracks.isEmpty())
        return std::nullopt;
    int total = 0;
    for (const Track &part : track.subTracks) {
        const auto seconds = trackSeconds(part);
        if (!seconds)
            return std::nullopt;
        total += *seconds;
    }
    return total;
}

bool isBlank(const Track &track)
{
    const auto empty = [](const QString &text) { return text.trimmed().isEmpty(); };
    return empty(track.title) && empty(track.position) && empty(track.duration) && track.subTracks.isEmpty() &&
           track.artists.isEmpty() && track.extraArtists.isEmpty();
}

} // namespace runout::discogs
