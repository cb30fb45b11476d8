// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/requests.h"
#include "core/discogs/types.h"

// Pure: what Discogs does to its lists on request, done to the lists that are held.
namespace runout::library {

// sort: year (also for ""), title or format; an unknown year is last in either order.
[[nodiscard]] QList<discogs::ArtistRelease> sorted(QList<discogs::ArtistRelease> releases, const QString &sort,
                                                   discogs::SortOrder order);

// Those that pass the query's filters, in its order. Several values of one filter: any of them.
[[nodiscard]] QList<discogs::Version> chosen(const QList<discogs::Version> &versions,
                                             const discogs::VersionsQuery &query);

// format, label, country and released, as Discogs offers them: most frequent first, years in order.
[[nodiscard]] QList<discogs::Facet> facetsOf(const QList<discogs::Version> &versions);

} // namespace runout::library
