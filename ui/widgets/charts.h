// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QWidget>

namespace runout::ui {

// Horizontal bars with a label and a figure each (suggested price per grade). Focusable; the accessible description
// reads the figures.
class BarChart : public QWidget
{
    Q_OBJECT
public:
    struct Bar
    {
        QString label;
        double value = 0;
        QString figure; // "EUR 12.50": what is printed
    };
    explicit BarChart(QWidget *parent = nullptr);
    void setBars(const QList<Bar> &bars);
    [[nodiscard]] QList<Bar> bars() const { return m_bars; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Bar> m_bars;
};

// A value over time (own price history); gaps where nothing is known.
class LineChart : public QWidget
{
    Q_OBJECT
public:
    struct Point
    {
        QDateTime at;
        std::optional<double> value;
        QString figure;
    };
    explicit LineChart(QWidget *parent = nullptr);
    void setPoints(const QList<Point> &points);
    [[nodiscard]] QList<Point> points() const { return m_points; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override; // tooltip of the nearest point

private:
    QList<Point> m_points;
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
