#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the stand-in with Debian's python3-discogs-client, a client that knows nothing of it.

Whatever that library can read from the stand-in has the shape of a Discogs answer. Exit code 77: library missing.
"""
import contextlib
import os
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request

try:
    import discogs_client
    from discogs_client.exceptions import HTTPError
    from discogs_client.models import MixedPaginatedList
except ImportError:
    print("SKIP: python3-discogs-client is not installed")
    sys.exit(77)

SOURCE = os.environ["RUNOUT_SOURCE_DIR"]
TOKEN = "APersonalTokenForTheCheckOnly"
UNLIMITED = ("--limit", "100000", "--anonymous-limit", "100000")


@contextlib.contextmanager
def stand_in(*arguments):
    """The stand-in's address; it ends when its standard input is closed."""
    command = [os.environ["RUNOUT_STANDIN"], "--token", f"crate_digger={TOKEN}", "--until-input-ends", *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        line = process.stdout.readline()
        assert line.startswith("listening on http://127.0.0.1:"), line
        try:
            yield line.split()[-1]
        finally:
            process.stdin.close()
            assert process.wait(20) == 0


def client_for(url, token=TOKEN):
    client = discogs_client.Client("RunoutCheck/1.0", user_token=token)
    client._base_url = url
    # Without this the library sits a 429 out, for minutes if need be.
    client._fetcher.backoff_enabled = False
    return client


def status_of(ask):
    """The HTTP status with which asking fails."""
    try:
        ask()
    except HTTPError as error:
        return error.status_code
    raise AssertionError("expected an error")


def check_search(client):
    found = client.search("kind of blue", type="release")
    assert found.count >= 2, found.count
    release = found[0]
    assert "Kind Of Blue" in release.title, release.title
    everything = client.search("miles davis")
    kinds = {type(item).__name__ for item in everything.page(1)}
    assert {"Artist", "Master", "Release"} <= kinds, kinds
    assert everything.page(1)[0].name == "Miles Davis"
    return release.id


def check_paging(client):
    every = client.search(type="release")
    every.per_page = 10
    ids = [item.id for page in range(1, 5) for item in every.page(page)]
    assert len(ids) == len(set(ids)) == 40, ids
    assert every.pages == -(-every.count // 10), (every.pages, every.count)
    assert len(list(every)) == every.count >= 60
    assert status_of(lambda: every.page(every.pages + 1)) == 404


def check_release(client, release_id):
    release = client.release(release_id)
    release.refresh()
    assert release.title == "Kind Of Blue"
    assert [artist.name for artist in release.artists] == ["Miles Davis"]
    titles = [track.title for track in release.tracklist]
    assert titles[0] == "So What" and len(titles) == 5, titles
    assert all(track.position and track.duration for track in release.tracklist)
    credits = {artist.name: artist.data["role"] for artist in release.credits}
    assert credits["Paul Chambers"] == "Bass" and len(credits) >= 8, credits
    assert release.labels[0].name and release.labels[0].data["catno"]
    assert release.formats[0]["name"] == "Vinyl"
    assert release.community.have > 0 and release.community.rating.average > 0
    assert release.images is None or release.images[0]["uri"].startswith(client._base_url)


def check_master(client, release_id):
    master = client.release(release_id).master
    assert master.title == "Kind Of Blue" and master.main_release.title == "Kind Of Blue"
    versions = list(master.versions)
    assert len(versions) >= 2 and release_id in [version.id for version in versions]
    assert all(version.data["format"] and version.data["label"] for version in versions)


def check_artist_and_label(client, release_id):
    release = client.release(release_id)
    artist = client.artist(release.artists[0].id)
    assert artist.name == "Miles Davis" and artist.real_name and artist.profile
    titles = {item.title for item in artist.releases}
    assert {"Kind Of Blue", "Bitches Brew"} <= titles, titles
    label = client.label(release.labels[0].id)
    assert label.name == release.labels[0].name
    assert release_id in [item.id for item in label.releases]


def check_market(client, release_id):
    stats = client.release(release_id).marketplace_stats
    assert stats.num_for_sale is None or (stats.num_for_sale > 0 and stats.lowest_price.currency == "USD")


def check_errors(client, url):
    assert status_of(lambda: client.release(999999999).title) == 404
    assert status_of(lambda: client_for(url, "NotAToken").search("x").count) == 401
    assert client.identity().username == "crate_digger"
    stranger = client_for(url, None)
    assert status_of(stranger.identity) == 401
    assert stranger.search("miles davis").page(1)[0].data["thumb"] == ""


def check_sample():
    with stand_in("--sample", os.path.join(SOURCE, "resources", "sample"), *UNLIMITED) as url:
        client = client_for(url)
        release_id = check_search(client)
        check_paging(client)
        check_release(client, release_id)
        check_master(client, release_id)
        check_artist_and_label(client, release_id)
        check_market(client, release_id)
        check_errors(client, url)


class StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def verifier_from(page):
    """The browser's part: what the authorize page sends back to the callback."""
    try:
        urllib.request.build_opener(StayHere).open(page)
    except urllib.error.HTTPError as redirect:
        sent_to = urllib.parse.urlsplit(redirect.headers["Location"])
        assert sent_to.netloc == "127.0.0.1:9", sent_to
        return dict(urllib.parse.parse_qsl(sent_to.query))["oauth_verifier"]
    raise AssertionError("expected a redirect")


def linked_client(url):
    """A client after the whole OAuth dance."""
    client = discogs_client.Client("RunoutCheck/1.0", "TheConsumer", "ItsSecret")
    client._base_url = url
    client._request_token_url = url + "/oauth/request_token"
    client._authorize_url = url + "/oauth/authorize"
    client._access_token_url = url + "/oauth/access_token"
    client._fetcher.backoff_enabled = False
    _, _, page = client.get_authorize_url("http://127.0.0.1:9/callback")
    token, secret = client.get_access_token(verifier_from(page))
    assert token and secret
    client._fetcher.set_verifier(None)
    return client


def check_collection(me):
    folders = me.collection_folders
    assert [folder.id for folder in folders[:2]] == [0, 1] and folders[0].count == 260, folders
    everything = folders[0].releases
    everything.per_page = 100
    items = list(everything)
    assert len({item.instance_id for item in items}) == 260
    assert all(item.release.title and item.date_added and item.folder_id for item in items)
    assert any(item.notes for item in items)
    assert me.collection_value.median.startswith("$")

    release = items[0].release.id
    before = [item.instance_id for item in me.collection_items(release)]
    folders[1].add_release(release)
    added = [item for item in me.collection_items(release) if item.instance_id not in before]
    assert len(added) == 1 and added[0].folder_id == 1, added
    address = f"{folders[1].fetch('resource_url')}/releases/{release}/instances/{added[0].instance_id}"
    me.client._post(address, {"rating": 4})
    assert {item.rating for item in me.collection_items(release)} == {4}
    folders[1].remove_release(added[0])
    assert [item.instance_id for item in me.collection_items(release)] == before
    assert status_of(lambda: folders[1].remove_release(added[0])) == 404
    return release


def check_wantlist_and_lists(me, release):
    wantlist = me.wantlist
    assert wantlist.count == 40 and all(want.release.title for want in wantlist)
    wantlist.add(release, notes="with the poster", notes_public="", rating=5)
    first = me.client.user(me.username).wantlist[0]
    assert (first.id, first.notes, first.rating) == (release, "with the poster", 5), first.data
    wantlist.remove(release)
    assert me.client.user(me.username).wantlist.count == 40
    lists = list(me.lists)
    assert len(lists) == 2 and lists[0].items[0].display_title, lists


def check_linking():
    with stand_in("--consumer", "TheConsumer=ItsSecret", "--collection", "260", "--wants", "40", *UNLIMITED) as url:
        client = linked_client(url)
        me = client.identity()
        assert me.username == "crate_digger" and me.num_collection == 260 and me.num_wantlist == 40
        me.name = "Crate Digger"
        me.save()
        assert client.user("crate_digger").name == "Crate Digger"
        check_wantlist_and_lists(me, check_collection(me))
        stranger = client_for(url, None).user("crate_digger")
        assert len(stranger.collection_folders) == 1


def check_limit():
    with stand_in("--many", "3", "--limit", "5") as url:
        client = client_for(url)
        for _ in range(5):
            assert client.identity().username == "crate_digger"
        assert client._fetcher.rate_limit == "5" and int(client._fetcher.rate_limit_remaining) <= 1
        assert status_of(client.identity) == 429
        assert client._fetcher.rate_limit_remaining == "0"


def check_many():
    with stand_in("--many", "1200", *UNLIMITED) as url:
        found = client_for(url).search("many", type="release")
        found.per_page = 100
        assert found.count == 1200 and found.pages == 12
        assert len({item.id for item in found}) == 1200


def check_recorded(folder):
    with stand_in("--recorded", folder, *UNLIMITED) as url:
        client = client_for(url)
        names = sorted(os.listdir(os.path.join(folder, "releases")))
        ids = [name.split("-")[1].split(".")[0] for name in names if name.startswith("release-")]
        for release_id in ids:
            release = client.release(int(release_id))
            release.refresh()
            assert release.title and release.artists[0].name, release_id
            assert all(track.title is not None for track in release.tracklist), release_id
        assert len(list(MixedPaginatedList(client, url + "/artists/1/releases", "releases"))) == 49
        assert client.search("nirvana", type="master").count >= 5
        print(f"recorded: {len(ids)} releases read")


def main():
    check_sample()
    check_linking()
    check_limit()
    check_many()
    recorded = os.path.join(os.environ.get("RUNOUT_SAMPLES", ""), "discogs", "recorded")
    if os.path.isdir(recorded):
        check_recorded(recorded)
    else:
        print("recorded answers are not here: not checked")
    print("python3-discogs-client reads the stand-in")
    return 0


if __name__ == "__main__":
    sys.exit(main())
