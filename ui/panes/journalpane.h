// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/journaltext.h"
#include "ui/panes/pane.h"

class QListView;
class QVBoxLayout;

namespace runout::ui {

class JournalModel;
class LogHead;
class PaneStates;
struct Desk;

// What changed, when, from what to what, and whether Discogs has it; undo from there. What Discogs refused stands above
// it with both sides, to be decided.
class JournalPane : public Pane
{
    Q_OBJECT
public:
    explicit JournalPane(Desk &desk, QWidget *parent = nullptr);
    ~JournalPane() override;

    [[nodiscard]] bool isSettled() const override { return !m_question; }
    void refresh() override;
    void focusList() override;

private:
    void build();
    void reload();
    void take(const QList<library::JournalEntry> &journal, const QList<library::OutboxEntry> &outbox);
    void showRefused(const QList<library::OutboxEntry> &outbox);
    void updateState();
    void undo(const QModelIndex &index);
    void open(const QModelIndex &index);
    void showMenu(const QPoint &at);
    void decide(qint64 entry, bool mine);

    Desk &m_desk;
    JournalModel *m_model;
    QListView *m_list;
    PaneStates *m_states;
    LogHead *m_head; // gone where there is nothing to count
    QWidget *m_refused;
    QVBoxLayout *m_cards;
    std::unique_ptr<QObject> m_question;
    int m_waiting = 0;
};

} // namespace runout::ui
