// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/schema.h"

namespace runout::library {

const char *const playLog = R"sql(
-- Sides that were played. instance 0: no copy of the collection. Texts as they were then: the record may go.
CREATE TABLE play (
    id       INTEGER PRIMARY KEY,
    instance INTEGER NOT NULL,
    release  INTEGER NOT NULL,
    artist   TEXT NOT NULL,
    title    TEXT NOT NULL,
    thumb    TEXT NOT NULL,
    side     TEXT NOT NULL,
    is_side  INTEGER NOT NULL,         -- else a disc
    started  INTEGER NOT NULL,         -- ms since 1970, UTC
    seconds  INTEGER NOT NULL,
    tracks   INTEGER NOT NULL
);
CREATE INDEX play_started ON play (started);
CREATE INDEX play_instance ON play (instance, started, seconds);

-- Tracks that count, for Last.fm. state: 0 waiting, 1 sending, 2 sent, 3 ignored. Last.fm tells a user's plays apart by
-- the second they started in.
CREATE TABLE scrobble (
    id           INTEGER PRIMARY KEY,
    play         INTEGER NOT NULL REFERENCES play (id) ON DELETE CASCADE,
    started      INTEGER NOT NULL UNIQUE, -- seconds since 1970, UTC
    artist       TEXT NOT NULL,
    track        TEXT NOT NULL,
    album        TEXT NOT NULL,
    album_artist TEXT NOT NULL,
    number       INTEGER NOT NULL,
    seconds      INTEGER NOT NULL,
    state        INTEGER NOT NULL,
    sending      INTEGER NOT NULL,     -- ms since 1970: since when it is state 1
    reason       INTEGER NOT NULL,     -- of state 3
    detail       TEXT NOT NULL
);
CREATE INDEX scrobble_play ON scrobble (play);
CREATE INDEX scrobble_open ON scrobble (state, started) WHERE state < 2;
)sql";

} // namespace runout::library
