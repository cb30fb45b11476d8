// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/standin.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace runout::test {

// What the stand-in answers to its user when asked past the program; it is in its log too.
inline QJsonObject get(const StandIn &server, const QString &pathAndQuery)
{
    QNetworkAccessManager network;
    QNetworkRequest request(server.url(pathAndQuery));
    request.setRawHeader("User-Agent", "test");
    request.setRawHeader("Authorization", "Discogs token=" + StandIn::token().toLatin1());
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    return QJsonDocument::fromJson(reply->readAll()).object();
}

} // namespace runout::test
