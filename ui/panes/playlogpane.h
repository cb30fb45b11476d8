// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/plays.h"
#include "ui/panes/pane.h"

#include <memory>

class QListView;

namespace runout::ui {

class LogHead;
class PaneStates;
class PlayLogModel;
struct Desk;

// What was played, newest first, and what became of it at Last.fm. A play is removed with what has not been sent of it.
class PlayLogPane : public Pane
{
    Q_OBJECT
public:
    explicit PlayLogPane(Desk &desk, QWidget *parent = nullptr);
    ~PlayLogPane() override;

    [[nodiscard]] bool isSettled() const override { return !m_question; }
    void refresh() override;
    void focusList() override;

private:
    void build();
    void reload();
    void take(const QList<library::Play> &plays);
    void updateState();
    void updateNotice();
    void open(const QModelIndex &index);
    void remove(qint64 play);
    void showMenu(const QPoint &at);

    Desk &m_desk;
    PlayLogModel *m_model;
    QListView *m_list;
    PaneStates *m_states;
    LogHead *m_head; // gone where there is nothing to count
    std::unique_ptr<QObject> m_question;
    int m_waiting = 0;
};

} // namespace runout::ui
