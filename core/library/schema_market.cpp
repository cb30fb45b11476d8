// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/schema.h"

namespace runout::library {

const char *const marketFigures = R"sql(
-- One point per release, day and currency: looks in two currencies on one day stand side by side. No currency: none was
-- offered. day: since 1970, UTC; at: ms.
ALTER TABLE market RENAME TO market_by_day;
CREATE TABLE market (
    release  INTEGER NOT NULL,
    day      INTEGER NOT NULL,
    currency TEXT NOT NULL,
    at       INTEGER NOT NULL,
    lowest   REAL,
    for_sale INTEGER,
    blocked  INTEGER NOT NULL,
    PRIMARY KEY (release, day, currency)
) WITHOUT ROWID;
INSERT INTO market (release, day, currency, at, lowest, for_sale, blocked)
    SELECT release, day, currency, at, lowest, for_sale, blocked FROM market_by_day;
DROP TABLE market_by_day;

-- What Discogs suggested to ask, by media condition. No condition: it was asked, and suggested nothing.
CREATE TABLE suggestion (
    release   INTEGER NOT NULL,
    day       INTEGER NOT NULL,
    condition TEXT NOT NULL,
    currency  TEXT NOT NULL,
    at        INTEGER NOT NULL,
    value     REAL NOT NULL,
    PRIMARY KEY (release, day, condition, currency)
) WITHOUT ROWID;

-- Wants whose price is looked at daily. target NULL: only looked at. told: that it was met, until it rises above.
CREATE TABLE watch (
    release  INTEGER PRIMARY KEY,
    target   REAL,
    currency TEXT NOT NULL,
    told     INTEGER NOT NULL
);

-- What is still to be asked of Discogs, in this order. kind: 0 figures, 1 suggestions. currency: to ask in.
CREATE TABLE market_wish (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    release  INTEGER NOT NULL,
    kind     INTEGER NOT NULL,
    currency TEXT NOT NULL,
    UNIQUE (release, kind, currency)
);
)sql";

} // namespace runout::library
