// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/conditions.h"
#include "core/library/market_queries.h"
#include "core/library/shelf_queries.h"

#include <algorithm>
#include <map>

// What the copies would be asked for, by their media condition.
namespace runout::library::queries {

using namespace discogs;

namespace {

struct Suggested
{
    Price price;
    qint64 at = 0;
};

// As last seen, by release and condition; an empty condition stands for "nothing is suggested".
using AllSuggested = QHash<qint64, QHash<QString, Suggested>>;

constexpr const char *lastSeen = "SELECT s.release, s.condition, s.currency, s.value, s.at FROM suggestion s WHERE "
                                 "s.at = (SELECT max(at) FROM suggestion WHERE release = s.release)";

AllSuggested allSuggested(Database &db)
{
    AllSuggested all;
    QHash<QString, QString> shared; // eight conditions, however many releases
    const auto once = [&shared](const QString &text) {
        const auto known = shared.constFind(text);
        return known == shared.constEnd() ? *shared.insert(text, text) : *known;
    };
    Query query(db, lastSeen);
    while (query.next()) {
        all[query.number(0)].insert(once(query.text(1)), {{query.real(3), once(query.text(2))}, query.number(4)});
    }
    return all;
}

struct GradedCopy
{
    qint64 release = 0;
    QString condition; // "": none
};

// Newest first.
template<class F>
void eachCopy(Database &db, const F &f)
{
    Shared shared;
    Query query(db, "SELECT release, fields FROM instance ORDER BY added DESC, id DESC");
    while (query.next()) {
        GradedCopy copy{query.number(0), {}};
        for (const FieldValue &value : shared.fields(query, 1)) {
            if (value.field == mediaConditionField && conditions().contains(value.value))
                copy.condition = value.value;
        }
        f(copy);
    }
}

} // namespace

Worth worth(Database &db)
{
    const AllSuggested all = allSuggested(db);
    Worth worth;
    std::map<QString, Worth::Part> parts;
    eachCopy(db, [&](const GradedCopy &copy) {
        ++worth.copies;
        const auto release = all.constFind(copy.release);
        if (copy.condition.isEmpty()) {
            ++worth.ungraded;
        } else if (release == all.constEnd()) {
            ++worth.unasked;
        } else if (const auto one = release->constFind(copy.condition); one != release->constEnd()) {
            Worth::Part &part = parts[one->price.currency];
            part.sum.currency = one->price.currency;
            part.sum.value += one->price.value;
            ++part.copies;
            ++worth.covered;
            worth.oldest = worth.oldest == 0 ? one->at : std::min(worth.oldest, one->at);
        } else {
            ++worth.unsuggested;
        }
    });
    for (const auto &[currency, part] : parts)
        worth.parts += part;
    std::stable_sort(worth.parts.begin(), worth.parts.end(),
                     [](const Worth::Part &a, const Worth::Part &b) { return a.copies > b.copies; });
    return worth;
}

QList<ReleaseId> withoutSuggestions(Database &db, const QDateTime &since)
{
    QSet<qint64> done;
    Query query(db, "SELECT DISTINCT release FROM suggestion WHERE at >= ?");
    query.bind(since.toMSecsSinceEpoch());
    while (query.next())
        done += query.number(0);
    QList<ReleaseId> releases;
    eachCopy(db, [&](const GradedCopy &copy) {
        if (copy.condition.isEmpty() || done.contains(copy.release))
            return;
        done += copy.release;
        releases += ReleaseId{copy.release};
    });
    return releases;
}

PriceSuggestions suggestions(Database &db, ReleaseId release)
{
    Query query(db, QByteArray(lastSeen) + " AND s.release = ? AND s.condition <> ''");
    query.bind(number(release));
    PriceSuggestions found;
    while (query.next())
        found += {query.text(1), {query.real(3), query.text(2)}};
    const QStringList order = conditions();
    std::sort(found.begin(), found.end(), [&](const PriceSuggestion &a, const PriceSuggestion &b) {
        return order.indexOf(a.condition) < order.indexOf(b.condition);
    });
    return found;
}

} // namespace runout::library::queries
