// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/syncrun.h"

#include "core/library/collection.h"

#include <algorithm>

namespace runout::library {

namespace {

using Step = SyncPlace::Step;

const auto placeMark = QStringLiteral("sync.place");
const auto sweepMark = QStringLiteral("sync.sweep"); // the last number given
const auto syncedMark = QStringLiteral("synced");    // read by Collection::state()
const auto sweptMark = QStringLiteral("swept");

SyncProgress::Step shown(Step step)
{
    switch (step) {
    case Step::Folders:
    case Step::Fields:
        return SyncProgress::Step::Folders;
    case Step::Items:
        return SyncProgress::Step::Items;
    case Step::Wants:
        return SyncProgress::Step::Wants;
    case Step::Lists:
        return SyncProgress::Step::Lists;
    case Step::Value:
        return SyncProgress::Step::Value;
    }
    return SyncProgress::Step::Idle;
}

} // namespace

SyncRun::SyncRun(Collection &collection, discogs::Client &client, bool everything, QObject *parent)
    : QObject(parent)
    , m_collection(collection)
    , m_client(client)
    , m_everything(everything)
{
    connect(&collection, &Collection::editWaiting, this, [this] { m_edited = true; });
}

void SyncRun::begin()
{
    if (!m_client.isSigned())
        return fail({ErrorCode::SignedOut, {}, 0, 0});
    m_user = m_client.user();
    if (m_user.isEmpty())
        identify();
    else
        own();
}

void SyncRun::stop()
{
    m_isStopped = true;
}

void SyncRun::fail(const Error &error)
{
    m_isStopped = true;
    Q_EMIT finished(Failure(error));
}

// A token from the environment does not say whose it is.
void SyncRun::identify()
{
    const auto identity = m_client.get(discogs::requests::identity(), Refresh::IfStale);
    then(identity, [this](const Held<discogs::Identity> &held) {
        m_user = held.value.username;
        m_client.nameUser(m_user);
        own();
    });
}

void SyncRun::own()
{
    then(m_collection.setOwner(m_user), [this](bool) { recall(); });
}

void SyncRun::recall()
{
    then(m_collection.state(), [this](const ShelfState &state) {
        m_state = state;
        then(m_collection.marks(), [this](const QHash<QString, QString> &marks) { decide(marks); });
    });
}

// A stopped run over everything is gone on with, else it begins.
void SyncRun::decide(const QHash<QString, QString> &marks)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    m_marks = marks;
    if (const auto place = placeFrom(marks.value(placeMark), now)) {
        m_everything = true;
        m_place = *place;
        m_place.items = resumed(m_place.items);
        m_place.wants = resumed(m_place.wants);
        return go(m_place.step);
    }
    m_place.begun = now;
    m_everything = m_everything || isSweepDue(m_state, now);
    if (m_everything)
        return readEverything(Step::Folders);
    m_place.items.sweep = nextSweep();
    m_place.wants.sweep = nextSweep();
    go(Step::Folders);
}

void SyncRun::readEverything(Step from)
{
    m_everything = true;
    m_place.items = readingAll(nextSweep());
    m_place.wants = readingAll(nextSweep());
    go(from);
}

void SyncRun::go(Step step)
{
    m_place.step = step;
    keepPlace();
    tell();
    switch (step) {
    case Step::Folders:
        return askFolders();
    case Step::Fields:
        return askFields();
    case Step::Items:
        return askItems();
    case Step::Wants:
        return askWants();
    case Step::Lists:
        return askLists();
    case Step::Value:
        return askValue();
    }
}

void SyncRun::askFolders()
{
    settle([this] {
        ask(discogs::requests::folders(m_user), [this](const Result<QList<discogs::Folder>> &folders) {
            if (!folders)
                return fail(folders.error());
            const auto keep = [this, folders = *folders] {
                m_folders = folders;
                then(m_collection.storeFolders(folders),
                     [this](bool) { go(m_everything ? Step::Fields : Step::Items); });
            };
            ifNotOvertaken(keep, [this] { askFolders(); });
        });
    });
}

void SyncRun::askFields()
{
    ask(discogs::requests::collectionFields(m_user), [this](const Result<QList<discogs::CollectionField>> &fields) {
        if (!fields)
            return fail(fields.error());
        then(m_collection.storeFields(*fields), [this](bool) { go(Step::Items); });
    });
}

void SyncRun::askLists(int page)
{
    using Page = discogs::Page<discogs::UserList>;
    if (page == 1)
        m_lists.clear();
    ask(discogs::requests::lists(m_user, page), [this, page](const Result<Page> &lists) {
        if (!lists && page == 1)
            return fail(lists.error());
        if (lists)
            m_lists += lists->items;
        if (lists && page < lists->pagination.pages)
            return askLists(page + 1);
        then(m_collection.storeLists(m_lists), [this](bool) { go(Step::Value); });
    });
}

// The last, and the least: without it the shelf is complete all the same.
void SyncRun::askValue()
{
    ask(discogs::requests::collectionValue(m_user), [this](const Result<discogs::CollectionValue> &value) {
        const bool isRefused =
            !value && (value.error().code == ErrorCode::NotFound || value.error().code == ErrorCode::Forbidden);
        if (!value && !isRefused)
            return fail(value.error());
        if (value)
            m_collection.storeValue(*value, QDateTime::currentDateTimeUtc());
        finish();
    });
}

void SyncRun::finish()
{
    const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    setMark(placeMark, {});
    if (m_everything)
        setMark(sweptMark, now);
    m_report.said = m_place.items.said;
    then(m_collection.setMark(syncedMark, now), [this](bool) {
        then(m_collection.state(), [this](const ShelfState &state) {
            m_report.instances = state.instances;
            m_isStopped = true;
            Q_EMIT finished(m_report);
        });
    });
}

void SyncRun::keepPlace()
{
    if (m_everything)
        m_collection.setMark(placeMark, toText(m_place));
}

void SyncRun::setMark(const QString &name, const QString &value)
{
    m_marks.insert(name, value);
    m_collection.setMark(name, value);
}

qint64 SyncRun::nextSweep()
{
    const qint64 number = std::max(QDateTime::currentMSecsSinceEpoch(), m_marks.value(sweepMark).toLongLong() + 1);
    setMark(sweepMark, QString::number(number));
    return number;
}

void SyncRun::tell()
{
    SyncProgress progress;
    progress.step = shown(m_place.step);
    const Reading *reading = m_place.step == Step::Items   ? &m_place.items
                             : m_place.step == Step::Wants ? &m_place.wants
                                                           : nullptr;
    if (reading && reading->said >= 0) {
        progress.total = reading->said;
        progress.done = reading->phase == Reading::Phase::Pages
                            ? std::min(reading->said, (reading->page - 1) * discogs::requests::perPage)
                            : reading->said;
    }
    const Budget budget = m_client.budget();
    const int left = requestsLeft(m_place, m_state.instances, m_state.wants);
    progress.secondsLeft = secondsLeft(left, budget.limit / 2 - m_report.requests, budget);
    Q_EMIT progressed(progress);
}

// A few requests go at once; what takes longer keeps to the even pace that leaves room for the user.
Lane SyncRun::lane() const
{
    return m_report.requests < m_client.budget().limit / 2 ? Lane::Covers : Lane::Background;
}

} // namespace runout::library
