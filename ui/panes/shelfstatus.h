// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/shelf.h"
#include "core/library/sync.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace runout::ui {

struct Desk;

// The collector's own part of the status bar: when it was synchronised, how far a run is with a way to stop it, edits
// that wait, and how many records are held in full.
class ShelfStatus : public QWidget
{
    Q_OBJECT
public:
    explicit ShelfStatus(Desk &desk, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const; // what the line says now
    // Edits that Discogs does not have yet, refused ones among them.
    [[nodiscard]] int unsentEdits() const { return m_state.waiting + m_state.refused; }

Q_SIGNALS:
    void journalWanted();

private:
    void build();
    void askState();
    void update();
    void showProgress(const library::SyncProgress &progress);
    void showDetails();
    [[nodiscard]] QString syncedText() const;

    Desk &m_desk;
    library::ShelfState m_state;
    QToolButton *m_sync;
    QLabel *m_text;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
    QToolButton *m_waiting;
    QLabel *m_details;
    QToolButton *m_pause;
    QTimer m_minute; // ages move on
};

// "3 min left", "under a minute left", "" where it is not known.
[[nodiscard]] QString timeLeft(int seconds);
// "Collection: 1,200 of 2,500, 2 min left".
[[nodiscard]] QString progressText(const library::SyncProgress &progress);

} // namespace runout::ui
