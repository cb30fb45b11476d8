#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The doors between the rooms: an include, an endpoint path or a SQL statement in the wrong room fails.

Run without arguments it checks the tree; it first checks itself on made-up violations, so that it can't pass by
being blind.
"""
import os
import pathlib
import re
import sys

ROOT = pathlib.Path(os.environ.get("RUNOUT_SOURCE_DIR", pathlib.Path(__file__).resolve().parents[1]))

# room -> rooms it may include (itself is implied)
OPENS_TO = {
    "core/base": [],
    "core/net": ["core/base"],
    "core/auth": ["core/net", "core/base"],
    "core/lastfm": ["core/net", "core/base"],
    "core/discogs": ["core/auth", "core/net", "core/base"],
    "core/library": ["core/discogs", "core/base"],
    "core/playing": ["core/base", "core/lastfm", "core/library", "core/discogs/types.h", "core/discogs/usertypes.h",
                     "core/discogs/tracklist.h", "core/discogs/credits.h"],
    # Of Discogs the values and what is pure over them: tags are made from tracklists and credits.
    "core/tags": ["core/base", "core/discogs/types.h", "core/discogs/tracklist.h", "core/discogs/credits.h",
                  "core/discogs/links.h"],
    "ui/theme": ["core/base"],
    "ui/models": ["core/base", "core/discogs", "core/library", "core/playing", "core/tags", "ui"],
    "ui/widgets": ["core/base", "core/discogs", "core/library", "core/playing", "core/tags", "ui"],
    "ui/dialogs": ["core/base", "core/auth", "core/discogs", "core/lastfm", "core/library", "core/playing",
                   "core/tags", "ui"],
    "ui/panes": ["core/base", "core/auth", "core/discogs", "core/lastfm", "core/library", "core/playing", "core/tags",
                 "ui"],
    "ui": ["core/base", "core/auth", "core/discogs", "core/lastfm", "core/library", "core/playing", "core/tags"],
    "app": ["core", "ui"],
}
# Models are given values: they never fetch.
MODELS_NEVER = ["core/discogs/client.h", "core/library/source.h", "core/library/library.h"]
PURE = ["pacer", "requests", "userrequests", "mapper", "usermapper", "reading", "credits", "markup", "links", "tracklist",
        "oauth", "query", "edits", "mergededits", "readback", "syncplan", "collectioncsv", "csvcells", "importplan",
        "importwish", "tracks", "units", "discs", "match", "matchedits", "evidence", "signs", "likelihood", "assignment",
        "pattern", "fieldmap", "releasevalues", "roles", "tagplan", "naming", "guess", "placing", "names", "plaintext",
        "errors", "statistics", "shelfcredits", "playedpath", "sides", "deck", "verdicts"]
# (what, pattern, the only places it may stand in)
OUTSIDE_WORLDS = [
    ("QNetworkAccessManager", re.compile(r"#include\s*<QNetwork(AccessManager|Request|Reply)>"), ["core/net/"]),
    ("QtKeychain", re.compile(r"#include\s*<(qt6)?keychain"), ["core/auth/secrets.cpp"]),
    ("SQLite", re.compile(r"#include\s*<(SQLiteCpp|sqlite3)"), ["core/library/"]),
    ("SQL", re.compile(r'"\s*(SELECT .* FROM|INSERT INTO|DELETE FROM|CREATE TABLE|UPDATE \w+ SET)\b', re.I), ["core/library/"]),
    ("TagLib", re.compile(r"#include\s*<(taglib|fileref|tag)"), ["core/tags/audiofile", "core/tags/pictures"]),
    ("OAuth address", re.compile(r'"/?oauth/(request_token|access_token|authorize)'), ["core/auth/oauth.cpp"]),
    ("endpoint path", re.compile(r'"/?(releases/|masters/|database/search|marketplace/|oauth/identity|users/|lists/|collection/)'),
     ["core/discogs/requests.cpp", "core/discogs/userrequests.cpp"]),
    ("Last.fm method", re.compile(r'"(artist|album|track|user|auth)\.(get[A-Z]|search|scrobble|update)'),
     ["core/lastfm/requests.cpp"]),
]
# Web pages and pasted links look like endpoints; they are read, not asked.
PATHS_MAY_STAND = ["core/discogs/links.cpp"]
GUI = re.compile(r"#include\s*<Q(Widget|Application|GuiApplication|Pixmap|Image|Icon|Color|Font|Painter|Palette)\b")


def room(path):
    best = ""
    for name in OPENS_TO:
        if path.startswith(name + "/") and len(name) > len(best):
            best = name
    return best


def violations(path, text):
    """Sentences for what is wrong in one file; `path` from the root."""
    here = room(path)
    found = []
    for target in re.findall(r'#include\s*"([^"]+)"', text):
        if target.startswith("tst_") or target.endswith(".moc") or target.startswith("ui_"):
            continue
        if "/" not in target:
            found.append(f"{path}: include \"{target}\" does not name its room")
            continue
        there = room(target) or ("core" if target.startswith("core/") else "ui" if target.startswith("ui/") else "")
        allowed = [here] + OPENS_TO.get(here, [])
        if target not in allowed and not any(there == a or there.startswith(a + "/") for a in allowed if a):
            found.append(f"{path}: no door from {here} to {target}")
        if here == "ui/models" and target in MODELS_NEVER:
            found.append(f"{path}: a model never fetches: {target}")
    if path.startswith("core/"):
        if GUI.search(text):
            found.append(f"{path}: core has no Gui and no Widgets")
        stem = pathlib.PurePosixPath(path).stem
        if stem.split("_")[0] in PURE and re.search(r"\bQ_OBJECT\b|#include\s*<QObject>", text):
            found.append(f"{path}: a pure file includes no QObject")
        if re.search(r"\btr\(\"", text):
            found.append(f"{path}: sentences for people are made in ui")
    for what, pattern, places in OUTSIDE_WORLDS:
        if any(path.startswith(p) for p in places) or (what == "endpoint path" and path in PATHS_MAY_STAND):
            continue
        if pattern.search(text):
            found.append(f"{path}: {what} does not belong here, only in {', '.join(places)}")
    if "SPDX-License-Identifier: GPL-3.0-or-later" not in "\n".join(text.splitlines()[:2]):
        found.append(f"{path}: no SPDX line")
    return found


def check_itself():
    spdx = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
    wrong = [
        ("core/base/x.h", '#include "core/net/http.h"'),
        ("core/net/x.cpp", '#include "core/discogs/types.h"'),
        ("core/library/x.cpp", '#include "core/net/http.h"'),
        ("core/lastfm/x.cpp", '#include "core/auth/secrets.h"'),
        ("core/lastfm/client.cpp", 'auto m = "artist.getInfo";'),
        ("core/tags/x.cpp", '#include "core/discogs/client.h"'),
        ("core/tags/x.cpp", '#include "core/library/query.h"'),
        ("core/tags/match.cpp", "#include <QObject>"),
        ("core/discogs/x.cpp", "#include <QPixmap>"),
        ("core/discogs/credits.h", "#include <QObject>"),
        ("core/discogs/x.cpp", "#include <SQLiteCpp/Database.h>"),
        ("core/discogs/x.cpp", 'auto s = "SELECT a FROM b";'),
        ("ui/panes/x.cpp", '#include "core/net/http.h"'),
        ("ui/panes/x.cpp", "#include <QNetworkAccessManager>"),
        ("ui/models/x.cpp", '#include "core/library/source.h"'),
        ("ui/panes/x.cpp", 'auto p = "/releases/1";'),
        ("core/auth/signin.cpp", 'auto p = "/oauth/access_token";'),
        ("core/auth/account.cpp", "#include <qt6keychain/keychain.h>"),
        ("ui/panes/x.cpp", '#include "x.h"'),
    ]
    for path, line in wrong:
        assert violations(path, spdx + line), f"the check is blind to {line} in {path}"
    right = [
        ("core/tags/x.cpp", '#include "core/discogs/credits.h"\n#include "core/tags/types.h"'),
        ("core/net/http.cpp", '#include "core/base/result.h"\n#include <QNetworkAccessManager>'),
        ("ui/panes/x.cpp", '#include "core/library/source.h"\n#include "ui/models/resultsmodel.h"'),
        ("app/application.cpp", '#include "core/net/http.h"\n#include "ui/mainwindow.h"'),
    ]
    for path, line in right:
        assert not violations(path, spdx + line), violations(path, spdx + line)


def main():
    check_itself()
    files = [p for top in ("core", "ui", "app") for p in sorted((ROOT / top).rglob("*")) if p.suffix in (".h", ".cpp")]
    found = [v for p in files for v in violations(p.relative_to(ROOT).as_posix(), p.read_text(encoding="utf-8"))]
    for line in found:
        print(line)
    print(f"doors: {len(files)} files, {len(found)} violations")
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main())
