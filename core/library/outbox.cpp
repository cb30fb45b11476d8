// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/outbox.h"

#include "core/discogs/client.h"
#include "core/library/collection.h"
#include "core/library/delivery.h"

#include <QRandomGenerator>
#include <QTimer>

namespace runout::library {

using std::chrono::milliseconds;

// look -> whose shelf is it -> an uncertain entry is read back, else the next one is sent -> its outcome is kept ->
// look. Without a network or a login it ends in a pause, and wake() looks again.
struct Outbox::Private
{
    Private(Outbox *q, Collection &c, discogs::Client &d)
        : outbox(q)
        , collection(c)
        , client(d)
        , delivery(c, d)
    {
        pause.setSingleShot(true);
        QObject::connect(&pause, &QTimer::timeout, outbox, [this] { look(); });
        QObject::connect(&delivery, &Delivery::finished, outbox,
                         [this](const Delivery::Outcome &outcome) { keep(outcome); });
    }

    void look();
    void checkOwner();
    void takeUncertain();
    void takeNext();
    void keep(const Delivery::Outcome &outcome);
    void refuse(const Error &error);

    void goOn();
    void rest();
    void waitFor(const Error &why);
    void setBusy(bool now);
    void setProblem(const std::optional<Error> &now);

    Outbox *outbox;
    Collection &collection;
    discogs::Client &client;
    Delivery delivery;
    Pauses pauses;
    QTimer pause;
    std::optional<Error> problem;
    QString owner;    // the user whose shelf was found to be ours
    qint64 entry = 0; // the one under way
    int failures = 0; // in a row
    bool isBusy = false;
    bool wokenMeanwhile = false;
    bool isPuttingBack = false;
};

Outbox::Outbox(Collection &collection, discogs::Client &client, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, collection, client))
{
    connect(&collection, &Collection::editWaiting, this, [this] {
        if (!d->isPuttingBack) // else it is ours, and waits for its pause
            wake();
    });
    connect(&client, &discogs::Client::signerChanged, this, &Outbox::wake);
    connect(&client, &discogs::Client::budgetChanged, this, [this](const Budget &budget) {
        if (!budget.offline && d->problem && d->problem->code == ErrorCode::Offline)
            wake();
    });
    QTimer::singleShot(0, this, &Outbox::wake);
}

Outbox::~Outbox() = default;

void Outbox::setPauses(const Pauses &pauses)
{
    d->pauses = pauses;
    d->delivery.setSecondLook(pauses.secondLook);
}

void Outbox::wake()
{
    d->wokenMeanwhile = d->isBusy;
    d->pause.stop();
    d->look();
}

bool Outbox::isIdle() const
{
    return !d->isBusy;
}

std::optional<Error> Outbox::problem() const
{
    return d->problem;
}

void Outbox::Private::look()
{
    if (isBusy || collection.isReadOnly())
        return;
    if (client.isRefused())
        return setProblem(Error{ErrorCode::SignedOut, {}, 401, 0});
    if (!client.isSigned() || client.user().isEmpty())
        return setProblem(std::nullopt); // changed() will come
    setBusy(true);
    wokenMeanwhile = false;
    if (owner == client.user())
        takeUncertain();
    else
        checkOwner();
}

// Another account's edits are not sent in this one's name.
void Outbox::Private::checkOwner()
{
    whenDone(collection.state(), outbox, [this](const Result<ShelfState> &state) {
        if (!state)
            return waitFor(state.error());
        const QString user = client.user();
        if (!state->owner.isEmpty() && state->owner.compare(user, Qt::CaseInsensitive) != 0) {
            setBusy(false);
            return setProblem(Error{ErrorCode::Rejected, QStringLiteral("the shelf is another's"), 0, 0});
        }
        owner = user;
        takeUncertain();
    });
}

void Outbox::Private::takeUncertain()
{
    whenDone(collection.uncertain(), outbox, [this](const Result<QList<OutboxEntry>> &entries) {
        if (!entries)
            return waitFor(entries.error());
        if (entries->isEmpty())
            return takeNext();
        entry = entries->first().id;
        delivery.readBack(entries->first(), owner);
    });
}

void Outbox::Private::takeNext()
{
    whenDone(collection.nextToSend(), outbox, [this](const Result<OutboxEntry> &next) {
        if (!next)
            return next.error().code == ErrorCode::NotFound ? rest() : waitFor(next.error());
        entry = next->id;
        delivery.send(*next, owner);
    });
}

void Outbox::Private::keep(const Delivery::Outcome &outcome)
{
    const auto why = outcome.error;
    const auto then = [this, why](const Result<bool> &kept) {
        isPuttingBack = false;
        if (!kept || why)
            waitFor(kept ? *why : kept.error());
        else
            goOn();
    };
    switch (outcome.kind) {
    case Delivery::Outcome::Kind::Sent:
        return whenDone(collection.sent(entry, outcome.added, outcome.folder), outbox,
                        [this](const Result<bool> &kept) { kept ? goOn() : waitFor(kept.error()); });
    case Delivery::Outcome::Kind::NotSent:
        isPuttingBack = true;
        return whenDone(collection.sendAgain(entry), outbox, then);
    case Delivery::Outcome::Kind::Unknown:
        return waitFor(*why);
    case Delivery::Outcome::Kind::Refused:
        return refuse(*why);
    }
}

void Outbox::Private::refuse(const Error &error)
{
    whenDone(collection.refused(entry, error), outbox, [this, id = entry](const Result<bool> &kept) {
        if (!kept)
            return waitFor(kept.error());
        Q_EMIT outbox->refused(id);
        goOn();
    });
}

void Outbox::Private::goOn()
{
    failures = 0;
    setProblem(std::nullopt);
    isBusy = false;
    look();
    if (!isBusy)
        Q_EMIT outbox->idleChanged();
}

// Nothing is there to be sent.
void Outbox::Private::rest()
{
    setBusy(false);
    failures = 0;
    setProblem(std::nullopt);
    if (wokenMeanwhile)
        look();
}

void Outbox::Private::waitFor(const Error &why)
{
    setBusy(false);
    setProblem(why);
    if (why.code == ErrorCode::Cancelled)
        return; // the program ends
    if (wokenMeanwhile)
        return look();
    if (why.code == ErrorCode::SignedOut)
        return; // until changed()
    const milliseconds doubled = std::min(pauses.first * (1 << std::min(failures, 10)), pauses.longest);
    const milliseconds longest = std::max<milliseconds>(doubled, std::chrono::seconds(why.retryAfter));
    ++failures;
    const double jitter = 1 + QRandomGenerator::global()->bounded(0.25);
    pause.start(std::min(milliseconds(qRound64(static_cast<double>(longest.count()) * jitter)),
                         std::max<milliseconds>(pauses.longest, std::chrono::seconds(why.retryAfter + 1))));
}

void Outbox::Private::setBusy(bool now)
{
    if (std::exchange(isBusy, now) != now)
        Q_EMIT outbox->idleChanged();
}

void Outbox::Private::setProblem(const std::optional<Error> &now)
{
    if (std::exchange(problem, now) != now)
        Q_EMIT outbox->problemChanged();
}

} // namespace runout::library
