// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QWidget>

#include <optional>

namespace runout::ui {

// What a chart is drawn with, also into a picture, where no widget is.
struct ChartLook
{
    QPalette palette;
    QFont font;
    bool mirrored = false;
};

// Horizontal bars with a label and a figure each. Focusable; the accessible description reads the figures. Bars that
// lead somewhere are chosen with the mouse, or with the arrow keys and Enter.
class BarChart : public QWidget
{
    Q_OBJECT
public:
    struct Bar
    {
        QString label;
        double value = 0;
        QString figure;   // "EUR 12.50": what is printed
        QString tip = {}; // "": label and figure
    };
    explicit BarChart(QWidget *parent = nullptr);
    void setBars(const QList<Bar> &bars);
    [[nodiscard]] QList<Bar> bars() const { return m_bars; }
    void setLinked(bool linked);
    [[nodiscard]] int current() const { return m_current; } // -1: none
    [[nodiscard]] QRect barRect(int bar) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    [[nodiscard]] static int heightOf(qsizetype bars);
    static void draw(QPainter &painter, const QRect &rect, const QList<Bar> &bars, const ChartLook &look);

Q_SIGNALS:
    void activated(int bar);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override; // tooltips

private:
    void setCurrent(int bar);
    void setHovered(int bar);
    [[nodiscard]] int barAt(const QPoint &at) const;

    QList<Bar> m_bars;
    bool m_linked = false;
    int m_current = -1;
    int m_hovered = -1;
    int m_pressed = -1;
};

// A value over time; gaps where nothing is known. Points may lead somewhere, like bars.
class LineChart : public QWidget
{
    Q_OBJECT
public:
    struct Point
    {
        QDateTime at;
        std::optional<double> value;
        QString figure;
        QString label = {}; // "March 2024"; "": the day
    };
    explicit LineChart(QWidget *parent = nullptr);
    void setPoints(const QList<Point> &points);
    [[nodiscard]] QList<Point> points() const { return m_points; }
    void setLinked(bool linked);
    [[nodiscard]] int current() const { return m_current; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    static void draw(QPainter &painter, const QRect &rect, const QList<Point> &points, const ChartLook &look);

Q_SIGNALS:
    void activated(int point);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override; // tooltip of the nearest point

private:
    [[nodiscard]] int nearest(const QPoint &at) const; // -1: none is near
    void setCurrent(int point);

    QList<Point> m_points;
    bool m_linked = false;
    int m_current = -1;
    int m_hovered = -1;
};

// Stars, read only: 4.4 of 5 (1,234).
class Stars : public QWidget
{
    Q_OBJECT
public:
    explicit Stars(QWidget *parent = nullptr);
    void setRating(double average, int count);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_average = 0;
    int m_count = 0;
};

} // namespace runout::ui
