// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

namespace runout::ui {

// A chart of items (bars, points) that may lead somewhere: they are chosen with the mouse, or with the arrow keys and
// Enter, and the chosen one is read to screen readers. What is drawn, and where, the kinds of charts know.
class LinkedChart : public QWidget
{
    Q_OBJECT
public:
    void setLinked(bool linked);
    [[nodiscard]] int current() const { return m_current; } // -1: none

Q_SIGNALS:
    void activated(int item);

protected:
    explicit LinkedChart(QWidget *parent);

    [[nodiscard]] virtual int count() const = 0;
    [[nodiscard]] virtual QStringList read() const = 0;                 // each item as it is read out
    [[nodiscard]] virtual int itemAt(const QPoint &at) const = 0;       // -1: none
    [[nodiscard]] virtual std::optional<int> itemBy(int key) const = 0; // where an arrow key leads; nothing: nowhere

    void itemsChanged(); // others than before
    void setCurrent(int item);
    [[nodiscard]] bool isLinked() const { return m_linked; }
    [[nodiscard]] int hovered() const { return m_hovered; }

    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void setHovered(int item);

    bool m_linked = false;
    int m_current = -1;
    int m_hovered = -1;
};

} // namespace runout::ui
