#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""mutagen_write.py FOLDER COVER: what somebody would write to tag a folder of FLAC and MP3 with mutagen."""
import pathlib
import sys

from mutagen import flac, id3

FIELDS = {"TITLE": "Blue in Green", "ARTIST": "Miles Davis", "ALBUM": "Kind of Blue", "ALBUMARTIST": "Miles Davis",
          "DATE": "1959", "TRACKNUMBER": "3", "GENRE": "Jazz", "CATALOGNUMBER": "CS 8163",
          "DISCOGS_RELEASE_ID": "1234567", "VINYLTRACK": "A3"}
FRAMES = {"TITLE": id3.TIT2, "ARTIST": id3.TPE1, "ALBUM": id3.TALB, "ALBUMARTIST": id3.TPE2, "DATE": id3.TDRC,
          "TRACKNUMBER": id3.TRCK, "GENRE": id3.TCON}

cover = pathlib.Path(sys.argv[2]).read_bytes()
for path in pathlib.Path(sys.argv[1]).iterdir():
    if path.suffix == ".flac":
        audio = flac.FLAC(path)
        for key, value in FIELDS.items():
            audio[key] = value
        picture = flac.Picture()
        picture.type, picture.mime, picture.data = 3, "image/jpeg", cover
        audio.add_picture(picture)
        audio.save()
    else:
        tags = id3.ID3(path)
        for key, value in FIELDS.items():
            tags.add(FRAMES[key](encoding=3, text=[value]) if key in FRAMES
                     else id3.TXXX(encoding=3, desc=key, text=[value]))
        tags.add(id3.APIC(encoding=3, mime="image/jpeg", type=3, desc="", data=cover))
        tags.save()
