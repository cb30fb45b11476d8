// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/shelf.h"
#include "ui/panes/pane.h"

#include <memory>

namespace runout::ui {

struct Desk;

// The collector's own shelf: all of it or one folder, narrowed by the filter language and facets, as table or wall,
// edited in place. Follows BrowserState; everything it shows comes from library::Collection.
class CollectionPane : public Pane
{
    Q_OBJECT
public:
    explicit CollectionPane(Desk &desk, QWidget *parent = nullptr);
    ~CollectionPane() override;

    void setWall(bool wall) override;
    [[nodiscard]] bool isWall() const override;
    void refresh() override;                       // reads the shelf again, and synchronizes where there is a network
    [[nodiscard]] bool isSettled() const override; // nothing is awaited
    void focusList() override { focusResults(); }
    void focusResults();
    void focusFilter();
    void pickOne();                                       // opens one of those shown, at random
    void showValue(bool shown);                           // what the collection is worth, above the rows
    void showDuplicates();                                // only what is there more than once, copies side by side
    [[nodiscard]] QString headline() const;               // "34 of 812 records"
    [[nodiscard]] QList<library::Instance> shown() const; // in the order shown

Q_SIGNALS:
    void exportWanted(const QList<runout::library::Instance> &instances);

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace runout::ui
