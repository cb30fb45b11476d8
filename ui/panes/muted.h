// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace runout::ui {

// Draws a label's text in the colour for secondary text, and keeps to it when the palette changes.
void setMuted(QWidget *label);

} // namespace runout::ui
