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

// Times: ms since 1970, UTC. Ids below 0 were given here, and wait for Discogs' own. met: the last sweep that saw the
// row; -1: it came to be here during a sweep, which leaves it alone. Packed: parts between 0x1f, pairs between 0x1e.
constexpr const char *ownShelf = R"sql(
-- What the collector's lists show of a release.
CREATE TABLE record (
    release  INTEGER PRIMARY KEY,
    artist   TEXT NOT NULL,
    title    TEXT NOT NULL,
    label    TEXT NOT NULL,
    catno    TEXT NOT NULL,
    country  TEXT NOT NULL,
    format   TEXT NOT NULL,
    thumb    TEXT NOT NULL,
    year     INTEGER NOT NULL,
    formats  TEXT NOT NULL,            -- packed, as labels, genres and styles
    labels   TEXT NOT NULL,
    genres   TEXT NOT NULL,
    styles   TEXT NOT NULL,
    master   INTEGER,
    complete INTEGER NOT NULL
);
CREATE INDEX record_incomplete ON record (release) WHERE complete = 0;

CREATE TABLE instance (
    id      INTEGER PRIMARY KEY,
    release INTEGER NOT NULL REFERENCES record (release),
    folder  INTEGER NOT NULL,
    rating  INTEGER NOT NULL,
    added   INTEGER NOT NULL,
    fields  TEXT NOT NULL,             -- packed pairs of field and value
    met     INTEGER NOT NULL
);
CREATE INDEX instance_added ON instance (added);
CREATE INDEX instance_release ON instance (release);
CREATE INDEX instance_folder ON instance (folder);

CREATE TABLE folder (
    id    INTEGER PRIMARY KEY,
    name  TEXT NOT NULL,
    said  INTEGER NOT NULL,            -- how many Discogs says are in it
    fresh INTEGER NOT NULL             -- made here, not yet said by Discogs
);

CREATE TABLE field (
    id       INTEGER PRIMARY KEY,
    name     TEXT NOT NULL,
    position INTEGER NOT NULL,
    type     TEXT NOT NULL,
    public   INTEGER NOT NULL,
    options  TEXT NOT NULL,            -- packed
    lines    INTEGER NOT NULL
);

CREATE TABLE want (
    release INTEGER PRIMARY KEY REFERENCES record (release),
    rating  INTEGER NOT NULL,
    notes   TEXT NOT NULL,
    added   INTEGER NOT NULL,
    met     INTEGER NOT NULL
);

CREATE TABLE list (
    id          INTEGER PRIMARY KEY,
    position    INTEGER NOT NULL,
    name        TEXT NOT NULL,
    description TEXT NOT NULL,
    public      INTEGER NOT NULL,
    added       TEXT NOT NULL,
    changed     TEXT NOT NULL,
    uri         TEXT NOT NULL,
    held        INTEGER NOT NULL       -- its items are known
);
CREATE TABLE list_item (
    list     INTEGER NOT NULL REFERENCES list (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    entity   INTEGER NOT NULL,         -- a key of the table entity, which need not hold it
    title    TEXT NOT NULL,
    comment  TEXT NOT NULL,
    image    TEXT NOT NULL,
    PRIMARY KEY (list, position)
) WITHOUT ROWID;

-- What a person did; edits, inverse and before are JSON lists.
CREATE TABLE journal (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    at      INTEGER NOT NULL,
    edits   TEXT NOT NULL,
    inverse TEXT NOT NULL,
    before  TEXT NOT NULL,
    subject TEXT NOT NULL,
    undone  INTEGER NOT NULL,
    is_undo INTEGER NOT NULL
);

-- Edits to be sent, in the order of their ids. state: 0 waiting, 1 sending, 2 refused. undo: the edits that bring back
-- what Discogs holds.
CREATE TABLE outbox (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    journal  INTEGER NOT NULL,
    edit     TEXT NOT NULL,
    undo     TEXT NOT NULL,
    state    INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    code     INTEGER NOT NULL,         -- the error of a refused one
    status   INTEGER NOT NULL,
    detail   TEXT NOT NULL
);
-- Whose wish an entry is: several changes of one value are one entry.
CREATE TABLE outbox_journal (
    entry   INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
    journal INTEGER NOT NULL,
    PRIMARY KEY (entry, journal)
) WITHOUT ROWID;
CREATE INDEX outbox_journal_journal ON outbox_journal (journal);

CREATE TABLE mark (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
)sql";

} // namespace

const std::vector<const char *> &schemaSteps()
{
    static const std::vector<const char *> steps{seenEntities, ownShelf,      playTimes,
                                                 playLog,      marketFigures, filesOfRecords};
    return steps;
}

} // namespace runout::library
