// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <deque>

namespace runout::standin {

// The allowance of one source address: so many requests in a moving window, more with credentials than without.
// Refused requests are not counted, so the window leaks. Pure: time is an argument, in milliseconds, never going back.
class Limiter
{
public:
    struct Allowance
    {
        int limit = 60;
        int anonymous = 25;
        qint64 windowMs = 60'000;
    };

    // What the X-Discogs-Ratelimit headers say. As measured at Discogs, `used` is the count before this request.
    struct Verdict
    {
        bool admitted = false;
        int limit = 0;
        int used = 0;
        int remaining = 0;
    };

    explicit Limiter(const Allowance &allowance);

    Verdict admit(qint64 now, bool withCredentials);
    void setAllowance(const Allowance &allowance) { m_allowance = allowance; }
    const Allowance &allowance() const { return m_allowance; }

    int inWindow(qint64 now) const;
    int peak() const { return m_peak; }
    int refused() const { return m_refused; }

private:
    void forget(qint64 now);

    Allowance m_allowance;
    std::deque<qint64> m_admitted;
    int m_peak = 0;
    int m_refused = 0;
};

} // namespace runout::standin
