// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http.h"

#include "core/net/attempt.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QNetworkAccessManager>
#include <QPromise>
#include <QRandomGenerator>
#include <QTimer>

#include <unordered_map>

namespace runout::net {

using std::chrono::milliseconds;

namespace {

constexpr int redirectsFollowed = 3;
constexpr int longestWait = 120; // seconds that a request is kept for a Retry-After; else it fails and says so
constexpr auto budgetPace = milliseconds(100);
constexpr auto budgetTick = milliseconds(1000); // while places come free or a hold runs out

// A pacer and the timer that asks it again.
struct Channel
{
    explicit Channel(const Pacer::Limits &limits)
        : pacer(limits)
    {
        timer.setSingleShot(true);
        timer.setTimerType(Qt::PreciseTimer);
    }
    Pacer pacer;
    QTimer timer;
};

struct Job
{
    HttpRequest request;
    QPromise<Result<HttpReply>> promise;
    QFutureWatcher<Result<HttpReply>> watcher;
    std::unique_ptr<Attempt> attempt; // while on the wire
    QTimer pause;                     // before another try
    int retries = 0;
    int redirects = 0;
};

Pacer::Outcome seenByPacer(const Attempt::Outcome &outcome)
{
    const auto *reply = std::get_if<HttpReply>(&outcome);
    if (!reply)
        return Pacer::Outcome::Lost;
    return reply->status == 429 ? Pacer::Outcome::Refused : Pacer::Outcome::Answered;
}

} // namespace

struct Http::Private
{
    using Ticket = Pacer::Ticket;

    Private(Http *q, const HttpOptions &o)
        : http(q)
        , options(o)
        , api(o.api)
        , images(o.images)
    {
        clock.start();
        for (Channel *channel : {&api, &images})
            QObject::connect(&channel->timer, &QTimer::timeout, http, [this, channel] { pump(*channel); });
        budgetTimer.setSingleShot(true);
        QObject::connect(&budgetTimer, &QTimer::timeout, http, [this] { tellBudget(); });
        told = budget();
    }

    milliseconds now() const { return milliseconds(clock.elapsed()); }
    Channel &channelOf(const Job &job) { return job.request.counted ? api : images; }

    Answer<HttpReply> add(const HttpRequest &request);
    void enqueue(Ticket ticket, Pacer::Place place);
    void pump(Channel &channel);
    void depart(Ticket ticket);
    void arrived(Ticket ticket, const Attempt::Outcome &outcome);
    void judge(Ticket ticket, Job &job, const Attempt::Outcome &outcome);
    void redirect(Ticket ticket, Job &job, const HttpReply &reply);
    bool tryAgain(Ticket ticket, Job &job, bool worthIt, const Error &error);
    void finish(Ticket ticket, Result<HttpReply> result);
    void cancel(Ticket ticket);

    Budget budget() const;
    void budgetMoved();
    void tellBudget();

    Http *http;
    HttpOptions options;
    QNetworkAccessManager network;
    QElapsedTimer clock;
    Channel api;
    Channel images;
    std::unordered_map<Ticket, std::unique_ptr<Job>> jobs;
    Ticket lastTicket = 0;
    bool offline = false;
    std::optional<std::chrono::seconds> skew;
    QTimer budgetTimer;
    Budget told;
};

Http::Http(const HttpOptions &options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, options))
{}

Http::~Http()
{
    for (auto &[ticket, job] : d->jobs) {
        job->watcher.disconnect();
        job->promise.addResult(failure(ErrorCode::Cancelled));
        job->promise.finish();
    }
}

Answer<HttpReply> Http::send(const HttpRequest &request)
{
    if (const auto safe = isSafe(request); !safe)
        return ready<HttpReply>(tl::make_unexpected(safe.error()));
    return d->add(request);
}

void Http::hurry(const QUrl &url, Lane lane)
{
    for (auto &[ticket, job] : d->jobs) {
        if (job->request.url != url || job->request.lane <= lane || job->request.method != "GET")
            continue;
        job->request.lane = lane;
        d->channelOf(*job).pacer.hurry(ticket, lane);
        d->pump(d->channelOf(*job));
        return;
    }
}

void Http::setLimit(int requests, bool fixed)
{
    d->api.pacer.setLimit(requests, fixed);
    d->pump(d->api);
}

Budget Http::budget() const
{
    return d->budget();
}

std::optional<std::chrono::seconds> Http::clockSkew() const
{
    return d->skew;
}

Answer<HttpReply> Http::Private::add(const HttpRequest &request)
{
    const Ticket ticket = ++lastTicket;
    Job &job = *jobs.emplace(ticket, std::make_unique<Job>()).first->second;
    job.request = request;
    job.promise.start();
    auto future = job.promise.future();
    QObject::connect(&job.watcher, &QFutureWatcherBase::canceled, http, [this, ticket] { cancel(ticket); });
    job.watcher.setFuture(future);
    job.pause.setSingleShot(true);
    QObject::connect(&job.pause, &QTimer::timeout, http, [this, ticket] { enqueue(ticket, Pacer::Place::First); });
    enqueue(ticket, Pacer::Place::Last);
    return future;
}

void Http::Private::enqueue(Ticket ticket, Pacer::Place place)
{
    const Job &job = *jobs.at(ticket);
    Channel &channel = channelOf(job);
    channel.pacer.wait(ticket, job.request.lane, place);
    pump(channel);
}

void Http::Private::pump(Channel &channel)
{
    while (const auto ticket = channel.pacer.next(now()))
        depart(*ticket);
    const auto time = now();
    if (const auto at = channel.pacer.nextAt(time))
        channel.timer.start(std::max(milliseconds(1), *at - time));
    else
        channel.timer.stop();
    budgetMoved();
}

