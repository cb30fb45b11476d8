// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/client.h"
#include "core/library/collection.h"
#include "core/library/syncrun.h"

#include <QTimer>

#include <algorithm>

namespace runout::library {

namespace {

constexpr int settlePause = 250; // ms between two looks at what the outbox is doing

const auto foldersMark = QStringLiteral("sync.folders");

} // namespace

struct SyncRun::Items
{
    using Item = discogs::CollectionItem;
    static constexpr auto step = SyncPlace::Step::Items;
    static constexpr auto next = SyncPlace::Step::Wants;
    static constexpr auto reading = &SyncPlace::items;
    static constexpr auto added = &SyncReport::added;
    static constexpr auto removed = &SyncReport::removed;
    static constexpr auto store = &Collection::storeItems;
    static constexpr auto met = &Collection::metItems;
    static constexpr auto endSweep = &Collection::endItemSweep;
    static QString surplusMark() { return QStringLiteral("sync.surplus.items"); }

    static discogs::Request<discogs::Page<Item>> request(const SyncRun &run, int page)
    {
        return discogs::requests::collectionItems(run.m_user, discogs::allFolder, QStringLiteral("added"),
                                                  discogs::SortOrder::Descending, page);
    }
    // Of the held ones, as Discogs would count them.
    static int held(const SyncRun &run, const ShelfState &state) { return state.instances - run.m_toAdd + hidden(run); }
    static int hidden(const SyncRun &run) { return run.m_toRemove; }
    static bool isCountable(const SyncRun &) { return true; }
};

struct SyncRun::Wants
{
    using Item = discogs::Want;
    static constexpr auto step = SyncPlace::Step::Wants;
    static constexpr auto next = SyncPlace::Step::Lists;
    static constexpr auto reading = &SyncPlace::wants;
    static constexpr auto added = &SyncReport::wantsAdded;
    static constexpr auto removed = &SyncReport::wantsRemoved;
    static constexpr auto store = &Collection::storeWants;
    static constexpr auto met = &Collection::metWants;
    static constexpr auto endSweep = &Collection::endWantSweep;
    static QString surplusMark() { return QStringLiteral("sync.surplus.wants"); }

