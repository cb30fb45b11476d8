// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/client.h"
#include "core/discogs/userrequests.h"
#include "core/library/edits.h"
#include "core/library/sync.h"
#include "core/library/syncplan.h"

#include <functional>

namespace runout::library {

// One synchronisation, from its first question to its report.
//
// whose -> where it stands -> folders -> fields -> items, page by page -> wants, page by page -> lists -> value ->
// done. Before a page the outbox settles what is uncertain; a page that an edit has overtaken is asked for again.
class SyncRun : public QObject
{
    Q_OBJECT
public:
    SyncRun(Collection &collection, discogs::Client &client, bool everything, QObject *parent);

    void begin();
    void stop(); // nothing is asked, kept or told any more

Q_SIGNALS:
    void progressed(const runout::library::SyncProgress &progress);
    void finished(const runout::Result<runout::library::SyncReport> &report); // once

private:
    // The two lists that are read page by page.
    struct Items;
    struct Wants;

    void identify();
    void own();
    void recall();
    void decide(const QHash<QString, QString> &marks);
    void readEverything(SyncPlace::Step from);
    void go(SyncPlace::Step step);
    void askFolders();
    void askFields();
    void askItems();
    void askWants();
    void askLists(int page = 1);
    void askValue();
    void finish();

    // syncrun_pages.cpp
    template<class List>
    void askPage();
    template<class List>
    void storePage(const discogs::Page<typename List::Item> &page);
    template<class List>
    void wentAway(int removed);
    template<class List>
    void keepPage(const discogs::Page<typename List::Item> &page, int before);
    template<class List>
    void pageStored(const discogs::Pagination &pagination, int before, int fresh);
    template<class List>
    void pageMissing(const Error &error);
    template<class List>
    void count(const std::function<void(int)> &f); // how many are known, as Discogs would count them
    template<class List>
    void pageDone(const PageSeen &seen);
    template<class List>
    void over(int known);
    void checkFolders();

    // What the outbox does meanwhile. f: once nothing is uncertain. otherwise: what Discogs said is out of date.
    void settle(const std::function<void()> &f);
    void ifNotOvertaken(const std::function<void()> &f, const std::function<void()> &otherwise);
    void notice(const QList<OutboxEntry> &entries);

    [[nodiscard]] qint64 nextSweep();
    void keepPlace();
    void tell();
    void fail(const Error &error);
    [[nodiscard]] Lane lane() const;
    [[nodiscard]] int surplus(const QString &mark) const { return m_marks.value(mark).toInt(); }
    void setMark(const QString &name, const QString &value);

    template<class T, class F>
    void then(const Answer<T> &answer, F f); // f(T); an error ends the run
    template<class T, class F>
    void thenEither(const Answer<T> &answer, F f); // f(Result<T>)
    template<class T, class F>
    void ask(const discogs::Request<T> &request, F f); // f(Result<T>)

    Collection &m_collection;
    discogs::Client &m_client;
    bool m_isStopped = false;
    bool m_everything;
    QString m_user;
    SyncPlace m_place;
    SyncReport m_report;
    ShelfState m_state; // at the beginning
    QHash<QString, QString> m_marks;
    QList<discogs::Folder> m_folders; // as Discogs says
    QList<discogs::UserList> m_lists;

    QSet<qint64> m_waiting; // the outbox when the page was asked for
    bool m_edited = false;  // since then
    bool m_isQuiet = true;  // no edit waited or was made during the whole run
    int m_toAdd = 0;        // instances held here that Discogs does not know yet
    int m_toRemove = 0;     // the other way round
    int m_wantsToPut = 0;
    int m_wantsToRemove = 0;
};

template<class T, class F>
void SyncRun::thenEither(const Answer<T> &answer, F f)
{
    whenDone(answer, this, [this, f](const Result<T> &result) {
        if (!m_isStopped)
            f(result);
    });
}

template<class T, class F>
void SyncRun::then(const Answer<T> &answer, F f)
{
    thenEither(answer, [this, f](const Result<T> &result) {
        if (result)
            f(*result);
        else
            fail(result.error());
    });
}

template<class T, class F>
void SyncRun::ask(const discogs::Request<T> &request, F f)
{
    ++m_report.requests;
    thenEither(m_client.get(request, Refresh::Always, lane()),
               [f](const Result<Held<T>> &held) { f(held.map([](const Held<T> &answer) { return answer.value; })); });
}

} // namespace runout::library
