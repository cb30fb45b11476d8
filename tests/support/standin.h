// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace runout {

// Starts tests/standin as a process of its own on a free loopback port, and ends it with itself. What it is told and
// asked goes over plain blocking sockets: no event loop runs meanwhile.
class StandIn
{
public:
    // Serves our own sample; further arguments as in tests/standin/README.md.
    static QStringList sample();
    // The folder of recorded answers, or empty where there is none: skip then.
    static QStringList recorded();

    // One token is always valid: token(), of the user "tester".
    explicit StandIn(const QStringList &arguments = sample());
    ~StandIn();
    StandIn(const StandIn &) = delete;
    StandIn &operator=(const StandIn &) = delete;

    // Waits until it listens. False: see problem().
    [[nodiscard]] bool start();
    void stop();
    QString problem() const { return m_problem; }

    QUrl url() const { return m_url; }
    QUrl url(const QString &pathAndQuery) const;
    static QString token() { return QStringLiteral("StandInTokenOfTheUserTesterAndNobodyElse"); }

    // From now on `kind` happens to what begins with `path` ("^": a regular expression), `times` times, 0 = until
    // cleared; `more` may hold retryAfter, delayMs, location. False where the stand-in refused it.
    bool fault(const QString &kind, const QString &path = QStringLiteral("/"), int times = 0,
               const QJsonObject &more = {});
    void clearFaults();
    // {"limit", "anonymousLimit", "window", "sellerSettings"}: what is left out stays.
    void set(const QJsonObject &settings);

    // The log: method, path, query, authorized, userAgent, status (0 = dropped), ms, fault.
    QJsonArray requests() const;
    // How many of them went to paths that begin so.
    int count(const QString &pathPrefix) const;
    void forgetRequests();
    // requests, byStatus, tooMany, refused, inWindow, peakInWindow, entities.
    QJsonObject stats() const;

private:
    QJsonObject ask(const QByteArray &method, const QByteArray &what, const QJsonObject &body = {},
                    int *status = nullptr) const;

    QStringList m_arguments;
    QProcess m_process;
    QUrl m_url;
    QString m_problem;
};

} // namespace runout
