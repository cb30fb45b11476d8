// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/database.h"
#include "core/library/playedpath.h"
#include "core/library/row.h"
#include "core/library/shelfcredits.h"
#include "core/library/statistics.h"

// The named queries of the statistics page, as in queries.h.
namespace runout::library::queries {

[[nodiscard]] CountedShelf countedShelf(Database &db);
[[nodiscard]] PeopleTally people(Database &db, int most);
[[nodiscard]] QString artistName(Database &db, discogs::ArtistId artist);
// Placeholders of Discogs that stand for nobody: Various, Unknown Artist, No Artist.
[[nodiscard]] bool isNobody(discogs::ArtistId artist);

// credit_queries.cpp
[[nodiscard]] ShelfCredits shelfCredits(Database &db, const discogs::Entity &entity);
[[nodiscard]] PlayedTogether playedTogether(Database &db);

// Inside a transaction of the caller's.
void putInFull(Database &db, discogs::ReleaseId release, const PlayTime &time, const QList<CompanyRow> &companies);
// Bodies of owned releases of which these are not worked out yet.
struct Unmeasured
{
    discogs::ReleaseId release{};
    QByteArray body;
};
[[nodiscard]] QList<Unmeasured> unmeasured(Database &db, int most);

} // namespace runout::library::queries
