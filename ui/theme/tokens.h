// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace runout::ui {

// The colours of one scheme: warm neutral greys and one accent. Everything painted derives from these.
struct Tokens
{
    QColor window; // behind panes
    QColor base;   // behind lists and text
    QColor raised; // chips, cards, buttons
    QColor hover;
    QColor pressed;
    QColor selected; // selected rows and text; the text on it is `text`
    QColor line;     // hairlines, no text
    QColor edge;     // outlines of fields and buttons
    QColor text;
    QColor muted;
    QColor disabled;
    QColor accent;
    QColor onAccent; // text on a filled accent
    QColor warning;
    QColor noticeBack;
    QColor scroll; // the handle of a scroll bar
};

[[nodiscard]] const Tokens &tokens(bool dark);
[[nodiscard]] QPalette paletteOf(const Tokens &tokens);
// The one style sheet. Item views are left to their delegates: a rule for items would slow them down.
[[nodiscard]] QString styleSheetOf(const Tokens &tokens);

} // namespace runout::ui
