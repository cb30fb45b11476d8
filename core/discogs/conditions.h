// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

// Pure: the grades of media and sleeves as Discogs writes them.
namespace runout::discogs {

// "Mint (M)" to "Poor (P)", best first.
[[nodiscard]] const QStringList &conditions();

// Which of conditions() somebody means: "vg+", "Near Mint", "m-", "Very Good (VG)". Nothing: no grade.
[[nodiscard]] std::optional<int> gradeOf(const QString &text);

} // namespace runout::discogs
