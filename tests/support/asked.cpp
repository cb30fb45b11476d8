// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/asked.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QTcpSocket>
#include <QTest>

#include <memory>

namespace runout {

QJsonObject Answer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QByteArray Answer::header(const QByteArray &name) const
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith(name.toLower() + ": "))
            return line.mid(name.size() + 2).trimmed();
    }
    return {};
}

QByteArray exchanged(const StandIn &standIn, const QByteArray &sent)
{
    QTcpSocket socket;
    socket.connectToHost(standIn.url().host(), static_cast<quint16>(standIn.url().port()));
    if (!socket.waitForConnected(60'000))
        return {};
    socket.write(sent);
    while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(60'000)) {
    }
    return socket.readAll();
}

Answer asked(const StandIn &standIn, const QByteArray &target, const QByteArray &headers, const QByteArray &method,
             const QByteArray &body)
{
    const QByteArray length = "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    const QByteArray bytes =
        exchanged(standIn, method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + length +
                               headers + "\r\n" + body);
    const auto end = bytes.indexOf("\r\n\r\n");
    return {bytes.mid(9, 3).toInt(), bytes.left(end), bytes.mid(end + 4)};
}

Answer known(const StandIn &standIn, const QByteArray &target, const QByteArray &method, const QByteArray &body)
{
    const QByteArray authorization = "Authorization: Discogs token=" + StandIn::token().toLatin1() + "\r\n";
    return asked(standIn, target, userAgent + authorization, method, body);
}

QByteArray fetched(const QUrl &url, QNetworkReply::NetworkError *error, const QByteArray &encoding)
{
    QNetworkAccessManager network;
    QNetworkRequest request(url);
    request.setRawHeader("User-Agent", "RunoutTest/1.0");
    if (!encoding.isEmpty())
        request.setRawHeader("Accept-Encoding", encoding);
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 60'000))
        return {};
    if (error)
        *error = reply->error();
    return reply->readAll();
}

QStringList many(int count, const QStringList &more)
{
    return QStringList{QStringLiteral("--many"), QString::number(count)} + more;
}

QStringList unlimited()
{
    return {QStringLiteral("--limit"), QStringLiteral("100000"), QStringLiteral("--anonymous-limit"),
            QStringLiteral("100000")};
}

} // namespace runout
