// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/database.h"
#include "core/library/plays.h"

// The named queries of the play log. Those that write run inside a transaction of the caller's.
namespace runout::library::queries {

[[nodiscard]] qint64 lastPlay(Database &db); // the highest id
void putPlay(Database &db, const Play &play);
void addScrobble(Database &db, Scrobble scrobble);
void removePlay(Database &db, qint64 play);
void removeScrobble(Database &db, qint64 scrobble);
[[nodiscard]] qint64 instancePlayed(Database &db, qint64 play); // 0: none
[[nodiscard]] QList<Play> plays(Database &db, int limit);       // newest first
[[nodiscard]] Plays::Counts playCounts(Database &db);
[[nodiscard]] QList<Scrobble> scrobbles(Database &db, Scrobble::State state, int limit); // oldest first
void writeScrobble(Database &db, const Scrobble &scrobble); // state, sending, reason, detail

} // namespace runout::library::queries
