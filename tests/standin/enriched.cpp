// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/enriched.h"

#include "tests/standin/catalog.h"
#include "tests/standin/scatter.h"

#include "core/library/sample.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace runout::standin {

namespace {

using discogs::EntityKind;

QJsonObject image(const QString &name, const QString &type, const Links &links)
{
    const QString uri = links.image(name, 600, 600);
    return {{QStringLiteral("type"), type},        {QStringLiteral("uri"), uri},
            {QStringLiteral("resource_url"), uri}, {QStringLiteral("uri150"), links.image(name, 150, 150)},
            {QStringLiteral("width"), 600},        {QStringLiteral("height"), 600}};
}

bool isBlank(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull() || value == QJsonValue(QString()) ||
           value == QJsonValue(QJsonArray()) || value == QJsonValue(QJsonObject());
}

void put(QJsonObject &body, const QString &key, const QJsonValue &value)
{
    if (isBlank(body[key]))
        body.insert(key, value);
}

// The picture's name: a release shares its front with the master, so that both look the same in a list.
void addImages(QJsonObject &body, const QString &name, bool withBack, const Links &links)
{
    QJsonArray list{image(name, QStringLiteral("primary"), links)};
    if (withBack)
        list.append(image(name + QStringLiteral("-back"), QStringLiteral("secondary"), links));
    put(body, QStringLiteral("images"), list);
}

void addOffers(QJsonObject &body, qint64 id)
{
    const bool blocked = scattered(id, 1) % 37 == 0;
    const int copies = blocked || scattered(id, 2) % 9 == 0 ? 0 : between(id, 3, 1, 240);
    put(body, QStringLiteral("num_for_sale"), copies);
    put(body, QStringLiteral("lowest_price"),
        copies > 0 ? QJsonValue(between(id, 4, 299, 14'999) / 100.0) : QJsonValue());
    put(body, QStringLiteral("blocked_from_sale"), blocked);
}

QJsonObject community(qint64 id)
{
    const int have = between(id, 5, 40, 32'000);
    return {{QStringLiteral("have"), have},
            {QStringLiteral("want"), between(id, 6, 15, 9'000)},
            {QStringLiteral("rating"), QJsonObject{{QStringLiteral("average"), between(id, 7, 340, 492) / 100.0},
                                                   {QStringLiteral("count"), have / 6 + 1}}},
            {QStringLiteral("status"), QStringLiteral("Accepted")},
            {QStringLiteral("data_quality"), QStringLiteral("Correct")},
            {QStringLiteral("submitter"), QJsonObject{{QStringLiteral("username"), QStringLiteral("standin")}}},
            {QStringLiteral("contributors"),
             QJsonArray{QJsonObject{{QStringLiteral("username"), QStringLiteral("standin")}}}}};
}

void enrichRelease(QJsonObject &body, qint64 id, const Links &links)
{
    const qint64 masterId = body[u"master_id"].toInteger();
    if (scattered(id, 8) % 12 != 0) // one in twelve has no picture
        addImages(body, masterId > 0 ? QStringLiteral("M-%1").arg(masterId) : QStringLiteral("R-%1").arg(id),
                  scattered(id, 9) % 2 == 0, links);
    put(body, QStringLiteral("thumb"), body[u"images"].toArray().first().toObject()[u"uri150"].toString());
    put(body, QStringLiteral("status"), QStringLiteral("Accepted"));
    QJsonObject figures = body[u"community"].toObject();
    const QJsonObject made = community(id);
    for (auto figure = made.begin(); figure != made.end(); ++figure)
        put(figures, figure.key(), figure.value());
    body.insert(QStringLiteral("community"), figures);
    put(body, QStringLiteral("date_added"), QStringLiteral("2004-07-06T00:00:00-07:00"));
    put(body, QStringLiteral("date_changed"), QStringLiteral("2025-03-11T09:41:00-07:00"));
    put(body, QStringLiteral("data_quality"), QStringLiteral("Correct"));
    addOffers(body, id);
}

void enrichMaster(QJsonObject &body, qint64 id, const QString &resource, const Links &links)
{
    addImages(body, QStringLiteral("M-%1").arg(id), false, links);
    put(body, QStringLiteral("versions_url"), resource + QStringLiteral("/versions"));
    put(body, QStringLiteral("main_release_url"),
        links.resource(QLatin1StringView("releases"), body[u"main_release"].toInteger()));
    addOffers(body, id);
}

QLatin1StringView plural(EntityKind kind)
{
    switch (kind) {
    case EntityKind::Release:
        return QLatin1StringView("releases");
    case EntityKind::Master:
        return QLatin1StringView("masters");
    case EntityKind::Artist:
        return QLatin1StringView("artists");
    case EntityKind::Label:
        return QLatin1StringView("labels");
    }
    Q_UNREACHABLE();
}

} // namespace

QJsonObject enriched(const QJsonObject &from, EntityKind kind, const Links &links)
{
    QJsonObject body = from;
    const qint64 id = body[u"id"].toInteger();
    const QLatin1StringView kinds = plural(kind);
    const QString resource = links.resource(kinds, id);
    put(body, QStringLiteral("resource_url"), resource);
    put(body, QStringLiteral("uri"), QStringLiteral("https://www.discogs.com/%1/%2").arg(kinds.chopped(1)).arg(id));
    put(body, QStringLiteral("data_quality"), QStringLiteral("Correct"));
    if (kind == EntityKind::Release) {
        enrichRelease(body, id, links);
        return body;
    }
    if (kind == EntityKind::Master) {
        enrichMaster(body, id, resource, links);
        return body;
    }
    put(body, QStringLiteral("releases_url"), resource + QStringLiteral("/releases"));
    if (scattered(id, 10) % 4 != 0)
        addImages(body, QStringLiteral("%1-%2").arg(kind == EntityKind::Artist ? u'A' : u'L').arg(id), false, links);
    return body;
}

int Catalog::addSample(const QString &folder, QString &problem)
{
    const auto sample = library::expandSample(folder);
    if (!sample) {
        problem = sample.error().detail;
        return 0;
    }
    Entities *const shelves[] = {&m_releases, &m_masters, &m_artists, &m_labels}; // in the order of EntityKind
    for (const library::SampleEntity &one : *sample) {
        const QJsonObject body = m_links.ledHere(QJsonDocument::fromJson(one.body).object()).toObject();
        addEntity(*shelves[static_cast<int>(one.entity.kind)], enriched(body, one.entity.kind, m_links));
    }
    return static_cast<int>(sample->size());
}

} // namespace runout::standin
