// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/site.h"

#include <array>

namespace runout::standin {

namespace {

const QString dollars = QStringLiteral("USD");

struct Grade
{
    const char *condition;
    double part; // of the price of a mint copy
};

constexpr std::array<Grade, 8> grades{{{"Mint (M)", 0.95},
                                       {"Near Mint (NM or M-)", 0.85},
                                       {"Very Good Plus (VG+)", 0.65},
                                       {"Very Good (VG)", 0.45},
                                       {"Good Plus (G+)", 0.25},
                                       {"Good (G)", 0.15},
                                       {"Fair (F)", 0.10},
                                       {"Poor (P)", 0.05}}};

QJsonObject price(double value, const QString &currency)
{
    return {{QStringLiteral("value"), value}, {QStringLiteral("currency"), currency}};
}

Reply noRelease()
{
    return message(404, QStringLiteral("Release not found."));
}

QJsonObject statsOf(const QJsonObject &release)
{
    const bool blocked = release[u"blocked_from_sale"].toBool();
    const int copies = release[u"num_for_sale"].toInt();
    const bool offered = !blocked && copies > 0;
    const QJsonValue lowest = release[u"lowest_price"];
    return {{QStringLiteral("blocked_from_sale"), blocked},
            {QStringLiteral("num_for_sale"), offered ? QJsonValue(copies) : QJsonValue()},
            {QStringLiteral("lowest_price"),
             offered && lowest.isDouble() ? QJsonValue(price(lowest.toDouble(), dollars)) : QJsonValue()}};
}

Reply stats(Site &site, const Call &call)
{
    const QString asked = call.request.value(u"curr_abbr");
    if (const auto refused = refusedCurrency(asked))
        return *refused;
    const auto &recorded = site.catalog.recordings().marketStats;
    const auto found = site.catalog.release(call.id());
    if (!found && !recorded.contains(call.id()))
        return noRelease();
    QJsonObject body = recorded.contains(call.id()) ? recorded[call.id()] : statsOf(*found);
    const QJsonObject lowest = body[u"lowest_price"].toObject();
    const QString currency = asked.isEmpty() ? dollars : asked;
    const QString from = lowest[u"currency"].toString();
    if (!lowest.isEmpty() && from != currency)
        body.insert(QStringLiteral("lowest_price"),
                    price(converted(lowest[u"value"].toDouble(), from, currency), currency));
    return json(body);
}

QJsonObject suggestionsFor(const QJsonObject &release)
{
    QJsonObject body;
    const QJsonValue lowest = release[u"lowest_price"];
    if (!lowest.isDouble())
        return body;
    for (const Grade &grade : grades)
        body.insert(QLatin1StringView(grade.condition), price(lowest.toDouble() * 1.7 * grade.part, dollars));
    return body;
}

Reply priceSuggestions(Site &site, const Call &call)
{
    if (!call.caller.isUser())
        return mustAuthenticate();
    if (!site.sellerSettings)
        return message(404,
                       QStringLiteral("You must set up your seller settings before you can see price suggestions."));
    const auto &recorded = site.catalog.recordings().priceSuggestions;
    if (recorded.contains(call.id()))
        return json(recorded[call.id()]);
    const auto found = site.catalog.release(call.id());
    return found ? json(suggestionsFor(*found)) : noRelease();
}

} // namespace

QList<Route> marketRoutes()
{
    return {{"GET", "/marketplace/stats/(\\d+)", stats},
            {"GET", "/marketplace/price_suggestions/(\\d+)", priceSuggestions}};
}

} // namespace runout::standin
