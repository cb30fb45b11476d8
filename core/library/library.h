// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/held.h"
#include "core/discogs/requests.h"
#include "core/discogs/types.h"

#include <QObject>
#include <QSet>

namespace runout::library {

class Store;
struct Changes;

// What was seen, searchable, offline too: SQLite with FTS5, one file. All work runs on one serial pool; the calls
// return at once. Only this room knows SQL.
class Library : public QObject
{
    Q_OBJECT
public:
    enum class Mode { ReadWrite, ReadOnly }; // the sample library is opened read-only
    // Opens or creates and migrates `file` (backup first). Storage: cannot be opened, or a newer schema.
    // A damaged file is set aside as FILE.damaged-DATE and a new one begun; `setAside` tells.
    [[nodiscard]] static Result<std::unique_ptr<Library>> open(const QString &file, Mode mode = Mode::ReadWrite);
    ~Library() override;

    [[nodiscard]] QString setAside() const; // path of a damaged file that was replaced at opening, or ""
    [[nodiscard]] int rescuedEdits() const; // edits waiting to be sent that were brought over from it
    [[nodiscard]] bool isReadOnly() const;

    // Keeps the complete answer of an entity and indexes it. true: it was new.
    Answer<bool> remember(const discogs::Entity &entity, const QByteArray &body, const QDateTime &asOf);
    // Keeps rows seen in lists (search, discography, versions) as far as nothing better is held.
    Answer<int> remember(const QList<discogs::SearchResult> &seen, const QDateTime &asOf);

    // The same for rows of a discography, of a label's releases and of a master's versions: they are then found again
    // through artistReleases(), labelReleases() and versions().
    Answer<int> remember(discogs::ArtistId artist, const QList<discogs::ArtistRelease> &listed, const QDateTime &asOf);
    Answer<int> remember(discogs::LabelId label, const QList<discogs::LabelRelease> &listed, const QDateTime &asOf);
    Answer<int> remember(discogs::MasterId master, const QList<discogs::Version> &listed, const QDateTime &asOf);

    // The complete answer as last seen. NotFound.
    [[nodiscard]] Answer<Held<QByteArray>> body(const discogs::Entity &entity);

    // What is held that matches all words of `query.q` (prefixes, accents and case ignored; titles, artists, labels,
    // catalogue numbers, barcodes, tracks, credits, years) and its other parameters; best first.
    [[nodiscard]] Answer<QList<discogs::SearchResult>> search(const discogs::SearchQuery &query, int limit,
                                                              int offset = 0);

    // From what is held alone, for the sample library and without a network.
    [[nodiscard]] Answer<QList<discogs::ArtistRelease>> artistReleases(discogs::ArtistId id);
    [[nodiscard]] Answer<QList<discogs::LabelRelease>> labelReleases(discogs::LabelId id);
    [[nodiscard]] Answer<QList<discogs::Version>> versions(discogs::MasterId id);

    // Names of entities, for markup by id. Unknown ones are left out.
    [[nodiscard]] Answer<QHash<discogs::Entity, QString>> names(const QList<discogs::Entity> &entities);
    // Artist or label by its exact Discogs name.
    [[nodiscard]] Answer<discogs::Entity> byName(discogs::EntityKind kind, const QString &name);

    // Own price history: one point per release, day (UTC) and currency, the last one of the day.
    struct MarketPoint
    {
        QDateTime at;
        discogs::MarketStats stats;
    };
    Answer<bool> rememberMarket(discogs::ReleaseId id, const discogs::MarketStats &stats, const QDateTime &at);
    [[nodiscard]] Answer<QList<MarketPoint>> marketHistory(discogs::ReleaseId id); // oldest first
    // What Discogs suggests to ask, by media condition: of each day the last. An empty list is kept as such.
    Answer<bool> rememberSuggestions(discogs::ReleaseId id, const discogs::PriceSuggestions &suggestions,
                                     const QDateTime &at);

    struct Counts
    {
        int releases = 0, masters = 0, artists = 0, labels = 0;
    };
    [[nodiscard]] Answer<Counts> counts();

    // The file and its connections, for the collector's own part of it.
    [[nodiscard]] Store &store() const { return *m_store; }

Q_SIGNALS:
    void remembered(); // something new is held: the counts have changed
    // A release of the collector's own lists has become complete: for Collection, which tells it on.
    void recordsChanged(const runout::library::Changes &changes);
    void marketSeen(runout::discogs::ReleaseId release); // a figure was kept
    void suggestionsSeen(runout::discogs::ReleaseId release);

private:
    explicit Library(std::unique_ptr<Store> store);
    int tellNew(int count);
    std::unique_ptr<Store> m_store;
};

} // namespace runout::library
