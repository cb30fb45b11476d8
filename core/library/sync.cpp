// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/sync.h"

#include "core/base/log.h"
#include "core/library/collection.h"
#include "core/library/syncrun.h"

#include <QTimer>

#include <chrono>

namespace runout::library {

namespace {

constexpr auto interval = std::chrono::minutes(30);
constexpr qint64 freshFor = 600; // seconds: a start of the program so soon after asks nothing

} // namespace

struct Sync::Private
{
    Private(Sync *q, Collection &c, discogs::Client &d)
        : sync(q)
        , collection(c)
        , client(d)
    {
        timer.setInterval(interval);
        QObject::connect(&timer, &QTimer::timeout, sync, [this] { sync->start(); });
    }

    void startIfStale();
    void finish(const Result<SyncReport> &report);

    Sync *sync;
    Collection &collection;
    discogs::Client &client;
    SyncRun *run = nullptr; // a child of the Sync, while it is running
    SyncProgress progress;
    std::optional<Error> lastError;
    QTimer timer;
};

Sync::Sync(Collection &collection, discogs::Client &client, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, collection, client))
{
    connect(&client, &discogs::Client::signerChanged, this, [this] { d->startIfStale(); });
    connect(&client, &discogs::Client::budgetChanged, this, [this](const Budget &budget) {
        if (!budget.offline && d->lastError && d->lastError->code == ErrorCode::Offline)
            d->startIfStale();
    });
}

Sync::~Sync() = default;

void Sync::start(Depth depth)
{
    if (d->run || d->collection.isReadOnly())
        return;
    d->run = new SyncRun(d->collection, d->client, depth == Depth::Everything, this);
    connect(d->run, &SyncRun::progressed, this, [this](const SyncProgress &progress) {
        if (std::exchange(d->progress, progress) != progress)
            Q_EMIT progressed(progress);
    });
    connect(d->run, &SyncRun::finished, this, [this](const Result<SyncReport> &report) { d->finish(report); });
    Q_EMIT started();
    if (d->run)
        d->run->begin();
}

void Sync::cancel()
{
    if (d->run)
        d->finish(failure(ErrorCode::Cancelled));
}

void Sync::setAutomatic(bool automatic)
{
    if (!automatic)
        return d->timer.stop();
    d->timer.start();
    d->startIfStale();
}

bool Sync::isRunning() const
{
    return d->run;
}

SyncProgress Sync::progress() const
{
    return d->progress;
}

std::optional<Error> Sync::lastError() const
{
    return d->lastError;
}

void Sync::Private::startIfStale()
{
    if (!timer.isActive() || run || !client.isSigned())
        return;
    whenDone(collection.state(), sync, [this](const Result<ShelfState> &state) {
        const bool isFresh = state && state->synced.isValid() &&
                             std::abs(state->synced.secsTo(QDateTime::currentDateTimeUtc())) < freshFor;
        if (!isFresh && timer.isActive())
            sync->start();
    });
}

void Sync::Private::finish(const Result<SyncReport> &report)
{
    SyncRun *ended = std::exchange(run, nullptr);
    ended->disconnect(sync);
    ended->stop();
    ended->deleteLater(); // it may be the sender
    lastError = report ? std::nullopt : std::optional(report.error());
    progress = {};
    if (!report)
        qCInfo(lcLibrary).noquote() << "synchronisation stopped:" << static_cast<int>(report.error().code)
                                    << report.error().detail;
    Q_EMIT sync->progressed(progress);
    Q_EMIT sync->finished(report);
}

} // namespace runout::library
