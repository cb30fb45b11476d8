// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/shelfcredits.h"

#include <QHash>
#include <QMap>

#include <algorithm>
#include <limits>

namespace runout::library {

namespace {

int orLast(int year)
{
    return year > 0 ? year : std::numeric_limits<int>::max();
}

} // namespace

ShelfCredits shelfCreditsOf(const QList<ShelfCredit> &credits)
{
    ShelfCredits all;
    QHash<discogs::ReleaseId, qsizetype> places;
    for (const ShelfCredit &credit : credits) {
        const auto known = places.constFind(credit.release);
        const qsizetype place = known == places.cend() ? all.records.size() : *known;
        if (known == places.cend()) {
            places.insert(credit.release, place);
            all.records += {credit.release, credit.subject, credit.year, {}};
        }
        if (!all.records[place].roles.contains(credit.role))
            all.records[place].roles += credit.role;
    }
    QMap<QString, int> roles;
    QMap<int, int> years;
    for (const CreditedRecord &record : std::as_const(all.records)) {
        for (const QString &role : record.roles)
            ++roles[role];
        ++years[orLast(record.year)];
    }
    for (auto role = roles.cbegin(); role != roles.cend(); ++role)
        all.roles += {role.key(), role.value()};
    std::stable_sort(all.roles.begin(), all.roles.end(),
                     [](const RoleTally &a, const RoleTally &b) { return a.records > b.records; });
    for (auto year = years.cbegin(); year != years.cend(); ++year)
        all.years += {year.key() == orLast(0) ? 0 : year.key(), year.value()};
    std::stable_sort(all.records.begin(), all.records.end(), [](const CreditedRecord &a, const CreditedRecord &b) {
        return a.year != b.year ? orLast(a.year) < orLast(b.year) : a.subject < b.subject;
    });
    return all;
}

} // namespace runout::library
