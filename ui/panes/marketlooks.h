// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace runout::ui {

struct Desk;

// Looks up market figures in the background lane, one at a time, never in the way of what somebody waits for.
class MarketLooks : public QObject
{
    Q_OBJECT
public:
    explicit MarketLooks(Desk &desk, QObject *parent = nullptr);
    ~MarketLooks() override;

    // These and no others, in this order; a release looked up in this run is left out unless `again`.
    void lookUp(const QList<discogs::ReleaseId> &releases, bool again = false);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_question != nullptr; }

Q_SIGNALS:
    // at: ms since 1970, UTC, when Discogs said so
    void seen(runout::discogs::ReleaseId release, const runout::discogs::MarketStats &stats, qint64 at);

private:
    void next();
    Desk &m_desk;
    QList<discogs::ReleaseId> m_queue;
    QHash<qint64, qint64> m_done;
    std::unique_ptr<QObject> m_question;
};

} // namespace runout::ui
