// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QDialog;
class QMenu;
class QWidget;

namespace runout::ui {

struct Desk;

// What the account menu offers of Last.fm: connect, open one's profile, disconnect.
class LastfmMenu : public QObject
{
    Q_OBJECT
public:
    // Adds its entries to `menu`; `window` is what dialogs stand over, and its parent.
    LastfmMenu(const Desk &desk, QMenu &menu, QWidget *window);

    void connectAccount();

Q_SIGNALS:
    void dialogWanted(QDialog *dialog);
    void said(const QString &sentence);

private:
    void show();
    void askKeychain();
    void leave();

    const Desk &m_desk;
    QWidget *m_window;
    QAction *m_profile;
    QAction *m_connect;
    QAction *m_askKeychain;
    QAction *m_leave;
};

} // namespace runout::ui
