// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/collection.h"
#include "core/library/library.h"
#include "core/library/shelf_queries.h"
#include "core/library/store.h"

namespace runout::library {

// Writes gather what they touch; it is told in the collection's thread, before the answer arrives there.
struct Collection::Private
{
    Private(Collection &collection, Library &library);

    template<class F>
    auto read(F f)
    {
        return store.read(std::move(f));
    }

    // f(Database &, Changes &) -> Result<T>, in one transaction: an error takes everything back.
    template<class T, class F>
    Answer<T> write(F f)
    {
        return store.write<T>([this, f = std::move(f)](Database &db) mutable -> Result<T> {
            Changes changes;
            Transaction transaction(db);
            Result<T> result = f(db, changes);
            if (!result)
                return result;
            queries::settle(db, changes);
            transaction.commit();
            tell(std::move(changes));
            return result;
        });
    }

    void tell(Changes changes); // from any thread
    void announce(const Changes &changes);
    void readOwnership(); // anew, in the order of the writes

    Collection &q;
    Store &store;
    QSet<qint64> owned;
    QSet<qint64> wanted;

private:
    bool update(const Changes &changes); // owned and wanted; true: they differ
};

} // namespace runout::library
