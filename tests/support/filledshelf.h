// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/collection.h"
#include "core/library/library.h"
#include "tests/support/await.h"
#include "tests/support/madeshelf.h"

#include <QTemporaryDir>

namespace runout::test {

// As Discogs would list it.
inline discogs::CollectionItem itemOf(const library::Instance &instance)
{
    const library::Record &record = instance.record;
    discogs::CollectionItem item;
    item.release = record.id;
    item.instance = instance.id;
    item.folder = instance.folder;
    item.rating = instance.rating;
    item.dateAdded = QDateTime::fromMSecsSinceEpoch(instance.added, Qt::UTC).toString(Qt::ISODate);
    item.fields = instance.fields;
    item.basic.id = record.id;
    item.basic.title = record.title;
    item.basic.year = record.year;
    discogs::ArtistCredit artist;
    artist.name = record.artist;
    item.basic.artists = {artist};
    discogs::LabelCredit label;
    label.name = record.label;
    label.catno = record.catno;
    item.basic.labels = {label};
    discogs::Format format;
    format.name = record.formats.value(0);
    format.descriptions = record.formats.mid(1);
    format.qty = QStringLiteral("1");
    item.basic.formats = {format};
    item.basic.genres = record.genres;
    item.basic.styles = record.styles;
    item.basic.thumb = record.thumb;
    return item;
}

// Fills a collection as a synchronization would.
inline bool fillCollection(library::Collection &collection, const QList<library::Instance> &instances)
{
    constexpr int page = 500;
    bool ok = await(collection.setOwner(QStringLiteral("collector"))).has_value() &&
              await(collection.storeFolders(MadeShelf::folders())).has_value() &&
              await(collection.storeFields(MadeShelf::fields())).has_value();
    for (int from = 0; ok && from < instances.size(); from += page) {
        QList<discogs::CollectionItem> items;
        for (const library::Instance &instance : instances.mid(from, page))
            items.append(itemOf(instance));
        ok = await(collection.storeItems(items, 1)).has_value();
    }
    return ok;
}

// A collection in a file of its own, gone afterwards unless it has a folder to stay in.
class FilledShelf
{
public:
    explicit FilledShelf(const QString &folder = {})
        : m_library(
              library::Library::open((folder.isEmpty() ? m_folder.path() : folder) + QStringLiteral("/library.db"))
                  .value())
    {}
    bool fill(int count)
    {
        constexpr int part = 3'000;
        MadeShelf made;
        bool ok = true;
        for (int from = 0; ok && from < count; from += part)
            ok = fillCollection(m_collection, made.part(from, qMin(part, count - from), count));
        return ok;
    }
    bool addOne(qint64 id, const QString &title)
    {
        library::Instance instance = MadeShelf(99).instances(1).first();
        instance.id = discogs::InstanceId(id);
        instance.record.id = discogs::ReleaseId(id);
        instance.record.title = title;
        instance.added = QDateTime(QDate(2026, 7, 1), QTime(12, 0), Qt::UTC).toMSecsSinceEpoch();
        return await(m_collection.storeItems({itemOf(instance)}, 1)).has_value();
    }
    [[nodiscard]] library::Collection &collection() { return m_collection; }
    [[nodiscard]] library::Library &library() { return *m_library; }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<library::Library> m_library;
    library::Collection m_collection{*m_library};
};

} // namespace runout::test
