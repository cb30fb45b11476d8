// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/discogs/requests.h"
#include "core/discogs/types.h"

#include <QByteArray>

// Pure: bytes to types. Missing keys, nulls, numbers as text and unknown keys are no error; a wrong shape is
// ErrorCode::BadReply whose detail names the JSON path ("$.tracklist[3].title: expected text, found list").
namespace runout::discogs {

template<class T>
[[nodiscard]] Result<T> map(const QByteArray &json);

template<>
Result<Release> map<Release>(const QByteArray &json);
template<>
Result<CommunityRating> map<CommunityRating>(const QByteArray &json);
template<>
Result<UserRating> map<UserRating>(const QByteArray &json);
template<>
Result<ReleaseStats> map<ReleaseStats>(const QByteArray &json);
template<>
Result<Master> map<Master>(const QByteArray &json);
template<>
Result<VersionsPage> map<VersionsPage>(const QByteArray &json);
template<>
Result<Artist> map<Artist>(const QByteArray &json);
template<>
Result<Page<ArtistRelease>> map<Page<ArtistRelease>>(const QByteArray &json);
template<>
Result<Label> map<Label>(const QByteArray &json);
template<>
Result<Page<LabelRelease>> map<Page<LabelRelease>>(const QByteArray &json);
template<>
Result<Page<SearchResult>> map<Page<SearchResult>>(const QByteArray &json);
template<>
Result<MarketStats> map<MarketStats>(const QByteArray &json);
template<>
Result<PriceSuggestions> map<PriceSuggestions>(const QByteArray &json);
template<>
Result<Identity> map<Identity>(const QByteArray &json);
template<>
Result<Profile> map<Profile>(const QByteArray &json);

// The text of an error body: {"message": ...}, plain text, or "" for HTML and nothing.
QString errorMessage(const QByteArray &body);

} // namespace runout::discogs
