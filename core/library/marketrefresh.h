// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/library/markettypes.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace runout {
class Settings;
}
namespace runout::discogs {
class Client;
}

namespace runout::library {

class Library;
class Market;

// The time, where it matters: a test has its own.
using Clock = std::function<QDateTime()>;

// Asks Discogs for market figures and price suggestions of a chosen set, one at a time, in the background lane. What is
// still to be asked stands in the library: it goes on after a restart.
class MarketRefresh : public QObject
{
    Q_OBJECT
public:
    MarketRefresh(Market &market, Library &library, discogs::Client &client, const Settings &settings, Clock clock,
                  QObject *parent = nullptr);
    ~MarketRefresh() override;

    // Those that are younger than six hours are left out; added() tells. currency "": that of the settings.
    void add(const QList<discogs::ReleaseId> &releases, MarketWish::Kind kind = MarketWish::Kind::Figures,
             const QString &currency = {});
    void cancel(); // forgets what has not been asked yet
    void setPaused(bool paused);

    [[nodiscard]] bool isPaused() const;
    [[nodiscard]] bool isRunning() const; // something is being asked
    [[nodiscard]] int done() const;       // of total(), since there was last nothing to ask
    [[nodiscard]] int total() const;
    [[nodiscard]] int secondsLeft() const; // at the present pace; -1: not known
    // Why it does not go on: Offline, RateLimited and the like. Forbidden: no suggestions without seller settings.
    [[nodiscard]] const std::optional<Error> &problem() const;

Q_SIGNALS:
    void added(int count, int left); // to be asked; left out, being young or waiting already
    void progressed();
    void finished(int done); // nothing is left to ask

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace runout::library
