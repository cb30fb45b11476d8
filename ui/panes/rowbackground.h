// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPainter;
class QStyleOptionViewItem;

namespace runout::ui {

// Where the text of lists and pages begins and ends, from the pane's edge.
constexpr int paneMargin = 16;

// What lies behind a row in the lists of the panes: selected, under the mouse, or nothing. firstColumn: the current
// row's edge is drawn there while the list has the focus.
void paintRowBackground(QPainter &painter, const QStyleOptionViewItem &option, bool firstColumn);

} // namespace runout::ui
