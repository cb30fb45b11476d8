// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace runout::playing {
class Turntable;
}

namespace runout::ui {

class ElidedLabel;
struct Desk;

// What is on the turntable, along the lower edge of the window: the track and its countdown, how far the side is, and
// at its end that it is time to turn over. Gone while nothing is played.
class PlayingStrip : public QFrame
{
    Q_OBJECT
public:
    explicit PlayingStrip(Desk &desk, QWidget *parent = nullptr);

private:
    void build();
    void follow(); // what is on it
    void showTime();
    void showEnd();

    Desk &m_desk;
    playing::Turntable &m_table;
    QToolButton *m_open;
    ElidedLabel *m_track;
    ElidedLabel *m_record;
    QProgressBar *m_progress;
    QLabel *m_left;
    QLabel *m_sideLeft;
    QToolButton *m_pause;
    QToolButton *m_skip;
    QPushButton *m_turn;
    QToolButton *m_stop;
};

} // namespace runout::ui
