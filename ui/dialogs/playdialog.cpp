// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/playdialog.h"

#include "core/discogs/credits.h"
#include "core/discogs/tracklist.h"
#include "ui/playtext.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QTreeWidget>

#include <numeric>

namespace runout::ui {

using playing::Length;
using playing::PlayableSide;
using playing::SideTrack;

namespace {

constexpr qint64 second = 1000;
constexpr int rowHeight = 28;
enum Column { TrackColumn, LengthColumn };

QString lengthText(const SideTrack &track)
{
    const QString time = discogs::durationText(track.seconds);
    switch (track.length) {
    case Length::Guessed:
        return PlayDialog::tr("%1 guessed").arg(time);
    case Length::OwnFile:
        return PlayDialog::tr("%1 from your file").arg(time);
    case Length::Printed:
    case Length::Edited:
        break;
    }
    return time;
}

} // namespace

playing::Record PlayDialog::record() const
{
    playing::Record record;
    if (!m_choices.copies.isEmpty())
        record.instance = m_choices.copies[m_copy ? m_copy->currentIndex() : 0].id;
    record.release = m_release.id;
    record.artist = discogs::artistText(m_release.artists);
    record.title = m_release.title;
    record.thumb = m_release.thumb;
    record.albumArtist = playing::artistToName(m_release.artists);
    record.sides = m_sides;
    for (int side = 0; side < m_sides.size(); ++side)
        record.sides[side].tracks = ticked(side);
    record.side = m_side;
    return record;
}

QList<SideTrack> PlayDialog::ticked(int side) const
{
    QList<SideTrack> tracks;
    for (int track = 0; track < m_sides[side].tracks.size(); ++track) {
        if (!m_left[side].contains(track))
            tracks += m_sides[side].tracks[track];
    }
    return tracks;
}

qint64 PlayDialog::seconds() const
{
    const QList<SideTrack> tracks = ticked(m_side);
    return std::accumulate(tracks.begin(), tracks.end(), qint64{0},
                           [](qint64 sum, const SideTrack &track) { return sum + track.seconds; });
}

qint64 PlayDialog::started() const
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (m_finished->isChecked())
        return now - seconds() * second;
    return m_at->isChecked() ? std::min(now, m_time->dateTime().toMSecsSinceEpoch()) : now;
}

void PlayDialog::showSide(int side)
{
    m_side = side;
    m_filling = true;
    m_tracks->clear();
    for (int track = 0; track < m_sides[side].tracks.size(); ++track) {
        auto *item = new QTreeWidgetItem(m_tracks);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsEditable);
        item->setCheckState(TrackColumn, m_left[side].contains(track) ? Qt::Unchecked : Qt::Checked);
        item->setSizeHint(TrackColumn, {0, rowHeight});
        fillRow(item, m_sides[side].tracks[track]);
    }
    m_filling = false;
    refresh();
}

void PlayDialog::fillRow(QTreeWidgetItem *item, const SideTrack &track) const
{
    item->setText(TrackColumn, track.position.isEmpty()
                                   ? track.title
                                   : tr("%1  %2", "position, title").arg(track.position, track.title));
    item->setText(LengthColumn, lengthText(track));
    item->setToolTip(LengthColumn, tr("Double-click or F2 to change the length"));
    item->setTextAlignment(LengthColumn, Qt::AlignTrailing | Qt::AlignVCenter);
    const bool isSure = track.length == Length::Printed || track.length == Length::Edited;
    item->setForeground(LengthColumn, isSure ? palette().color(QPalette::Text) : colour::muted(palette()));
}

// A tick, or a length as typed; one that is none is put back.
void PlayDialog::edited(QTreeWidgetItem *item, int column)
{
    if (m_filling)
        return;
    const int row = m_tracks->indexOfTopLevelItem(item);
    SideTrack &track = m_sides[m_side].tracks[row];
    if (column == TrackColumn) {
        if (item->checkState(TrackColumn) == Qt::Checked)
            m_left[m_side].remove(row);
        else
            m_left[m_side].insert(row);
    } else if (const auto typed = discogs::parseDuration(item->text(LengthColumn).section(u' ', 0, 0));
               typed && *typed > 0 && *typed != track.seconds) {
        track.seconds = *typed;
        track.length = Length::Edited;
    }
    m_filling = true;
    fillRow(item, track);
    m_filling = false;
    refresh();
}

void PlayDialog::refresh()
{
    const QList<QAbstractButton *> buttons = m_sideButtons->buttons();
    for (int side = 0; side < m_sides.size(); ++side) {
        const PlayableSide &one = m_sides[side];
        const QString name = sideText(one.name, one.isSide);
        const QString time = discogs::durationText(one.seconds());
        const bool isSure = std::none_of(one.tracks.begin(), one.tracks.end(),
                                         [](const SideTrack &track) { return track.length == Length::Guessed; });
        const QString text = tr("%1  %2", "side, time").arg(name, isSure ? time : tr("about %1").arg(time));
        buttons[side]->setText(text);
        buttons[side]->setAccessibleName(text);
    }
    m_time->setEnabled(m_at->isChecked());
    const PlayableSide &side = m_sides[m_side];
    const QString name = sideInSentence(side.name, side.isSide);
    const bool isOver = !m_now->isChecked() && started() + seconds() * second <= QDateTime::currentMSecsSinceEpoch();
    m_play->setText(isOver ? tr("Log %1", "a side").arg(name) : tr("Play %1", "a side").arg(name));
    m_play->setEnabled(seconds() > 0 && (m_choices.isKept || !isOver));
    m_notice->setText(notice());
    m_notice->setVisible(!m_notice->text().isEmpty());
}

QString PlayDialog::notice() const
{
    QStringList lines;
    const QList<SideTrack> tracks = ticked(m_side);
    const auto count = [&tracks](auto &&is) { return int(std::count_if(tracks.begin(), tracks.end(), is)); };
    const int guessed = count([](const SideTrack &track) { return track.length == Length::Guessed; });
    if (guessed > 0)
        lines += guessed == 1 ? tr("1 length is guessed; double-click to correct it.")
                              : tr("%n lengths are guessed; double-click to correct them.", nullptr, guessed);
    if (!m_choices.isKept)
        lines += tr("The sample library keeps no plays: this one is only shown.");
    if (!m_choices.isScrobbling)
        return lines.join(u'\n');
    const int nobody = count([](const SideTrack &track) { return track.artist.isEmpty(); });
    if (nobody > 0)
        lines += tr("%n are not scrobbled: “Various” is nobody Last.fm would know.", nullptr, nobody);
    const int brief =
        count([](const SideTrack &track) { return !track.artist.isEmpty() && !playing::isScrobbled(track); });
    if (brief > 0)
        lines += tr("%n are too short to be scrobbled: it takes more than 30 seconds.", nullptr, brief);
    if (started() < QDateTime::currentMSecsSinceEpoch() - playing::oldestScrobble)
        lines += tr("Last.fm takes nothing older than two weeks: this goes into the play log only.");
    return lines.join(u'\n');
}

} // namespace runout::ui
