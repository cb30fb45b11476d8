// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"

#include <vector>

namespace runout::library {

// The steps that make the library's tables; the schema's version is their number. Never change a step that was
// released: add one.
[[nodiscard]] const std::vector<const char *> &schemaSteps();

// Steps in files of their own.
extern const char *const playTimes;      // schema_playtime.cpp
extern const char *const playLog;        // schema_plays.cpp
extern const char *const filesOfRecords; // schema_files.cpp
extern const char *const marketFigures;  // schema_market.cpp: figures of several currencies, what is asked and watched

// Where an entity stands in every table.
[[nodiscard]] constexpr qint64 keyOf(const discogs::Entity &entity)
{
    return entity.id * 4 + static_cast<int>(entity.kind);
}

[[nodiscard]] constexpr discogs::Entity entityOf(qint64 key)
{
    return {static_cast<discogs::EntityKind>(key & 3), key >> 2};
}

// Words that an entity is filtered by, whole.
enum class TagField { Genre, Style, Format };

} // namespace runout::library
