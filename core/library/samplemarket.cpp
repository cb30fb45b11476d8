// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/samplemarket.h"

#include "core/discogs/conditions.h"
#include "core/library/collection.h"
#include "core/library/library.h"
#include "core/library/market.h"

#include <QRandomGenerator>

#include <array>
#include <cmath>

namespace runout::library {

using namespace discogs;

namespace {

constexpr int looks = 9; // one in each of the last months
constexpr int daysBetween = 31;
constexpr double centsOf = 100.0;
const QString currency = QStringLiteral("USD");

double rounded(double price)
{
    return std::round(price * centsOf) / centsOf;
}

// Of a mint copy's price, best first.
constexpr std::array<double, 8> parts{0.95, 0.85, 0.65, 0.45, 0.25, 0.15, 0.10, 0.05};

template<class T>
bool isDone(Answer<T> answer)
{
    answer.waitForFinished();
    return answer.resultCount() > 0 && answer.result().has_value();
}

// A price that wanders, copies that come and go; in some months none is offered.
bool storeLooks(Library &library, ReleaseId release, const QDateTime &last)
{
    QRandomGenerator random(static_cast<quint32>(number(release)));
    constexpr int least = 5;
    constexpr int most = 55;
    double price = least + random.bounded(most - least) * random.generateDouble();
    bool ok = true;
    for (int look = looks - 1; ok && look >= 0; --look) {
        constexpr double stride = 0.22;
        price *= 1 - stride / 2 + stride * random.generateDouble();
        const int copies = static_cast<int>(random.bounded(23));
        MarketStats stats;
        if (copies > 0) {
            stats.lowestPrice = Price{rounded(price), currency};
            stats.numForSale = copies;
        }
        ok = isDone(library.rememberMarket(release, stats, last.addDays(-look * daysBetween)));
    }
    PriceSuggestions suggestions;
    const QStringList grades = conditions();
    constexpr double mint = 1.9;
    for (qsizetype i = 0; i < grades.size() && i < static_cast<qsizetype>(parts.size()); ++i)
        suggestions += {grades[i], {rounded(price * mint * parts[static_cast<size_t>(i)]), currency}};
    return ok && isDone(library.rememberSuggestions(release, suggestions, last));
}

// The first three: one without a target, one that is met, one that is not.
bool storeWatches(Library &library, const QList<Want> &wants)
{
    Market market(library);
    constexpr double cheap = 3;
    constexpr double dear = 80;
    const std::array<std::optional<Price>, 3> targets{std::nullopt, Price{dear, currency}, Price{cheap, currency}};
    bool ok = true;
    for (qsizetype i = 0; ok && i < wants.size() && i < static_cast<qsizetype>(targets.size()); ++i)
        ok = isDone(market.watch({wants[i].release}, targets[static_cast<size_t>(i)]));
    return ok;
}

} // namespace

Result<bool> storeSampleMarket(Library &library, const SampleCollection &sample)
{
    const QDateTime last = QDateTime::fromString(sample.synced, Qt::ISODate);
    QList<ReleaseId> releases;
    for (const CollectionItem &item : sample.items)
        releases += item.release;
    for (const Want &want : sample.wants)
        releases += want.release;
    bool ok = true;
    constexpr int everyOther = 6; // nobody has looked at some
    for (const ReleaseId release : std::as_const(releases)) {
        if (ok && number(release) % everyOther != 0)
            ok = storeLooks(library, release, last);
    }
    Collection collection(library);
    ok = ok && storeWatches(library, sample.wants) &&
         isDone(collection.storeValue(
             {QStringLiteral("$1,214.05"), QStringLiteral("$2,380.60"), QStringLiteral("$5,120.00")}, last));
    return ok ? Result<bool>(true) : failure(ErrorCode::Storage, QStringLiteral("market figures of the sample"));
}

} // namespace runout::library
