// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/schema.h"

namespace runout::library {

// Paths are native bytes. Sides and tracks: packed, as in ownShelf.
const char *const filesOfRecords = R"sql(
-- What is known of a release's audio files.
CREATE TABLE file_release (
    release        INTEGER PRIMARY KEY,
    marks          INTEGER NOT NULL,       -- FileMark: what is filtered by
    reading        INTEGER NOT NULL,       -- how index tracks were read; -1: not known
    tracks         INTEGER NOT NULL,       -- of the release
    sides          TEXT NOT NULL,          -- with files
    missing_sides  TEXT NOT NULL,
    missing_tracks TEXT NOT NULL,          -- of the other sides
    body_at        INTEGER NOT NULL,       -- body.as_of that the files were compared with; -1: not yet
    basis          TEXT NOT NULL           -- the field map, by its hash
);

-- release 0: read, and it says no release.
CREATE TABLE file (
    path     BLOB PRIMARY KEY NOT NULL,
    release  INTEGER NOT NULL,
    position TEXT NOT NULL,                -- of its track, or the name of its side
    ordinal  INTEGER NOT NULL,             -- which track or side that was, from 0; -1: not matched yet
    whole    INTEGER NOT NULL,             -- a whole side
    size     INTEGER NOT NULL,
    modified INTEGER NOT NULL,             -- ns since 1970
    seconds  INTEGER NOT NULL,             -- 0: not known
    plan     BLOB NOT NULL,                -- what was to be written, by its hash
    state    INTEGER NOT NULL              -- FileState
);
CREATE INDEX file_by_release ON file (release);

-- Which file is which track in a write: batch "" until it has come to an end. before_: what stood in the table file.
CREATE TABLE file_write (
    batch           TEXT NOT NULL,
    old             BLOB NOT NULL,         -- the name before
    path            BLOB NOT NULL,
    release         INTEGER NOT NULL,
    reading         INTEGER NOT NULL,
    position        TEXT NOT NULL,
    ordinal         INTEGER NOT NULL,
    whole           INTEGER NOT NULL,
    before_release  INTEGER NOT NULL,      -- 0: none
    before_position TEXT NOT NULL,
    before_ordinal  INTEGER NOT NULL,
    before_whole    INTEGER NOT NULL,
    PRIMARY KEY (batch, old)
) WITHOUT ROWID;
)sql";

} // namespace runout::library
