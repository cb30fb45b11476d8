// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tags/batch.h"

namespace runout::tags {

// Who listens to a run.
struct Control
{
    std::function<void(int)> dealtWith = [](int) {}; // that many files so far
    std::function<bool()> isCancelled = [] { return false; };
    // The program ends: the batch stops, and stays to be finished or taken back, as after a kill.
    std::function<bool()> isInterrupted = [] { return false; };
};

// Writes what is not written yet, in groups: the new files of a group are made side by side and synced, then the
// journal, then one after another they take their places.
[[nodiscard]] WriteReport carryOut(Batch &batch, const Control &control);
// Puts back what the batch changed, whatever state it was left in.
[[nodiscard]] WriteReport takeBack(Batch &batch, const Control &control);
// What the log and the files say became of each entry.
[[nodiscard]] WriteReport reportOf(const Batch &batch);

} // namespace runout::tags
