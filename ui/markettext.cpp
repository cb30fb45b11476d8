// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/markettext.h"

#include "ui/panes/releasetext.h"
#include "ui/widgets/panestates.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace runout::ui {

using library::Standing;

namespace {

struct MarketText
{
    Q_DECLARE_TR_FUNCTIONS(runout::ui::MarketText)
};

bool isForeign(const Standing &standing, const QString &own)
{
    return standing.now.lowestPrice && standing.now.lowestPrice->currency != own;
}

QString starred(const QString &text, bool foreign)
{
    return foreign ? text + QStringLiteral(" *") : text;
}

// Of the price then: "25 % more".
QString percentText(const Standing &standing)
{
    const double change = *library::changeOf(standing);
    const QString percent =
        *standing.then > 0 ? QLocale().toString(qRound(std::abs(change) / *standing.then * 100)) : QString();
    if (percent.isEmpty() || change == 0)
        return MarketText::tr("As it was");
    return change > 0 ? MarketText::tr("%1 % more than then").arg(percent)
                      : MarketText::tr("%1 % less than then").arg(percent);
}

QString dayText(qint64 at)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at).date(), QLocale::ShortFormat);
}

} // namespace

QString lowestText(const Standing &standing, const QString &own)
{
    if (standing.now.blockedFromSale)
        return MarketText::tr("blocked");
    if (!standing.now.lowestPrice)
        return standing.now.numForSale.value_or(0) > 0 ? QString() : MarketText::tr("none listed");
    return starred(priceText(*standing.now.lowestPrice), isForeign(standing, own));
}

QString changeText(const Standing &standing, const QString &own)
{
    const auto change = library::changeOf(standing);
    if (!change)
        return {};
    const QString sign = *change > 0 ? QStringLiteral("+") : *change < 0 ? QStringLiteral("\u2212") : QString();
    const QString text = sign + priceText({std::abs(*change), standing.now.lowestPrice->currency});
    return starred(text, isForeign(standing, own));
}

QString forSaleText(const Standing &standing)
{
    return standing.now.numForSale ? QLocale().toString(*standing.now.numForSale) : QString();
}

QString standingText(const Standing &standing, const QString &own)
{
    QStringList lines{MarketText::tr("Market figures: %1")
                          .arg(ageOf(QDateTime::fromMSecsSinceEpoch(standing.at), QDateTime::currentDateTimeUtc()))};
    if (library::changeOf(standing)) {
        const QString then = priceText({*standing.then, standing.now.lowestPrice->currency});
        lines += percentText(standing);
        lines += standing.isThenSinceAdded
                     ? MarketText::tr("Change since %1: %2, the first look after it was added")
                           .arg(dayText(standing.thenAt), then)
                     : MarketText::tr("Change since %1: %2, the first look there is; it was added later")
                           .arg(dayText(standing.thenAt), then);
    }
    if (isForeign(standing, own))
        lines += MarketText::tr("* in %1, not in your %2: not compared with those")
                     .arg(standing.now.lowestPrice->currency, own);
    return lines.join(u'\n');
}

QString watchText(const library::WatchedWant &want)
{
    if (!want.watch.target)
        return MarketText::tr("Watched");
    const QString target = priceText(*want.watch.target);
    if (library::isMet(want.watch, want.now))
        return MarketText::tr("%1: at or below your %2").arg(priceText(*want.now.lowestPrice), target);
    return MarketText::tr("Watched: %1 or less").arg(target);
}

} // namespace runout::ui
