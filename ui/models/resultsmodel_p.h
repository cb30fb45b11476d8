// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/resultsindex.h"
#include "ui/models/resultsmodel.h"

#include <QHash>
#include <QSet>

namespace runout::ui {

struct ResultsModel::Private
{
    ResultsIndex index;
    QHash<discogs::Entity, int> numbers;
    int heldTail = 0; // rows at the end of the arrival order that Discogs has not confirmed
    SortLevel level;
    Kind kind = Kind::Results;
    QSet<qint64> owned, wanted;
    bool editable = false;

    int put(const ResultRow &row, QList<int> &changed); // its number
    [[nodiscard]] ResultRow marked(ResultRow row) const;
};

} // namespace runout::ui
