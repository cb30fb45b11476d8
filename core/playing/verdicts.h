// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lastfm/types.h"
#include "core/library/plays.h"

// Pure: from the queue to Last.fm's values and back.
namespace runout::playing {

[[nodiscard]] lastfm::Play playOf(const library::Scrobble &scrobble);

// The scrobbles as Last.fm's answer leaves them: sent, ignored and why, or waiting again beyond the daily limit. One
// that it does not speak of stays as it is.
[[nodiscard]] QList<library::Scrobble> judged(QList<library::Scrobble> sent, const lastfm::Scrobbled &answer);

// The same for what may have arrived: sent if it is among the tracks played lately, else waiting again.
[[nodiscard]] QList<library::Scrobble> foundAmong(QList<library::Scrobble> uncertain,
                                                  const QList<lastfm::RecentTrack> &recent);

[[nodiscard]] QList<library::Scrobble> waitingAgain(QList<library::Scrobble> scrobbles);
[[nodiscard]] QList<library::Scrobble> rejected(QList<library::Scrobble> scrobbles, const QString &why);

} // namespace runout::playing
