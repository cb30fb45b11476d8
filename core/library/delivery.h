// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/library/readback.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace runout::discogs {
class Client;
}

namespace runout::library {

class Collection;

// Takes one edit to Discogs, or finds out whether it has been there. One at a time.
class Delivery : public QObject
{
    Q_OBJECT
public:
    struct Outcome
    {
        enum class Kind {
            Sent,    // it is at Discogs; added, folder: the ids it got there
            NotSent, // it surely is not; error: why, if it was tried
            Unknown, // read it back before anything else; error: why it is not known
            Refused, // Discogs said no
        };
        Kind kind = Kind::NotSent;
        discogs::InstanceId added{};
        discogs::FolderId folder{};
        std::optional<Error> error;
    };

    Delivery(Collection &collection, discogs::Client &client, QObject *parent = nullptr);
    ~Delivery() override;

    // Discogs may still be at work on what timed out: what makes something is looked for a second time after this.
    void setSecondLook(std::chrono::milliseconds pause);

    void send(const OutboxEntry &entry, const QString &user);
    void readBack(const OutboxEntry &entry, const QString &user); // of one that may have been sent

Q_SIGNALS:
    void finished(const runout::library::Delivery::Outcome &outcome); // once for each of the two

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace runout::library
