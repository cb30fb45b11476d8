// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/signin.h"

namespace runout::ui {

// What the browser shows at the end of a sign-in: a sentence, nothing loaded from anywhere.
[[nodiscard]] auth::SignIn::Pages signInPages();

// What went wrong with a sign-in, then what to do.
[[nodiscard]] QString signInText(const auth::SignIn::Failure &failure);

} // namespace runout::ui
