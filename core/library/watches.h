// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/marketrefresh.h"
#include "core/library/markettypes.h"

#include <QObject>
#include <QTimer>

namespace runout::library {

class Market;

// Looks daily at the price of each want that is watched, while the program runs, and tells once when its target is met:
// not again until it has risen above.
class Watches : public QObject
{
    Q_OBJECT
public:
    // refresh: null judges what is held and asks nobody.
    Watches(Market &market, MarketRefresh *refresh, const Settings &settings, Clock clock, QObject *parent = nullptr);

    void look(); // asks for what has not been seen for a day, and judges the rest

Q_SIGNALS:
    void met(const runout::library::WatchedWant &want);

private:
    void take(const QList<WatchedWant> &wants, bool asksToo);
    void judge(const WatchedWant &want);

    Market &m_market;
    MarketRefresh *m_refresh;
    const Settings &m_settings;
    Clock m_clock;
    QTimer m_timer;
};

} // namespace runout::library
