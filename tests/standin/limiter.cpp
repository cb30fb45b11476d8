// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/limiter.h"

#include <algorithm>

namespace runout::standin {

Limiter::Limiter(const Allowance &allowance)
    : m_allowance(allowance)
{}

void Limiter::forget(qint64 now)
{
    while (!m_admitted.empty() && m_admitted.front() + m_allowance.windowMs <= now)
        m_admitted.pop_front();
}

Limiter::Verdict Limiter::admit(qint64 now, bool withCredentials)
{
    forget(now);
    Verdict verdict;
    verdict.limit = withCredentials ? m_allowance.limit : m_allowance.anonymous;
    verdict.used = static_cast<int>(m_admitted.size());
    verdict.remaining = std::max(0, verdict.limit - verdict.used);
    verdict.admitted = verdict.used < verdict.limit;
    if (verdict.admitted)
        m_admitted.push_back(now);
    else
        ++m_refused;
    m_peak = std::max(m_peak, static_cast<int>(m_admitted.size()));
    return verdict;
}

int Limiter::inWindow(qint64 now) const
{
    return static_cast<int>(std::count_if(m_admitted.begin(), m_admitted.end(),
                                          [&](qint64 at) { return at + m_allowance.windowMs > now; }));
}

} // namespace runout::standin
