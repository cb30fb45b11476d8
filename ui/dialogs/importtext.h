// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/importplan.h"

// The sentences of an import.
namespace runout::ui {

[[nodiscard]] QString outcomeText(library::RowOutcome outcome); // "New", "Changed", ...
// What would change, or why not: "Rating 2 → 3 · Media: Mint (M)".
[[nodiscard]] QString detailText(const library::PlannedRow &row);
// What is wrong with the file, and what to do.
[[nodiscard]] QString problemText(const library::CsvProblem &problem);

} // namespace runout::ui
