// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/mapper.h"
#include "core/library/collection_private.h"
#include "core/library/statistics_queries.h"

// What the collection is made of.
namespace runout::library {

using namespace discogs;

Answer<ShelfStatistics> Collection::statistics()
{
    return d->read([](Database &db) { return statisticsOf(queries::countedShelf(db)); });
}

Answer<PeopleTally> Collection::people(int most)
{
    return d->read([most](Database &db) { return queries::people(db, most); });
}

Answer<ShelfCredits> Collection::creditsOf(const Entity &entity)
{
    return d->read([entity](Database &db) { return queries::shelfCredits(db, entity); });
}

Answer<std::shared_ptr<const PlayedTogether>> Collection::playedTogether()
{
    return d->read([](Database &db) -> std::shared_ptr<const PlayedTogether> {
        return std::make_shared<const PlayedTogether>(queries::playedTogether(db));
    });
}

Answer<int> Collection::measurePlayTimes(int most)
{
    return d->store.write<int>([most](Database &db) -> Result<int> {
        const QList<queries::Unmeasured> found = queries::unmeasured(db, most);
        Transaction transaction(db);
        for (const queries::Unmeasured &one : found) {
            // What cannot be read has no playing time, and is not tried again.
            const auto read = map<Release>(one.body);
            queries::putInFull(db, one.release, read ? playTimeOf(read->tracklist) : PlayTime{0, 1},
                               read ? companiesOf(*read) : QList<CompanyRow>());
        }
        transaction.commit();
        return static_cast<int>(found.size());
    });
}

} // namespace runout::library
