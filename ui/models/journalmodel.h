// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/journaltext.h"
#include "ui/models/daylogmodel.h"

#include <QDateTime>

namespace runout::ui {

// The journal of edits.
class JournalModel : public DayLogModel
{
    Q_OBJECT
public:
    using DayLogModel::DayLogModel;

    void setJournal(const QList<library::JournalEntry> &journal, const ShelfNames &names);
    [[nodiscard]] int total() const override { return int(m_journal.size()); }

private:
    [[nodiscard]] qint64 idOf(qsizetype entry) const override { return m_journal[entry].id; }
    [[nodiscard]] QDateTime timeOf(qsizetype entry) const override { return m_journal[entry].at.toLocalTime(); }
    [[nodiscard]] QString textOf(qsizetype entry) const override;
    [[nodiscard]] QVariant entryData(qsizetype entry, int role) const override;

    QList<library::JournalEntry> m_journal;
    ShelfNames m_names;
};

} // namespace runout::ui
