// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"

#include <functional>
#include <optional>

// Pure: Discogs' text markup, read into runs of plain text with a style and a target. Nothing is ever HTML here:
// who draws it escapes it. Forms and traps: developers documentation and real notes ("[A2]" is a track, "[sic]" is
// text).
namespace runout::discogs {

struct MarkupRun
{
    enum class Target { None, Entity, ArtistName, LabelName, Url };
    QString text; // what is read; "" for an id whose name is not known: ask `names`
    bool bold = false;
    bool italic = false;
    bool underline = false;
    bool strike = false;
    Target target = Target::None;
    discogs::Entity entity{}; // Target::Entity
    QString name;             // exact Discogs name (with suffix) for ArtistName, LabelName
    QString url;              // http(s) only; else the run is plain text
    bool operator==(const MarkupRun &) const = default;
};

[[nodiscard]] QList<MarkupRun> parseMarkup(const QString &text);

using NameOf = std::function<std::optional<QString>(const Entity &)>;

// The text alone, links as their names ("artist 123" where the name is not known).
[[nodiscard]] QString plainText(const QList<MarkupRun> &runs, const NameOf &names = {});

} // namespace runout::discogs
