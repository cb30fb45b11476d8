// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/basic.h"

#include <QJsonArray>

namespace runout::standin {

QJsonObject basicInformation(const QJsonObject &release, const Links &links)
{
    const qint64 id = release[u"id"].toInteger();
    QJsonObject basic{{QStringLiteral("id"), id},
                      {QStringLiteral("resource_url"), links.resource(QLatin1StringView("releases"), id)},
                      {QStringLiteral("title"), release[u"title"].toString()},
                      {QStringLiteral("year"), release[u"year"].toInt()},
                      {QStringLiteral("thumb"), release[u"thumb"].toString()},
                      {QStringLiteral("cover_image"), release[u"cover_image"].toString()},
                      {QStringLiteral("master_id"), release[u"master_id"].toInteger()},
                      {QStringLiteral("master_url"), QJsonValue()}};
    if (const QJsonArray images = release[u"images"].toArray(); !images.isEmpty())
        basic.insert(QStringLiteral("cover_image"), images.first()[u"uri"].toString());
    if (release[u"master_id"].toInteger() > 0)
        basic.insert(QStringLiteral("master_url"), release[u"master_url"]);
    for (const char *same : {"formats", "labels", "artists", "genres", "styles"})
        basic.insert(QLatin1StringView(same), release[QLatin1StringView(same)].toArray());
    return basic;
}

} // namespace runout::standin
