// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"

#include <QUrl>

#include <optional>

// Pure: what was typed or pasted into the one search field.
namespace runout::discogs {

struct Typed
{
    enum class Kind { Nothing, Words, Entity, Barcode, CatalogueNumber };
    Kind kind = Kind::Nothing;
    QString text;             // words as typed (trimmed), digits of a barcode, the number as typed
    discogs::Entity entity{}; // for Kind::Entity
    bool operator==(const Typed &) const = default;
};

// r249504, [r249504], [r=249504], m5427, a23, l1, any discogs.com URL old or new (with or without a language),
// an api.discogs.com URL; a barcode (8 or more digits, EAN/UPC, with or without spaces and dashes); a catalogue number
// (letters and digits together, as "CS 8163" or "SHVL 804"; a guess: the caller also searches for the words).
[[nodiscard]] Typed understand(const QString &typed);

// The web page of an entity under `web` ("https://www.discogs.com"): /release/1 and so on.
[[nodiscard]] QUrl webPage(const QUrl &web, const Entity &entity);

// The web search for words.
[[nodiscard]] QUrl searchPage(const QUrl &web, const QString &words);

// The page of a user.
[[nodiscard]] QUrl userPage(const QUrl &web, const QString &username);

// "r249504"
[[nodiscard]] QString shortForm(const Entity &entity);

} // namespace runout::discogs
