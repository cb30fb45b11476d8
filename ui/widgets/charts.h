// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/linkedchart.h"

#include <QDateTime>

#include <optional>

namespace runout::ui {

// What a chart is drawn with, also into a picture, where no widget is.
struct ChartLook
{
    QPalette palette;
    QFont font;
    bool mirrored = false;
};

// Horizontal bars with a label and a figure each. Focusable; the accessible description reads the figures.
class BarChart : public LinkedChart
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
    [[nodiscard]] QRect barRect(int bar) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    [[nodiscard]] static int heightOf(qsizetype bars);
    static void draw(QPainter &painter, const QRect &rect, const QList<Bar> &bars, const ChartLook &look);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override; // tooltips

private:
    [[nodiscard]] int count() const override { return int(m_bars.size()); }
    [[nodiscard]] QStringList read() const override;
    [[nodiscard]] int itemAt(const QPoint &at) const override;
    [[nodiscard]] std::optional<int> itemBy(int key) const override;

    QList<Bar> m_bars;
    int m_pressed = -1;
};

// A value over time; gaps where nothing is known. Points may lead somewhere, like bars.
class LineChart : public LinkedChart
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
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    static void draw(QPainter &painter, const QRect &rect, const QList<Point> &points, const ChartLook &look);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override; // tooltip of the nearest point

private:
    [[nodiscard]] int count() const override { return int(m_points.size()); }
    [[nodiscard]] QStringList read() const override;
    [[nodiscard]] int itemAt(const QPoint &at) const override; // the nearest, if one is near
    [[nodiscard]] std::optional<int> itemBy(int key) const override;

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
