// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QToolButton;

namespace runout::ui {

// A flat button with an icon alone; its name is said by screen readers and stands in the tool tip.
[[nodiscard]] QToolButton *toolButton(const QString &iconName, const QString &name);

} // namespace runout::ui
