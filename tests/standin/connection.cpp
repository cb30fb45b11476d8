// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/connection.h"

#include <QTcpSocket>

namespace runout::standin {

Connection::Connection(QTcpSocket *socket, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &Connection::readMore);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
}

void Connection::readMore()
{
    m_buffer += m_socket->readAll();
    if (m_busy)
        return;
    switch (takeRequest(m_buffer, m_request)) {
    case Parsed::Incomplete:
        return;
    case Parsed::Malformed:
        m_request.keepAlive = false;
        answer(page(400, "<html><body>400 Bad Request</body></html>"));
        return;
    case Parsed::Complete:
        m_busy = true;
        Q_EMIT requested(m_request);
    }
}

void Connection::answer(const Reply &reply, Delivery delivery)
{
    if (delivery == Delivery::Never)
        return; // and what follows on this connection waits for ever
    m_busy = false;
    if (delivery == Delivery::Drop) {
        m_socket->abort();
        return;
    }
    QByteArray bytes = serialized(reply, m_request.keepAlive, m_request.method != "HEAD");
    if (delivery == Delivery::CutOff)
        bytes.chop((reply.body.size() + 1) / 2);
    m_socket->write(bytes);
    if (delivery == Delivery::CutOff || !m_request.keepAlive)
        m_socket->disconnectFromHost();
    else if (!m_buffer.isEmpty())
        QMetaObject::invokeMethod(this, &Connection::readMore, Qt::QueuedConnection);
}

} // namespace runout::standin
