// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/schema.h"

namespace runout::library {
namespace {

constexpr const char *seenEntities = R"sql(
-- key: id * 4 + kind (0 release, 1 master, 2 artist, 3 label). What a result list shows, known from the entity's own
-- answer (complete) or from a row of a list.
CREATE TABLE entity (
    key          INTEGER PRIMARY KEY,
    kind         INTEGER NOT NULL,
    complete     INTEGER NOT NULL,
    as_of        INTEGER NOT NULL,         -- ms since 1970, UTC: when it was seen so
    title        TEXT NOT NULL,            -- "Artist - Title", or the name
    artist       TEXT NOT NULL,
    name         TEXT NOT NULL,
    name_key     TEXT NOT NULL,            -- as matchKey() makes them
    artist_key   TEXT NOT NULL,
    year         INTEGER NOT NULL,         -- 0: not known
    released     TEXT NOT NULL,
    country      TEXT NOT NULL COLLATE NOCASE,
    label        TEXT NOT NULL,
    catno        TEXT NOT NULL,
    format       TEXT NOT NULL,
    status       TEXT NOT NULL,
    master_id    INTEGER,
    main_release INTEGER,
    have         INTEGER,
    want         INTEGER,
    thumb        TEXT NOT NULL,
    cover        TEXT NOT NULL,
    uri          TEXT NOT NULL,
    lists        TEXT NOT NULL             -- JSON: labels, genres, styles, formats, ...
);
CREATE INDEX entity_order ON entity (kind, artist_key, year, name_key);
CREATE INDEX entity_name ON entity (name_key);
CREATE INDEX entity_artist ON entity (artist_key);
CREATE INDEX entity_year ON entity (year);
CREATE INDEX entity_country ON entity (country);
CREATE INDEX entity_master ON entity (master_id) WHERE master_id IS NOT NULL;

-- The complete answer, compressed by qCompress.
CREATE TABLE body (
    key   INTEGER PRIMARY KEY REFERENCES entity (key) ON DELETE CASCADE,
    as_of INTEGER NOT NULL,
    json  BLOB NOT NULL
);

CREATE VIRTUAL TABLE words USING fts5 (
    name, artist, label, number, track, credit, other,
    tokenize = "unicode61 remove_diacritics 2",
    prefix = '1 2 3'
);

-- Whole words an entity is filtered by: genre 0, style 1, format 2.
CREATE TABLE tag (
    field INTEGER NOT NULL,
    value TEXT NOT NULL COLLATE NOCASE,
    key   INTEGER NOT NULL REFERENCES entity (key) ON DELETE CASCADE,
    PRIMARY KEY (field, value, key)
) WITHOUT ROWID;
CREATE INDEX tag_key ON tag (key);

-- Catalogue numbers (catno 1) and barcodes and other identifiers (catno 0), squeezed.
CREATE TABLE number (
    value TEXT NOT NULL,
    key   INTEGER NOT NULL REFERENCES entity (key) ON DELETE CASCADE,
    catno INTEGER NOT NULL,
    PRIMARY KEY (value, key, catno)
) WITHOUT ROWID;
CREATE INDEX number_key ON number (key);

-- Who did what. listed: known from a discography, not from the entity's own answer. The columns of the key come first:
-- else PRAGMA quick_check of SQLite 3.40 takes the others of a table without rowid for NULL.
CREATE TABLE credit (
    artist INTEGER NOT NULL,
    key    INTEGER NOT NULL REFERENCES entity (key) ON DELETE CASCADE,
    role   TEXT NOT NULL COLLATE NOCASE,
    listed INTEGER NOT NULL,
    track  TEXT NOT NULL,
    PRIMARY KEY (artist, key, role, listed)
) WITHOUT ROWID;
CREATE INDEX credit_key ON credit (key);

CREATE TABLE label_credit (
    label  INTEGER NOT NULL,
    key    INTEGER NOT NULL REFERENCES entity (key) ON DELETE CASCADE,
    catno  TEXT NOT NULL,
    listed INTEGER NOT NULL,
    PRIMARY KEY (label, key, catno, listed)
) WITHOUT ROWID;
CREATE INDEX label_credit_key ON label_credit (key);

-- Names of artists and labels, also of those only mentioned.
CREATE TABLE name (
    key  INTEGER PRIMARY KEY,
    name TEXT NOT NULL
);
CREATE INDEX name_name ON name (name);

-- One point per release and day. day: since 1970, UTC; at: ms.
CREATE TABLE market (
    release  INTEGER NOT NULL,
    day      INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    lowest   REAL,
    currency TEXT NOT NULL,
    for_sale INTEGER,
    blocked  INTEGER NOT NULL,
    PRIMARY KEY (release, day)
) WITHOUT ROWID;
)sql";

} // namespace

const std::vector<const char *> &schemaSteps()
{
    static const std::vector<const char *> steps{seenEntities};
    return steps;
}

} // namespace runout::library
