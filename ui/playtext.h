// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/plays.h"

// What was played and what became of it at Last.fm, in words.
namespace runout::ui {

[[nodiscard]] QString sideText(const QString &name, bool isSide);       // "Side A", "CD1", "Record"
[[nodiscard]] QString sideInSentence(const QString &name, bool isSide); // "side A"
[[nodiscard]] QString reasonText(const library::Scrobble &scrobble);    // of an ignored one
[[nodiscard]] QString playedText(const library::Play &play);            // "Side A, 5 tracks, 22:10"
// "Sent", "3 waiting", "1 ignored"; "" where nothing goes to Last.fm.
[[nodiscard]] QString stateText(const library::Play &play);
[[nodiscard]] int countOf(const library::Play &play, library::Scrobble::State state);

} // namespace runout::ui
