// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/standin/connection.h"

#include <QRegularExpression>

#include <optional>

namespace runout::standin {

enum class FaultKind {
    TooMany,      // "429"
    TooManyEmpty, // "429-empty": the body is a single newline
    ServerError,  // "500"
    BadGateway,   // "html502"
    Drop,         // "drop"
    Timeout,      // "timeout": no answer, and the connection stays open
    Slow,         // "slow": the right answer, late
    CutOff,       // "cutoff"
    BadJson,      // "badjson"
    Html,         // "html200"
    Redirect,     // "redirect"
    Unauthorized, // "401"
    Forbidden,    // "403"
    NotFound,     // "404"
    Rejected,     // "422"
    Empty,        // "empty"
    Lastfm,       // "lastfm-11": that error of Last.fm's
};

// One thing to go wrong, asked for over /_standin/fault or --fault.
struct Fault
{
    FaultKind kind = FaultKind::ServerError;
    QString name;        // the kind as asked for
    QString path;        // what the path and query begin with, or, from "^" on, a regular expression
    QByteArray method;   // of what requests; "" = of all, "write" = of all but GET and HEAD
    bool effect = true;  // whether a change is made all the same
    int times = 0;       // how often it is still to happen; 0 = until it is cleared
    int retryAfter = 0;  // seconds; 0 = no Retry-After header
    int delayMs = 0;     // before the answer; "slow" without a figure waits two seconds
    QByteArray location; // of a redirect
    int code = 0;        // of Last.fm
};

// Reads {"path", "kind", "method", "effect", "times", "retryAfter", "delayMs", "location"}; on an unknown kind or
// pattern says so in `problem`. Without "effect" an error status means that nothing was changed, anything else that it
// was.
std::optional<Fault> readFault(const QJsonObject &object, QString &problem);

// What goes out instead of `right`.
Reply faulty(const Fault &fault, const Reply &right);
Delivery delivery(const Fault &fault);

// The faults that wait; the one asked for first comes first.
class Faults
{
public:
    void add(const Fault &fault) { m_faults.append(fault); }
    void clear() { m_faults.clear(); }
    // The fault for that request, counted down; nothing where all is to go well.
    std::optional<Fault> take(const Request &request);
    QJsonObject toJson() const;

private:
    QList<Fault> m_faults;
};

} // namespace runout::standin
