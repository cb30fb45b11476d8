// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/plays.h"
#include "ui/models/daylogmodel.h"

namespace runout::ui {

// What was played.
class PlayLogModel : public DayLogModel
{
    Q_OBJECT
public:
    using DayLogModel::DayLogModel;

    void setPlays(const QList<library::Play> &plays);
    [[nodiscard]] int total() const override { return int(m_plays.size()); }
    [[nodiscard]] const library::Play *playAt(const QModelIndex &index) const; // null: a heading

private:
    [[nodiscard]] qint64 idOf(qsizetype entry) const override { return m_plays[entry].id; }
    [[nodiscard]] QDateTime timeOf(qsizetype entry) const override;
    [[nodiscard]] QString textOf(qsizetype entry) const override;
    [[nodiscard]] QVariant entryData(qsizetype entry, int role) const override;

    QList<library::Play> m_plays;
};

} // namespace runout::ui
