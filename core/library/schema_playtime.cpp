// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/schema.h"

namespace runout::library {

const char *const playTimes = R"sql(
-- How long a release held in full plays: worked out when it is stored, or later from its body.
CREATE TABLE playtime (
    release INTEGER PRIMARY KEY,
    seconds INTEGER NOT NULL,          -- of the tracks whose duration is known
    missing INTEGER NOT NULL           -- tracks without
);
-- What labels, series and companies did for it, likewise.
CREATE TABLE company (
    label   INTEGER NOT NULL,
    release INTEGER NOT NULL,
    role    TEXT NOT NULL,
    PRIMARY KEY (label, release, role)
) WITHOUT ROWID;
CREATE INDEX company_release ON company (release);
)sql";

} // namespace runout::library
