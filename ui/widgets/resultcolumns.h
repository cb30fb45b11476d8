// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/resultsmodel.h"

#include <QSet>
#include <QTimer>

#include <array>

class QTableView;

namespace runout {
class Settings;
}

namespace runout::ui {

// The columns of the table: which are shown, in which order and width, sorted by what; remembered under `name`. Until
// somebody chooses, the columns that hold anything are shown. Where the room is short the less telling ones step back.
class ResultColumns : public QObject
{
    Q_OBJECT
public:
    ResultColumns(QTableView &table, ResultsModel &model, Settings &settings, const QString &name, QObject *parent);
    ~ResultColumns() override;

    // After a resize or a change of rows.
    void fit();
    void setCoverSize(int size);

private:
    void showMenu(const QPoint &at);
    void choose(int column, bool shown);
    void restore();
    void save();
    void setWidth(int column, int width);
    [[nodiscard]] QSet<int> wanted() const;

    QTableView &m_table;
    ResultsModel &m_model;
    Settings &m_settings;
    QString m_key;
    QSet<int> m_chosen;                                    // empty: nobody has chosen
    std::array<int, ResultsModel::ColumnCount> m_widths{}; // also of hidden columns
    QTimer m_saving;
    bool m_fitting = false; // our own changes are not the user's
};

} // namespace runout::ui
