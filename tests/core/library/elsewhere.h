// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/standin.h"

#include <QJsonDocument>
#include <QTcpSocket>

#include <algorithm>

namespace runout::test {

// One copy as the stand-in has it.
struct Copy
{
    qint64 instance = 0;
    qint64 release = 0;
    qint64 folder = 0;
    int rating = 0;
    QString note; // of field 3
    bool operator==(const Copy &) const = default;
};

// The same account's owner at the website: looks and changes without our program knowing. Over blocking sockets.
class Elsewhere
{
public:
    explicit Elsewhere(const StandIn &standIn)
        : m_standIn(standIn)
    {}

    int status = 0; // of the last answer

    QJsonObject ask(const QByteArray &method, const QString &path, const QJsonObject &body = {})
    {
        QTcpSocket socket;
        socket.connectToHost(m_standIn.url().host(), static_cast<quint16>(m_standIn.url().port()));
        if (!socket.waitForConnected())
            return {};
        const QByteArray content = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
        socket.write(method + ' ' + path.toUtf8() + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" +
                     "User-Agent: RunoutTest/1.0\r\nAuthorization: Discogs token=" + StandIn::token().toLatin1() +
                     "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(content.size()) +
                     "\r\n\r\n" + content);
        while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(20'000)) {
        }
        const QByteArray answer = socket.readAll();
        status = answer.mid(9, 3).toInt();
        return QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4)).object();
    }

    static QString path(const QString &rest) { return QStringLiteral("/users/%1/%2").arg(StandIn::user(), rest); }
    static QString copyPath(const Copy &copy)
    {
        return path(QStringLiteral("collection/folders/%1/releases/%2/instances/%3"))
            .arg(copy.folder)
            .arg(copy.release)
            .arg(copy.instance);
    }

    qint64 add(qint64 release, qint64 folder = 1)
    {
        return ask("POST",
                   path(QStringLiteral("collection/folders/%1/releases/%2")).arg(folder).arg(release))[u"instance_id"]
            .toInteger();
    }
    void remove(const Copy &copy) { ask("DELETE", copyPath(copy)); }
    void move(const Copy &copy, qint64 folder) { ask("POST", copyPath(copy), {{QStringLiteral("folder_id"), folder}}); }
    void rate(const Copy &copy, int rating) { ask("POST", copyPath(copy), {{QStringLiteral("rating"), rating}}); }
    qint64 addFolder(const QString &name)
    {
        return ask("POST", path(QStringLiteral("collection/folders")), {{QStringLiteral("name"), name}})[u"id"]
            .toInteger();
    }
    QStringList folders()
    {
        QStringList names;
        for (const QJsonValue folder : ask("GET", path(QStringLiteral("collection/folders")))[u"folders"].toArray())
            names << folder[u"name"].toString();
        return names;
    }

    // By instance.
    QList<Copy> copies()
    {
        QList<Copy> all;
        for (const QJsonValue item : pages(path(QStringLiteral("collection/folders/0/releases")), u"releases"))
            all << copyFrom(item);
        std::sort(all.begin(), all.end(), [](const Copy &a, const Copy &b) { return a.instance < b.instance; });
        return all;
    }
    QList<Copy> copiesOf(qint64 release)
    {
        QList<Copy> found = copies();
        found.removeIf([&](const Copy &copy) { return copy.release != release; });
        return found;
    }
    // Release and notes.
    QHash<qint64, QString> wants()
    {
        QHash<qint64, QString> all;
        for (const QJsonValue want : pages(path(QStringLiteral("wants")), u"wants"))
            all.insert(want[u"id"].toInteger(), want[u"notes"].toString());
        return all;
    }

private:
    static Copy copyFrom(const QJsonValue &item)
    {
        Copy copy{item[u"instance_id"].toInteger(),
                  item[u"id"].toInteger(),
                  item[u"folder_id"].toInteger(),
                  item[u"rating"].toInt(),
                  {}};
        for (const QJsonValue note : item[u"notes"].toArray()) {
            if (note[u"field_id"].toInt() == 3)
                copy.note = note[u"value"].toString();
        }
        return copy;
    }

    QJsonArray pages(const QString &path, QStringView key)
    {
        QJsonArray all;
        int last = 1;
        for (int page = 1; page <= last; ++page) {
            const auto answer = ask("GET", path + QStringLiteral("?per_page=100&page=%1").arg(page));
            last = answer[u"pagination"][u"pages"].toInt();
            for (const QJsonValue value : answer[key].toArray())
                all.append(value);
        }
        return all;
    }

    const StandIn &m_standIn;
};

} // namespace runout::test
