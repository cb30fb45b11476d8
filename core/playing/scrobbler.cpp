// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playing/scrobbler.h"

#include "core/lastfm/client.h"
#include "core/library/plays.h"
#include "core/playing/verdicts.h"

#include <QDateTime>
#include <QTimer>

#include <algorithm>

namespace runout::playing {

using library::Scrobble;
using std::chrono::milliseconds;

namespace {

constexpr int mostRecent = 200; // Last.fm's own bound of a page

Error signedOut()
{
    return Error{ErrorCode::SignedOut, {}, 0, 0};
}

bool isLimit(const lastfm::Scrobbled &answer)
{
    return std::any_of(answer.plays.begin(), answer.plays.end(),
                       [](const lastfm::PlayAnswer &play) { return play.ignored == lastfm::Ignored::DailyLimit; });
}

milliseconds untilTomorrow()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return milliseconds(now.msecsTo(QDateTime(now.date().addDays(1), QTime(0, 1), Qt::UTC)));
}

} // namespace

// look -> what is uncertain is looked for among the recent tracks, else a batch is sent -> its verdicts are kept ->
// look.
struct Scrobbler::Private
{
    Private(Scrobbler *q, library::Plays &p, lastfm::Client &c)
        : scrobbler(q)
        , plays(p)
        , client(c)
    {
        pause.setSingleShot(true);
        QObject::connect(&pause, &QTimer::timeout, scrobbler, [this] { look(); });
    }

    void look();
    void takeUncertain(const QList<Scrobble> &uncertain);
    void lookFor(const QList<Scrobble> &uncertain, int page, const QList<lastfm::RecentTrack> &earlier);
    void takeNext();
    void send(const QList<Scrobble> &batch);
    void take(const QList<Scrobble> &batch, const lastfm::Scrobbled &answer);
    void fail(const QList<Scrobble> &batch, const Error &error);
    void settle(const QList<Scrobble> &scrobbles, const std::function<void()> &then);

    void goOn();
    void rest();
    void waitFor(const Error &why, milliseconds least = milliseconds(0));
    void waitForTomorrow();
    void setBusy(bool now);
    void setProblem(const std::optional<Error> &now);

    Scrobbler *scrobbler;
    library::Plays &plays;
    lastfm::Client &client;
    Pauses pauses;
    QTimer pause;
    std::optional<Error> problem;
    int failures = 0; // in a row
    int alone = 0;    // how many are still sent one by one, to find the one that is wrong
    bool isBusy = false;
    bool isLimited = false;
    bool wokenMeanwhile = false;
};

Scrobbler::Scrobbler(library::Plays &plays, lastfm::Client &client, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, plays, client))
{
    connect(&plays, &library::Plays::scrobbleWaiting, this, [this] {
        if (!d->pause.isActive()) // else it waits with the others
            wake();
    });
    connect(&client, &lastfm::Client::credentialsChanged, this, &Scrobbler::wake);
    QTimer::singleShot(0, this, &Scrobbler::wake);
}

Scrobbler::~Scrobbler() = default;

void Scrobbler::setPauses(const Pauses &pauses)
{
    d->pauses = pauses;
}

void Scrobbler::wake()
{
    d->wokenMeanwhile = d->isBusy;
    d->pause.stop();
    d->look();
}

bool Scrobbler::isIdle() const
{
    return !d->isBusy;
}

bool Scrobbler::isLimited() const
{
    return d->isLimited;
}

std::optional<Error> Scrobbler::problem() const
{
    return d->problem;
}

void Scrobbler::Private::look()
{
    if (isBusy || plays.isReadOnly())
        return;
    if (!client.canScrobble()) // credentialsChanged() will come
        return setProblem(client.isSessionRefused() ? std::optional(signedOut()) : std::nullopt);
    setBusy(true);
    isLimited = false;
    wokenMeanwhile = false;
    whenDone(plays.uncertain(), scrobbler, [this](const Result<QList<Scrobble>> &uncertain) {
        if (!uncertain)
            return waitFor(uncertain.error());
        uncertain->isEmpty() ? takeNext() : takeUncertain(*uncertain);
    });
}

void Scrobbler::Private::takeUncertain(const QList<Scrobble> &uncertain)
{
    qint64 last = 0;
    for (const Scrobble &scrobble : uncertain)
        last = std::max(last, scrobble.sending);
    const milliseconds ripe(last + pauses.secondLook.count() - QDateTime::currentMSecsSinceEpoch());
    if (ripe > milliseconds(0) && ripe <= pauses.secondLook) { // not if the clock went back
        setBusy(false);
        pause.start(ripe);
        return;
    }
    lookFor(uncertain, 1, {});
}

