// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/held.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <set>

namespace runout::net {

// Pure: when may the next request go, and from which lane. Nothing here knows a clock: `now` is an argument, in
// milliseconds since any fixed start, and never runs backwards.
//
// The server counts arrivals in a moving window; we see departures and answers. A request therefore occupies its
// place from departure until a window after its answer: it arrived in between, so that the place is certainly free on
// the server too, however much the latency varies. The price is one round trip per window.
class Pacer
{
public:
    using Time = std::chrono::milliseconds;
    using Ticket = std::uint64_t; // names a request; chosen by the caller, never 0

    struct Limits
    {
        int requests = 25;  // per window; 0 = no limit
        bool fixed = false; // headers do not change `requests`
        Time window = std::chrono::seconds(60);
        int inFlight = 6; // at the same time
    };

    // What a reply's X-Discogs-Ratelimit headers say; -1 where one is missing.
    struct Headers
    {
        int limit = -1;
        int used = -1;
        int remaining = -1;
    };

    enum class Outcome {
        Answered, // any status but 429
        Refused,  // 429
        Lost,     // no answer: dropped, timed out, withdrawn under way
    };

    enum class Place { Last, First };

    explicit Pacer(const Limits &limits);

    // Replaces the limit a window, for example after signing in. Places taken stay taken.
    void setLimit(int requests, bool fixed);

    void wait(Ticket ticket, Lane lane, Place place = Place::Last);
    void withdraw(Ticket ticket);         // of a waiting request
    void hurry(Ticket ticket, Lane lane); // moves a waiting request to an earlier lane; never to a later one

    // The request to send now, or nothing. It counts as departed.
    [[nodiscard]] std::optional<Ticket> next(Time now);
    // When next() is worth asking again; nothing: after the next wait() or answered().
    [[nodiscard]] std::optional<Time> nextAt(Time now) const;

    // `retryAfter`: of a Refused, 0 where the server does not say.
    void answered(Ticket ticket, Outcome outcome, const Headers &headers, Time now, Time retryAfter = Time(0));

    [[nodiscard]] int limit() const { return m_limits.requests; }
    [[nodiscard]] int remaining(Time now) const;
    [[nodiscard]] int waiting() const;
    [[nodiscard]] Time hold(Time now) const; // after a 429: until the next try, else 0

private:
    using Queue = std::deque<Ticket>;

    [[nodiscard]] std::optional<Time> ready(Lane lane, Time now) const;
    [[nodiscard]] std::optional<Time> placeFree(int places, Time now) const;
    [[nodiscard]] int taken(Time now) const;
    [[nodiscard]] int reserve() const;
    [[nodiscard]] int inFlightLimit() const;
    [[nodiscard]] Time spacing() const;
    [[nodiscard]] Queue &queue(Lane lane) { return m_waiting[static_cast<std::size_t>(lane)]; }
    [[nodiscard]] const Queue &queue(Lane lane) const { return m_waiting[static_cast<std::size_t>(lane)]; }
    void believe(const Headers &headers, Time now);
    void refuse(Ticket ticket, Time now, Time retryAfter);

    Limits m_limits;
    std::array<Queue, 3> m_waiting;
    std::set<Ticket> m_inFlight;
    std::deque<Time> m_freeAt; // when each place of an answered request is free again, ascending
    bool m_heard = false;      // any answer yet
    Time m_backgroundFrom{0};  // the background's next turn

    std::set<Ticket> m_sameRefusal; // under way when a 429 came: their 429s are that one again
    Time m_heldUntil{0};
    Time m_pause{0};     // the next pause without a Retry-After; 0: not refused
    int m_successes = 0; // since the last 429, while one at a time
};

} // namespace runout::net
