// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/library.h"

#include "core/base/log.h"
#include "core/discogs/mapper.h"
#include "core/library/queries.h"
#include "core/library/schema.h"

#include <SQLiteCpp/Exception.h>

#include <QDir>
#include <QFileInfo>

namespace runout::library {

using namespace discogs;

namespace {

// Checking a file costs about a second per gigabyte: every time where that is not noticed, else after a crash.
constexpr qint64 alwaysChecked = 32 * 1024 * 1024;

bool isWorthChecking(const QString &file)
{
    const QFileInfo info(file);
    return info.exists() && (info.size() < alwaysChecked || QFileInfo::exists(file + QLatin1String("-wal")));
}

struct Opened
{
    std::unique_ptr<Database> database;
    QString setAside;
};

Result<Opened> opened(const QString &file, Database::Access access)
{
    const bool check = access == Database::Access::ReadWrite && isWorthChecking(file);
    auto database = Database::open(file, access);
    if (!database)
        return Failure(database.error());
    if (const QString damage = check ? (*database)->damage() : QString(); !damage.isEmpty())
        return failure(ErrorCode::BadReply, damage);
    return Opened{std::move(*database), {}};
}

Result<Opened> openedOrReplaced(const QString &file)
{
    if (!QDir().mkpath(QFileInfo(file).absolutePath()))
        return failure(ErrorCode::Storage, QLatin1String("no folder for ") + file);
    auto first = opened(file, Database::Access::ReadWrite);
    if (first || first.error().code != ErrorCode::BadReply)
        return first;
    const auto aside = setAsideDamaged(file);
    if (!aside)
        return failure(ErrorCode::Storage, aside.error().detail);
    auto fresh = opened(file, Database::Access::ReadWrite);
    if (fresh)
        fresh->setAside = *aside;
    return fresh;
}

Error storageError(Error error)
{
    error.code = ErrorCode::Storage;
    return error;
}

template<class T>
Result<Row> mappedRow(const QByteArray &body)
{
    return map<T>(body).map([](const T &value) { return rowOf(value); });
}

Result<Row> rowOfBody(EntityKind kind, const QByteArray &body)
{
    switch (kind) {
    case EntityKind::Release:
        return mappedRow<Release>(body);
    case EntityKind::Master:
        return mappedRow<Master>(body);
    case EntityKind::Artist:
        return mappedRow<Artist>(body);
    case EntityKind::Label:
        return mappedRow<Label>(body);
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

void openPool(QThreadPool &pool, const char *name)
{
    pool.setMaxThreadCount(1);
    pool.setObjectName(QLatin1String(name));
}

} // namespace

// Reads have a connection and a pool of their own: they do not wait for a long write (WAL).
struct Library::Private
{
    QString setAside;
    std::unique_ptr<Database> writer; // none in read-only mode
    std::unique_ptr<Database> reader;
    QThreadPool writing;
    QThreadPool reading;

    template<class F>
    static auto guarded(Database &database, F &f) -> Result<std::decay_t<std::invoke_result_t<F, Database &>>>
    {
        try {
            return f(database);
        } catch (const SQLite::Exception &e) {
            qCWarning(lcLibrary) << "library:" << e.what();
            return failure(ErrorCode::Storage, QString::fromUtf8(e.what()));
        }
    }

    template<class F>
    auto read(F f)
    {
        return runOn(reading, [this, f = std::move(f)]() mutable { return guarded(*reader, f); });
    }

    template<class T, class F>
    Answer<T> write(F f)
    {
        if (!writer)
            return readyFailure<T>(ErrorCode::Storage, QStringLiteral("this library is read-only"));
        return runOn(writing, [this, f = std::move(f)]() mutable { return guarded(*writer, f); });
    }

    [[nodiscard]] Result<bool> openBoth(const QString &file);
    [[nodiscard]] Result<bool> openOnlyReader(const QString &file);
};

Result<bool> Library::Private::openBoth(const QString &file)
{
    auto first = openedOrReplaced(file);
    if (!first)
        return Failure(storageError(first.error()));
    if (auto migrated = first->database->migrate(schemaSteps()); !migrated)
        return Failure(storageError(migrated.error()));
    auto second = Database::open(file, Database::Access::Reader);
    if (!second)
        return Failure(storageError(second.error()));
    setAside = first->setAside;
    writer = std::move(first->database);
    reader = std::move(*second);
    return true;
}

Result<bool> Library::Private::openOnlyReader(const QString &file)
{
    auto only = Database::open(file, Database::Access::Immutable);
    if (!only)
        return Failure(storageError(only.error()));
    const int newest = static_cast<int>(schemaSteps().size());
    if (const int held = (*only)->version(); held != newest)
        return failure(ErrorCode::Storage, QStringLiteral("the library has schema %1, not %2").arg(held).arg(newest));
    reader = std::move(*only);
    return true;
}

Result<std::unique_ptr<Library>> Library::open(const QString &file, Mode mode)
{
    auto d = std::make_unique<Private>();
    openPool(d->writing, "library writing");
    openPool(d->reading, "library reading");
    const auto done = mode == Mode::ReadWrite ? d->openBoth(file) : d->openOnlyReader(file);
    if (!done)
        return Failure(done.error());
    return std::unique_ptr<Library>(new Library(std::move(d)));
}

Library::Library(std::unique_ptr<Private> parts)
    : d(std::move(parts))
{}

// Questions nobody will hear the answer to are dropped; what was to be remembered is still written.
Library::~Library()
{
    d->reading.clear();
    d->reading.waitForDone();
    d->writing.waitForDone();
}

QString Library::setAside() const
{
    return d->setAside;
}

bool Library::isReadOnly() const
{
    return !d->writer;
}

Answer<bool> Library::remember(const Entity &entity, const QByteArray &body, const QDateTime &asOf)
{
    if (!d->writer)
        return readyFailure<bool>(ErrorCode::Storage, QStringLiteral("this library is read-only"));
    return runOn(d->writing, [p = d.get(), entity, body, asOf]() -> Result<bool> {
        const auto row = rowOfBody(entity.kind, body);
        if (!row)
            return Failure(row.error());
        if (row->seen.entity != entity)
            return failure(ErrorCode::BadReply, QStringLiteral("$.id: another one than asked for"));
        auto store = [&](Database &db) { return queries::storeComplete(db, *row, body, asOf); };
        return Private::guarded(*p->writer, store);
    });
}

Answer<int> Library::remember(const QList<SearchResult> &seen, const QDateTime &asOf)
{
    return d->write<int>([seen, asOf](Database &db) { return queries::storeSeen(db, rowsOf(seen), asOf); });
}

Answer<int> Library::remember(ArtistId artist, const QList<ArtistRelease> &listed, const QDateTime &asOf)
{
    return d->write<int>([artist, listed, asOf](Database &db) {
        QList<CreditRow> credits;
        for (const ArtistRelease &release : listed)
            credits += {artist, release.role, release.trackInfo};
        return queries::storeCredits(db, rowsOf(listed), credits, asOf);
    });
}

Answer<int> Library::remember(LabelId label, const QList<LabelRelease> &listed, const QDateTime &asOf)
{
    return d->write<int>([label, listed, asOf](Database &db) {
        QList<LabelRow> labels;
        for (const LabelRelease &release : listed)
            labels += {label, release.catno};
        return queries::storeLabels(db, rowsOf(listed), labels, asOf);
    });
}

Answer<int> Library::remember(MasterId master, const QList<Version> &listed, const QDateTime &asOf)
{
    return d->write<int>([master, listed, asOf](Database &db) {
        const QString artist = queries::artistOf(db, master);
        QList<Row> rows;
        for (const Version &version : listed)
            rows += rowOf(version, master, artist);
        return queries::storeSeen(db, rows, asOf);
    });
}

Answer<Held<QByteArray>> Library::body(const Entity &entity)
{
    return runOn(d->reading, [p = d.get(), entity]() -> Result<Held<QByteArray>> {
        auto find = [&](Database &db) { return queries::body(db, entity); };
        return Private::guarded(*p->reader, find).and_then(orNotFound<Held<QByteArray>>);
    });
}

Answer<QList<SearchResult>> Library::search(const SearchQuery &query, int limit, int offset)
{
    return d->read([query, limit, offset](Database &db) { return queries::search(db, query, limit, offset); });
}

Answer<QList<ArtistRelease>> Library::artistReleases(ArtistId id)
{
    return d->read([id](Database &db) { return queries::artistReleases(db, id); });
}

Answer<QList<LabelRelease>> Library::labelReleases(LabelId id)
{
    return d->read([id](Database &db) { return queries::labelReleases(db, id); });
}

Answer<QList<Version>> Library::versions(MasterId id)
{
    return d->read([id](Database &db) { return queries::versions(db, id); });
}

Answer<QHash<Entity, QString>> Library::names(const QList<Entity> &entities)
{
    return d->read([entities](Database &db) { return queries::names(db, entities); });
}

Answer<Entity> Library::byName(EntityKind kind, const QString &name)
{
    return runOn(d->reading, [p = d.get(), kind, name]() -> Result<Entity> {
        auto find = [&](Database &db) { return queries::byName(db, kind, name); };
        return Private::guarded(*p->reader, find).and_then(orNotFound<Entity>);
    });
}

Answer<bool> Library::rememberMarket(ReleaseId id, const MarketStats &stats, const QDateTime &at)
{
    return d->write<bool>([id, stats, at](Database &db) { return queries::storeMarket(db, id, stats, at); });
}

Answer<QList<Library::MarketPoint>> Library::marketHistory(ReleaseId id)
{
    return d->read([id](Database &db) { return queries::marketHistory(db, id); });
}

Answer<Library::Counts> Library::counts()
{
    return d->read([](Database &db) { return queries::counts(db); });
}

} // namespace runout::library
