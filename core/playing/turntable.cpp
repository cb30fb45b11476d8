// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playing/turntable.h"

#include <QDateTime>
#include <QPointer>

namespace runout::playing {

namespace {

constexpr int tick = 500; // ms
constexpr qint64 second = 1000;

} // namespace

Turntable::Turntable(library::Plays &plays, Clock clock, QObject *parent)
    : QObject(parent)
    , m_plays(plays)
    , m_clock(clock ? std::move(clock) : Clock(&QDateTime::currentMSecsSinceEpoch))
{
    m_tick.setInterval(tick);
    connect(&m_tick, &QTimer::timeout, this, &Turntable::look);
}

Turntable::~Turntable()
{
    const QSignalBlocker quiet(this);
    stop();
}

void Turntable::play(const Record &record, qint64 started)
{
    stop();
    if (record.side < 0 || record.side >= record.sides.size() || record.sides[record.side].tracks.isEmpty())
        return;
    m_record = record;
    m_deck = startedAt(side().tracks, started);
    m_play = {};
    m_play.id = m_plays.newId();
    m_play.instance = record.instance;
    m_play.release = record.release;
    m_play.artist = record.artist;
    m_play.title = record.title;
    m_play.thumb = record.thumb;
    m_play.side = side().name;
    m_play.isSide = side().isSide;
    m_play.started = started;
    keep(advance(m_deck, now()));
    if (m_deck.isOver()) { // it is finished already
        m_record = {};
        m_deck = {};
    } else {
        m_tick.start();
        tellTrack();
    }
    Q_EMIT changed();
}

void Turntable::turnOver()
{
    if (!nextSide())
        return;
    Record next = m_record;
    ++next.side;
    playFrom(next);
}

const PlayableSide *Turntable::nextSide() const
{
    return m_record.side + 1 < m_record.sides.size() ? &m_record.sides[m_record.side + 1] : nullptr;
}

void Turntable::look()
{
    if (isEmpty() || m_deck.isOver())
        return;
    const int before = m_deck.at;
    const QList<Counted> counted = advance(m_deck, now());
    if (!counted.isEmpty() || m_deck.at != before)
        keep(counted);
    Q_EMIT ticked();
    if (m_deck.at == before)
        return;
    tellTrack();
    Q_EMIT changed();
    if (!m_deck.isOver())
        return;
    m_tick.stop();
    Q_EMIT sideEnded();
}

void Turntable::skip()
{
    if (isEmpty() || m_deck.isOver())
        return;
    keep(playing::skip(m_deck, now()));
    if (m_deck.isOver())
        m_tick.stop();
    tellTrack();
    Q_EMIT changed();
    if (m_deck.isOver())
        Q_EMIT sideEnded();
}

void Turntable::pause()
{
    if (isEmpty() || m_deck.isOver())
        return;
    keep(playing::pause(m_deck, now()));
    m_tick.stop();
    Q_EMIT changed();
}

void Turntable::resume()
{
    if (!m_deck.isPaused())
        return;
    playing::resume(m_deck, now());
    m_tick.start();
    tellTrack();
    Q_EMIT changed();
}

void Turntable::stop()
{
    if (isEmpty())
        return;
    m_tick.stop();
    if (!m_deck.isOver())
        keep(advance(m_deck, now()));
    m_record = {};
    m_deck = {};
    Q_EMIT changed();
}

// A side of which no track counts was not played.
void Turntable::keep(const QList<Counted> &counted)
{
    if (m_deck.counted == 0 || m_plays.isReadOnly())
        return;
    m_play.seconds = static_cast<int>(m_deck.heardOfSide(now()) / second);
    m_play.tracks = m_deck.counted;
    QList<library::Scrobble> scrobbles;
    for (const Counted &one : counted) {
        const bool isFresh = one.started > now() - oldestScrobble && one.started <= now();
        if (m_isScrobbling && m_isScrobbling() && isFresh && isScrobbled(m_deck.tracks[one.track]))
            scrobbles += scrobbleOf(one);
    }
    // Listened to by the log: it is written even if this goes first.
    whenDone(m_plays.keep(m_play, scrobbles), &m_plays, [me = QPointer(this)](const Result<int> &kept) {
        if (!kept && me)
            Q_EMIT me->failed(kept.error());
    });
}

library::Scrobble Turntable::scrobbleOf(const Counted &counted) const
{
    const SideTrack &track = m_deck.tracks[counted.track];
    library::Scrobble scrobble;
    scrobble.play = m_play.id;
    scrobble.started = counted.started / second;
    scrobble.artist = track.artist;
    scrobble.track = track.title;
    scrobble.album = m_record.title;
    scrobble.albumArtist = m_record.albumArtist;
    scrobble.number = track.number;
    scrobble.seconds = track.seconds;
    return scrobble;
}

void Turntable::tellTrack()
{
    if (!m_deck.isOver() && isScrobbled(m_deck.tracks[m_deck.at]))
        Q_EMIT trackStarted(scrobbleOf({m_deck.at, m_deck.trackStarted}));
}

} // namespace runout::playing
