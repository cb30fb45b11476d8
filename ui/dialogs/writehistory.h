// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace runout::ui {

class TagWrites;

// What was written into files, newest first: when, how many, what it takes on disk to go back. Each write can be taken
// back or forgotten.
class WriteHistory : public QDialog
{
    Q_OBJECT
public:
    explicit WriteHistory(TagWrites &writes, QWidget *parent = nullptr);

private:
    void reload();
    void updateButtons();
    [[nodiscard]] QString chosen() const;

    TagWrites &m_writes;
    QListWidget *m_list;
    QLabel *m_room;
    QPushButton *m_undo;
    QPushButton *m_finish;
    QPushButton *m_forget;
};

} // namespace runout::ui
