// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/standin/http.h"

#include <QJsonArray>

#include <functional>

namespace runout::standin {

// A list to be cut into pages.
struct Listing
{
    QString key; // "releases", "versions", "results"
    qsizetype items = 0;
    qsizetype reachable = -1; // search shows 10,000 of them at most; -1 = all
    std::function<QJsonObject(qsizetype)> item;
    QJsonObject extra; // what stands beside the list
};

// The page the request asks for (`page` from 1, `per_page` 50, clamped to 1..100) with its pagination block and
// Link header; 404 outside of the valid range. `base` is put before the path in the addresses.
Reply paged(const Request &request, const QString &base, const Listing &listing);

} // namespace runout::standin
