// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/playlogmodel.h"

#include "ui/models/journalmodel.h"
#include "ui/playtext.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace runout::ui {

using library::Play;
using library::Scrobble;

namespace {

QDateTime startOf(const Play &play)
{
    return QDateTime::fromMSecsSinceEpoch(play.started);
}

QString dayText(const QDate &day)
{
    const QDate today = QDate::currentDate();
    if (day == today)
        return PlayLogModel::tr("Today");
    if (day == today.addDays(-1))
        return PlayLogModel::tr("Yesterday");
    return QLocale().toString(day, QStringLiteral("dddd, d MMMM yyyy"));
}

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

void PlayLogModel::setTextFilter(const QString &text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    arrange();
}

void PlayLogModel::arrange()
{
    QList<Row> rows;
    QDate day;
    const QStringList words = m_filter.split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < m_plays.size(); ++i) {
        const QString text = subjectOf(m_plays[i]) + u' ' + playedText(m_plays[i]);
        if (!std::all_of(words.begin(), words.end(),
                         [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); }))
            continue;
        const QDate then = startOf(m_plays[i]).date();
        if (then != day)
            rows.append({-1, then});
        day = then;
        rows.append({i, then});
    }
    if (rows == m_rows) {
        if (!rows.isEmpty())
            Q_EMIT dataChanged(index(0), index(int(rows.size()) - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

const Play *PlayLogModel::playAt(const QModelIndex &index) const
{
    const qsizetype play = index.isValid() ? m_rows[index.row()].play : -1;
    return play < 0 ? nullptr : &m_plays[play];
}

QModelIndex PlayLogModel::indexOf(qint64 play) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        const Play *held = playAt(index(row));
        if (held && held->id == play)
            return index(row);
    }
    return {};
}

int PlayLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

Qt::ItemFlags PlayLogModel::flags(const QModelIndex &index) const
{
    return playAt(index) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemIsEnabled;
}

QVariant PlayLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Play *play = playAt(index);
    if (!play) {
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
            return dayText(m_rows[index.row()].day);
        return role == JournalModel::IdRole ? QVariant(0) : QVariant();
    }
    const QString time = QLocale().toString(startOf(*play).time(), QLocale::ShortFormat);
    switch (role) {
    case Qt::DisplayRole:
        return playedText(*play);
    case Qt::AccessibleTextRole:
        return QStringList{subjectOf(*play), playedText(*play), time, stateText(*play), ignoredText(*play)}.join(
            QStringLiteral(", "));
    case Qt::ToolTipRole:
        return ignoredText(*play).toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
    case JournalModel::IdRole:
        return play->id;
    case JournalModel::SubjectRole:
        return subjectOf(*play);
    case JournalModel::AfterRole:
        return ignoredText(*play).section(u'\n', 0, 0);
    case JournalModel::TimeRole:
        return time;
    case JournalModel::StateRole:
        return static_cast<int>(journalState(*play));
    case JournalModel::StateTextRole:
        return stateText(*play);
    case JournalModel::UndoableRole:
        return true;
    case JournalModel::ReleaseRole:
        return discogs::number(play->release);
    case JournalModel::IconRole:
        return play->isSide ? QStringLiteral("record") : QStringLiteral("disc");
    case JournalModel::MoreRole:
        return 0;
    default:
        return {};
    }
}

} // namespace runout::ui
