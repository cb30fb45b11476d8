// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/markettypes.h"

#include <QString>

// What is held of the market, in words. Every figure has its currency beside it; what is not known is no figure.
namespace runout::ui {

// "EUR 12.50", "none listed", "blocked"; "" where nothing was seen. A figure in another currency than the reader's
// `own` is marked by a star.
[[nodiscard]] QString lowestText(const library::Standing &standing, const QString &own);
// "+EUR 2.50", "EUR 0.00"; "" where there is nothing to compare.
[[nodiscard]] QString changeText(const library::Standing &standing, const QString &own);
[[nodiscard]] QString forSaleText(const library::Standing &standing);
// Since when the change is counted, how old the figure is, and what the star means: for a tool tip.
[[nodiscard]] QString standingText(const library::Standing &standing, const QString &own);

// "Watched", "Watched: EUR 20.00 or less", "EUR 18.00: at or below your EUR 20.00".
[[nodiscard]] QString watchText(const library::WatchedWant &want);

} // namespace runout::ui
