// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/collection_private.h"
#include "core/library/shelf_sync.h"

// What Sync brings.
namespace runout::library {

using namespace discogs;

Answer<bool> Collection::setOwner(const QString &user)
{
    return d->write<bool>([user](Database &db, Changes &changes) -> Result<bool> {
        const QString held = queries::mark(db, QStringLiteral("owner"));
        if (held.compare(user, Qt::CaseInsensitive) == 0)
            return true;
        if (!held.isEmpty())
            return failure(ErrorCode::Rejected, QLatin1String("the shelf of ") + held + QLatin1String(" is held"));
        queries::setMark(db, QStringLiteral("owner"), user);
        changes.state = true;
        return true;
    });
}

Answer<bool> Collection::storeFolders(const QList<Folder> &folders)
{
    return d->write<bool>([folders](Database &db, Changes &changes) -> Result<bool> {
        queries::storeFolders(db, folders, changes);
        return true;
    });
}

Answer<bool> Collection::storeFields(const QList<CollectionField> &fields)
{
    return d->write<bool>([fields](Database &db, Changes &changes) -> Result<bool> {
        queries::storeFields(db, fields, changes);
        return true;
    });
}

Answer<int> Collection::storeItems(const QList<CollectionItem> &items, qint64 sweep)
{
    return d->write<int>([items, sweep](Database &db, Changes &changes) -> Result<int> {
        return queries::storeItems(db, items, sweep, changes);
    });
}

Answer<int> Collection::storeWants(const QList<Want> &wants, qint64 sweep)
{
    return d->write<int>([wants, sweep](Database &db, Changes &changes) -> Result<int> {
        return queries::storeWants(db, wants, sweep, changes);
    });
}

Answer<int> Collection::endItemSweep(qint64 sweep)
{
    return d->write<int>(
        [sweep](Database &db, Changes &changes) -> Result<int> { return queries::endItemSweep(db, sweep, changes); });
}

Answer<int> Collection::endWantSweep(qint64 sweep)
{
    return d->write<int>(
        [sweep](Database &db, Changes &changes) -> Result<int> { return queries::endWantSweep(db, sweep, changes); });
}

Answer<bool> Collection::storeLists(const QList<UserList> &lists)
{
    return d->write<bool>([lists](Database &db, Changes &changes) -> Result<bool> {
        queries::storeLists(db, lists, changes);
        return true;
    });
}

Answer<bool> Collection::storeList(const UserListContents &contents)
{
    return d->write<bool>([contents](Database &db, Changes &changes) -> Result<bool> {
        queries::storeList(db, contents, changes);
        return true;
    });
}

Answer<bool> Collection::storeValue(const CollectionValue &value, const QDateTime &at)
{
    return d->write<bool>([value, at](Database &db, Changes &changes) -> Result<bool> {
        queries::setMark(db, QStringLiteral("value.minimum"), value.minimum);
        queries::setMark(db, QStringLiteral("value.median"), value.median);
        queries::setMark(db, QStringLiteral("value.maximum"), value.maximum);
        queries::setMark(db, QStringLiteral("value.at"), at.toUTC().toString(Qt::ISODateWithMs));
        changes.state = true;
        return true;
    });
}

Answer<bool> Collection::setMark(const QString &name, const QString &value)
{
    return d->write<bool>([name, value](Database &db, Changes &changes) -> Result<bool> {
        queries::setMark(db, name, value);
        changes.state = name == QLatin1String("synced") || name == QLatin1String("swept");
        return true;
    });
}

Answer<bool> Collection::forgetAccount()
{
    return d->write<bool>([](Database &db, Changes &changes) -> Result<bool> {
        queries::forgetAccount(db, changes);
        return true;
    });
}

} // namespace runout::library
