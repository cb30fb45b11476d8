// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "ui/models/shelfcharts.h"

// Charts as files. What is drawn is given as values: nothing here needs a widget or the window's thread.
namespace runout::ui {

enum class PictureFormat { Png, Svg, Csv };

// By the ending of the name; PNG where it says nothing known.
[[nodiscard]] PictureFormat formatOf(const QString &path);

// PNG with twice as many pixels as on the screen; SVG; CSV with all bars.
[[nodiscard]] QByteArray picture(const QList<Chart> &charts, PictureFormat format, const ChartLook &look);

// File: with the system's words.
[[nodiscard]] Answer<bool> saveCharts(const QList<Chart> &charts, const QString &path, const ChartLook &look);

} // namespace runout::ui
