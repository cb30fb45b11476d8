// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/toolbutton.h"

#include "ui/theme/theme.h"

#include <QToolButton>

namespace runout::ui {

QToolButton *toolButton(const QString &iconName, const QString &name)
{
    auto *button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setAutoRaise(true);
    return button;
}

} // namespace runout::ui
