// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/oauth.h"

#include <QObject>

#include <chrono>

class QTcpServer;
class QTcpSocket;

namespace runout::auth {

// Waits on 127.0.0.1 for the browser to bring the verdict, once. Takes exactly GET /callback?... with the expected
// token and our own address as Host; whatever else comes is refused with 400 or 404 and changes nothing.
class CallbackServer : public QObject
{
    Q_OBJECT
public:
    // HTML for the browser, made where sentences are made; empty: an empty page.
    struct Pages
    {
        QByteArray allowed;
        QByteArray denied;
        QByteArray unknown; // whatever is refused
    };

    struct Limits
    {
        qsizetype request = 8192;                                      // bytes of the head; a body is not read
        int connections = 8;                                           // at the same time
        std::chrono::milliseconds patience = std::chrono::seconds(10); // for the head of a request
    };

    explicit CallbackServer(QObject *parent = nullptr);
    CallbackServer(const Limits &limits, QObject *parent = nullptr);
    ~CallbackServer() override;

    void setPages(const Pages &pages) { m_pages = pages; }
    // A random port on loopback. false: none to be had.
    [[nodiscard]] bool listen();
    // http://127.0.0.1:PORT/callback; empty while closed.
    [[nodiscard]] QString address() const;
    // Until then everything is refused.
    void expect(const QString &token) { m_token = token; }
    void close();
    [[nodiscard]] bool isListening() const;

Q_SIGNALS:
    void answered(const runout::auth::oauth::Verdict &verdict); // at most once; closed by then

private:
    struct Answer;

    void accept();
    void read(QTcpSocket *socket);
    [[nodiscard]] Answer judge(const QByteArray &head) const;
    void say(QTcpSocket *socket, const Answer &answer);

    Limits m_limits;
    Pages m_pages;
    QTcpServer *m_server;
    QString m_token;
    int m_open = 0;
};

} // namespace runout::auth
