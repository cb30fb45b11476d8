// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playing/verdicts.h"

#include <algorithm>

namespace runout::playing {

using library::Scrobble;

namespace {

using Reason = Scrobble::Reason;
using State = Scrobble::State;

void judge(Scrobble &scrobble, const lastfm::PlayAnswer &answer)
{
    static const QHash<lastfm::Ignored, Reason> reasons{{lastfm::Ignored::Artist, Reason::Artist},
                                                        {lastfm::Ignored::Track, Reason::Track},
                                                        {lastfm::Ignored::TooOld, Reason::TooOld},
                                                        {lastfm::Ignored::InFuture, Reason::InFuture}};
    if (answer.ignored == lastfm::Ignored::No) {
        scrobble.state = State::Sent;
    } else if (answer.ignored == lastfm::Ignored::DailyLimit) {
        scrobble.state = State::Waiting;
    } else {
        scrobble.state = State::Ignored;
        scrobble.reason = reasons.value(answer.ignored, Reason::Rejected);
        scrobble.detail = answer.message;
    }
}

// Last.fm corrects names, seldom both at once.
bool isSame(const Scrobble &scrobble, const lastfm::RecentTrack &track)
{
    return !track.isPlaying && track.started.toSecsSinceEpoch() == scrobble.started &&
           (track.track.compare(scrobble.track, Qt::CaseInsensitive) == 0 ||
            track.artist.compare(scrobble.artist, Qt::CaseInsensitive) == 0);
}

} // namespace

lastfm::Play playOf(const Scrobble &scrobble)
{
    lastfm::Play play;
    play.artist = scrobble.artist;
    play.track = scrobble.track;
    play.album = scrobble.album;
    play.albumArtist = scrobble.albumArtist;
    play.trackNumber = scrobble.number;
    play.duration = scrobble.seconds;
    play.started = QDateTime::fromSecsSinceEpoch(scrobble.started, Qt::UTC);
    return play;
}

QList<Scrobble> judged(QList<Scrobble> sent, const lastfm::Scrobbled &answer)
{
    for (qsizetype i = 0; i < std::min(sent.size(), answer.plays.size()); ++i)
        judge(sent[i], answer.plays[i]);
    return sent;
}

QList<Scrobble> foundAmong(QList<Scrobble> uncertain, const QList<lastfm::RecentTrack> &recent)
{
    for (Scrobble &scrobble : uncertain) {
        const bool arrived = std::any_of(recent.begin(), recent.end(),
                                         [&](const lastfm::RecentTrack &track) { return isSame(scrobble, track); });
        scrobble.state = arrived ? State::Sent : State::Waiting;
    }
    return uncertain;
}

QList<Scrobble> waitingAgain(QList<Scrobble> scrobbles)
{
    for (Scrobble &scrobble : scrobbles)
        scrobble.state = State::Waiting;
    return scrobbles;
}

QList<Scrobble> rejected(QList<Scrobble> scrobbles, const QString &why)
{
    for (Scrobble &scrobble : scrobbles) {
        scrobble.state = State::Ignored;
        scrobble.reason = Reason::Rejected;
        scrobble.detail = why;
    }
    return scrobbles;
}

} // namespace runout::playing
