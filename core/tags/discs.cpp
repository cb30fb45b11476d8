// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/discs.h"

#include <QRegularExpression>

#include <algorithm>

namespace runout::tags {

namespace {

QString mediumOf(const discogs::Side &side)
{
    return side.isSide ? side.name.section(u'-', 0, -2) : side.name;
}

QString lettersOf(const discogs::Side &side)
{
    return side.name.section(u'-', -1);
}

bool isSingleSided(const discogs::Release &release, qsizetype sides)
{
    int records = 0;
    bool isSaid = false;
    for (const discogs::Format &format : release.formats) {
        isSaid = isSaid || format.descriptions.contains(QLatin1String("Single Sided"), Qt::CaseInsensitive);
        if (format.name == QLatin1String("Vinyl"))
            records += format.qty.toInt();
    }
    return isSaid && records >= sides;
}

bool isAutomatic(const discogs::Release &release, Coupling coupling)
{
    static const QRegularExpression words(QStringLiteral("auto(?:matic(?:ally)?)?[ -]?(?:coupl|sequenc|chang)"),
                                          QRegularExpression::CaseInsensitiveOption);
    if (coupling != Coupling::FromRelease)
        return coupling == Coupling::Automatic;
    return std::any_of(release.formats.cbegin(), release.formats.cend(), [](const discogs::Format &format) {
        return format.text.contains(words) || format.descriptions.join(u' ').contains(words);
    });
}

// A, B, C, E, F: letters in order, from A on. What is missing is a side without music.
bool isAlphabet(const QList<discogs::Side> &sides)
{
    for (qsizetype i = 0; i < sides.size(); ++i) {
        const QString letter = lettersOf(sides[i]);
        if (letter.size() != 1 || (i == 0 && letter != QLatin1String("A")))
            return false;
        if (i > 0 && letter.front() <= lettersOf(sides[i - 1]).front())
            return false;
    }
    return true;
}

// For each side of one set the record it is on, from 0 without gaps.
QList<int> recordsOf(const QList<discogs::Side> &sides, const discogs::Release &release, Coupling coupling)
{
    const int count = static_cast<int>(sides.size());
    const bool isOneSided = isSingleSided(release, count);
    const bool isInAlphabet = isAlphabet(sides);
    const bool isAuto = count > 2 && count % 2 == 0 && (isInAlphabet || coupling == Coupling::Automatic) &&
                        isAutomatic(release, coupling);
    QList<int> records;
    for (int i = 0; i < count; ++i) {
        if (isOneSided)
            records.append(i);
        else if (isAuto)
            records.append(std::min(i, count - 1 - i));
        else if (isInAlphabet)
            records.append((lettersOf(sides[i]).front().unicode() - u'A') / 2);
        else
            records.append(i / 2);
    }
    QList<int> known = records;
    std::sort(known.begin(), known.end());
    known.erase(std::unique(known.begin(), known.end()), known.end());
    for (int &record : records)
        record = static_cast<int>(known.indexOf(record));
    return records;
}

// Printed numbers of a disc without sides count, where all of them are numbers in order from 1: Discogs may leave out
// tracks of a disc that is listed in part.
QList<int> printedNumbers(const Tracks &tracks, const SideEntry &side)
{
    QList<int> numbers;
    for (const int index : side.tracks) {
        bool isNumber = false;
        const int number = discogs::parsePosition(tracks.tracks[index].position).rest.toInt(&isNumber);
        if (!isNumber || number <= (numbers.isEmpty() ? 0 : numbers.last()))
            return {};
        numbers.append(number);
    }
    const bool isPlausible = !numbers.isEmpty() && numbers.first() == 1 && numbers.last() <= 2 * numbers.size();
    return isPlausible ? numbers : QList<int>();
}

void numberSide(Tracks &tracks, SideEntry &side)
{
    bool isKnown = !side.tracks.isEmpty();
    const QList<int> printed = side.isSide ? QList<int>() : printedNumbers(tracks, side);
    for (int i = 0; i < side.tracks.size(); ++i) {
        TrackEntry &entry = tracks.tracks[side.tracks[i]];
        entry.numberOnSide = printed.isEmpty() ? i + 1 : printed[i];
        entry.numberThrough = side.tracks[i] + 1;
        isKnown = isKnown && entry.seconds > 0;
        side.seconds += entry.seconds;
    }
    if (!isKnown)
        side.seconds = 0;
}

} // namespace

QList<SideEntry> sideEntries(const QList<discogs::Side> &sides, const discogs::Release &release,
                             const TrackOptions &options)
{
    QList<SideEntry> entries;
    int discs = 0;
    for (qsizetype begin = 0; begin < sides.size();) {
        qsizetype end = begin + 1;
        while (end < sides.size() && sides[begin].isSide && sides[end].isSide &&
               mediumOf(sides[begin]) == mediumOf(sides[end]))
            ++end;
        const QList<discogs::Side> set = sides.mid(begin, end - begin);
        const QList<int> records = sides[begin].isSide ? recordsOf(set, release, options.coupling) : QList<int>{0};
        for (qsizetype i = 0; i < set.size(); ++i) {
            SideEntry entry;
            entry.name = set[i].name;
            entry.isSide = set[i].isSide;
            entry.record = discs + records[i] + 1;
            entry.discNumber =
                options.discs == Discs::SidePerDisc ? static_cast<int>(entries.size()) + 1 : entry.record;
            entries.append(entry);
        }
        discs += *std::max_element(records.cbegin(), records.cend()) + 1;
        begin = end;
    }
    return entries;
}

void numberTracks(Tracks &tracks, const TrackOptions &options)
{
    QMap<int, int> perRecord;
    QMap<int, int> perDisc;
    QMap<int, int> totals; // by disc, side or 0
    const auto group = [&](const TrackEntry &entry) {
        return options.numbers == Numbers::PerDisc   ? entry.discNumber
               : options.numbers == Numbers::PerSide ? entry.side
                                                     : 0;
    };
    for (SideEntry &side : tracks.sides) {
        numberSide(tracks, side);
        tracks.discTotal = std::max(tracks.discTotal, side.discNumber);
        for (const int index : side.tracks) {
            TrackEntry &entry = tracks.tracks[index];
            // Discs without sides hold all their tracks on one.
            entry.numberOnDisc = side.isSide ? ++perRecord[side.record] : entry.numberOnSide;
            const int onDisc = side.isSide ? ++perDisc[side.discNumber] : entry.numberOnSide;
            entry.number = options.numbers == Numbers::PerDisc   ? onDisc
                           : options.numbers == Numbers::PerSide ? entry.numberOnSide
                                                                 : entry.numberThrough;
            int &total = totals[group(entry)];
            total = std::max(total + 1, entry.number);
        }
    }
    for (TrackEntry &entry : tracks.tracks)
        entry.total = totals.value(group(entry), 1);
}

} // namespace runout::tags
