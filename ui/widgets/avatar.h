// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>
#include <QPixmap>
#include <QString>

namespace runout::ui {

// A round picture of a user, `size` logical pixels; the first letter of the name where `picture` is null.
[[nodiscard]] QPixmap avatar(const QPixmap &picture, const QString &name, int size, qreal ratio,
                             const QPalette &palette);

} // namespace runout::ui
