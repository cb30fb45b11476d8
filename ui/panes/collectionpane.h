// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/shelf.h"

#include <QWidget>

namespace runout::ui {

struct Desk;

// The collector's own shelf: all of it or one folder, narrowed by the filter language and facets, as table or wall,
// edited in place. Follows BrowserState; everything it shows comes from library::Collection.
class CollectionPane : public QWidget
{
    Q_OBJECT
public:
    explicit CollectionPane(Desk &desk, QWidget *parent = nullptr);
    ~CollectionPane() override;

    void setWall(bool wall);
    [[nodiscard]] bool isWall() const;
    void refresh();                       // reads the shelf again, and synchronizes where there is a network
    void pickOne();                       // opens one of those shown, at random
    void showDuplicates();                // only what is there more than once, copies side by side
    [[nodiscard]] bool isSettled() const; // nothing is awaited
    void focusResults();
    void focusFilter();
    [[nodiscard]] QString headline() const;
    [[nodiscard]] QList<library::Instance> shown() const; // in the order shown

Q_SIGNALS:
    void settledChanged();
    void wallChanged(bool wall);
    void linkWanted();   // link an account in the browser
    void tokenWanted();  // paste a token
    void sampleWanted(); // open the sample library
    void exportWanted(const QList<runout::library::Instance> &instances);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace runout::ui
