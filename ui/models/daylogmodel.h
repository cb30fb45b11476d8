// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QDate>

namespace runout::ui {

// A log, newest first, with a heading for each day, narrowed by words. What an entry is, the model of the log knows.
class DayLogModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum DataRole {
        IdRole = Qt::UserRole, // of the entry; 0: a heading
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

    void setTextFilter(const QString &text); // every word somewhere in the entry
    [[nodiscard]] virtual int total() const = 0;
    [[nodiscard]] QModelIndex indexOf(qint64 id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

protected:
    void arrange();                                                  // the entries are others than before
    [[nodiscard]] qsizetype entryAt(const QModelIndex &index) const; // -1: none, or a heading
    [[nodiscard]] QString shownTime(qsizetype entry) const;
    [[nodiscard]] virtual qint64 idOf(qsizetype entry) const = 0;      // never 0
    [[nodiscard]] virtual QDateTime timeOf(qsizetype entry) const = 0; // local
    [[nodiscard]] virtual QString textOf(qsizetype entry) const = 0;   // what words are looked for in
    [[nodiscard]] virtual QVariant entryData(qsizetype entry, int role) const = 0;

private:
    struct Row
    {
        qsizetype entry = -1; // -1: a heading
        QDate day;
        bool operator==(const Row &) const = default;
    };
    QString m_filter;
    QList<Row> m_rows;
};

} // namespace runout::ui
