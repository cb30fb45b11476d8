// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace runout::ui {

// Fusion with the few things a style sheet cannot say: no movement, no dotted focus frames around items (delegates draw
// their own), menus and tool tips at once.
class Style : public QProxyStyle
{
    Q_OBJECT
public:
    Style();

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *result) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
};

} // namespace runout::ui
