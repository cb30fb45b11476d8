// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playtext.h"

#include "core/discogs/tracklist.h"

#include <QCoreApplication>

#include <algorithm>

namespace runout::ui {

using library::Play;
using library::Scrobble;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(runout::ui::PlayText)
};

} // namespace

QString sideText(const QString &name, bool isSide)
{
    if (name.isEmpty())
        return Words::tr("Whole record");
    const bool isFigure = std::all_of(name.begin(), name.end(), [](QChar c) { return c.isDigit(); });
    if (isSide)
        return Words::tr("Side %1").arg(name);
    return isFigure ? Words::tr("Disc %1").arg(name) : name;
}

QString sideInSentence(const QString &name, bool isSide)
{
    if (name.isEmpty())
        return Words::tr("the record");
    return isSide ? Words::tr("side %1", "in a sentence").arg(name) : sideText(name, false);
}

QString reasonText(const Scrobble &scrobble)
{
    switch (scrobble.reason) {
    case Scrobble::Reason::None:
        return {};
    case Scrobble::Reason::Artist:
        return Words::tr("Last.fm does not take this artist");
    case Scrobble::Reason::Track:
        return Words::tr("Last.fm does not take this title");
    case Scrobble::Reason::TooOld:
        return Words::tr("it was played more than two weeks ago");
    case Scrobble::Reason::InFuture:
        return Words::tr("its time lies in the future; is the clock right?");
    case Scrobble::Reason::Rejected:
        return scrobble.detail.isEmpty() ? Words::tr("Last.fm refused it") : scrobble.detail;
    }
    return {};
}

QString playedText(const Play &play)
{
    const QString tracks = play.tracks == 1 ? Words::tr("1 track") : Words::tr("%n tracks", nullptr, play.tracks);
    return Words::tr("%1, %2, %3", "side, tracks, time")
        .arg(sideText(play.side, play.isSide), tracks, discogs::durationText(play.seconds));
}

int countOf(const Play &play, Scrobble::State state)
{
    return int(std::count_if(play.scrobbles.begin(), play.scrobbles.end(),
                             [state](const Scrobble &scrobble) { return scrobble.state == state; }));
}

QString stateText(const Play &play)
{
    const int ignored = countOf(play, Scrobble::State::Ignored);
    const int waiting = countOf(play, Scrobble::State::Waiting) + countOf(play, Scrobble::State::Sending);
    if (ignored > 0)
        return Words::tr("%n ignored", nullptr, ignored);
    if (waiting > 0)
        return Words::tr("%n waiting", nullptr, waiting);
    return play.scrobbles.isEmpty() ? QString() : Words::tr("Scrobbled");
}

} // namespace runout::ui
