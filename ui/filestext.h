// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/recordfiles.h"

namespace runout::ui {

// "Files: sides A, B; side C missing; 2 files differ from Discogs".
[[nodiscard]] QString filesText(const library::RecordFiles &record);

} // namespace runout::ui
