// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/store.h"

#include "core/base/log.h"
#include "core/library/rescue.h"
#include "core/library/schema.h"

#include <QDir>
#include <QFileInfo>

namespace runout::library {

namespace {

// Checking a file costs about a second per gigabyte: every time where that is not noticed, else after a crash.
constexpr qint64 alwaysChecked = 32 * 1024 * 1024;

bool isWorthChecking(const QString &file)
{
    const QFileInfo info(file);
    return info.exists() && (info.size() < alwaysChecked || QFileInfo::exists(file + QLatin1String("-wal")));
}

using Opened = Store::Opened;

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

void openPool(QThreadPool &pool, const char *name)
{
    pool.setMaxThreadCount(1);
    pool.setObjectName(QLatin1String(name));
}

} // namespace

Store::Store()
{
    openPool(m_writing, "library writing");
    openPool(m_reading, "library reading");
}

Store::~Store()
{
    m_reading.clear();
    m_reading.waitForDone();
    m_writing.waitForDone();
}

void Store::waitForAll()
{
    m_reading.waitForDone();
    m_writing.waitForDone();
}

Error Store::logged(const char *what)
{
    qCWarning(lcLibrary) << "library:" << what;
    return {ErrorCode::Storage, QString::fromUtf8(what)};
}

Result<bool> Store::rescue(const Opened &opened)
{
    m_setAside = opened.setAside;
    if (m_setAside.isEmpty())
        return true;
    auto edits = [this](Database &db) { return rescueEdits(m_setAside, db); };
    return guarded(*opened.database, edits).map([this](int rescued) {
        m_rescuedEdits = rescued;
        return true;
    });
}

Result<bool> Store::openBoth(const QString &file)
{
    auto first = openedOrReplaced(file);
    if (!first)
        return Failure(storageError(first.error()));
    if (auto migrated = first->database->migrate(schemaSteps()); !migrated)
        return Failure(storageError(migrated.error()));
    if (auto rescued = rescue(*first); !rescued)
        return rescued;
    auto second = Database::open(file, Database::Access::Reader);
    if (!second)
        return Failure(storageError(second.error()));
    m_writer = std::move(first->database);
    m_reader = std::move(*second);
    return true;
}

Result<bool> Store::openOnlyReader(const QString &file)
{
    auto only = Database::open(file, Database::Access::Immutable);
    if (!only)
        return Failure(storageError(only.error()));
    const int newest = static_cast<int>(schemaSteps().size());
    if (const int held = (*only)->version(); held != newest)
        return failure(ErrorCode::Storage, QStringLiteral("the library has schema %1, not %2").arg(held).arg(newest));
    m_reader = std::move(*only);
    return true;
}

Result<std::unique_ptr<Store>> Store::open(const QString &file, bool writable)
{
    std::unique_ptr<Store> store(new Store);
    const auto done = writable ? store->openBoth(file) : store->openOnlyReader(file);
    if (!done)
        return Failure(done.error());
    return store;
}

} // namespace runout::library
