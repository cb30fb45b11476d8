#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signs requests with Debian's python3-oauthlib, which knows nothing of the stand-in, and has them checked there.

Exit code 77: library missing.
"""
import contextlib
import os
import re
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request

try:
    from oauthlib import oauth1
except ImportError:
    print("SKIP: python3-oauthlib is not installed")
    sys.exit(77)

KEY, SECRET = "AConsumerKeyForTheCheckOnly", "AConsumer&Secret=For the+check%only"
AGENT = {"User-Agent": "RunoutCheck/1.0"}
METHODS = (oauth1.SIGNATURE_PLAINTEXT, oauth1.SIGNATURE_HMAC_SHA1)


@contextlib.contextmanager
def stand_in(*arguments):
    """The stand-in's address; it ends when its standard input is closed."""
    command = [os.environ["RUNOUT_STANDIN"], "--consumer", f"{KEY}={SECRET}", "--user", "crate_digger",
               "--until-input-ends", "--limit", "100000", "--many", "3", *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        line = process.stdout.readline()
        assert line.startswith("listening on http://127.0.0.1:"), line
        try:
            yield line.split()[-1]
        finally:
            process.stdin.close()
            assert process.wait(20) == 0


class StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def ask(url, headers, method="GET", body=None):
    """Status, headers and text of the answer, redirects unfollowed."""
    request = urllib.request.Request(url, method=method, headers={**headers, **AGENT},
                                     data=body.encode() if body is not None else None)
    try:
        with urllib.request.build_opener(StayHere).open(request) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read().decode()


def signed(client, url, method="GET", tamper=lambda text: text, **more):
    uri, headers, body = client.sign(url, http_method=method, **more)
    headers = dict(headers)
    headers["Authorization"] = tamper(headers["Authorization"])
    return ask(uri, headers, method, body)


def tokens_in(text):
    pairs = dict(urllib.parse.parse_qsl(text))
    return {"resource_owner_key": pairs["oauth_token"], "resource_owner_secret": pairs["oauth_token_secret"]}


def dance(url, signature_method, callback):
    """The tokens after the whole way; a code where there is no callback."""
    asking = oauth1.Client(KEY, SECRET, signature_method=signature_method, callback_uri=callback)
    status, _, text = signed(asking, url + "/oauth/request_token")
    assert status == 200 and "oauth_callback_confirmed=true" in text, (status, text)
    request_tokens = tokens_in(text)
    page = url + "/oauth/authorize?oauth_token=" + request_tokens["resource_owner_key"]
    status, headers, text = ask(page, {})
    if callback == "oob":
        assert status == 200
        verifier = re.search(r'<code id="verifier">(\w+)</code>', text).group(1)
    else:
        assert status == 302 and headers["Location"].startswith(callback.split("=")[0]), headers["Location"]
        verifier = dict(
            urllib.parse.parse_qsl(urllib.parse.urlsplit(headers["Location"]).query))["oauth_verifier"]
    trading = oauth1.Client(KEY, SECRET, signature_method=signature_method, verifier=verifier, **request_tokens)
    status, _, text = signed(trading, url + "/oauth/access_token", "POST")
    assert status == 200, (status, text)
    assert signed(trading, url + "/oauth/access_token", "POST")[0] == 400
    return tokens_in(text)


def check_method(url, signature_method):
    tokens = dance(url, signature_method, "http://127.0.0.1:9/callback?x=ä b")
    dance(url, signature_method, "oob")
    client = oauth1.Client(KEY, SECRET, signature_method=signature_method, **tokens)
    status, _, text = signed(client, url + "/oauth/identity")
    assert status == 200 and '"username":"crate_digger"' in text, (status, text)
    search = url + "/database/search?q=many+%26%20m%C3%A4r&type=release&a=&per_page=5"
    assert signed(client, search)[0] == 200
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    asking = oauth1.Client(KEY, SECRET, signature_method=signature_method, callback_uri="oob")
    assert signed(asking, url + "/oauth/request_token", "POST", body="a=b+c&d=%C3%A9", headers=form)[0] == 200

    def other_signature(text):
        return re.sub(r'oauth_signature="(.)', lambda m: 'oauth_signature="' + ("A" if m.group(1) != "A" else "B"),
                      text)
    assert signed(client, url + "/oauth/identity", tamper=other_signature)[0] == 401
    wrong = oauth1.Client(KEY, "another", signature_method=signature_method, **tokens)
    assert signed(wrong, url + "/oauth/identity")[0] == 401
    stranger = oauth1.Client("nobody", SECRET, signature_method=signature_method)
    status, headers, text = signed(stranger, url + "/oauth/request_token")
    assert (status, text) == (401, "Invalid consumer."), (status, text)
    assert headers["Content-Type"].startswith("text/plain")
    return tokens


def check_tampering(url, tokens):
    """HMAC covers what was asked: method, address and query."""
    client = oauth1.Client(KEY, SECRET, **tokens)
    uri, headers, _ = client.sign(url + "/database/search?q=many&per_page=5")
    assert ask(uri, headers)[0] == 200
    assert ask(uri.replace("per_page=5", "per_page=50"), headers)[0] == 401
    assert ask(url + "/releases/900000001?q=many&per_page=5", headers)[0] == 401
    assert ask(uri, headers, "DELETE")[0] == 401
    other_nonce = {"Authorization": re.sub('oauth_nonce="[^"]*"', 'oauth_nonce="1"', headers["Authorization"])}
    assert ask(uri, other_nonce)[0] == 401
    in_query = oauth1.Client(KEY, SECRET, signature_type=oauth1.SIGNATURE_TYPE_QUERY, **tokens)
    assert signed_in_query(in_query, url + "/oauth/identity") == 200


def signed_in_query(client, url):
    uri, headers, _ = client.sign(url)
    return ask(uri, headers)[0]


def main():
    with stand_in() as url:
        for signature_method in METHODS:
            check_tampering(url, check_method(url, signature_method))
    print("python3-oauthlib and the stand-in agree on", " and ".join(METHODS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
