// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace runout::tags {

// "2" before "10", without regard to case; where only case differs, by bytes.
[[nodiscard]] bool naturallyBefore(const QString &left, const QString &right);

} // namespace runout::tags
