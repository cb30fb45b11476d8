// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace runout::ui {

// What happened, then what to do. The only place where an error becomes a sentence.
[[nodiscard]] QString errorText(const Error &error);
// A short form for a status line: "Offline", "Signed out", ...
[[nodiscard]] QString errorTitle(const Error &error);

} // namespace runout::ui