void Scrobbler::Private::lookFor(const QList<Scrobble> &uncertain, int page, const QList<lastfm::RecentTrack> &earlier)
{
    const auto at = [](qint64 second) { return QDateTime::fromSecsSinceEpoch(second, Qt::UTC); };
    const auto request = lastfm::requests::recentTracks(client.credentials().user, at(uncertain.first().started - 1),
                                                        at(uncertain.last().started + 1), mostRecent, page);
    whenDone(client.get(request, Refresh::Always, Lane::Background), scrobbler,
             [this, uncertain, page, earlier](const Result<Held<lastfm::RecentTracks>> &recent) {
                 if (!recent)
                     return waitFor(recent.error());
                 const QList<lastfm::RecentTrack> all = earlier + recent->value.tracks;
                 if (page < recent->value.pages)
                     return lookFor(uncertain, page + 1, all);
                 settle(foundAmong(uncertain, all), [this] { goOn(); });
             });
}

void Scrobbler::Private::takeNext()
{
    const int most = alone > 0 ? 1 : lastfm::requests::mostPlays;
    whenDone(plays.nextToSend(most), scrobbler, [this](const Result<QList<Scrobble>> &batch) {
        if (!batch)
            return waitFor(batch.error());
        batch->isEmpty() ? rest() : send(*batch);
    });
}

void Scrobbler::Private::send(const QList<Scrobble> &batch)
{
    QList<lastfm::Play> toSend;
    for (const Scrobble &scrobble : batch)
        toSend += playOf(scrobble);
    whenDone(client.send(lastfm::requests::scrobble(toSend), Lane::Background), scrobbler,
             [this, batch](const Result<lastfm::Scrobbled> &answer) {
                 answer ? take(batch, *answer) : fail(batch, answer.error());
             });
}

void Scrobbler::Private::take(const QList<Scrobble> &batch, const lastfm::Scrobbled &answer)
{
    alone = std::max(0, alone - 1);
    const bool limited = isLimit(answer);
    settle(judged(batch, answer), [this, limited] { limited ? waitForTomorrow() : goOn(); });
}

// Only later, a new session or another key help; where the call itself is wrong, the one track that makes it so goes.
void Scrobbler::Private::fail(const QList<Scrobble> &batch, const Error &error)
{
    const lastfm::Remedy remedy = lastfm::remedyFor(error);
    if (remedy == lastfm::Remedy::Drop && batch.size() > 1) {
        alone = static_cast<int>(batch.size());
        return settle(waitingAgain(batch), [this] { goOn(); });
    }
    if (remedy == lastfm::Remedy::Drop) {
        alone = std::max(0, alone - 1);
        return settle(rejected(batch, error.detail), [this] { goOn(); });
    }
    if (remedy == lastfm::Remedy::Later && lastfm::mayHaveArrived(error))
        return waitFor(error, pauses.secondLook);
    settle(waitingAgain(batch), [this, error] { waitFor(error); });
}

void Scrobbler::Private::settle(const QList<Scrobble> &scrobbles, const std::function<void()> &then)
{
    whenDone(plays.settle(scrobbles), scrobbler,
             [this, then](const Result<bool> &kept) { kept ? then() : waitFor(kept.error()); });
}

void Scrobbler::Private::goOn()
{
    failures = 0;
    setProblem(std::nullopt);
    isBusy = false;
    look();
    if (!isBusy)
        Q_EMIT scrobbler->idleChanged();
}

// Nothing is there to be sent.
void Scrobbler::Private::rest()
{
    setBusy(false);
    failures = 0;
    setProblem(std::nullopt);
    if (wokenMeanwhile)
        look();
}

void Scrobbler::Private::waitForTomorrow()
{
    isLimited = true;
    setBusy(false);
    setProblem(Error{ErrorCode::RateLimited, QStringLiteral("daily limit"), 0, 0});
    pause.start(untilTomorrow());
}

void Scrobbler::Private::waitFor(const Error &why, milliseconds least)
{
    setBusy(false);
    setProblem(why);
    const lastfm::Remedy remedy = lastfm::remedyFor(why);
    if (why.code == ErrorCode::Cancelled || remedy == lastfm::Remedy::Reconnect || remedy == lastfm::Remedy::SwitchOff)
        return; // the program ends, or credentialsChanged() will come
    const milliseconds doubled = std::min(pauses.first * (1 << std::min(failures, 10)), pauses.longest);
    ++failures;
    pause.start(std::max(doubled, least));
}

void Scrobbler::Private::setBusy(bool now)
{
    if (std::exchange(isBusy, now) != now)
        Q_EMIT scrobbler->idleChanged();
}

void Scrobbler::Private::setProblem(const std::optional<Error> &now)
{
    if (std::exchange(problem, now) != now)
        Q_EMIT scrobbler->problemChanged();
}

} // namespace runout::playing
