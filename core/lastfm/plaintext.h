// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lastfm/types.h"

// Pure: the HTML of biographies as plain text. Nothing of it is ever rendered as it came.
namespace runout::lastfm {

// Tags are left out, <br> and <p> break lines, entities are read; scripts and styles go with what is in them. At most
// one empty line in a row.
[[nodiscard]] QString plainText(const QString &html);

// The text apart from the link and the licence at its end. Only that link: none.
[[nodiscard]] Article article(const QString &summary, const QString &content, const QString &published);

// http(s) with a host, else "".
[[nodiscard]] QString webUrl(const QString &text);

} // namespace runout::lastfm
