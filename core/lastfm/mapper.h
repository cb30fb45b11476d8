// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/lastfm/types.h"

#include <QByteArray>
#include <QJsonObject>

// Pure: bytes to types. The JSON is made from XML: numbers are text or not, a list of one is the thing itself, nothing
// is "" or a line break. {"error": ...} is that error, whatever else it says; a wrong shape is ErrorCode::BadReply with
// the JSON path.
namespace runout::lastfm {

// The root of an answer; its error, if it is one. A byte order mark is skipped.
[[nodiscard]] Result<QJsonObject> answerIn(const QByteArray &json);

template<class T>
[[nodiscard]] Result<T> map(const QByteArray &json);

template<>
Result<Artist> map<Artist>(const QByteArray &json);
template<>
Result<TopTags> map<TopTags>(const QByteArray &json);
template<>
Result<QList<SimilarArtist>> map<QList<SimilarArtist>>(const QByteArray &json);
template<>
Result<QList<FoundArtist>> map<QList<FoundArtist>>(const QByteArray &json);
template<>
Result<Album> map<Album>(const QByteArray &json);
template<>
Result<Track> map<Track>(const QByteArray &json);
template<>
Result<QList<SimilarTrack>> map<QList<SimilarTrack>>(const QByteArray &json);
template<>
Result<User> map<User>(const QByteArray &json);
template<>
Result<Token> map<Token>(const QByteArray &json);
template<>
Result<Session> map<Session>(const QByteArray &json);
template<>
Result<NowPlaying> map<NowPlaying>(const QByteArray &json);
template<>
Result<Scrobbled> map<Scrobbled>(const QByteArray &json);
template<>
Result<RecentTracks> map<RecentTracks>(const QByteArray &json);

} // namespace runout::lastfm
