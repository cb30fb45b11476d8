// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace runout::ui {

// A page of the collector's own in the middle of the window, as the window sees it.
class Pane : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    [[nodiscard]] virtual bool isSettled() const = 0; // everything asked for has arrived or failed
    virtual void refresh() = 0;                       // Discogs is asked again
    virtual void focusList() = 0;
    virtual void setWall(bool) {}
    [[nodiscard]] virtual bool isWall() const { return false; }

Q_SIGNALS:
    void settledChanged();
    void wallChanged(bool wall);
    void linkWanted(); // an account is missing
    void sampleWanted();
};

} // namespace runout::ui
