// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/pacer.h"

#include <algorithm>

namespace runout::net {

namespace {

constexpr auto lanes = {Lane::User, Lane::Covers, Lane::Background};
constexpr int firstContact = 2;         // in flight before the first answer tells what others here have used
constexpr int successesToFullSpeed = 3; // after a 429
constexpr auto longestHold = std::chrono::hours(1);

// Timers are coarse and two clocks drift: a place is free a little later than the window says.
constexpr Pacer::Time margin(Pacer::Time window)
{
    return window / 240;
}

} // namespace

Pacer::Pacer(const Limits &limits)
    : m_limits(limits)
{}

void Pacer::setLimit(int requests, bool fixed)
{
    m_limits.requests = std::max(0, requests);
    m_limits.fixed = fixed;
}

void Pacer::wait(Ticket ticket, Lane lane, Place place)
{
    if (place == Place::First)
        queue(lane).push_front(ticket);
    else
        queue(lane).push_back(ticket);
}

void Pacer::withdraw(Ticket ticket)
{
    for (Queue &waiting : m_waiting)
        std::erase(waiting, ticket);
}

void Pacer::hurry(Ticket ticket, Lane lane)
{
    for (const Lane later : lanes) {
        if (later > lane && std::erase(queue(later), ticket) > 0)
            wait(ticket, lane);
    }
}

std::optional<Pacer::Ticket> Pacer::next(Time now)
{
    while (!m_freeAt.empty() && m_freeAt.front() <= now)
        m_freeAt.pop_front();

    for (const Lane lane : lanes) {
        const auto at = ready(lane, now);
        if (queue(lane).empty() || !at || *at > now)
            continue;
        const Ticket ticket = queue(lane).front();
        queue(lane).pop_front();
        m_inFlight.insert(ticket);
        if (lane == Lane::Background)
            m_backgroundFrom = now + spacing();
        return ticket;
    }
    return std::nullopt;
}

std::optional<Pacer::Time> Pacer::nextAt(Time now) const
{
    std::optional<Time> earliest;
    for (const Lane lane : lanes) {
        const auto at = queue(lane).empty() ? std::nullopt : ready(lane, now);
        if (at && (!earliest || *at < *earliest))
            earliest = at;
    }
    return earliest;
}

// When a request of this lane may go as things stand; nothing: not before an answer.
std::optional<Pacer::Time> Pacer::ready(Lane lane, Time now) const
{
    if (static_cast<int>(m_inFlight.size()) >= inFlightLimit())
        return std::nullopt;
    const auto start = std::max(now, m_heldUntil);
    if (m_limits.requests == 0)
        return start;
    if (lane != Lane::Background) {
        const auto free = placeFree(m_limits.requests, now);
        return free ? std::optional(std::max(start, *free)) : std::nullopt;
    }
    const auto free = placeFree(m_limits.requests - reserve(), now);
    return free ? std::optional(std::max({start, *free, m_backgroundFrom})) : std::nullopt;
}

// When fewer than `places` will be taken.
std::optional<Pacer::Time> Pacer::placeFree(int places, Time now) const
{
    const int surplus = static_cast<int>(m_inFlight.size() + m_freeAt.size()) - places;
    if (surplus < 0)
        return now;
    if (surplus >= static_cast<int>(m_freeAt.size()))
        return std::nullopt;
    return m_freeAt[static_cast<std::size_t>(surplus)];
}

int Pacer::inFlightLimit() const
{
    if (m_pause > Time(0))
        return 1;
    return m_heard ? m_limits.inFlight : std::min(firstContact, m_limits.inFlight);
}

// Places the background leaves to the user.
int Pacer::reserve() const
{
    return m_limits.requests < 10 ? 0 : std::max(1, m_limits.requests / 30);
}

// The background goes at an even pace, never in a burst: places then also come free at an even pace, and a user who
// arrives in the middle of a long synchronisation waits for about a second and not for the rest of the window.
Pacer::Time Pacer::spacing() const
{
    const int places = m_limits.requests - reserve();
    return places > 0 ? m_limits.window / places : Time(0);
}

void Pacer::answered(Ticket ticket, Outcome outcome, const Headers &headers, Time now, Time retryAfter)
{
    if (m_inFlight.erase(ticket) == 0)
        return;
    if (m_limits.requests > 0)
        m_freeAt.push_back(now + m_limits.window + margin(m_limits.window));
    if (outcome == Outcome::Lost) {
        m_sameRefusal.erase(ticket);
        return;
    }
    m_heard = true;
    believe(headers, now);
    if (outcome == Outcome::Refused)
        refuse(ticket, now, retryAfter);
    else if (m_sameRefusal.erase(ticket) == 0 && m_pause > Time(0) && ++m_successes >= successesToFullSpeed)
        m_pause = Time(0);
}

// The headers are not a ledger: "used" lags and jumps. What they say too little is ignored; what they say too much was
// used by others on this address, or by us before a restart, and is believed for a window.
void Pacer::believe(const Headers &headers, Time now)
{
    if (!m_limits.fixed && m_limits.requests > 0 && headers.limit > 0)
        m_limits.requests = headers.limit;
    int used = headers.used;
    if (headers.limit > 0 && headers.remaining >= 0)
        used = std::max(used, headers.limit - headers.remaining);
    if (m_limits.requests == 0)
        return;
    used = std::min(used, m_limits.requests);
    for (int known = taken(now); known < used; ++known)
        m_freeAt.push_back(now + m_limits.window + margin(m_limits.window));
}

void Pacer::refuse(Ticket ticket, Time now, Time retryAfter)
{
    const Time longest = m_limits.window;
    const bool known = m_sameRefusal.erase(ticket) > 0;
    if (!known) {
        m_sameRefusal = m_inFlight;
        m_successes = 0;
        const Time first = std::max(Time(1), m_limits.window / 30);
        m_pause = m_pause > Time(0) ? std::min(m_pause * 2, longest) : first;
        if (retryAfter <= Time(0))
            m_heldUntil = std::max(m_heldUntil, now + m_pause);
    }
    if (retryAfter > Time(0))
        m_heldUntil = std::max(m_heldUntil, now + std::min<Time>(retryAfter, longestHold));
}

int Pacer::taken(Time now) const
{
    const auto free = std::upper_bound(m_freeAt.begin(), m_freeAt.end(), now);
    return static_cast<int>(m_inFlight.size()) + static_cast<int>(m_freeAt.end() - free);
}

int Pacer::remaining(Time now) const
{
    return std::max(0, m_limits.requests - taken(now));
}

int Pacer::waiting() const
{
    std::size_t count = 0;
    for (const Queue &waiting : m_waiting)
        count += waiting.size();
    return static_cast<int>(count);
}

Pacer::Time Pacer::hold(Time now) const
{
    return std::max(Time(0), m_heldUntil - now);
}

} // namespace runout::net
