// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lastfm/types.h"

#include <QByteArray>
#include <QPair>
#include <QUrl>

// Pure: one function per method, and the only place where their names stand. A request is a value; its type says what
// comes back. Parameters: Last.fm API documentation.
namespace runout::lastfm {

using Parameters = QList<QPair<QByteArray, QString>>; // values as they are, not yet encoded; none is empty

enum class Sign {
    Key,     // the API key alone
    Secret,  // and a signature
    Session, // and the user's session key
};

struct Call
{
    QByteArray method;
    Parameters parameters; // of this call; not method, api_key, sk, api_sig, format
    Sign sign = Sign::Key;
    bool kept = false; // the answer may be kept for days
    bool operator==(const Call &) const = default;
};

template<class T>
struct Request : Call
{};

// A call that changes something: POST, sent once.
template<class T>
struct Write : Call
{};

namespace requests {

constexpr int mostPlays = 50; // in one scrobble

// language: ISO 639-1, of the biography; "": English.
Request<Artist> artistInfo(const QString &artist, const QString &language = {});
Request<TopTags> artistTopTags(const QString &artist);
Request<QList<SimilarArtist>> similarArtists(const QString &artist, int limit = 20);
Request<QList<FoundArtist>> artistSearch(const QString &words, int limit = 30);
Request<Album> albumInfo(const QString &artist, const QString &album, const QString &language = {});
Request<TopTags> albumTopTags(const QString &artist, const QString &album);
Request<Track> trackInfo(const QString &artist, const QString &track);
Request<QList<SimilarTrack>> similarTracks(const QString &artist, const QString &track, int limit = 20);
Request<User> userInfo(const QString &user);
// Plays that started in from..to; either may be invalid: open. At most 200 a page.
Request<RecentTracks> recentTracks(const QString &user, const QDateTime &from = {}, const QDateTime &to = {},
                                   int limit = 50, int page = 1);
Request<Token> token();
Request<Session> session(const QString &token);

Write<NowPlaying> updateNowPlaying(const Play &play);
// Oldest first, at most mostPlays; what is more is left out.
Write<Scrobbled> scrobble(const QList<Play> &plays);

// Where the user allows the program.
QUrl allowPage(const QUrl &web, const QString &key, const QString &token);

// Everything that goes over the wire, with the signature where the call is signed.
Parameters wire(const Call &call, const Credentials &credentials);
// MD5 over all parameters but format, callback and api_sig, by name in byte order, and the secret; lower-case hex.
QString signature(const Parameters &parameters, const QString &secret);
// Percent-encoded: a query, or the body of a form.
QByteArray encoded(const Parameters &parameters);

} // namespace requests
} // namespace runout::lastfm
