// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace runout::ui {

// What Runout is, its licence, and the notice that Discogs' API terms ask for.
class AboutDialog : public QDialog
{
    Q_OBJECT
public:
    explicit AboutDialog(QWidget *parent = nullptr);
};

// F1: every shortcut of the window's menus.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT
public:
    // Name and keys of each action, as they are shown.
    ShortcutsDialog(const QList<QPair<QString, QString>> &shortcuts, QWidget *parent = nullptr);
};

} // namespace runout::ui