    static discogs::Request<discogs::Page<Item>> request(const SyncRun &run, int page)
    {
        return discogs::requests::wants(run.m_user, page);
    }
    static int held(const SyncRun &run, const ShelfState &state) { return state.wants + hidden(run); }
    static int hidden(const SyncRun &run) { return run.m_wantsToRemove; }
    // A waiting want may be new to Discogs or a change of an old one.
    static bool isCountable(const SyncRun &run) { return run.m_wantsToPut == 0; }
};

void SyncRun::askItems()
{
    askPage<Items>();
}

void SyncRun::askWants()
{
    askPage<Wants>();
}

// Nothing is asked while it is uncertain whether an edit has arrived: the outbox goes first.
void SyncRun::settle(const std::function<void()> &f)
{
    then(m_collection.outbox(), [this, f](const QList<OutboxEntry> &entries) {
        const auto isSending = [](const OutboxEntry &entry) { return entry.state == OutboxEntry::State::Sending; };
        if (std::any_of(entries.begin(), entries.end(), isSending)) {
            QTimer::singleShot(settlePause, this, [this, f] {
                if (!m_isStopped)
                    settle(f);
            });
            return;
        }
        notice(entries);
        f();
    });
}

void SyncRun::notice(const QList<OutboxEntry> &entries)
{
    m_isQuiet = m_isQuiet && !m_edited && entries.isEmpty();
    m_edited = false;
    m_waiting.clear();
    m_toAdd = m_toRemove = m_wantsToPut = m_wantsToRemove = 0;
    for (const OutboxEntry &entry : entries) {
        m_waiting.insert(entry.id);
        m_toAdd += entry.edit.kind == Edit::Kind::AddInstance ? 1 : 0;
        m_toRemove += entry.edit.kind == Edit::Kind::RemoveInstance ? 1 : 0;
        m_wantsToPut += entry.edit.kind == Edit::Kind::PutWant ? 1 : 0;
        m_wantsToRemove += entry.edit.kind == Edit::Kind::RemoveWant ? 1 : 0;
    }
}

// What Discogs said may be from before an edit that has been made, or sent, since it was asked.
void SyncRun::ifNotOvertaken(const std::function<void()> &f, const std::function<void()> &otherwise)
{
    then(m_collection.outbox(), [this, f, otherwise](const QList<OutboxEntry> &entries) {
        QSet<qint64> gone = m_waiting;
        bool isSending = false;
        for (const OutboxEntry &entry : entries) {
            gone.remove(entry.id);
            isSending = isSending || entry.state == OutboxEntry::State::Sending;
        }
        if (m_edited || isSending || !gone.isEmpty())
            otherwise();
        else
            f();
    });
}

template<class List>
void SyncRun::askPage()
{
    if ((m_place.*List::reading).isOver())
        return go(List::next);
    const int number = (m_place.*List::reading).page;
    settle([this, number] {
        using Page = discogs::Page<typename List::Item>;
        ask(List::request(*this, number), [this](const Result<Page> &page) {
            if (!page)
                return pageMissing<List>(page.error());
            ifNotOvertaken([this, page = *page] { storePage<List>(page); }, [this] { askPage<List>(); });
        });
    });
}

template<class List>
void SyncRun::pageMissing(const Error &error)
{
    if (error.code != ErrorCode::NotFound || (m_place.*List::reading).page == 1)
        return fail(error);
    count<List>([this](int known) { pageDone<List>({0, 0, true, known, known}); });
}

template<class List>
void SyncRun::storePage(const discogs::Page<typename List::Item> &page)
{
    count<List>([this, page](int before) { keepPage<List>(page, before); });
}

template<class List>
void SyncRun::keepPage(const discogs::Page<typename List::Item> &page, int before)
{
    then((m_collection.*List::store)(page.items, (m_place.*List::reading).sweep),
         [this, page, before](int fresh) { pageStored<List>(page.pagination, before, fresh); });
}

template<class List>
void SyncRun::pageStored(const discogs::Pagination &pagination, int before, int fresh)
{
    m_report.*List::added += fresh;
    count<List>([this, pagination, before](int known) {
        pageDone<List>({pagination.items, pagination.pages, false, before, known});
    });
}

template<class List>
void SyncRun::count(const std::function<void(int)> &f)
{
    const Reading &reading = m_place.*List::reading;
    if (reading.pass > 0)
        return then((m_collection.*List::met)(reading.sweep), [this, f](int met) { f(met + List::hidden(*this)); });
    then(m_collection.state(),
         [this, f](const ShelfState &state) { f(List::held(*this, state) + surplus(List::surplusMark())); });
}

template<class List>
void SyncRun::pageDone(const PageSeen &seen)
{
    Reading &reading = m_place.*List::reading;
    reading = afterPage(reading, seen);
    if (reading.isOver())
        return over<List>(seen.known);
    keepPlace();
    tell();
    askPage<List>();
}

template<class List>
void SyncRun::wentAway(int removed)
{
    m_report.*List::removed += removed;
}

template<class List>
void SyncRun::over(int known)
{
    Reading &reading = m_place.*List::reading;
    const bool differs = reading.phase == Reading::Phase::Differs && List::isCountable(*this);
    if (reading.pass == 0 && differs) {
        if (List::step == SyncPlace::Step::Items) {
            return readEverything(SyncPlace::Step::Fields);
        }
        reading = readingAll(nextSweep());
        return askPage<List>();
    }
    if (needsSecondPass(reading)) {
        reading = readingAgain(reading, nextSweep(), known);
        return askPage<List>();
    }
    const auto after = [this] { List::step == SyncPlace::Step::Items ? checkFolders() : go(List::next); };
    if (!mayEndSweep(reading, known))
        return after();
    setMark(List::surplusMark(), QString::number(reading.said - known));
    then((m_collection.*List::endSweep)(reading.sweep), [this, after](int removed) {
        wentAway<List>(removed);
        after();
    });
}

// As many as Discogs says, but perhaps not where it says.
void SyncRun::checkFolders()
{
    const auto all = std::find_if(m_folders.begin(), m_folders.end(),
                                  [](const discogs::Folder &folder) { return folder.id == discogs::allFolder; });
    const bool isOfNow = all != m_folders.end() && all->count == m_place.items.said && m_isQuiet && !m_edited;
    if (!isOfNow)
        return go(SyncPlace::Step::Wants);
    then(m_collection.folders(), [this](const QList<discogs::Folder> &held) {
        const QString other = differing(m_folders, held);
        const bool isKnown = other == m_marks.value(foldersMark);
        if (m_everything)
            setMark(foldersMark, other); // it cannot be known better
        if (m_everything || other.isEmpty() || isKnown)
            go(SyncPlace::Step::Wants);
        else
            readEverything(SyncPlace::Step::Fields);
    });
}

} // namespace runout::library
