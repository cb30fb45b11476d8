// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/collection_private.h"

// How far a sweep has come.
namespace runout::library {

namespace {

int countMet(Database &db, const QByteArray &table, qint64 sweep)
{
    Query query(db, "SELECT count(*) FROM " + table + " WHERE met >= ?");
    query.bind(sweep);
    return query.next() ? static_cast<int>(query.number(0)) : 0;
}

} // namespace

Answer<int> Collection::metItems(qint64 sweep)
{
    return d->read([sweep](Database &db) { return countMet(db, "instance", sweep); });
}

Answer<int> Collection::metWants(qint64 sweep)
{
    return d->read([sweep](Database &db) { return countMet(db, "want", sweep); });
}

} // namespace runout::library
