// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/delivery.h"

#include "core/base/log.h"
#include "core/discogs/client.h"
#include "core/library/collection.h"

#include <QTimer>

namespace runout::library {

using discogs::CollectionItem;
using discogs::Folder;
using Kind = Delivery::Outcome::Kind;

namespace {

const auto noteMark = QStringLiteral("outbox.known");

QSet<qint64> idsOf(const QList<Folder> &folders)
{
    QSet<qint64> ids;
    for (const Folder &folder : folders)
        ids.insert(number(folder.id));
    return ids;
}

QSet<qint64> idsOf(const QList<CollectionItem> &items)
{
    QSet<qint64> ids;
    for (const CollectionItem &item : items)
        ids.insert(number(item.instance));
    return ids;
}

} // namespace

// send: note what is known, where the edit makes something -> write -> Sent, or what the error means.
// readBack: ask for what the edit touches -> compare; an absence is looked at twice where the edit makes something.
struct Delivery::Private
{
    Private(Delivery *q, Collection &c, discogs::Client &d)
        : delivery(q)
        , collection(c)
        , client(d)
    {}

    void note();
    void write();
    void failed(const Error &error);
    void addressAnew(const Error &error);
    void recall();
    void compare();
    void judge(const ReadBack &found);

    void end(Kind kind, const std::optional<Error> &error = {}) { end({kind, {}, {}, error}); }
    void end(const Outcome &outcome) { Q_EMIT delivery->finished(outcome); }

    template<class T>
    void put(const discogs::Write<T> &write);
    template<class T, class F>
    void then(const Answer<T> &answer, F f)
    {
        whenDone(answer, delivery, std::move(f));
    }
    template<class F>
    void touched(F f); // f(Result<QList<Folder>>) or f(Result<QList<CollectionItem>>): what the edit is about
    template<class F>
    void instances(F f, const discogs::Request<discogs::Page<CollectionItem>> &request,
                   const QList<CollectionItem> &earlier = {});

