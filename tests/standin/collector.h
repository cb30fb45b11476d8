// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/standin/catalog.h"
#include "tests/standin/shelf.h"

// Where the shelves come from.
namespace runout::standin::collector {

// How many different records so many copies and wants are of; their ids run from pressed::firstRelease.
qint64 records(int items, int wants);

// A made-up collection: every fortieth item is another copy of a record that is there already, and now and then a
// third. The newest have the largest instance ids.
void fill(Shelf &shelf, int items, int wants);

// Recorded pages of a collection or wantlist, of any depth under the folder; releases that aren't known go into the
// catalogue. Returns how many items were read.
int addRecorded(Shelf &shelf, const QString &folder, Catalog &catalog);

} // namespace runout::standin::collector
