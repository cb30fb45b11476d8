// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/budget.h"
#include "core/library/shelf.h"

#include <QString>

// Pure: what a synchronisation asks next, from what it knows.
namespace runout::library {

// How far a paged list has been read that changes while it is read: the collection or the wantlist, newest first.
// What is added meanwhile pushes the rest to later pages, which shows it twice; what is removed pulls it to earlier
// ones, which would hide it. Hence the count that every page tells is watched.
struct Reading
{
    enum class Phase {
        Pages,   // one after the other, to the last
        Newest,  // the first ones, as long as they bring something; after Pages for what came in the meantime
        Agrees,  // as many are known as Discogs says
        Differs, // they are not
    };
    Phase phase = Phase::Newest;
    int page = 1;     // the one to ask for
    int end = 0;      // there is no page after this one; 0: not known
    int said = -1;    // how many Discogs said there are, at last
    int pass = 0;     // 0: only the newest were looked at; 1, 2: over all pages
    int before = -1;  // met by the first pass
    qint64 sweep = 0; // under which number what is met is kept

    [[nodiscard]] bool isOver() const { return phase == Phase::Agrees || phase == Phase::Differs; }
    bool operator==(const Reading &) const = default;
};

[[nodiscard]] Reading readingAll(qint64 sweep);

// What one page told.
struct PageSeen
{
    int items = 0; // of the whole list
    int pages = 0;
    bool isMissing = false; // 404: past the end
    int knownBefore = 0;    // how many were known before the page was kept, and after
    int known = 0;
};
[[nodiscard]] Reading afterPage(Reading reading, const PageSeen &seen);

// The second time over all pages, because the first found another number than Discogs says.
[[nodiscard]] Reading readingAgain(const Reading &reading, qint64 sweep, int known);
[[nodiscard]] bool needsSecondPass(const Reading &reading);
// What was not met may go: the counts agree, or two passes found the same and it is Discogs that counts wrongly.
[[nodiscard]] bool mayEndSweep(const Reading &reading, int known);
// Where to go on after a stop: a page earlier, as the list may have moved.
[[nodiscard]] Reading resumed(Reading reading);

// Where a run over everything stands; kept after every page.
struct SyncPlace
{
    enum class Step { Folders, Fields, Items, Wants, Lists, Value };
    QDateTime begun; // UTC
    Step step = Step::Folders;
    Reading items;
    Reading wants;
    bool operator==(const SyncPlace &) const = default;
};
[[nodiscard]] QString toText(const SyncPlace &place);
// Nothing: not a place, or it is more than a day old and the shelf another one by now.
[[nodiscard]] std::optional<SyncPlace> placeFrom(const QString &text, const QDateTime &now);

// Everything is due: never read, or a week ago.
[[nodiscard]] bool isSweepDue(const ShelfState &state, const QDateTime &now);

// What Discogs says of folders whose counts are not those held; "" where all agree. Something was moved there.
[[nodiscard]] QString differing(const QList<discogs::Folder> &said, const QList<discogs::Folder> &held);

// Requests that a run will still make as things look.
[[nodiscard]] int requestsLeft(const SyncPlace &place, int items, int wants);
// `soon`: so many of them do not keep to the even pace of the background.
[[nodiscard]] int secondsLeft(int requests, int soon, const Budget &budget);

} // namespace runout::library
