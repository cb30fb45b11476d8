// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/standin/faults.h"
#include "tests/standin/limiter.h"
#include "tests/standin/requestlog.h"
#include "tests/standin/site.h"

#include <QCache>
#include <QTcpServer>
#include <QTimer>

#include <memory>

namespace runout::standin {

// The way of a request: control, pictures, or the API behind user agent, credentials, limiter and faults.
class Server : public QObject
{
    Q_OBJECT
public:
    explicit Server(const Limiter::Allowance &allowance, QObject *parent = nullptr);

    // On 127.0.0.1 only; port 0 takes a free one. False where the port is taken.
    bool listen(quint16 port);
    QString url() const;
    // Requests that arrive before are answered after. To be called once.
    void open(std::unique_ptr<Site> site);

    // Written there soon after every change, and at the end.
    void keepStateIn(const QString &path);

    Faults &faults() { return m_faults; }
    RequestLog &log() { return m_log; }

private:
    struct Outcome
    {
        Reply reply;
        std::optional<Fault> fault;
        bool changed = false; // it was a write, and it took effect
    };

    void accept();
    void answer(Connection *connection, const Request &request);
    // What should be answered, and what goes out instead.
    Outcome outcomeOf(const Request &request);
    Reply picture(const Request &request);
    // Without User-Agent the edge refuses; then who asks, whether too often, and what they asked for.
    Outcome api(const Request &request);
    Reply admitted(const Request &request, const Caller &caller);
    // Does as the fault wants: with the effect of the request or without.
    Outcome withFault(const Request &request, const std::function<Reply()> &right);
    void send(Connection *connection, const Outcome &outcome);
    void note(const Request &request, const Outcome &outcome);

    // control.cpp: /_standin/..., for tests; neither counted nor logged.
    Reply control(const Request &request);
    Reply addFault(const Request &request);
    Reply settings(const Request &request);
    Reply state(const Request &request);
    Reply revoke(const Request &request);
    QJsonObject stats() const;

    QTcpServer m_tcp;
    QElapsedTimer m_clock;
    Limiter m_limiter;
    Faults m_faults;
    RequestLog m_log;
    QCache<QString, Reply> m_pictures{64 * 1024}; // cost in KB
    std::unique_ptr<Site> m_site;
    QTimer m_save; // only where a state is kept
};

} // namespace runout::standin
