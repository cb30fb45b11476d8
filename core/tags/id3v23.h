// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace runout::tags {

// Whether a field came with ID3v2.4 only.
[[nodiscard]] bool hasNoFrameIn23(const QString &field);

} // namespace runout::tags
