// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace runout::ui {

class PaneStates;
struct Desk;

// What a pane of the collector's own says while nothing is held, and the button that helps: link an account,
// synchronise, or wait. `what` is its subject in a sentence: "your wantlist"; `empty`: what to say where there is
// nothing at Discogs either.
void showNothingHeld(PaneStates &states, const Desk &desk, const QString &what, const QString &empty, bool everSynced,
                     std::function<void()> link, std::function<void()> sample);

} // namespace runout::ui
