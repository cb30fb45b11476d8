// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/resultsmodel.h"

#include <QWidget>

class QAbstractItemView;
class QMenu;

namespace runout::ui {

struct Desk;

// One list, two looks: a table with small covers, or a wall of covers. Shares model and selection between them;
// Ctrl+wheel sizes covers; remembers look, columns, order and cover size under `name` in the settings.
// Enter, double click or selection opens; Ctrl+click and middle click open beside; a context menu has all of it.
class ResultViews : public QWidget
{
    Q_OBJECT
public:
    // accessibleName: "Results", ...
    ResultViews(ResultsModel &model, Desk &desk, const QString &name, const QString &accessibleName,
                QWidget *parent = nullptr);
    ~ResultViews() override;

    void setWall(bool wall);
    [[nodiscard]] bool isWall() const;
    [[nodiscard]] QAbstractItemView *view() const; // the one shown
    [[nodiscard]] QVariant memory() const;         // scroll position and current entity
    void restore(const QVariant &memory);          // waits until the rows are there
    void select(const discogs::Entity &entity);
    [[nodiscard]] QList<discogs::Entity> inView() const; // whose rows can be seen now
    // For a model whose rows may be changed.
    void setEditable();

Q_SIGNALS:
    // The context menu of a record is about to open: the place for what only this list can do.
    void menuOpening(QMenu *menu, const runout::ui::ResultRow &row);
    void activated(const runout::discogs::Entity &entity); // chosen: shown in the release pane, or its page
    void nearEndReached();                                 // fewer than two screens of rows left
    void wallChanged(bool wall);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace runout::ui
