// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/library/shelf.h"

#include <QObject>

#include <memory>
#include <optional>

namespace runout::discogs {
class Client;
}

namespace runout::library {

class Collection;

struct SyncProgress
{
    enum class Step { Idle, Folders, Items, Wants, Lists, Value };
    Step step = Step::Idle;
    int done = 0;         // of this step: items, wants
    int total = 0;        // 0: not known yet
    int secondsLeft = -1; // of the whole, at the present pace; -1: not known yet
    bool operator==(const SyncProgress &) const = default;
};

struct SyncReport
{
    int added = 0;   // instances new here
    int removed = 0; // instances gone at Discogs
    int wantsAdded = 0;
    int wantsRemoved = 0;
    int instances = 0; // held afterwards
    int said = 0;      // how many Discogs says there are
    int requests = 0;
    bool operator==(const SyncReport &) const = default;
};

// Discogs to library. The first pass, one a week and one on demand read everything (N/100 + W/100 + 8 requests at
// most); the others look at the newest page and the counts (5 requests, plus a page for every hundred new). Page by
// page, each kept at once: after a cancel, a kill or a lost network it goes on where it stopped.
class Sync : public QObject
{
    Q_OBJECT
public:
    enum class Depth { Quick, Everything };

    Sync(Collection &collection, discogs::Client &client, QObject *parent = nullptr);
    ~Sync() override;

    // Nothing happens while one is running. A Quick one that finds the counts of the collection to differ becomes
    // Everything; of the wantlist, reads that in full. A stopped one over everything is gone on with.
    void start(Depth depth = Depth::Quick);
    void cancel();
    // Starts by itself: at once if the last one is ten minutes ago, after linking an account, then every half hour.
    void setAutomatic(bool automatic);

    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] SyncProgress progress() const;
    [[nodiscard]] std::optional<Error> lastError() const; // of the last run; none after a good one

Q_SIGNALS:
    void started();
    void progressed(const runout::library::SyncProgress &progress);
    void finished(const runout::Result<runout::library::SyncReport> &report); // Cancelled, Offline, SignedOut, ...

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace runout::library
