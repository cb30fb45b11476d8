// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

// Small answers in the shape of Discogs', written for these tests.
namespace runout::test::bodies {

// Two sides, a heading, an index track, missing durations, credits with a range and one of a track, markup,
// identifiers.
inline QByteArray release()
{
    return R"json({
 "id": 71, "title": "Blue Harbour", "year": 1971, "released": "1971-03-09", "country": "Norway", "status": "Accepted",
 "artists": [{"id": 11, "name": "Ola Nord (2)", "anv": "O. Nord", "join": "&"}, {"id": 12, "name": "The Fjord Trio", "anv": "", "join": ","}],
 "labels": [{"id": 21, "name": "Kyst (3)", "catno": "K 71", "entity_type": "1", "entity_type_name": "Label"},
            {"id": 21, "name": "Kyst (3)", "catno": "K 71 S", "entity_type": "1", "entity_type_name": "Label"},
            {"id": 22, "name": "Nowhere", "catno": "none", "entity_type": "1", "entity_type_name": "Label"}],
 "series": [{"id": 23, "name": "Nordic Nights", "catno": "4", "entity_type": "2", "entity_type_name": "Series"}],
 "companies": [{"id": 24, "name": "Studio By", "catno": "", "entity_type": "23", "entity_type_name": "Recorded At"}],
 "formats": [{"name": "Vinyl", "qty": "2", "descriptions": ["LP", "Album"], "text": "Blue"}],
 "genres": ["Jazz"], "styles": ["Modal", "Free Jazz"],
 "tracklist": [
  {"type_": "heading", "position": "", "title": "Evening", "duration": ""},
  {"type_": "track", "position": "A1", "title": "Tide", "duration": "9:22",
   "extraartists": [{"id": 13, "name": "Kari Lund", "anv": "", "role": "Vocals", "tracks": ""}]},
  {"type_": "track", "position": "A2", "title": "Gulls", "duration": "",
   "artists": [{"id": 14, "name": "Guest (5)", "anv": "", "join": ""}]},
  {"type_": "index", "position": "", "title": "Suite", "duration": "", "sub_tracks": [
   {"type_": "track", "position": "B1", "title": "Dawn", "duration": "1:01:00"},
   {"type_": "track", "position": "B2", "title": "Noon", "duration": "3:00"}]}
 ],
 "extraartists": [
  {"id": 15, "name": "Per Strand", "anv": "P. Strand", "role": "Bass", "tracks": "A1 to B1"},
  {"id": 0, "name": "A Friend", "anv": "", "role": "Photography By", "tracks": ""},
  {"id": 16, "name": "Liv Holm", "anv": "", "role": "Producer [Assistant], Written-By", "tracks": ""}],
 "identifiers": [{"type": "Barcode", "value": "7 012345 678900"}, {"type": "Matrix / Runout", "value": "K71-A1", "description": "Side A"}],
 "notes": "By [a=Liv Holm], at [l24]. See [a15], [a99], [url=https://example.com/x]here[/url] and [b]bold[/b] <i>.",
 "images": [], "videos": [{"uri": "https://example.com/v", "title": "Tide & co", "duration": 562}],
 "master_id": 31, "community": {"have": 1234, "want": 56, "rating": {"average": 4.25, "count": 20}, "data_quality": "Correct"},
 "data_quality": "Correct", "estimated_weight": 460, "date_added": "2004-10-26T09:08:59-07:00", "date_changed": "2020-01-02T00:00:00-08:00"
})json";
}

// The other pressing: one track and little else, no master.
inline QByteArray plainRelease()
{
    return R"json({"id": 72, "title": "Plain", "artists": [{"id": 12, "name": "The Fjord Trio"}], "labels": [], "formats": [],
 "tracklist": [{"type_": "track", "position": "1", "title": "Only", "duration": ""}], "year": 0})json";
}

inline QByteArray emptyRelease()
{
    return R"json({"id": 73, "title": "Nothing Known", "artists": [{"id": 0, "name": "Somebody"}], "tracklist": []})json";
}

// A second pressing of the master.
inline QByteArray reissue()
{
    return R"json({"id": 74, "title": "Blue Harbour", "year": 2001, "released": "2001", "country": "Japan",
 "artists": [{"id": 11, "name": "Ola Nord (2)"}], "labels": [{"id": 25, "name": "Sakura", "catno": "S 1"}],
 "formats": [{"name": "CD", "qty": "1", "descriptions": ["Album", "Reissue"]}],
 "tracklist": [{"type_": "track", "position": "1", "title": "Tide", "duration": "9:22"}], "master_id": 31})json";
}

inline QByteArray master()
{
    return R"json({"id": 31, "title": "Blue Harbour", "year": 1971, "main_release": 71, "artists": [{"id": 11, "name": "Ola Nord (2)"}],
 "genres": ["Jazz"], "styles": ["Modal"], "num_for_sale": 12, "lowest_price": 7.5,
 "tracklist": [{"type_": "track", "position": "A1", "title": "Tide", "duration": "9:22"}]})json";
}

inline QByteArray artist()
{
    return R"json({"id": 11, "name": "Ola Nord (2)", "realname": "Ola Nordmann", "profile": "Of [a12] and [l=Kyst (3)].",
 "namevariations": ["O. Nord"], "urls": ["https://www.example.com/ola", "javascript:alert(1)", ""],
 "aliases": [{"id": 17, "name": "Nordlys"}], "groups": [{"id": 12, "name": "The Fjord Trio", "active": false}]})json";
}

inline QByteArray various()
{
    return R"json({"id": 194, "name": "Various", "profile": ""})json";
}

inline QByteArray label()
{
    return R"json({"id": 21, "name": "Kyst (3)", "profile": "Coastal jazz.", "contact_info": "Kaien 1\r\nBergen", "urls": ["https://example.org"],
 "parent_label": {"id": 26, "name": "Hav"}, "sublabels": [{"id": 27, "name": "Kyst Ung"}]})json";
}

} // namespace runout::test::bodies
