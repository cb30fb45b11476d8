// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/message.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <functional>
#include <variant>

class QNetworkAccessManager;

namespace runout::net {

// One request on the wire, once: no retry, no redirect. Deleting it closes the connection.
class Attempt : public QObject
{
    Q_OBJECT
public:
    struct Limits
    {
        std::chrono::milliseconds idle;
        std::chrono::milliseconds total;
        qint64 body;
    };

    // No HTTP status at all. `again`: worth another try.
    struct Lost
    {
        Error error;
        bool again = false;
    };

    using Outcome = std::variant<HttpReply, Lost>;

    Attempt(QNetworkAccessManager &network, const HttpRequest &request, const Limits &limits, QObject *parent);
    ~Attempt() override;

Q_SIGNALS:
    void finished(const runout::net::Attempt::Outcome &outcome); // once

private:
    void collect();
    void stop(const Lost &why);
    void finish();
    [[nodiscard]] Outcome outcome() const;
    [[nodiscard]] Lost lost() const;
    [[nodiscard]] bool isCutOff() const;

    Limits m_limits;
    QPointer<QNetworkReply> m_reply;
    QByteArray m_body;
    std::optional<Lost> m_stopped;
    QTimer m_idle;
    QTimer m_total;
    QElapsedTimer m_age;
    QByteArray m_method;
    QString m_place; // for the log
};

} // namespace runout::net
