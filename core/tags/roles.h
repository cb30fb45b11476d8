// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"

#include <QString>

// Pure: which field a credit's role belongs to.
namespace runout::tags {

// The value name ("composer", "writer", "lyricist", "conductor", "remixer", "producer", "engineer", "mixer",
// "arranger", "djmixer", "performer", "featured") of a role as printed, without its bracketed detail; "" for all
// others.
[[nodiscard]] QString valueOfRole(const QString &role);

// "UK" -> "GB", "Europe" -> "XE"; "" where there is none.
[[nodiscard]] QString countryCode(const QString &discogsCountry);

// How a format is called in MEDIA: "12\" Vinyl", "CD", "Cassette", "Digital Media".
[[nodiscard]] QString mediaName(const discogs::Format &format);

} // namespace runout::tags
