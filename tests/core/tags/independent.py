#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tags by mutagen, which shares no code with TagLib: `dress FOLDER` gives files what other programs leave in them,
`look FOLDER` prints what is in them as JSON: name -> {"tags": {key: [text]}, "pictures": [[kind, sha256]], "seconds": n}."""
import base64
import hashlib
import json
import pathlib
import sys

import mutagen
from mutagen import aiff, apev2, asf, dsf, flac, id3, mp3, mp4, wave

BACK = b"\xff\xd8\xff\xe0back" + bytes(3000)
FRONT = b"\xff\xd8\xff\xe0old front" + bytes(5000)
LEAFLET = b"\x89PNG\r\n\x1a\nleaflet" + bytes(700)


def picture(kind, mime, data):
    made = flac.Picture()
    made.type, made.mime, made.desc, made.data = kind, mime, f"kind {kind}", data
    return made


PICTURES = [(4, "image/jpeg", BACK), (3, "image/jpeg", FRONT), (5, "image/png", LEAFLET)]


def dress_id3(tags):
    tags.add(id3.TIT2(encoding=1, text=["Worn title"]))
    tags.add(id3.TPE1(encoding=0, text=["Somebody"]))
    tags.add(id3.TRCK(encoding=0, text=["7/9"]))
    tags.add(id3.TBPM(encoding=0, text=["120"]))
    tags.add(id3.COMM(encoding=3, lang="deu", desc="Notiz", text=["schöne Platte"]))
    tags.add(id3.COMM(encoding=0, lang="eng", desc="iTunNORM", text=["0000"]))
    tags.add(id3.TXXX(encoding=3, desc="My Own Field", text=["mine"]))
    tags.add(id3.PRIV(owner="somebody@example.org", data=bytes(range(256))))
    tags.add(id3.GEOB(encoding=0, mime="application/x", filename="a", desc="b", data=b"\0\1\2\xff\xfe"))
    tags.add(id3.POPM(email="me@example.org", rating=196, count=3))
    tags.add(id3.UFID(owner="http://musicbrainz.org", data=b"0123"))
    tags.add(id3.TIPL(encoding=3, people=[["producer", "Old Producer"], ["mastering", "A. Master"]]))
    tags.add(id3.USLT(encoding=3, lang="eng", desc="", text="la la\nla"))
    for kind, mime, data in PICTURES:
        tags.add(id3.APIC(encoding=3, mime=mime, type=kind, desc=f"kind {kind}", data=data))


def dress(path):
    audio = mutagen.File(path)
    name = path.name
    if isinstance(audio, (mp3.MP3, aiff.AIFF, wave.WAVE, dsf.DSF)):
        if audio.tags is None:
            audio.add_tags()
        dress_id3(audio.tags)
        audio.save(v2_version=3) if "23" in name else audio.save()
        if "ape" in name:
            tags = apev2.APEv2()
            tags["Title"], tags["Mp3gain_minmax"] = "Worn title", "1,2"
            tags.save(path)
        return
    if isinstance(audio, mp4.MP4):
        audio["\xa9nam"], audio["\xa9ART"], audio["trkn"] = ["Worn title"], ["Somebody"], [(7, 9)]
        audio["tmpo"], audio["pgap"] = [120], True
        audio["----:com.apple.iTunes:iTunNORM"] = [b" 0000 0000"]
        audio["----:com.apple.iTunes:My Own Field"] = [b"mine"]
        audio["----:org.example:binary"] = [mp4.MP4FreeForm(bytes(range(40)), mp4.AtomDataType.IMPLICIT)]
        audio["covr"] = [mp4.MP4Cover(FRONT, 13), mp4.MP4Cover(LEAFLET, 14)]
        audio.save()
        return
    if isinstance(audio, asf.ASF):
        audio["Title"], audio["WM/TrackNumber"], audio["My Own Field"] = "Worn title", "7", "mine"
        audio["WM/UniqueFileIdentifier"] = "AMGa_id=R 1"
        audio.save()
        return
    if audio.tags is None:
        audio.add_tags()
    if isinstance(audio.tags, apev2.APEv2):
        audio["Title"], audio["Track"], audio["My Own Field"] = "Worn title", "7/9", "mine"
        audio["Cover Art (Front)"] = apev2.APEBinaryValue(b"front.jpg\0" + FRONT)
        audio["Cover Art (Back)"] = apev2.APEBinaryValue(b"back.jpg\0" + BACK)
        audio.save()
        return
    audio["title"], audio["Artist"], audio["tracknumber"] = "Worn title", "Somebody", "7"
    audio["my own field"], audio["comment"] = ["mine", "and mine"], "schöne Platte"
    for one in (picture(*each) for each in PICTURES):
        if isinstance(audio, flac.FLAC):
            audio.add_picture(one)
        else:
            old = audio.get("metadata_block_picture", [])
            audio["metadata_block_picture"] = old + [base64.b64encode(one.write()).decode()]
    if isinstance(audio, flac.FLAC):
        block = flac.MetadataBlock(b"riff" + bytes(60))
        block.code = 2  # APPLICATION
        audio.metadata_blocks.insert(2, block)
    audio.save()


def look(path):
    audio = mutagen.File(path)
    tags, pictures = {}, []
    sha = lambda data: hashlib.sha256(data).hexdigest()
    items = list(audio.tags.items()) if audio.tags else []
    for key, value in items:
        if key.lower() == "metadata_block_picture":
            for each in value:
                one = flac.Picture(base64.b64decode(each))
                pictures.append([one.type, sha(one.data)])
        elif isinstance(value, id3.APIC):
            pictures.append([int(value.type), sha(value.data)])
        elif key == "covr":
            pictures += [[3 if i == 0 else 0, sha(bytes(each))] for i, each in enumerate(value)]
        elif key.startswith("Cover Art"):
            pictures.append([3 if "Front" in key else 4, sha(bytes(value.value).split(b"\0", 1)[1])])
        elif key == "WM/Picture":
            pictures += [[3, sha(each.value)] for each in value]
        elif isinstance(value, id3.Frame):
            tags[key] = [repr(value)] if not hasattr(value, "text") else [str(each) for each in value.text]
        else:
            tags[key] = [str(each) for each in value] if isinstance(value, list) else [str(value)]
    if isinstance(audio, flac.FLAC):
        pictures += [[one.type, sha(one.data)] for one in audio.pictures]
    return {"tags": tags, "pictures": sorted(pictures), "seconds": getattr(audio.info, "length", 0),
            "id3": list(audio.tags.version) if isinstance(audio.tags, id3.ID3) else []}


def main():
    folder = pathlib.Path(sys.argv[2])
    files = sorted(p for p in folder.iterdir() if p.is_file())
    if sys.argv[1] == "dress":
        for path in files:
            dress(path)
    else:
        print(json.dumps({p.name: look(p) for p in files}))


if __name__ == "__main__":
    main()
