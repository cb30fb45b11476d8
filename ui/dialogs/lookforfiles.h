// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tagledger.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace runout::ui {

// Folders of music that are looked through for files of the collector's records: those whose tags name a release.
class LookForFiles : public QDialog
{
    Q_OBJECT
public:
    LookForFiles(TagLedger &ledger, Settings &settings, QWidget *parent = nullptr);
    void addFolder(const QString &folder);

private:
    void build();
    void chooseFolder();
    void keepFolders();
    void look();
    void showProgress();
    void showResult(const TagLedger::Looked &result);
    void updateButtons();
    [[nodiscard]] QStringList folders() const;

    TagLedger &m_ledger;
    Settings &m_settings;
    QListWidget *m_folders;
    QLabel *m_text;
    QProgressBar *m_bar;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_look;
    QPushButton *m_stop;
};

} // namespace runout::ui
