// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPainter;

namespace runout::ui {

// Five stars, `rating` of them filled. In delegates: vertically centred at the leading edge of `rect`.
void paintStars(QPainter &painter, const QRect &rect, int rating, const QPalette &palette,
                Qt::LayoutDirection direction);
// Which star lies under x in such a rect, 1 to 5; 0: none.
[[nodiscard]] int starAt(const QRect &rect, int x, Qt::LayoutDirection direction);
[[nodiscard]] QSize starsSize();

// A rating to give: a click gives as many stars, a click on the last one takes them all away; 0 to 5, the arrow keys
// and Delete do the same on the keyboard.
class StarRating : public QWidget
{
    Q_OBJECT
public:
    explicit StarRating(QWidget *parent = nullptr);

    void setRating(int rating);
    [[nodiscard]] int rating() const { return m_rating; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void rated(int rating); // by a person, 0: taken away

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void rate(int rating);
    void describe();
    int m_rating = 0;
    int m_hovered = 0;
};

// What the mouse does to stars painted in a cell of a list: one click rates, a click on the rating it has takes it
// away.
class StarClicks
{
public:
    enum class Answer { NotMine, Taken, Rated };
    [[nodiscard]] Answer take(const QEvent &event, const QRect &stars, Qt::LayoutDirection direction, int rating);
    [[nodiscard]] int rated() const { return m_rated; } // after Rated; 0: none

private:
    int m_rated = 0;
    bool m_isDouble = false; // the second release of a double click asks for nothing
};

} // namespace runout::ui
