// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace runout::lastfm {
class Client;
}
namespace runout::library {
class Plays;
}

namespace runout::playing {

// Sends what waits in the queue to Last.fm, oldest first, at most 50 at once. What may have arrived (a time-out, a cut
// connection, an error 16, a kill) is looked for among the tracks played lately before it is sent again, so that
// nothing is doubled. Without a network or a session everything waits.
class Scrobbler : public QObject
{
    Q_OBJECT
public:
    Scrobbler(library::Plays &plays, lastfm::Client &client, QObject *parent = nullptr);
    ~Scrobbler() override;

    struct Pauses
    {
        std::chrono::milliseconds first{5'000}; // after a failure; doubles
        std::chrono::milliseconds longest{15 * 60'000};
        // Last.fm may still be at work on what timed out: it is looked for after this.
        std::chrono::milliseconds secondLook{60'000};
    };
    void setPauses(const Pauses &pauses);

    void wake();                                        // tries now, whatever pause there is
    [[nodiscard]] bool isIdle() const;                  // nothing under way
    [[nodiscard]] bool isLimited() const;               // until tomorrow: Last.fm's daily limit
    [[nodiscard]] std::optional<Error> problem() const; // why it waits

Q_SIGNALS:
    void idleChanged();
    void problemChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace runout::playing
