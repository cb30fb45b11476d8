// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/names.h"

#include "tests/standin/scatter.h"

namespace runout::standin::pressed {

namespace {

constexpr std::array adjectives{"Velvet", "Silent",  "Northern", "Paper",   "Golden",   "Hollow",   "Electric",
                                "Broken", "Distant", "Crimson",  "Amber",   "Little",   "Midnight", "Concrete",
                                "Second", "Wooden",  "Bright",   "Foreign", "Invisible"};
constexpr std::array nouns{"Harbour", "Gardens", "Engine", "Brothers", "Parade",  "Orchard", "Signal",
                           "Rivers",  "Machine", "Choir",  "Lanterns", "Weather", "Islands", "Theatre",
                           "Pilots",  "Mirror",  "Fields", "Union",    "Letters", "Départ",  "Ströme"};
constexpr std::array firstNames{"Anna", "Ray", "Miriam",  "Otis",  "Clara", "Hank", "Nadia", "Booker", "Ingrid",
                                "Paul", "Sun", "Toshiko", "Élise", "Jorge", "Ruth", "Lee",   "Wanda",  "Karl"};
constexpr std::array lastNames{"Holloway",  "Brandt",   "Okafor",  "Lindqvist", "Marsh",  "Tanaka",
                               "Delacroix", "Whitlock", "Moreno",  "Fields",    "Novák",  "Carter",
                               "Silva",     "Ashby",    "Kessler", "O'Brien",   "Bellamy"};

// "Name (2)" for the second time round.
QString numbered(const QString &name, quint64 round)
{
    return round == 0 ? name : QStringLiteral("%1 (%2)").arg(name).arg(round + 1);
}

} // namespace

// In each of the two the second word runs through all its values while the first comes round to the same one.
QString personName(qint64 number)
{
    const auto n = static_cast<quint64>(number);
    return numbered(oneOf(firstNames, n) + u' ' + oneOf(lastNames, n / firstNames.size() + n),
                    n / (firstNames.size() * lastNames.size()));
}

QString artistName(qint64 number)
{
    const auto n = static_cast<quint64>(number);
    if (n % 5 == 0)
        return personName(number / 5);
    const QString name = numbered(oneOf(adjectives, n) + u' ' + oneOf(nouns, n / adjectives.size() + n),
                                  n / (adjectives.size() * nouns.size()));
    return n % 3 == 0 ? QStringLiteral("The ") + name : name;
}

QString labelName(qint64 number)
{
    static constexpr std::array kinds{"Records", "Recordings", "Music", "Editions", "Sound", "Tonträger"};
    const auto n = static_cast<quint64>(number);
    return numbered(oneOf(nouns, n) + u' ' + oneOf(kinds, n / nouns.size()), n / (nouns.size() * kinds.size()));
}

QString recordTitle(qint64 number)
{
    const quint64 n = scattered(number, 31);
    switch (n % 4) {
    case 0:
        return oneOf(adjectives, n / 4) + u' ' + oneOf(nouns, n / 100);
    case 1:
        return QStringLiteral("Songs For ") + oneOf(nouns, n / 4);
    case 2:
        return QStringLiteral("Live At The %1 Theatre").arg(oneOf(adjectives, n / 4));
    default:
        return oneOf(nouns, n / 4) + QStringLiteral(" & ") + oneOf(nouns, n / 300);
    }
}

QString trackTitle(quint64 number)
{
    return oneOf(adjectives, number) + u' ' + oneOf(nouns, number / 64);
}

} // namespace runout::standin::pressed
