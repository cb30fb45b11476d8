// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playing/sides.h"

// Pure: which track runs when. Times are ms since 1970, UTC.
namespace runout::playing {

// Half of the track or four minutes, whichever comes first.
[[nodiscard]] qint64 countsAfter(const SideTrack &track); // ms
// Longer than 30 seconds, and somebody to name.
[[nodiscard]] bool isScrobbled(const SideTrack &track);

// Last.fm takes nothing that is older.
constexpr qint64 oldestScrobble = 14LL * 24 * 60 * 60 * 1000; // ms

// A track that was played long enough to count.
struct Counted
{
    int track = 0;
    qint64 started = 0;
    bool operator==(const Counted &) const = default;
};

// A side while it is played. What counts is the time a track was heard, not where the needle stands.
struct Deck
{
    QList<SideTrack> tracks;
    int at = 0;              // the track; tracks.size(): the side is over
    qint64 trackStarted = 0; // when it began
    qint64 heard = 0;        // ms of it, before `since`
    qint64 since = 0;        // it runs since then; 0: paused
    qint64 earlier = 0;      // ms heard of the tracks before it
    int counted = 0;         // how many tracks count so far
    bool counts = false;     // this one is among them

    [[nodiscard]] bool isOver() const { return at >= tracks.size(); }
    [[nodiscard]] bool isPaused() const { return since == 0 && !isOver(); }
    [[nodiscard]] qint64 heardOfTrack(qint64 now) const;
    [[nodiscard]] qint64 heardOfSide(qint64 now) const;
    [[nodiscard]] qint64 leftOfTrack(qint64 now) const;
    [[nodiscard]] qint64 leftOfSide(qint64 now) const;
    bool operator==(const Deck &) const = default;
};

[[nodiscard]] Deck startedAt(const QList<SideTrack> &tracks, qint64 start);
// Goes on to what is played now; the tracks that have come to count since, in order.
QList<Counted> advance(Deck &deck, qint64 now);
// To the next track. What was heard of this one stays heard.
QList<Counted> skip(Deck &deck, qint64 now);
QList<Counted> pause(Deck &deck, qint64 now);
void resume(Deck &deck, qint64 now);

} // namespace runout::playing
