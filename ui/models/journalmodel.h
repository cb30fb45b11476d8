// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/journaltext.h"

#include <QAbstractListModel>

namespace runout::ui {

// The journal of edits, newest first, with a heading for each day.
class JournalModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum DataRole {
        IdRole = Qt::UserRole, // journal entry; 0: a heading
        SubjectRole,
        BeforeRole,
        AfterRole,
        TimeRole,  // as shown
        StateRole, // JournalEntry::State
        StateTextRole,
        UndoableRole, // bool
        ReleaseRole,  // release id, 0: none
        IconRole,     // icon name
        MoreRole,     // further edits of the same entry
    };
    using QAbstractListModel::QAbstractListModel;

    void setJournal(const QList<library::JournalEntry> &journal, const ShelfNames &names);
    void setTextFilter(const QString &text);
    [[nodiscard]] int total() const { return int(m_journal.size()); }
    [[nodiscard]] QModelIndex indexOf(qint64 entry) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        qsizetype entry = -1; // -1: a heading
        QDate day;
        bool operator==(const Row &) const = default;
    };
    void arrange();
    [[nodiscard]] bool matches(const library::JournalEntry &entry) const;
    [[nodiscard]] QVariant heading(const Row &row, int role) const;

    QList<library::JournalEntry> m_journal;
    ShelfNames m_names;
    QString m_filter;
    QList<Row> m_rows;
};

} // namespace runout::ui
