// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/query.h"

// Pure: the ranges that the filter language knows, read from a term's text into its bounds.
namespace runout::library {

// 1970, 1970..1979, 1970-1979, ..1979, 1970.., 1970s (of Year), >1970, >=1970, <1970, <=1970, =1970, none (0).
// Nothing: understood.
[[nodiscard]] std::optional<QueryProblem::Kind> readNumbers(Term &term);

// The same of prices, with or without hundredths: 20, 9.50..15, <20, >=7.5. Bounds in hundredths.
[[nodiscard]] std::optional<QueryProblem::Kind> readPrices(Term &term);

// A year, a month or a day, or the like ranges of them: 2024, 2024-03, 2024-03-01..2024-06, >=2024-03. Of Played also
// never or none: both bounds 0.
[[nodiscard]] std::optional<QueryProblem::Kind> readDates(Term &term);

} // namespace runout::library
