// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace runout::discogs {
class Client;
}

namespace runout::library {

class Collection;

// Sends what waits in the outbox, in order, one at a time. What may have arrived (a time-out, a cut connection, a
// kill) is read back before it is sent again, so that nothing is doubled. A refused edit is set aside for a decision,
// the others go on; without a network or a valid login everything waits.
class Outbox : public QObject
{
    Q_OBJECT
public:
    Outbox(Collection &collection, discogs::Client &client, QObject *parent = nullptr);
    ~Outbox() override;

    struct Pauses
    {
        std::chrono::milliseconds first{1'000}; // after a failure; doubles, with jitter
        std::chrono::milliseconds longest{60'000};
        // Discogs may still be at work on what timed out: what makes something is looked for a second time after this.
        std::chrono::milliseconds secondLook{5'000};
    };
    void setPauses(const Pauses &pauses);

    void wake();                                        // tries now, whatever pause there is
    [[nodiscard]] bool isIdle() const;                  // nothing under way; something may still wait for the network
    [[nodiscard]] std::optional<Error> problem() const; // why it waits: Offline, SignedOut, ...

Q_SIGNALS:
    void idleChanged();
    void problemChanged();
    void refused(qint64 entry); // a new decision to take

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace runout::library
