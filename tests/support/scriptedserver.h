// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <functional>

namespace runout::test {

// A server on loopback that says exactly the bytes it was told to, with the manners it was told to have.
class ScriptedServer : public QTcpServer
{
public:
    struct Seen
    {
        QByteArray method;
        QByteArray target; // path and query
        QByteArray head;   // request line and headers
        QByteArray body;
        [[nodiscard]] QByteArray header(const QByteArray &name) const
        {
            for (const QByteArray &line : head.split('\n')) {
                if (line.toLower().startsWith(name.toLower() + ':'))
                    return line.mid(name.size() + 1).trimmed();
            }
            return {};
        }
    };

    struct Step
    {
        QByteArray bytes;    // of the whole answer, head included
        int delay = 0;       // ms before them
        bool drop = false;   // close the connection after the bytes
        bool silent = false; // say nothing, keep the connection
    };

    using Script = std::function<Step(const Seen &)>;

    QList<Seen> seen;
    Script otherwise = [](const Seen &) { return json("{}"); }; // when the steps have run out
    int open = 0;                                               // connections

    ScriptedServer()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection())
                accept(socket);
        });
    }

    [[nodiscard]] QUrl url(const QString &target = QStringLiteral("/")) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(target));
    }

    ScriptedServer &then(const Step &step)
    {
        m_steps.append(step);
        return *this;
    }

    static Step answer(const QByteArray &status, const QByteArray &headers, const QByteArray &body)
    {
        return {"HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + QByteArray::number(body.size()) +
                "\r\n\r\n" + body};
    }
    static Step json(const QByteArray &body, const QByteArray &status = "200 OK", const QByteArray &headers = {})
    {
        return answer(status, "Content-Type: application/json\r\n" + headers, body);
    }
    static Step html(const QByteArray &status)
    {
        return answer(status, "Content-Type: text/html\r\n", "<html><h1>Bad gateway</h1></html>");
    }
    static Step redirect(const QByteArray &location, const QByteArray &status = "302 Found")
    {
        return answer(status, "Location: " + location + "\r\n", {});
    }
    static Step dropped() { return {{}, 0, true, false}; }
    static Step silence() { return {{}, 0, false, true}; }
    // Promises more bytes than it sends.
    static Step cutOff(const QByteArray &part)
    {
        return {"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
                    QByteArray::number(part.size() + 50) + "\r\n\r\n" + part,
                0, true, false};
    }

    // RFC 1952 around the deflate stream that is inside of qCompress's answer.
    static QByteArray gzip(const QByteArray &plain)
    {
        const auto littleEndian = [](quint32 number) {
            QByteArray bytes;
            for (int shift = 0; shift < 32; shift += 8)
                bytes += static_cast<char>(number >> shift & 0xff);
            return bytes;
        };
        quint32 crc = 0xffffffff;
        for (const char c : plain) {
            crc ^= static_cast<unsigned char>(c);
            for (int bit = 0; bit < 8; ++bit)
                crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
        }
        const QByteArray zlib = qCompress(plain, 9).mid(4);
        const QByteArray deflated = plain.isEmpty() ? QByteArray("\x03\0", 2) : zlib.mid(2, zlib.size() - 6);
        const QByteArray head("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10);
        return head + deflated + littleEndian(~crc) + littleEndian(static_cast<quint32>(plain.size()));
    }

private:
    void accept(QTcpSocket *socket)
    {
        ++open;
        auto buffer = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            --open;
            socket->deleteLater();
        });
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, buffer] {
            *buffer += socket->readAll();
            while (takeRequest(*buffer, socket)) {
            }
        });
    }

    bool takeRequest(QByteArray &buffer, QTcpSocket *socket)
    {
        const auto end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        Seen request;
        request.head = buffer.left(end);
        const auto length = request.header("Content-Length").toLongLong();
        if (buffer.size() < end + 4 + length)
            return false;
        request.body = buffer.mid(end + 4, length);
        buffer.remove(0, end + 4 + length);
        const auto words = request.head.left(request.head.indexOf('\r')).split(' ');
        request.method = words.value(0);
        request.target = words.value(1);
        seen.append(request);
        say(m_steps.isEmpty() ? otherwise(request) : m_steps.takeFirst(), socket);
        return true;
    }

    void say(const Step &step, QTcpSocket *socket)
    {
        if (step.silent)
            return;
        QTimer::singleShot(step.delay, socket, [socket, step] {
            socket->write(step.bytes);
            socket->flush();
            if (step.drop)
                socket->disconnectFromHost();
        });
    }

    QList<Step> m_steps;
};

} // namespace runout::test
