// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace runout::ui {

// Figures side by side, each large over what it is: 812 copies. Wraps.
class FigureStrip : public QWidget
{
    Q_OBJECT
public:
    struct Figure
    {
        QString figure; // "812"
        QString name;   // "copies"
        QString detail; // below, "": none
        bool operator==(const Figure &) const = default;
    };
    explicit FigureStrip(QWidget *parent = nullptr);
    void setFigures(const QList<Figure> &figures);

private:
    QList<Figure> m_figures;
};

} // namespace runout::ui
