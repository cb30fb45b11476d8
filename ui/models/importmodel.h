// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/importplan.h"

#include <QAbstractTableModel>

#include <functional>
#include <optional>

namespace runout::ui {

// The rows of an import plan, all of them or those of one outcome. The sentences come from whoever shows them.
class ImportModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Line, Subject, Outcome, Detail, ColumnCount };
    struct Words
    {
        QStringList headers; // by column
        std::function<QString(library::RowOutcome)> outcome;
        std::function<QString(const library::PlannedRow &)> detail;
    };

    explicit ImportModel(Words words, QObject *parent = nullptr);

    void setPlan(const library::ImportPlan &plan);
    void setFilter(std::optional<library::RowOutcome> outcome); // nothing: all
    [[nodiscard]] const library::ImportPlan &plan() const { return m_plan; }
    [[nodiscard]] const library::PlannedRow &at(int row) const { return m_plan.rows[m_shown[row]]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    void choose();

    Words m_words;
    library::ImportPlan m_plan;
    std::optional<library::RowOutcome> m_filter;
    QList<int> m_shown; // places in the plan
};

} // namespace runout::ui
