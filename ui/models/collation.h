// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCollator>
#include <QString>

namespace runout::ui {

// How names and numbers are put in order: by the reader's language, case aside, figures as numbers. Without a language
// (the "C" locale) as in English, else every capital would come before "a".
[[nodiscard]] QCollator collation();

// For finding: lower case without accents. "Bjoerk" stays, "Björk" is found by "bjork".
[[nodiscard]] QString folded(const QString &text);

} // namespace runout::ui
