// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/recordmodel.h"

#include <QSet>
#include <QTimer>
#include <QVariantMap>

class QTableView;

namespace runout {
class Settings;
}

namespace runout::ui {

// The columns of the table: which are shown, in which order and width, sorted by what; remembered under `name`. Until
// somebody chooses, the columns that hold anything are shown. Where the room is short the less telling ones step back,
// unless the list may scroll sideways: then what was chosen stays. Columns may come and go at the end.
class ResultColumns : public QObject
{
    Q_OBJECT
public:
    ResultColumns(QTableView &table, RecordModel &model, Settings &settings, const QString &name, QObject *parent);
    ~ResultColumns() override;

    // After a resize or a change of rows.
    void fit();
    void setCoverSize(int size);
    void setSideways(bool may); // scroll

private:
    void showMenu(const QPoint &at);
    void choose(int column, bool shown);
    void restore();
    void save();
    [[nodiscard]] QVariantMap snapshot() const;
    void setWidth(int column, int width);
    void takeOver(int first, int last);
    void shareRoom(const QSet<int> &shown, int spare);
    [[nodiscard]] QString name(int column) const { return m_model.traits(column).name; }
    [[nodiscard]] int columnOf(const QString &name) const; // -1: none
    [[nodiscard]] bool isFilled(int column) const;
    [[nodiscard]] QSet<int> wanted() const;
    [[nodiscard]] int widthOf(int column) const;
    [[nodiscard]] QSet<int> fitting(QSet<int> columns) const;

    QTableView &m_table;
    RecordModel &m_model;
    Settings &m_settings;
    QString m_key;
    QSet<QString> m_chosen;       // by name; empty: nobody has chosen
    QSet<int> m_shown;            // by number, as last fitted
    QHash<QString, int> m_widths; // by name, also of hidden columns and of those that are not there now
    bool m_sideways = false;
    QVariantMap m_snapshot; // to be saved
    QTimer m_saving;
    bool m_fitting = false; // our own changes are not the user's
};

} // namespace runout::ui
