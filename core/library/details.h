// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QObject>

#include <memory>
#include <optional>

namespace runout::discogs {
class Client;
}

namespace runout::library {

class Collection;
class Library;

// Fetches every owned release in full, newest first, in the background lane: so that tracks, credits and runouts are
// searchable. Goes on after a restart with what is still missing.
class Details : public QObject
{
    Q_OBJECT
public:
    Details(Collection &collection, Library &library, discogs::Client &client, QObject *parent = nullptr);
    ~Details() override;

    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const;
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] int done() const;        // releases held in full
    [[nodiscard]] int total() const;       // releases owned
    [[nodiscard]] int secondsLeft() const; // at the present pace; -1: not known

Q_SIGNALS:
    void progressed();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace runout::library
