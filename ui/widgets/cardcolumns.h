// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace runout::ui {

// Cards in as many columns as there is room for, each put under the shortest column. Mirrored from right to left.
class CardColumns : public QWidget
{
    Q_OBJECT
public:
    explicit CardColumns(int cardWidth, QWidget *parent = nullptr); // pixels: the least of a column
    void add(QWidget *card);                                        // takes it
    [[nodiscard]] QList<QWidget *> cards() const { return m_cards; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void place();
    int m_cardWidth;
    QList<QWidget *> m_cards;
};

} // namespace runout::ui