    Delivery *delivery;
    Collection &collection;
    discogs::Client &client;
    std::chrono::milliseconds secondLook{5'000};

    OutboxEntry entry;
    QString user;
    QSet<qint64> known; // at Discogs, before it was sent
    bool hasLookedTwice = false;
    bool isReaddressed = false;
};

Delivery::Delivery(Collection &collection, discogs::Client &client, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, collection, client))
{}

Delivery::~Delivery() = default;

void Delivery::setSecondLook(std::chrono::milliseconds pause)
{
    d->secondLook = pause;
}

void Delivery::send(const OutboxEntry &entry, const QString &user)
{
    d->entry = entry;
    d->user = user;
    d->isReaddressed = false;
    if (makesSomething(entry.edit))
        d->note();
    else
        d->write();
}

void Delivery::readBack(const OutboxEntry &entry, const QString &user)
{
    d->entry = entry;
    d->user = user;
    d->hasLookedTwice = false;
    if (concernsWant(entry.edit))
        d->end(Kind::NotSent); // says how it shall be, and may be said twice
    else
        d->recall();
}

template<class F>
void Delivery::Private::instances(F f, const discogs::Request<discogs::Page<CollectionItem>> &request,
                                  const QList<CollectionItem> &earlier)
{
    using Held = Result<Held<discogs::Page<CollectionItem>>>;
    then(client.get(request, Refresh::Always), [this, f, earlier](const Held &page) {
        if (!page && page.error().code != ErrorCode::NotFound) // not in the collection at all
            return f(Result<QList<CollectionItem>>(Failure(page.error())));
        const auto all = earlier + (page ? page->value.items : QList<CollectionItem>());
        if (page && page->value.next)
            return instances(f, *page->value.next, all);
        f(Result<QList<CollectionItem>>(all));
    });
}

template<class F>
void Delivery::Private::touched(F f)
{
    if (!concernsFolder(entry.edit))
        return instances(f, discogs::requests::instancesOf(user, entry.edit.release));
    then(client.get(discogs::requests::folders(user), Refresh::Always),
         [f](const Result<Held<QList<Folder>>> &folders) {
             f(folders.map([](const Held<QList<Folder>> &held) { return held.value; }));
         });
}

// What Discogs holds before something is added: what is there afterwards and was not before has arrived.
void Delivery::Private::note()
{
    touched([this](const auto &things) {
        if (!things)
            return end(Kind::NotSent, things.error());
        known = idsOf(*things);
        then(collection.setMark(noteMark, noteOf(entry.id, known)), [this](const Result<bool> &kept) {
            if (kept)
                write();
            else
                end(Kind::NotSent, kept.error());
        });
    });
}

void Delivery::Private::write()
{
    namespace to = discogs::requests;
    const Edit &e = entry.edit;
    switch (e.kind) {
    case Edit::Kind::AddInstance:
        return put(to::addInstance(user, e.folder, e.release));
    case Edit::Kind::RemoveInstance:
        return put(to::removeInstance(user, e.folder, e.release, e.instance));
    case Edit::Kind::MoveInstance:
        return put(to::moveInstance(user, e.from, e.release, e.instance, e.folder));
    case Edit::Kind::Rate:
        return put(to::rateInstance(user, e.folder, e.release, e.instance, e.rating));
    case Edit::Kind::SetField:
        return put(to::setField(user, e.folder, e.release, e.instance, e.field, e.text));
    case Edit::Kind::CreateFolder:
        return put(to::createFolder(user, e.text));
    case Edit::Kind::RenameFolder:
        return put(to::renameFolder(user, e.folder, e.text));
    case Edit::Kind::RemoveFolder:
        return put(to::removeFolder(user, e.folder));
    case Edit::Kind::PutWant:
        return put(to::putWant(user, e.release, e.text, ratingToSend(entry)));
    case Edit::Kind::RemoveWant:
        return put(to::removeWant(user, e.release));
    }
}

template<class T>
void Delivery::Private::put(const discogs::Write<T> &write)
{
    then(client.send(write), [this](const Result<T> &answer) {
        if (!answer)
            return failed(answer.error());
        Outcome outcome{Kind::Sent, {}, {}, {}};
        if constexpr (std::is_same_v<T, discogs::InstanceAdded>)
            outcome.added = answer->instance;
        else if constexpr (std::is_same_v<T, Folder>)
            outcome.folder = answer->id;
        end(outcome);
    });
}

void Delivery::Private::failed(const Error &error)
{
    qCInfo(lcLibrary).noquote() << "an edit was not taken:" << error.status << error.detail;
    if (discogs::mayHaveArrived(error))
        return end(Kind::Unknown, error);
    switch (error.code) {
    case ErrorCode::NotFound:
        return addressAnew(error);
    case ErrorCode::Forbidden:
    case ErrorCode::Rejected:
        return end(Kind::Refused, error);
    default:
        return end(Kind::NotSent, error);
    }
}

// 404: gone at Discogs, or moved to another folder there.
void Delivery::Private::addressAnew(const Error &error)
{
    const Edit &edit = entry.edit;
    if (concernsFolder(edit) || concernsWant(edit))
        return end(removesSomething(edit) ? Kind::Sent : Kind::Refused, error);
    if (edit.kind == Edit::Kind::AddInstance || isReaddressed)
        return end(Kind::Refused, error);
    const auto judged = [this, error](const Result<QList<CollectionItem>> &items) {
        if (!items)
            return end(Kind::Unknown, items.error());
        const ReadBack found = library::readBack(entry.edit, *items, {});
        if (found.arrived)
            return end(Kind::Sent);
        if (!found.elsewhere || entry.edit.kind == Edit::Kind::MoveInstance)
            return end(Kind::Refused, error);
        isReaddressed = true;
        entry.edit.folder = *found.elsewhere;
        write();
    };
    instances(judged, discogs::requests::instancesOf(user, edit.release));
}

void Delivery::Private::recall()
{
    then(collection.marks(), [this](const Result<QHash<QString, QString>> &marks) {
        if (!marks)
            return end(Kind::Unknown, marks.error());
        const auto noted = notedFor(entry.id, marks->value(noteMark));
        if (makesSomething(entry.edit) && !noted)
            return end(Kind::NotSent); // stopped before it was sent
        known = noted.value_or(QSet<qint64>());
        compare();
    });
}

void Delivery::Private::compare()
{
    touched([this](const auto &things) {
        if (things)
            judge(library::readBack(entry.edit, *things, known));
        else
            end(Kind::Unknown, things.error());
    });
}

void Delivery::Private::judge(const ReadBack &found)
{
    if (found.arrived)
        return end({Kind::Sent, found.added, found.folder, {}});
    if (hasLookedTwice || !makesSomething(entry.edit))
        return end(Kind::NotSent);
    hasLookedTwice = true;
    QTimer::singleShot(secondLook, delivery, [this] { compare(); });
}

} // namespace runout::library
