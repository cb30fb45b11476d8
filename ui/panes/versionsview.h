// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"

#include <QHash>
#include <QTableView>
#include <QTimer>

namespace runout {
class Settings;
}

namespace runout::ui {

class VersionsDelegate;
class VersionsModel;

// The table of pressings: columns that are remembered, an order that whoever asks Discogs carries out.
class VersionsView : public QTableView
{
    Q_OBJECT
public:
    VersionsView(VersionsModel &model, Settings &settings, QWidget *parent = nullptr);

    void setComparing(bool comparing);    // a pressing is shown to compare with
    void showCurrent();                   // selects it and brings it into view
    [[nodiscard]] int sortColumn() const; // -1: as they came
    [[nodiscard]] Qt::SortOrder sortOrder() const;
    void resetOrder();
    [[nodiscard]] bool isNearEnd() const; // fewer than two screens of rows left

Q_SIGNALS:
    void opened(const runout::discogs::Entity &pressing, bool beside);
    void orderChanged();
    void scrolled(); // also after a change of size

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHeader();
    void fit();
    [[nodiscard]] int columnWidthOf(int column); // before anything was fitted
    [[nodiscard]] bool isFilled(int column) const;
    void showMenu(const QPoint &at);
    void open(const QModelIndex &index, bool beside);

    Settings &m_settings;
    VersionsDelegate *m_delegate;
    QTimer m_saving;
    QHash<int, int> m_usual;
    bool m_chosen = false;  // somebody has arranged the columns
    bool m_fitting = false; // our own changes are not the user's
};

} // namespace runout::ui
