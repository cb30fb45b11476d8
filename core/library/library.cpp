// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/library.h"

#include "core/discogs/mapper.h"
#include "core/library/market_queries.h"
#include "core/library/queries.h"
#include "core/library/store.h"

namespace runout::library {

using namespace discogs;

namespace {

// What an answer gives to keep.
struct Known
{
    Row row;
    std::optional<Record> record; // of a release
};

template<class T>
Result<Known> mapped(const QByteArray &body)
{
    return map<T>(body).map([](const T &value) { return Known{rowOf(value), std::nullopt}; });
}

template<>
Result<Known> mapped<Release>(const QByteArray &body)
{
    return map<Release>(body).map([](const Release &release) { return Known{rowOf(release), recordOf(release)}; });
}

Result<Known> knownFrom(EntityKind kind, const QByteArray &body)
{
    switch (kind) {
    case EntityKind::Release:
        return mapped<Release>(body);
    case EntityKind::Master:
        return mapped<Master>(body);
    case EntityKind::Artist:
        return mapped<Artist>(body);
    case EntityKind::Label:
        return mapped<Label>(body);
    }
    return failure(ErrorCode::BadReply);
}

template<class Listed>
QList<Row> rowsOf(const QList<Listed> &listed)
{
    QList<Row> rows;
    rows.reserve(listed.size());
    for (const Listed &item : listed)
        rows += rowOf(item);
    return rows;
}

// Nothing found is an answer of its own.
template<class T>
Result<T> orNotFound(std::optional<T> found)
{
    if (!found)
        return failure(ErrorCode::NotFound);
    return std::move(*found);
}

} // namespace

Result<std::unique_ptr<Library>> Library::open(const QString &file, Mode mode)
{
    return Store::open(file, mode == Mode::ReadWrite).map([](std::unique_ptr<Store> store) {
        return std::unique_ptr<Library>(new Library(std::move(store)));
    });
}

Library::Library(std::unique_ptr<Store> store)
    : m_store(std::move(store))
{}

// Nothing is told from the pools once this is half gone.
Library::~Library()
{
    m_store->waitForAll();
}

QString Library::setAside() const
{
    return m_store->setAside();
}

int Library::rescuedEdits() const
{
    return m_store->rescuedEdits();
}

bool Library::isReadOnly() const
{
    return m_store->isReadOnly();
}

// On the writing pool.
int Library::tellNew(int count)
{
    if (count > 0)
        QMetaObject::invokeMethod(this, &Library::remembered, Qt::QueuedConnection);
    return count;
}

Answer<bool> Library::remember(const Entity &entity, const QByteArray &body, const QDateTime &asOf)
{
    return m_store->write<bool>([this, entity, body, asOf](Database &db) -> Result<bool> {
        const auto known = knownFrom(entity.kind, body);
        if (!known)
            return Failure(known.error());
        if (known->row.seen.entity != entity)
            return failure(ErrorCode::BadReply, QStringLiteral("$.id: another one than asked for"));
        Changes changes;
        const bool isNew = queries::storeComplete(db, known->row, body, asOf, known->record, changes);
        if (changes.state || changes.wants || !changes.instances.isEmpty())
            QMetaObject::invokeMethod(
                this, [this, changes] { Q_EMIT recordsChanged(changes); }, Qt::QueuedConnection);
        tellNew(1); // also what is new of it
        return isNew;
    });
}

Answer<int> Library::remember(const QList<SearchResult> &seen, const QDateTime &asOf)
{
    return m_store->write<int>(
        [this, seen, asOf](Database &db) { return tellNew(queries::storeSeen(db, rowsOf(seen), asOf)); });
}

Answer<int> Library::remember(ArtistId artist, const QList<ArtistRelease> &listed, const QDateTime &asOf)
{
    return m_store->write<int>([this, artist, listed, asOf](Database &db) {
        QList<CreditRow> credits;
        for (const ArtistRelease &release : listed)
            credits += {artist, release.role, release.trackInfo};
        return tellNew(queries::storeCredits(db, rowsOf(listed), credits, asOf));
    });
}

Answer<int> Library::remember(LabelId label, const QList<LabelRelease> &listed, const QDateTime &asOf)
{
    return m_store->write<int>([this, label, listed, asOf](Database &db) {
        QList<LabelRow> labels;
        for (const LabelRelease &release : listed)
            labels += {label, release.catno};
        return tellNew(queries::storeLabels(db, rowsOf(listed), labels, asOf));
    });
}

Answer<int> Library::remember(MasterId master, const QList<Version> &listed, const QDateTime &asOf)
{
    return m_store->write<int>([this, master, listed, asOf](Database &db) {
        const QString artist = queries::artistOf(db, master);
        QList<Row> rows;
        for (const Version &version : listed)
            rows += rowOf(version, master, artist);
        return tellNew(queries::storeSeen(db, rows, asOf));
    });
}

Answer<Held<QByteArray>> Library::body(const Entity &entity)
{
    return m_store->read([entity](Database &db) { return orNotFound(queries::body(db, entity)); });
}

Answer<QList<SearchResult>> Library::search(const SearchQuery &query, int limit, int offset)
{
    return m_store->read([query, limit, offset](Database &db) { return queries::search(db, query, limit, offset); });
}

Answer<QList<ArtistRelease>> Library::artistReleases(ArtistId id)
{
    return m_store->read([id](Database &db) { return queries::artistReleases(db, id); });
}

Answer<QList<LabelRelease>> Library::labelReleases(LabelId id)
{
    return m_store->read([id](Database &db) { return queries::labelReleases(db, id); });
}

Answer<QList<Version>> Library::versions(MasterId id)
{
    return m_store->read([id](Database &db) { return queries::versions(db, id); });
}

Answer<QHash<Entity, QString>> Library::names(const QList<Entity> &entities)
{
    return m_store->read([entities](Database &db) { return queries::names(db, entities); });
}

Answer<Entity> Library::byName(EntityKind kind, const QString &name)
{
    return m_store->read([kind, name](Database &db) { return orNotFound(queries::byName(db, kind, name)); });
}

Answer<bool> Library::rememberMarket(ReleaseId id, const MarketStats &stats, const QDateTime &at)
{
    const auto kept =
        m_store->write<bool>([id, stats, at](Database &db) { return queries::storeMarket(db, id, stats, at); });
    whenDone(kept, this, [this, id](const Result<bool> &isNew) {
        if (isNew && *isNew)
            Q_EMIT marketSeen(id);
    });
    return kept;
}

Answer<bool> Library::rememberSuggestions(ReleaseId id, const PriceSuggestions &suggestions, const QDateTime &at)
{
    const auto kept = m_store->write<bool>(
        [id, suggestions, at](Database &db) { return queries::storeSuggestions(db, id, suggestions, at); });
    whenDone(kept, this, [this, id](const Result<bool> &isNew) {
        if (isNew && *isNew)
            Q_EMIT suggestionsSeen(id);
    });
    return kept;
}

Answer<QList<Library::MarketPoint>> Library::marketHistory(ReleaseId id)
{
    return m_store->read([id](Database &db) { return queries::marketHistory(db, id); });
}

Answer<Library::Counts> Library::counts()
{
    return m_store->read([](Database &db) { return queries::counts(db); });
}

} // namespace runout::library
