// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/collection_private.h"

// Which artists are in the collection, by name.
namespace runout::library {

namespace {

// "The Beatles" as Discogs files them.
QString filed(const QString &name)
{
    const auto article = QLatin1String("The ");
    return name.startsWith(article, Qt::CaseInsensitive) ? name.mid(article.size()) + QStringLiteral(", The") : name;
}

bool isOwned(Database &db, const QString &name)
{
    Query query(db, "SELECT 1 FROM record AS r WHERE (r.artist = ? COLLATE NOCASE OR r.artist = ? COLLATE NOCASE) "
                    "AND EXISTS (SELECT 1 FROM instance AS i WHERE i.release = r.release) LIMIT 1");
    query.bind(name).bind(filed(name));
    return query.next();
}

} // namespace

Answer<QStringList> Collection::ownedArtists(const QStringList &names)
{
    return d->read([names](Database &db) {
        QStringList owned;
        for (const QString &name : names) {
            if (isOwned(db, name))
                owned.append(name);
        }
        return owned;
    });
}

} // namespace runout::library
