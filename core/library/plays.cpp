// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/plays.h"

#include "core/library/changes.h"
#include "core/library/library.h"
#include "core/library/play_queries.h"
#include "core/library/store.h"

#include <QDateTime>

namespace runout::library {

// What a write has touched is told in the log's own thread, before its answer arrives there.
struct Plays::Private
{
    template<class T, class F>
    Answer<T> write(F f)
    {
        return store.write<T>([this, f = std::move(f)](Database &db) mutable -> Result<T> {
            Changes changes;
            Transaction transaction(db);
            Result<T> result = f(db, changes);
            if (!result)
                return result;
            transaction.commit();
            QMetaObject::invokeMethod(
                &plays, [this, changes = std::move(changes)] { tell(changes); }, Qt::QueuedConnection);
            return result;
        });
    }

    void tell(const Changes &changes)
    {
        if (!changes.instances.isEmpty())
            Q_EMIT library.recordsChanged(changes);
        Q_EMIT plays.changed();
        if (changes.toSend)
            Q_EMIT plays.scrobbleWaiting();
    }

    Plays &plays;
    Library &library;
    Store &store;
    qint64 lastId = 0;
};

namespace {

void touch(Changes &changes, qint64 instance)
{
    if (instance != 0)
        changes.instances += instance;
}

} // namespace

Plays::Plays(Library &library, QObject *parent)
    : QObject(parent)
    , d(new Private{*this, library, library.store()})
{}

// Nothing is told from the pools once this is half gone.
Plays::~Plays()
{
    d->store.waitForAll();
}

bool Plays::isReadOnly() const
{
    return d->store.isReadOnly();
}

// The clock may go back over night: keep() moves an id that is held already by another run.
qint64 Plays::newId()
{
    d->lastId = std::max(d->lastId + 1, QDateTime::currentMSecsSinceEpoch());
    return d->lastId;
}

Answer<int> Plays::keep(const Play &play, const QList<Scrobble> &counted)
{
    return d->write<int>([play, counted](Database &db, Changes &changes) -> Result<int> {
        queries::putPlay(db, play);
        for (Scrobble scrobble : counted) {
            scrobble.play = play.id;
            queries::addScrobble(db, scrobble);
        }
        touch(changes, queries::instancePlayed(db, play.id));
        changes.toSend = !counted.isEmpty();
        return static_cast<int>(counted.size());
    });
}

Answer<bool> Plays::remove(qint64 play)
{
    return d->write<bool>([play](Database &db, Changes &changes) -> Result<bool> {
        touch(changes, queries::instancePlayed(db, play));
        queries::removePlay(db, play);
        return true;
    });
}

Answer<bool> Plays::forget(qint64 scrobble)
{
    return d->write<bool>([scrobble](Database &db, Changes &) -> Result<bool> {
        queries::removeScrobble(db, scrobble);
        return true;
    });
}

Answer<QList<Play>> Plays::log(int limit)
{
    return d->store.read([limit](Database &db) { return queries::plays(db, limit); });
}

Answer<Plays::Counts> Plays::counts()
{
    return d->store.read([](Database &db) { return queries::playCounts(db); });
}

Answer<QList<Scrobble>> Plays::nextToSend(int most)
{
    return d->write<QList<Scrobble>>([most](Database &db, Changes &) -> Result<QList<Scrobble>> {
        QList<Scrobble> next = queries::scrobbles(db, Scrobble::State::Waiting, most);
        for (Scrobble &scrobble : next) {
            scrobble.state = Scrobble::State::Sending;
            scrobble.sending = QDateTime::currentMSecsSinceEpoch();
            queries::writeScrobble(db, scrobble);
        }
        return next;
    });
}

Answer<QList<Scrobble>> Plays::uncertain()
{
    constexpr int all = -1;
    return d->store.write<QList<Scrobble>>([](Database &db) -> Result<QList<Scrobble>> { // after what was settled
        return queries::scrobbles(db, Scrobble::State::Sending, all);
    });
}

Answer<bool> Plays::settle(const QList<Scrobble> &scrobbles)
{
    return d->write<bool>([scrobbles](Database &db, Changes &) -> Result<bool> {
        for (const Scrobble &scrobble : scrobbles)
            queries::writeScrobble(db, scrobble);
        return true;
    });
}

} // namespace runout::library
