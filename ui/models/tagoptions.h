// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/fieldmap.h"
#include "core/tags/naming.h"

#include <QByteArray>

namespace runout::ui {

enum class CoverUse { None, WhereMissing, Everywhere };

// How files are tagged; the same for every release until it is changed.
struct TagOptions
{
    tags::FieldMap map = tags::fieldMap(tags::Preset::Runout);
    bool renames = false;
    tags::NameOptions names; // without a root: files stay in their folders
    CoverUse cover = CoverUse::WhereMissing;
    int coverSide = 1000;    // pixels at most; 0: as fetched
    bool savesCover = false; // as cover.jpg beside the files
    bool operator==(const TagOptions &) const = default;
};

[[nodiscard]] QByteArray toJson(const TagOptions &options);
// What is missing or can't be read is as it is without any choice.
[[nodiscard]] TagOptions tagOptionsFrom(const QByteArray &json);

} // namespace runout::ui
