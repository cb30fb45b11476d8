// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/database.h"

namespace runout::library {

// Copies the collector's own part out of a damaged file that was set aside, first of all what only this machine knew:
// the edits on their way to Discogs and the journal. What can't be read is left behind; Sync brings the rest again.
// How many edits on their way were brought over; throws SQLite::Exception where they can't be written.
[[nodiscard]] int rescueEdits(const QString &aside, Database &into);

} // namespace runout::library
