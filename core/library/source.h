// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/held.h"
#include "core/discogs/requests.h"
#include "core/discogs/types.h"
#include "core/library/library.h"

#include <QObject>

#include <chrono>

namespace runout::discogs {
class Client;
}

namespace runout::library {

// What the panes ask. Each question can be put twice: with Refresh::HeldOnly for what is on this machine (library or
// cache, at once), and with IfStale or Always for what Discogs says; the latter is remembered in the library.
// Without a client (the sample library) everything comes from the library: IfStale and Always answer what is held.
class Source : public QObject
{
    Q_OBJECT
public:
    Source(Library &library, discogs::Client *client, QObject *parent = nullptr);
    ~Source() override;

    [[nodiscard]] bool hasNetwork() const; // false for the sample library
    // How old what the library holds may be before it counts as expired; 7 days unless set.
    void setDatabaseTtl(std::chrono::seconds ttl);

    [[nodiscard]] Answer<Held<discogs::Release>> release(discogs::ReleaseId id, Refresh refresh);
    [[nodiscard]] Answer<Held<discogs::Master>> master(discogs::MasterId id, Refresh refresh);
    [[nodiscard]] Answer<Held<discogs::Artist>> artist(discogs::ArtistId id, Refresh refresh);
    [[nodiscard]] Answer<Held<discogs::Label>> label(discogs::LabelId id, Refresh refresh);

    // Lists, page by page: pass the request of requests.h, or the page's `next`. Held: one page with all that is held;
    // its age is invalid where it was put together from what was seen at different times.
    [[nodiscard]] Answer<Held<discogs::VersionsPage>> versions(const discogs::VersionsQuery &query, Refresh refresh);
    [[nodiscard]] Answer<Held<discogs::VersionsPage>> more(const discogs::Request<discogs::VersionsPage> &next);
    // The discography of "Various" is never asked for: an empty page.
    [[nodiscard]] Answer<Held<discogs::Page<discogs::ArtistRelease>>> artistReleases(discogs::ArtistId id,
                                                                                     const QString &sort,
                                                                                     discogs::SortOrder order,
                                                                                     Refresh refresh);
    [[nodiscard]] Answer<Held<discogs::Page<discogs::ArtistRelease>>> more(
        const discogs::Request<discogs::Page<discogs::ArtistRelease>> &next);
    [[nodiscard]] Answer<Held<discogs::Page<discogs::LabelRelease>>> labelReleases(discogs::LabelId id,
                                                                                   Refresh refresh);
    [[nodiscard]] Answer<Held<discogs::Page<discogs::LabelRelease>>> more(
        const discogs::Request<discogs::Page<discogs::LabelRelease>> &next);
    [[nodiscard]] Answer<Held<discogs::Page<discogs::SearchResult>>> search(const discogs::SearchQuery &query,
                                                                            Refresh refresh);
    [[nodiscard]] Answer<Held<discogs::Page<discogs::SearchResult>>> more(
        const discogs::Request<discogs::Page<discogs::SearchResult>> &next);

    // Market figures; a fresh answer is also added to the own price history.
    [[nodiscard]] Answer<Held<discogs::MarketStats>> marketStats(discogs::ReleaseId id, const QString &currency,
                                                                 Refresh refresh);
    [[nodiscard]] Answer<Held<discogs::PriceSuggestions>> priceSuggestions(discogs::ReleaseId id, Refresh refresh);
    [[nodiscard]] Answer<Held<discogs::CommunityRating>> communityRating(discogs::ReleaseId id, Refresh refresh);
    [[nodiscard]] Answer<QList<Library::MarketPoint>> marketHistory(discogs::ReleaseId id);

    [[nodiscard]] Answer<QHash<discogs::Entity, QString>> names(const QList<discogs::Entity> &entities);
    // An artist or label by exact name: from the library, else by a search at Discogs. NotFound.
    [[nodiscard]] Answer<discogs::Entity> byName(discogs::EntityKind kind, const QString &name);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace runout::library