void Http::Private::depart(Ticket ticket)
{
    Job &job = *jobs.at(ticket);
    if (job.request.sign)
        job.request.authorization = job.request.sign();
    const Attempt::Limits limits{options.idle, options.total, options.largestBody};
    job.attempt = std::make_unique<Attempt>(network, job.request, limits, http);
    QObject::connect(job.attempt.get(), &Attempt::finished, http,
                     [this, ticket](const Attempt::Outcome &outcome) { arrived(ticket, outcome); });
}

void Http::Private::arrived(Ticket ticket, const Attempt::Outcome &outcome)
{
    Job &job = *jobs.at(ticket);
    job.attempt.release()->deleteLater(); // it is the sender

    Channel &channel = channelOf(job);
    Pacer::Headers headers;
    milliseconds wait{0};
    if (const auto *reply = std::get_if<HttpReply>(&outcome)) {
        headers = rateLimitHeaders(*reply);
        wait = std::chrono::seconds(retryAfter(*reply, QDateTime::currentDateTimeUtc()));
        if (const auto measured = net::clockSkew(*reply, QDateTime::currentDateTimeUtc());
            measured && job.request.counted)
            skew = measured;
    }
    channel.pacer.answered(ticket, seenByPacer(outcome), headers, now(), wait);
    if (job.request.counted) {
        const auto *lost = std::get_if<Attempt::Lost>(&outcome);
        offline = lost && lost->error.code == ErrorCode::Offline;
    }
    judge(ticket, job, outcome);
    pump(channel);
}

void Http::Private::judge(Ticket ticket, Job &job, const Attempt::Outcome &outcome)
{
    if (const auto *lost = std::get_if<Attempt::Lost>(&outcome)) {
        if (!tryAgain(ticket, job, lost->again, lost->error))
            finish(ticket, tl::make_unexpected(lost->error));
        return;
    }
    const auto &reply = std::get<HttpReply>(outcome);
    if (reply.status >= 200 && reply.status < 300)
        return finish(ticket, reply);
    if (isRedirect(reply.status))
        return redirect(ticket, job, reply);
    if (job.request.anyStatus)
        return finish(ticket, reply);

    Error error = errorOf(reply, QDateTime::currentDateTimeUtc());
    error.detail = withoutSecrets(error.detail, job.request.authorization);
    if (!tryAgain(ticket, job, reply.status == 429 || reply.status >= 500, error))
        finish(ticket, tl::make_unexpected(error));
}

void Http::Private::redirect(Ticket ticket, Job &job, const HttpReply &reply)
{
    const auto target = redirectTarget(job.request, reply);
    if (!target)
        return finish(ticket, tl::make_unexpected(target.error()));
    if (++job.redirects > redirectsFollowed)
        return finish(ticket, failure(ErrorCode::BadReply, QStringLiteral("too many redirects"), reply.status));
    job.request.url = *target;
    enqueue(ticket, Pacer::Place::First);
}

// After a 429 the pacer holds everything; other failures pause this request alone, longer each time.
bool Http::Private::tryAgain(Ticket ticket, Job &job, bool worthIt, const Error &error)
{
    if (!worthIt || job.request.method != "GET" || job.retries >= options.retries || error.retryAfter > longestWait)
        return false;
    const double jitter = 0.75 + QRandomGenerator::global()->bounded(0.5);
    const milliseconds backOff(qRound64(static_cast<double>(options.retryPause.count() << job.retries) * jitter));
    ++job.retries;
    if (error.code == ErrorCode::RateLimited)
        enqueue(ticket, Pacer::Place::First);
    else
        job.pause.start(std::max<milliseconds>(backOff, std::chrono::seconds(error.retryAfter)));
    return true;
}

void Http::Private::finish(Ticket ticket, Result<HttpReply> result)
{
    auto node = jobs.extract(ticket);
    Job &job = *node.mapped();
    job.watcher.disconnect();
    job.promise.addResult(std::move(result));
    job.promise.finish();
}

void Http::Private::cancel(Ticket ticket)
{
    auto node = jobs.extract(ticket);
    Job *job = node.mapped().release();
    Channel &channel = channelOf(*job);
    channel.pacer.withdraw(ticket);
    channel.pacer.answered(ticket, Pacer::Outcome::Lost, {}, now());
    job->attempt.reset();
    job->promise.finish();
    QTimer::singleShot(0, http, [job = std::shared_ptr<Job>(job)] {}); // its watcher is the sender
    channel.timer.start(0);                                            // after whatever else is being cancelled now
}

Budget Http::Private::budget() const
{
    const auto time = now();
    Budget result;
    result.limit = api.pacer.limit();
    result.remaining = api.pacer.remaining(time);
    result.waiting = api.pacer.waiting();
    result.holdSeconds = static_cast<int>(std::chrono::ceil<std::chrono::seconds>(api.pacer.hold(time)).count());
    result.offline = offline;
    return result;
}

void Http::Private::budgetMoved()
{
    if (!budgetTimer.isActive() || budgetTimer.remainingTimeAsDuration() > budgetPace)
        budgetTimer.start(budgetPace);
}

void Http::Private::tellBudget()
{
    const Budget current = budget();
    if (current.remaining < current.limit || current.holdSeconds > 0)
        budgetTimer.start(budgetTick);
    if (current == told)
        return;
    told = current;
    Q_EMIT http->budgetChanged(current);
}

} // namespace runout::net
