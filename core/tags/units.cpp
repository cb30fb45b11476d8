// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/units.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>
#include <utility>

namespace runout::tags {

using discogs::Track;
using discogs::TrackType;

namespace {

bool isSingleSmallLetter(const QString &text)
{
    return text.size() == 1 && text.front() >= u'a' && text.front() <= u'z';
}

// What the position of a part shares with those of the other parts: "17a" -> "17", "B5.1" -> "B5"; "" for "b" after a
// heading on a CD; nothing for a track of its own.
std::optional<QString> partOf(const Track &track, const discogs::Side &side)
{
    static const QRegularExpression form(QStringLiteral("^(.*\\d)(?:\\.?[a-zA-Z]|\\.\\d+)$"));
    const QString position = track.position.trimmed();
    if (track.type != TrackType::Track || !track.subTracks.isEmpty())
        return std::nullopt;
    if (!side.isSide && isSingleSmallLetter(position))
        return QString();
    const QRegularExpressionMatch match = form.match(position);
    if (!match.hasMatch() || match.captured(1) == side.name)
        return std::nullopt;
    return match.captured(1);
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

} // namespace

QString headingText(const Track &heading)
{
    QString text = heading.title.simplified();
    while (text.endsWith(u':'))
        text.chop(1);
    return text == QLatin1String("-") ? QString() : text.trimmed();
}

QList<Unit> UnitReader::read(const discogs::Side &side)
{
    QList<Unit> units;
    for (qsizetype i = 0; i < side.rows.size();) {
        const Track &track = m_tracklist[side.rows[i]];
        if (track.type == TrackType::Heading) {
            m_before = std::exchange(m_heading, headingText(track));
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

qsizetype UnitReader::endOfParts(const discogs::Side &side, qsizetype begin) const
{
    const auto first = partOf(m_tracklist[side.rows[begin]], side);
    qsizetype end = begin + 1;
    while (first && end < side.rows.size()) {
        const auto next = partOf(m_tracklist[side.rows[end]], side);
        if (!next || *next != *first)
            break;
        ++end;
    }
    return end;
}

Unit UnitReader::single(const Track &track, int row) const
{
    Unit unit = unitOf(track, row);
    unit.heading = m_heading;
    return unit;
}

Unit UnitReader::grouped(const discogs::Side &side, qsizetype begin, qsizetype end)
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

} // namespace runout::tags
