// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/collection_private.h"

namespace runout::library {

using namespace discogs;

namespace {

// More ids than this are "many": the panes read anew.
constexpr qsizetype fewInstances = 1000;

struct Sets
{
    QSet<qint64> owned;
    QSet<qint64> wanted;
};

bool put(QSet<qint64> &set, const QHash<qint64, bool> &changes)
{
    bool differs = false;
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        if (set.contains(it.key()) == it.value())
            continue;
        differs = true;
        if (it.value())
            set.insert(it.key());
        else
            set.remove(it.key());
    }
    return differs;
}

QList<InstanceId> idsOf(const Changes &changes)
{
    QList<InstanceId> ids;
    if (changes.manyInstances || changes.instances.size() > fewInstances)
        return ids;
    ids.reserve(changes.instances.size());
    for (const qint64 id : changes.instances)
        ids += InstanceId{id};
    return ids;
}

} // namespace

Collection::Private::Private(Collection &collection, Library &library)
    : q(collection)
    , store(library.store())
{}

void Collection::Private::tell(Changes changes)
{
    QMetaObject::invokeMethod(
        &q, [this, changes = std::move(changes)] { announce(changes); }, Qt::QueuedConnection);
}

bool Collection::Private::update(const Changes &changes)
{
    const bool ownedDiffers = put(owned, changes.owned);
    return put(wanted, changes.wanted) || ownedDiffers;
}

void Collection::Private::announce(const Changes &changes)
{
    const bool ownershipDiffers = update(changes);
    if (changes.everything)
        readOwnership();
    for (const auto &[temporary, real] : changes.renamed)
        Q_EMIT q.idReplaced(InstanceId{temporary}, InstanceId{real});
    if (changes.manyInstances || !changes.instances.isEmpty())
        Q_EMIT q.instancesChanged(idsOf(changes));
    if (ownershipDiffers)
        Q_EMIT q.ownershipChanged();
    if (changes.folders)
        Q_EMIT q.foldersChanged();
    if (changes.fields)
        Q_EMIT q.fieldsChanged();
    if (changes.wants)
        Q_EMIT q.wantsChanged();
    if (changes.lists)
        Q_EMIT q.listsChanged();
    if (changes.journal)
        Q_EMIT q.journalChanged();
    if (changes.state)
        Q_EMIT q.stateChanged();
    if (changes.toSend)
        Q_EMIT q.editWaiting();
}

void Collection::Private::readOwnership()
{
    const auto sets = [this](Database &db) -> Result<bool> {
        Sets now{queries::ownedReleases(db), queries::wantedReleases(db)};
        QMetaObject::invokeMethod(
            &q,
            [this, now = std::move(now)] {
                const bool same = owned == now.owned && wanted == now.wanted;
                owned = now.owned;
                wanted = now.wanted;
                if (!same)
                    Q_EMIT q.ownershipChanged();
            },
            Qt::QueuedConnection);
        return true;
    };
    if (store.isReadOnly())
        (void)store.read(sets);
    else
        (void)store.write<bool>(sets);
}

Collection::Collection(Library &library, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, library))
{
    connect(&library, &Library::recordsChanged, this, [this](const Changes &changes) { d->announce(changes); });
    d->readOwnership();
}

// Nothing is told from the pools once this is half gone.
Collection::~Collection()
{
    d->store.waitForAll();
}

bool Collection::isReadOnly() const
{
    return d->store.isReadOnly();
}

Answer<QList<Instance>> Collection::instances(int limit, int offset)
{
    return d->read([limit, offset](Database &db) { return queries::instances(db, limit, offset); });
}

Answer<QList<Instance>> Collection::instances(const QList<InstanceId> &ids)
{
    return d->read([ids](Database &db) { return queries::instances(db, ids); });
}

Answer<QList<Folder>> Collection::folders()
{
    return d->read([](Database &db) { return queries::folders(db); });
}

Answer<QList<CollectionField>> Collection::fields()
{
    return d->read([](Database &db) { return queries::fields(db); });
}

Answer<QList<WantedRecord>> Collection::wants()
{
    return d->read([](Database &db) { return queries::wants(db); });
}

Answer<Ownership> Collection::ownership(ReleaseId release)
{
    return d->read([release](Database &db) { return queries::ownership(db, release); });
}

Answer<QList<UserList>> Collection::lists()
{
    return d->read([](Database &db) { return queries::lists(db); });
}

Answer<UserListContents> Collection::list(ListId id)
{
    return d->read([id](Database &db) -> Result<UserListContents> {
        auto found = queries::list(db, id);
        if (!found)
            return failure(ErrorCode::NotFound);
        return std::move(*found);
    });
}

Answer<ShelfState> Collection::state()
{
    return d->read([](Database &db) { return queries::shelfState(db); });
}

Answer<QSet<qint64>> Collection::releasesWith(const QString &column, const QString &text, bool asPhrase)
{
    return d->read(
        [column, text, asPhrase](Database &db) { return queries::releasesWith(db, column, text, asPhrase); });
}

const QSet<qint64> &Collection::owned() const
{
    return d->owned;
}

const QSet<qint64> &Collection::wanted() const
{
    return d->wanted;
}

Answer<QHash<QString, QString>> Collection::marks()
{
    return d->read([](Database &db) { return queries::marks(db); });
}

Answer<QList<ReleaseId>> Collection::incomplete(int limit)
{
    return d->read([limit](Database &db) { return queries::incompleteReleases(db, limit); });
}

} // namespace runout::library
