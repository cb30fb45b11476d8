// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panes/releasepage.h"

class QHBoxLayout;
class QLineEdit;
class QToolButton;
class QTreeView;

namespace runout::ui {

struct Desk;
class CreditsDelegate;
class CreditsModel;
class PaneStates;

// Who did what: by role family or by track, filtered by any word. Names lead to their pages.
class CreditsPage : public ReleasePage
{
    Q_OBJECT
public:
    explicit CreditsPage(Desk &desk, QWidget *parent = nullptr);

    void setByTrack(bool byTrack);

Q_SIGNALS:
    void versionsWanted();

protected:
    void fill() override;
    bool eventFilter(QObject *watched, QEvent *event) override; // the columns share the width

private:
    QHBoxLayout *buildHead();
    QToolButton *toggle(const QString &text, bool byTrack);
    void arrange(); // after the model changed: captions, what is unfolded, which state
    void updateState();
    void shareWidth();
    void open(const QModelIndex &index);
    void showMenu(const QPoint &point);

    Desk &m_desk;
    CreditsModel *m_model;
    QTreeView *m_view;
    CreditsDelegate *m_delegate;
    PaneStates *m_states;
    QToolButton *m_byRole;
    QToolButton *m_byTrack;
    QLineEdit *m_filter;
};

} // namespace runout::ui
