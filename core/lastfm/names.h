// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// Pure: how a name of Discogs is written elsewhere.
namespace runout::lastfm {

// "Madonna (2)" is Madonna, "Beatles, The" is The Beatles, "Prince*" is Prince; "" for Various, Unknown Artist and the
// like, which nobody is.
[[nodiscard]] QString artistName(const QString &discogsName);

// A title without the blanks around and in a row.
[[nodiscard]] QString albumName(const QString &title);

} // namespace runout::lastfm
