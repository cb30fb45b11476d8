// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/recordfiles.h"

#include <QWidget>

#include <memory>

class QToolButton;

namespace runout::ui {

class ElidedLabel;
class TagLedger;
struct Desk;

// The audio files of the opened release: which sides, what is missing, what differs from Discogs. Hidden where there
// are none.
class FilesStrip : public QWidget
{
    Q_OBJECT
public:
    explicit FilesStrip(Desk &desk, QWidget *parent = nullptr);
    ~FilesStrip() override;

    void setRelease(std::optional<discogs::ReleaseId> release);
    [[nodiscard]] bool isSettled() const { return !m_question; }

Q_SIGNALS:
    void settledChanged();
    void retagWanted(const runout::library::RecordFiles &record);

private:
    void build();
    void reload();
    void take(const library::RecordFiles &record);
    void showFiles();

    TagLedger *m_ledger; // null: nothing is known of files
    std::optional<discogs::ReleaseId> m_release;
    library::RecordFiles m_record;
    std::unique_ptr<QObject> m_question;
    ElidedLabel *m_text;
    QToolButton *m_retag;
    QToolButton *m_show;
    QToolButton *m_forget;
};

} // namespace runout::ui
