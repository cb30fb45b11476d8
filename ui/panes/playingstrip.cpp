// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/playingstrip.h"

#include "core/discogs/tracklist.h"
#include "core/playing/turntable.h"
#include "ui/browserstate.h"
#include "ui/desk.h"
#include "ui/panes/elidedlabel.h"
#include "ui/panes/muted.h"
#include "ui/playtext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/toolbutton.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

namespace runout::ui {

namespace {

constexpr int steps = 1000; // of the bar
constexpr qint64 second = 1000;

// Rounded up: a countdown that begins with the whole length and ends with 0:00.
QString timeText(qint64 ms)
{
    return discogs::durationText(int((ms + second - 1) / second));
}

QString recordText(const playing::Turntable &table)
{
    const playing::Record &record = table.record();
    const QString side = sideText(table.side().name, table.side().isSide);
    return record.artist.isEmpty()
               ? PlayingStrip::tr("%1 · %2", "title, side").arg(record.title, side)
               : PlayingStrip::tr("%1 – %2 · %3", "artist, title, side").arg(record.artist, record.title, side);
}

} // namespace

PlayingStrip::PlayingStrip(Desk &desk, QWidget *parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_table(*desk.turntable)
    , m_open(toolButton(QStringLiteral("record"), tr("Show the record")))
    , m_track(new ElidedLabel)
    , m_record(new ElidedLabel)
    , m_progress(new QProgressBar)
    , m_left(new QLabel)
    , m_sideLeft(new QLabel)
    , m_pause(toolButton(QStringLiteral("pause"), tr("Pause")))
    , m_skip(toolButton(QStringLiteral("next"), tr("Skip track")))
    , m_turn(new QPushButton)
    , m_stop(toolButton(QStringLiteral("close"), tr("Stop playing")))
{
    setAccessibleName(tr("Now playing"));
    build();
    connect(&m_table, &playing::Turntable::changed, this, &PlayingStrip::follow);
    connect(&m_table, &playing::Turntable::ticked, this, &PlayingStrip::showTime);
    connect(m_open, &QToolButton::clicked, this,
            [this] { m_desk.state.open(discogs::entity(m_table.record().release)); });
    connect(m_pause, &QToolButton::clicked, this,
            [this] { m_table.deck().isPaused() ? m_table.resume() : m_table.pause(); });
    connect(m_skip, &QToolButton::clicked, this, [this] { m_table.skip(); });
    connect(m_stop, &QToolButton::clicked, this, [this] { m_table.stop(); });
    connect(m_turn, &QPushButton::clicked, this, [this] { m_table.turnOver(); });
    follow();
}

void PlayingStrip::build()
{
    m_track->setFont(type::heading(font()));
    m_track->setAccessibleName(tr("Track playing"));
    m_record->setFont(type::small(font()));
    m_record->setAccessibleName(tr("Record playing"));
    setMuted(m_record);
    m_left->setFont(type::tabular(type::heading(font())));
    m_left->setAccessibleName(tr("Time left of the track"));
    m_left->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_sideLeft->setFont(type::tabular(type::small(font())));
    m_sideLeft->setAccessibleName(tr("Time left of the side"));
    m_sideLeft->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    setMuted(m_sideLeft);
    m_progress->setRange(0, steps);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(3);
    m_progress->setAccessibleName(tr("How far the side is"));
    m_turn->setProperty("primary", true);
    m_turn->setAutoDefault(false);
    for (QToolButton *button : {m_open, m_pause, m_skip, m_stop}) {
        button->setFocusPolicy(Qt::StrongFocus);
        button->setIconSize({18, 18});
    }

    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_track);
    names->addWidget(m_record);
    auto *times = new QVBoxLayout;
    times->setSpacing(0);
    times->addWidget(m_left);
    times->addWidget(m_sideLeft);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(3 * Theme::unit, Theme::unit, 3 * Theme::unit, 2 * Theme::unit);
    row->setSpacing(2 * Theme::unit);
    row->addWidget(m_open);
    row->addLayout(names, 1);
    row->addLayout(times);
    row->addWidget(m_turn);
    row->addWidget(m_pause);
    row->addWidget(m_skip);
    row->addWidget(m_stop);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(m_progress);
    box->addLayout(row);
}

void PlayingStrip::follow()
{
    setVisible(!m_table.isEmpty());
    if (m_table.isEmpty())
        return;
    const playing::Deck &deck = m_table.deck();
    m_record->setText(recordText(m_table));
    for (QWidget *part : std::initializer_list<QWidget *>{m_pause, m_skip, m_left, m_sideLeft})
        part->setVisible(!deck.isOver());
    m_turn->setVisible(deck.isOver() && m_table.nextSide());
    if (deck.isOver())
        return showEnd();
    const playing::SideTrack &track = deck.tracks[deck.at];
    m_track->setText(track.position.isEmpty() ? track.title
                                              : tr("%1  %2", "position, title").arg(track.position, track.title));
    const bool paused = deck.isPaused();
    m_pause->setIcon(icon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
    m_pause->setAccessibleName(paused ? tr("Go on playing") : tr("Pause"));
    m_pause->setToolTip(m_pause->accessibleName());
    showTime();
}

void PlayingStrip::showEnd()
{
    const playing::PlayableSide *next = m_table.nextSide();
    m_progress->setValue(steps);
    if (!next) {
        m_track->setText(tr("The record is over"));
        return;
    }
    const QString name = sideText(next->name, next->isSide);
    m_track->setText(next->isSide ? tr("Turn over: %1").arg(name) : tr("Next: %1").arg(name));
    m_turn->setText(tr("Play %1", "a side").arg(sideInSentence(next->name, next->isSide)));
}

void PlayingStrip::showTime()
{
    const playing::Deck &deck = m_table.deck();
    if (m_table.isEmpty() || deck.isOver())
        return;
    const qint64 now = m_table.now();
    const qint64 left = deck.leftOfSide(now);
    const qint64 heard = deck.heardOfSide(now);
    m_left->setText(timeText(deck.leftOfTrack(now)));
    m_sideLeft->setText(
        deck.isPaused() ? tr("paused")
        : deck.tracks.size() > 1
            ? tr("%1 left of %2").arg(timeText(left), sideText(m_table.side().name, m_table.side().isSide))
            : QString());
    m_progress->setValue(int(steps * heard / qMax<qint64>(1, heard + left)));
}

} // namespace runout::ui
