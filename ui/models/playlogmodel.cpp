// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/playlogmodel.h"

#include "core/library/edits.h"
#include "ui/playtext.h"

#include <QDateTime>

namespace runout::ui {

using library::Play;
using library::Scrobble;

namespace {

QString subjectOf(const Play &play)
{
    return play.artist.isEmpty() ? play.title
                                 : PlayLogModel::tr("%1 – %2", "artist, title").arg(play.artist, play.title);
}

QString ignoredText(const Play &play)
{
    QStringList lines;
    for (const Scrobble &scrobble : play.scrobbles) {
        if (scrobble.state == Scrobble::State::Ignored)
            lines += PlayLogModel::tr("%1 was ignored: %2").arg(scrobble.track, reasonText(scrobble));
    }
    return lines.join(u'\n');
}

library::JournalEntry::State journalState(const Play &play)
{
    using State = library::JournalEntry::State;
    if (countOf(play, Scrobble::State::Ignored) > 0)
        return State::Refused;
    const bool isSent = countOf(play, Scrobble::State::Sent) == play.scrobbles.size();
    return isSent ? State::Sent : State::Waiting;
}

} // namespace

void PlayLogModel::setPlays(const QList<Play> &plays)
{
    if (plays == m_plays)
        return;
    m_plays = plays;
    arrange();
}

const Play *PlayLogModel::playAt(const QModelIndex &index) const
{
    const qsizetype play = entryAt(index);
    return play < 0 ? nullptr : &m_plays[play];
}

QDateTime PlayLogModel::timeOf(qsizetype entry) const
{
    return QDateTime::fromMSecsSinceEpoch(m_plays[entry].started);
}

QString PlayLogModel::textOf(qsizetype entry) const
{
    return subjectOf(m_plays[entry]) + u' ' + playedText(m_plays[entry]);
}

QVariant PlayLogModel::entryData(qsizetype entry, int role) const
{
    const Play &play = m_plays[entry];
    switch (role) {
    case Qt::DisplayRole:
        return playedText(play);
    case Qt::AccessibleTextRole:
        return QStringList{subjectOf(play), playedText(play), shownTime(entry), stateText(play), ignoredText(play)}
            .join(QStringLiteral(", "));
    case Qt::ToolTipRole:
        return ignoredText(play).toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
    case SubjectRole:
        return subjectOf(play);
    case AfterRole:
        return ignoredText(play).section(u'\n', 0, 0);
    case StateRole:
        return static_cast<int>(journalState(play));
    case StateTextRole:
        return stateText(play);
    case UndoableRole:
        return true;
    case ReleaseRole:
        return discogs::number(play.release);
    case IconRole:
        return play.isSide ? QStringLiteral("record") : QStringLiteral("disc");
    case MoreRole:
        return 0;
    default:
        return {};
    }
}

} // namespace runout::ui
