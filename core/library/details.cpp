// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/details.h"

#include "core/base/log.h"
#include "core/discogs/client.h"
#include "core/library/collection.h"
#include "core/library/library.h"

#include <QTimer>

#include <algorithm>
#include <chrono>

namespace runout::library {

using discogs::ReleaseId;

namespace {

constexpr int batch = 50;
constexpr auto retryPause = std::chrono::seconds(60);
constexpr auto yieldPause = std::chrono::seconds(1); // at most; the budget tells sooner
const auto pausedMark = QStringLiteral("details.paused");
const auto goneMark = QStringLiteral("details.gone."); // and the release's id: not at Discogs any more

} // namespace

// recall the marks -> list what is incomplete -> fetch one -> keep it -> the next; list again when all are through.
struct Details::Private
{
    Private(Details *q, Collection &c, Library &l, discogs::Client &d)
        : details(q)
        , collection(c)
        , library(l)
        , client(d)
    {
        again.setSingleShot(true);
        QObject::connect(&again, &QTimer::timeout, details, [this] { isYielding ? next() : consider(); });
    }

    void recall();
    void count();
    [[nodiscard]] bool mayRun() const;
    void consider();
    void next();
    void fetch(ReleaseId id);
    void keep(ReleaseId id, const Held<QByteArray> &body);
    void failed(ReleaseId id, const Error &error);
    void stop();
    void setRunning(bool now);

    Details *details;
    Collection &collection;
    Library &library;
    discogs::Client &client;
    QTimer again;
    QList<ReleaseId> queue;
    QSet<qint64> gone;    // at Discogs
    QSet<qint64> failing; // in this run of the program
    ShelfState counts;
    bool hasRecalled = false;
    bool isPaused = false;
    bool isRunning = false;
    bool isYielding = false; // somebody else waits for Discogs
    bool isCounting = false;
    bool hasChanged = false; // while counting
};

Details::Details(Collection &collection, Library &library, discogs::Client &client, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, collection, library, client))
{
    connect(&collection, &Collection::stateChanged, this, [this] { d->count(); });
    connect(&client, &discogs::Client::signerChanged, this, [this] { d->consider(); });
    connect(&client, &discogs::Client::budgetChanged, this, [this](const Budget &budget) {
        if (d->isYielding && budget.waiting == 0)
            d->next();
        else if (!budget.offline && d->again.isActive() && !d->isYielding)
            d->consider();
    });
    d->recall();
}

Details::~Details() = default;

void Details::setPaused(bool paused)
{
    if (d->isPaused == paused)
        return;
    d->isPaused = paused;
    d->collection.setMark(pausedMark, paused ? QStringLiteral("1") : QString());
    d->consider();
    Q_EMIT progressed();
}

bool Details::isPaused() const
{
    return d->isPaused;
}

bool Details::isRunning() const
{
    return d->isRunning && !d->isPaused;
}

int Details::done() const
{
    return d->counts.complete;
}

int Details::total() const
{
    const QSet<qint64> &owned = d->collection.owned();
    const auto missing = std::count_if(d->gone.begin(), d->gone.end(), [&](qint64 id) { return owned.contains(id); });
    return std::max(d->counts.complete, d->counts.releases - static_cast<int>(missing));
}

int Details::secondsLeft() const
{
    const Budget budget = d->client.budget();
    if (!isRunning() || budget.limit <= 0)
        return -1;
    return budget.holdSeconds + (total() - done()) * 60 / budget.limit;
}

void Details::Private::recall()
{
    whenDone(collection.marks(), details, [this](const Result<QHash<QString, QString>> &marks) {
        hasRecalled = true;
        for (auto mark = marks ? marks->begin() : QHash<QString, QString>::const_iterator();
             marks && mark != marks->end(); ++mark) {
            if (mark.key().startsWith(goneMark))
                gone.insert(mark.key().mid(goneMark.size()).toLongLong());
        }
        isPaused = isPaused || (marks && !marks->value(pausedMark).isEmpty());
        count();
    });
}

void Details::Private::count()
{
    hasChanged = isCounting;
    if (std::exchange(isCounting, true))
        return;
    whenDone(collection.state(), details, [this](const Result<ShelfState> &state) {
        isCounting = false;
        if (state && std::exchange(counts, *state) != *state)
            Q_EMIT details->progressed();
        consider();
        if (std::exchange(hasChanged, false))
            count();
    });
}

bool Details::Private::mayRun() const
{
    return hasRecalled && !isPaused && client.isSigned() && !collection.isReadOnly();
}

void Details::Private::consider()
{
    if (isRunning || !mayRun() || counts.complete >= counts.releases)
        return;
    again.stop();
    setRunning(true);
    const int most = batch + static_cast<int>(gone.size() + failing.size());
    whenDone(collection.incomplete(most), details, [this](const Result<QList<ReleaseId>> &ids) {
        queue = ids.value_or(QList<ReleaseId>());
        queue.removeIf([this](ReleaseId id) { return gone.contains(number(id)) || failing.contains(number(id)); });
        if (queue.isEmpty())
            setRunning(false);
        else
            next();
    });
}

// One at a time, and only while nobody else waits.
void Details::Private::next()
{
    isYielding = false;
    again.stop();
    if (!mayRun())
        return stop();
    if (queue.isEmpty()) {
        isRunning = false;
        return consider();
    }
    if (client.budget().waiting > 0) {
        isYielding = true;
        return again.start(yieldPause);
    }
    fetch(queue.takeFirst());
}

void Details::Private::fetch(ReleaseId id)
{
    const auto release = discogs::requests::release(id);
    whenDone(client.fetch(release, Refresh::IfStale, Lane::Background), details,
             [this, id](const Result<Held<QByteArray>> &body) { body ? keep(id, *body) : failed(id, body.error()); });
}

void Details::Private::keep(ReleaseId id, const Held<QByteArray> &body)
{
    const discogs::Entity release{discogs::EntityKind::Release, number(id)};
    whenDone(library.remember(release, body.value, body.asOf), details, [this, id](const Result<bool> &kept) {
        if (!kept)
            return failed(id, kept.error());
        count();
        next();
    });
}

void Details::Private::failed(ReleaseId id, const Error &error)
{
    switch (error.code) {
    case ErrorCode::NotFound:
        gone.insert(number(id));
        collection.setMark(goneMark + QString::number(number(id)), QStringLiteral("1"));
        return next();
    case ErrorCode::Offline:
    case ErrorCode::Timeout:
    case ErrorCode::RateLimited:
    case ErrorCode::Storage:
        stop();
        return again.start(retryPause);
    case ErrorCode::SignedOut: // until the account changes
    case ErrorCode::Cancelled:
        return stop();
    default:
        qCInfo(lcLibrary).noquote() << "release" << number(id) << "is left out for now:" << error.detail;
        failing.insert(number(id));
        return next();
    }
}

void Details::Private::stop()
{
    queue.clear();
    setRunning(false);
}

void Details::Private::setRunning(bool now)
{
    if (std::exchange(isRunning, now) != now)
        Q_EMIT details->progressed();
}

} // namespace runout::library
