// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/instance.h"

#include "core/base/log.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalServer>
#include <QLocalSocket>

namespace runout::app {

namespace {

constexpr int patience = 1000; // ms
constexpr qint64 longestMessage = 64 * 1024;

} // namespace

Instance::Instance(const QString &name, QObject *parent)
    : QObject(parent)
{
    // The home folder stands for the user; a socket name has to be short.
    const QByteArray user =
        QCryptographicHash::hash(QDir::homePath().toUtf8(), QCryptographicHash::Sha256).toHex().left(12);
    m_name = QStringLiteral("runout-%1-%2").arg(name, QString::fromLatin1(user));
}

bool Instance::handOver(const QStringList &arguments) const
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(patience))
        return false;
    socket.write(QJsonDocument(QJsonArray::fromStringList(arguments)).toJson(QJsonDocument::Compact) + '\n');
    return socket.waitForBytesWritten(patience) && socket.waitForReadyRead(patience) &&
           socket.readAll().startsWith("ok");
}

bool Instance::listen()
{
    m_server = new QLocalServer(this);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, &Instance::receive);
    if (m_server->listen(m_name))
        return true;
    // Left behind by a program that was killed: nobody answered in handOver().
    QLocalServer::removeServer(m_name);
    if (m_server->listen(m_name))
        return true;
    qCWarning(lcUi) << "a second start will not find this window:" << m_server->errorString();
    return false;
}

void Instance::receive()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (socket->bytesAvailable() > longestMessage)
                return socket->abort();
            if (!socket->canReadLine())
                return;
            QStringList arguments;
            const QJsonArray list = QJsonDocument::fromJson(socket->readLine()).array();
            for (const auto &value : list)
                arguments.append(value.toString());
            socket->write("ok\n");
            socket->flush();
            Q_EMIT argumentsReceived(arguments);
        });
    }
}

} // namespace runout::app
