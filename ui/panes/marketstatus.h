// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace runout::ui {

struct Desk;

// How far a refresh of market figures is, in the status bar, with a way to pause and to stop it. Not there while
// nothing is to be asked.
class MarketStatus : public QWidget
{
    Q_OBJECT
public:
    explicit MarketStatus(Desk &desk, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const; // what the line says now

private:
    void build();
    void update();

    Desk &m_desk;
    QLabel *m_text;
    QProgressBar *m_bar;
    QToolButton *m_pause;
    QToolButton *m_stop;
};

} // namespace runout::ui
