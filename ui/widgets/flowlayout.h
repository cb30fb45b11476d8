// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

namespace runout::ui {

// Puts its items side by side and begins a new line where there is no more room. Mirrored from right to left.
class FlowLayout : public QLayout
{
public:
    // spacing: pixels between items and between lines.
    explicit FlowLayout(int spacing, QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    int count() const override;
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    void setGeometry(const QRect &rect) override;

private:
    // The height needed; moves the items if `move`.
    int layOut(const QRect &rect, bool move) const;

    QList<QLayoutItem *> m_items;
};

} // namespace runout::ui
