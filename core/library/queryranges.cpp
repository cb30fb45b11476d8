// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/queryranges.h"

#include <QDate>

#include <algorithm>

namespace runout::library {

namespace {

using Kind = QueryProblem::Kind;

// A bound that is a stretch of its own: a year of days, a decade of years.
struct Stretch
{
    int first = 0;
    int last = 0;
};

// Both sides of a range; a side without text is open.
struct Sides
{
    QStringView from, to;
    bool afterFrom = false; // > : behind the stretch named
    bool beforeTo = false;  // < : in front of it
};

Sides sidesOf(QStringView text)
{
    const auto dots = text.indexOf(QLatin1String(".."));
    if (dots >= 0)
        return {text.left(dots).trimmed(), text.mid(dots + 2).trimmed()};
    if (text.startsWith(QLatin1String(">=")) || text.startsWith(u'\u2265'))
        return {text.mid(text.startsWith(u'>') ? 2 : 1).trimmed(), {}};
    if (text.startsWith(QLatin1String("<=")) || text.startsWith(u'\u2264'))
        return {{}, text.mid(text.startsWith(u'<') ? 2 : 1).trimmed()};
    if (text.startsWith(u'>'))
        return {text.mid(1).trimmed(), {}, true};
    if (text.startsWith(u'<'))
        return {{}, text.mid(1).trimmed(), false, true};
    const QStringView one = text.startsWith(u'=') ? text.mid(1).trimmed() : text;
    return {one, one};
}

std::optional<int> figure(QStringView text)
{
    constexpr int mostDigits = 6;
    if (text.isEmpty() || text.size() > mostDigits)
        return std::nullopt;
    int value = 0;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
        value = value * 10 + (c.unicode() - u'0');
    }
    return value;
}

std::optional<Stretch> numberStretch(QStringView text, bool isYear)
{
    if (text.compare(QLatin1String("none"), Qt::CaseInsensitive) == 0)
        return Stretch{0, 0};
    constexpr int decadeSize = 5; // "1970s"
    constexpr int yearsOfDecade = 10;
    if (isYear && text.size() == decadeSize && text.back().toLower() == u's') {
        const auto first = figure(text.chopped(1));
        if (first && *first % yearsOfDecade == 0)
            return Stretch{*first, *first + yearsOfDecade - 1};
        return std::nullopt;
    }
    const auto value = figure(text);
    return value ? std::optional(Stretch{*value, *value}) : std::nullopt;
}

int asNumber(const QDate &date)
{
    constexpr int yearPlace = 10'000;
    constexpr int monthPlace = 100;
    return date.year() * yearPlace + date.month() * monthPlace + date.day();
}

int neighbour(int day, int days)
{
    constexpr int yearPlace = 10'000;
    constexpr int monthPlace = 100;
    return asNumber(QDate(day / yearPlace, day / monthPlace % monthPlace, day % monthPlace).addDays(days));
}

std::optional<Stretch> dateStretch(QStringView text)
{
    const auto parts = text.split(u'-');
    constexpr qsizetype yearDigits = 4;
    constexpr int decemberDays = 31;
    constexpr int monthsOfYear = 12;
    if (parts.size() > 3 || parts[0].size() != yearDigits)
        return std::nullopt;
    const auto year = figure(parts[0]);
    const auto month = parts.size() > 1 ? figure(parts[1]) : 1;
    const auto day = parts.size() > 2 ? figure(parts[2]) : 1;
    if (!year || !month || !day)
        return std::nullopt;
    const QDate first(*year, *month, *day);
    if (!first.isValid())
        return std::nullopt;
    if (parts.size() == 1)
        return Stretch{asNumber(first), asNumber(QDate(*year, monthsOfYear, decemberDays))};
    if (parts.size() == 2)
        return Stretch{asNumber(first), asNumber(QDate(*year, *month, first.daysInMonth()))};
    return Stretch{asNumber(first), asNumber(first)};
}

// In hundredths: "9", "9.5", "9,50".
std::optional<Stretch> priceStretch(QStringView text)
{
    constexpr int hundred = 100;
    constexpr int ten = 10;
    const auto seam = std::find_if(text.begin(), text.end(), [](QChar c) { return c == u'.' || c == u','; });
    const auto whole = figure(text.left(seam - text.begin()));
    if (!whole)
        return std::nullopt;
    if (seam == text.end())
        return Stretch{*whole * hundred, *whole * hundred};
    const QStringView part = text.mid(seam - text.begin() + 1);
    const auto cents = figure(part);
    if (!cents || part.size() > 2)
        return std::nullopt;
    const int value = *whole * hundred + *cents * (part.size() == 1 ? ten : 1);
    return Stretch{value, value};
}

template<class Read, class Next>
std::optional<Kind> readBounds(Term &term, const Sides &sides, Kind wrong, const Read &read, const Next &next)
{
    if (sides.from.isEmpty() && sides.to.isEmpty())
        return wrong;
    if (!sides.from.isEmpty()) {
        const std::optional<Stretch> stretch = read(sides.from);
        if (!stretch)
            return wrong;
        term.from = sides.afterFrom ? next(stretch->last, 1) : stretch->first;
    }
    if (!sides.to.isEmpty()) {
        const std::optional<Stretch> stretch = read(sides.to);
        if (!stretch)
            return wrong;
        term.to = sides.beforeTo ? next(stretch->first, -1) : stretch->last;
    }
    if (term.from && term.to && *term.from > *term.to)
        return Kind::BackwardRange;
    return std::nullopt;
}

// "1970-1979", "1970–1979": how a range is printed.
Sides dashed(const Sides &sides)
{
    if (sides.from != sides.to)
        return sides;
    for (const QChar dash : {u'-', u'\u2013'}) {
        const auto at = sides.from.indexOf(dash);
        if (at > 0 && at + 1 < sides.from.size())
            return {sides.from.left(at).trimmed(), sides.from.mid(at + 1).trimmed()};
    }
    return sides;
}

bool isNever(const QString &text)
{
    return text.compare(QLatin1String("never"), Qt::CaseInsensitive) == 0 ||
           text.compare(QLatin1String("none"), Qt::CaseInsensitive) == 0;
}

} // namespace

std::optional<Kind> readNumbers(Term &term)
{
    const QString text = term.text.trimmed();
    const bool isYear = term.field == Term::Field::Year;
    return readBounds(
        term, dashed(sidesOf(text)), Kind::NotANumber,
        [isYear](QStringView side) { return numberStretch(side, isYear); },
        [](int value, int step) { return value + step; });
}

std::optional<Kind> readPrices(Term &term)
{
    const QString text = term.text.trimmed();
    return readBounds(term, dashed(sidesOf(text)), Kind::NotAPrice, priceStretch,
                      [](int value, int step) { return value + step; });
}

std::optional<Kind> readDates(Term &term)
{
    const QString text = term.text.trimmed();
    if (term.field == Term::Field::Played && isNever(text)) {
        term.from = term.to = 0;
        return std::nullopt;
    }
    return readBounds(term, sidesOf(text), Kind::NotADate, dateStretch, neighbour);
}

} // namespace runout::library
