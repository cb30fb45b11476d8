// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/plays.h"
#include "core/playing/deck.h"

#include <QTimer>

#include <functional>

namespace runout::playing {

// A record to be played: which copy, and its sides in order with the tracks that are wanted of each.
struct Record
{
    discogs::InstanceId instance{}; // 0: no copy of the collection
    discogs::ReleaseId release{};
    QString artist; // as shown
    QString title;
    QString thumb;
    QString albumArtist; // as Last.fm knows it; "": nobody
    QList<PlayableSide> sides;
    int side = 0; // the one to be played
    bool operator==(const Record &) const = default;
};

// What is being played. A track is kept in the play log the moment it counts, so that a kill takes away nothing that
// was heard long enough.
class Turntable : public QObject
{
    Q_OBJECT
public:
    using Clock = std::function<qint64()>; // ms since 1970
    explicit Turntable(library::Plays &plays, Clock clock = {}, QObject *parent = nullptr);
    ~Turntable() override;

    // Whether tracks that count are queued for Last.fm; never unless set.
    void setScrobbling(std::function<bool()> isWanted) { m_isScrobbling = std::move(isWanted); }

    // Plays a side that began at `started`. What has been played since then counts at once; what is left of it runs on.
    void play(const Record &record, qint64 started);
    void playFrom(const Record &record) { play(record, now()); }
    void turnOver(); // the next side, if there is one
    void skip();
    void pause();
    void resume();
    void stop(); // what was heard so far stays
    void look(); // goes on to what is played now

    [[nodiscard]] qint64 now() const { return m_clock(); }
    [[nodiscard]] bool isEmpty() const { return m_record.sides.isEmpty(); } // nothing lies on it
    [[nodiscard]] const Record &record() const { return m_record; }
    [[nodiscard]] const PlayableSide &side() const { return m_record.sides[m_record.side]; }
    [[nodiscard]] const PlayableSide *nextSide() const;
    [[nodiscard]] const Deck &deck() const { return m_deck; }

Q_SIGNALS:
    void changed();                                            // another track, paused, over, taken off
    void ticked();                                             // time has passed
    void trackStarted(const runout::library::Scrobble &track); // and is worth telling
    void sideEnded();                                          // time to turn over
    void failed(const runout::Error &error);                   // the log could not be kept

private:
    void keep(const QList<Counted> &counted);
    void tellTrack();
    [[nodiscard]] library::Scrobble scrobbleOf(const Counted &counted) const;

    library::Plays &m_plays;
    Clock m_clock;
    std::function<bool()> m_isScrobbling;
    Record m_record;
    Deck m_deck;
    library::Play m_play;
    QTimer m_tick;
};

} // namespace runout::playing
