// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/standin/site.h"

// All users' own things and the access tokens as one JSON file: {"users": [...], "access": [...]}.
namespace runout::standin::statefile {

// Replaces what the shelves hold. False with a sentence where the file can't be read; a missing file is none.
bool read(const QString &path, Site &site, QString &problem);
bool write(const QString &path, const Site &site);

} // namespace runout::standin::statefile
