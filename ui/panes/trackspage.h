// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panes/releasepage.h"
#include "ui/panes/tracklistdelegate.h"

class QCheckBox;
class QHBoxLayout;
class QLabel;
class QMenu;
class QToolButton;
class QTreeView;

namespace runout::ui {

struct Desk;
class PaneStates;

// The tracklist by side or disc, with totals; each track's own artists and credits; the videos.
class TracksPage : public ReleasePage
{
    Q_OBJECT
public:
    explicit TracksPage(Desk &desk, QWidget *parent = nullptr);

    // The track list as plain text, one line a track: position, artist where it differs, title, duration.
    [[nodiscard]] QString plainText() const;
    void copyTracklist() const;

protected:
    void fill() override;
    bool eventFilter(QObject *watched, QEvent *event) override; // folding by keyboard

private:
    void buildFoot(QHBoxLayout *foot);
    void fitColumns();
    void span(const QModelIndex &parent);
    void setExtras();
    void fillFoot();
    void showMenu(const QPoint &point);
    void addLinks(QMenu &menu, const QModelIndex &index) const;
    bool fold(int key);
    [[nodiscard]] QModelIndexList tracks() const; // in the order of discogs::flatten()

    Desk &m_desk;
    TracklistModel *m_model;
    QTreeView *m_view;
    TracklistDelegate *m_delegate;
    PaneStates *m_states;
    QCheckBox *m_showCredits;
    QLabel *m_total;
    QToolButton *m_videos;
    QToolButton *m_play;
};

} // namespace runout::ui
