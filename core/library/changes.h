// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QPair>
#include <QSet>

namespace runout::library {

// What a write to the collector's own part has touched: gathered on the writing pool, told by Collection.
struct Changes
{
    QSet<qint64> instances;               // changed, added or removed
    bool manyInstances = false;           // too many to name
    QSet<qint64> releases;                // those that may have become owned or wanted, or no longer are
    QList<QPair<qint64, qint64>> renamed; // temporary and real id
    bool everything = false;              // also what is owned and wanted has to be read anew
    bool folders = false;
    bool fields = false;
    bool wants = false;
    bool lists = false;
    bool journal = false;
    bool state = false;
    bool toSend = false;
    // Filled in at the end: what became of `releases`.
    QHash<qint64, bool> owned;
    QHash<qint64, bool> wanted;
};

} // namespace runout::library
