// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/callbackserver.h"

#include "core/base/log.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace runout::auth {

namespace {

const QByteArray endOfHead = "\r\n\r\n";

// The value of a header that stands there once; else "".
QByteArray onlyHeader(const QByteArrayList &lines, const QByteArray &name)
{
    QByteArray value;
    int times = 0;
    for (const QByteArray &line : lines.mid(1)) {
        const auto colon = line.indexOf(':');
        if (line.left(colon).compare(name, Qt::CaseInsensitive) == 0) {
            value = line.mid(colon + 1).trimmed();
            ++times;
        }
    }
    return times == 1 ? value : QByteArray();
}

} // namespace

struct CallbackServer::Answer
{
    QByteArray status;
    QByteArray page;
    std::optional<oauth::Verdict> verdict = std::nullopt;
};

CallbackServer::CallbackServer(QObject *parent)
    : CallbackServer(Limits(), parent)
{}

CallbackServer::CallbackServer(const Limits &limits, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
    , m_server(new QTcpServer(this))
{
    m_server->setMaxPendingConnections(limits.connections);
    connect(m_server, &QTcpServer::newConnection, this, &CallbackServer::accept);
}

CallbackServer::~CallbackServer()
{
    close();
}

bool CallbackServer::listen()
{
    return m_server->isListening() || m_server->listen(QHostAddress::LocalHost);
}

bool CallbackServer::isListening() const
{
    return m_server->isListening();
}

QString CallbackServer::address() const
{
    return isListening() ? QStringLiteral("http://127.0.0.1:%1/callback").arg(m_server->serverPort()) : QString();
}

void CallbackServer::close()
{
    m_server->close();
    m_token.clear();
    for (QTcpSocket *socket : m_server->findChildren<QTcpSocket *>()) {
        if (socket->state() == QAbstractSocket::ConnectedState)
            socket->abort(); // one that has its answer is on its way out by itself
    }
}

void CallbackServer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        if (m_open >= m_limits.connections) {
            socket->abort();
            continue;
        }
        ++m_open;
        socket->setReadBufferSize(m_limits.request);
        connect(socket, &QObject::destroyed, this, [this] { --m_open; });
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        QTimer::singleShot(m_limits.patience, socket, [socket] { socket->abort(); });
        read(socket);
    }
}

void CallbackServer::read(QTcpSocket *socket)
{
    if (socket->state() != QAbstractSocket::ConnectedState)
        return; // has its answer
    const QByteArray so = socket->peek(m_limits.request);
    const auto end = so.indexOf(endOfHead);
    if (end >= 0)
        say(socket, judge(so.left(end)));
    else if (so.size() >= m_limits.request)
        say(socket, {"400 Bad Request", m_pages.unknown});
}

CallbackServer::Answer CallbackServer::judge(const QByteArray &head) const
{
    const Answer bad{"400 Bad Request", m_pages.unknown};
    const QByteArrayList lines = head.split('\n');
    const QByteArrayList words = lines[0].trimmed().split(' ');
    if (words.size() != 3 || !words[2].startsWith("HTTP/1.") || words[0] != "GET")
        return bad;
    // Another name for this address would let a page of somebody's ask through the user's browser.
    if (onlyHeader(lines, "Host") != "127.0.0.1:" + QByteArray::number(m_server->serverPort()))
        return bad;
    const auto mark = words[1].indexOf('?');
    if ((mark < 0 ? words[1] : words[1].left(mark)) != "/callback")
        return {"404 Not Found", m_pages.unknown};
    const auto verdict = mark < 0 ? std::nullopt : oauth::verdictIn(words[1].mid(mark + 1));
    if (!verdict || m_token.isEmpty() || verdict->token != m_token)
        return bad;
    return {"200 OK", verdict->denied ? m_pages.denied : m_pages.allowed, verdict};
}

void CallbackServer::say(QTcpSocket *socket, const Answer &answer)
{
    socket->readAll();
    socket->write("HTTP/1.1 " + answer.status +
                  "\r\nContent-Type: text/html; charset=utf-8"
                  "\r\nContent-Length: " +
                  QByteArray::number(answer.page.size()) +
                  "\r\nConnection: close"
                  "\r\nCache-Control: no-store"
                  "\r\nReferrer-Policy: no-referrer"
                  "\r\nX-Content-Type-Options: nosniff"
                  "\r\nContent-Security-Policy: default-src 'none'; style-src 'unsafe-inline'" +
                  endOfHead + answer.page);
    socket->flush();
    socket->disconnectFromHost();
    qCInfo(lcAuth).noquote() << "callback" << answer.status;
    if (!answer.verdict)
        return;
    close();
    Q_EMIT answered(*answer.verdict);
}

} // namespace runout::auth
