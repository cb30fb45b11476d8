// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playing/deck.h"

#include <algorithm>

namespace runout::playing {

namespace {

constexpr qint64 second = 1000;
constexpr qint64 enough = 4 * 60 * second;
constexpr int shortest = 30; // seconds; what is not longer is not scrobbled

qint64 lengthOf(const Deck &deck)
{
    return deck.tracks[deck.at].seconds * second;
}

void next(Deck &deck, qint64 heard, qint64 start)
{
    deck.earlier += heard;
    ++deck.at;
    deck.trackStarted = start;
    deck.heard = 0;
    deck.since = deck.isOver() || deck.since == 0 ? 0 : start;
    deck.counts = false;
}

} // namespace

qint64 countsAfter(const SideTrack &track)
{
    return std::min(track.seconds * second / 2, enough);
}

bool isScrobbled(const SideTrack &track)
{
    return track.seconds > shortest && !track.artist.isEmpty();
}

qint64 Deck::heardOfTrack(qint64 now) const
{
    if (isOver())
        return 0;
    return std::min(lengthOf(*this), heard + (since == 0 ? 0 : std::max<qint64>(0, now - since)));
}

qint64 Deck::heardOfSide(qint64 now) const
{
    return earlier + heardOfTrack(now);
}

qint64 Deck::leftOfTrack(qint64 now) const
{
    return isOver() ? 0 : lengthOf(*this) - heardOfTrack(now);
}

qint64 Deck::leftOfSide(qint64 now) const
{
    qint64 left = leftOfTrack(now);
    for (qsizetype later = at + 1; later < tracks.size(); ++later)
        left += tracks[later].seconds * second;
    return left;
}

Deck startedAt(const QList<SideTrack> &tracks, qint64 start)
{
    Deck deck;
    deck.tracks = tracks;
    deck.trackStarted = start;
    deck.since = tracks.isEmpty() ? 0 : start;
    return deck;
}

QList<Counted> advance(Deck &deck, qint64 now)
{
    QList<Counted> counted;
    while (!deck.isOver()) {
        const qint64 length = lengthOf(deck);
        const qint64 heard = deck.heardOfTrack(now);
        if (!deck.counts && heard >= countsAfter(deck.tracks[deck.at])) {
            deck.counts = true;
            ++deck.counted;
            counted += Counted{deck.at, deck.trackStarted};
        }
        if (heard < length || deck.since == 0)
            break;
        next(deck, length, deck.since + length - deck.heard);
    }
    return counted;
}

QList<Counted> skip(Deck &deck, qint64 now)
{
    const QList<Counted> counted = advance(deck, now);
    if (!deck.isOver())
        next(deck, deck.heardOfTrack(now), now);
    return counted;
}

QList<Counted> pause(Deck &deck, qint64 now)
{
    const QList<Counted> counted = advance(deck, now);
    if (!deck.isOver() && deck.since != 0) {
        deck.heard = deck.heardOfTrack(now);
        deck.since = 0;
    }
    return counted;
}

void resume(Deck &deck, qint64 now)
{
    if (!deck.isPaused())
        return;
    deck.since = now;
    if (deck.heard == 0)
        deck.trackStarted = now;
}

} // namespace runout::playing
