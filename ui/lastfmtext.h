// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <optional>

namespace runout::ui {

// What happened at Last.fm, then what to do.
[[nodiscard]] QString lastfmErrorText(const Error &error);
// Why a secret is not kept, by the keychain's complaint.
[[nodiscard]] QString notKeptText(const QString &problem);
// "1,234,567 listeners, 12,345,678 plays"; "" where neither is known.
[[nodiscard]] QString audienceText(std::optional<qint64> listeners, std::optional<qint64> plays);

} // namespace runout::ui
