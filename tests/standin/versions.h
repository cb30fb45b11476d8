// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/standin/catalog.h"

// Pure: the filters of a master's versions. Values of one filter are alternatives, filters narrow each other.
namespace runout::standin {

// The rows that pass the request's format, label, country and released.
Rows matching(const Rows &versions, const Request &request);

// {"filters": {...}, "filter_facets": [...]}: each value with how many rows it has under the other filters.
QJsonObject facets(const Rows &versions, const Request &request);

} // namespace runout::standin
