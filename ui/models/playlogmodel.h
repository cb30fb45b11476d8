// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/plays.h"

#include <QAbstractListModel>
#include <QDate>

namespace runout::ui {

// What was played, newest first, with a heading for each day; the roles are those of JournalModel.
class PlayLogModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setPlays(const QList<library::Play> &plays);
    void setTextFilter(const QString &text);
    [[nodiscard]] int total() const { return int(m_plays.size()); }
    [[nodiscard]] const library::Play *playAt(const QModelIndex &index) const; // null: a heading
    [[nodiscard]] QModelIndex indexOf(qint64 play) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        qsizetype play = -1; // -1: a heading
        QDate day;
        bool operator==(const Row &) const = default;
    };
    void arrange();

    QList<library::Play> m_plays;
    QString m_filter;
    QList<Row> m_rows;
};

} // namespace runout::ui
