// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/basic.h"
#include "tests/standin/catalog.h"
#include "tests/standin/enriched.h"
#include "tests/standin/rows.h"

// What the catalogue knows for the sake of collections.
namespace runout::standin {

std::optional<QJsonObject> Catalog::foundOr(const Entities &entities, qint64 id, const QJsonObject &otherwise) const
{
    if (const auto known = found(entities, id))
        return known;
    return m_pressed == 0 || otherwise.isEmpty() ? std::nullopt : std::optional(otherwise);
}

std::optional<QJsonObject> Catalog::master(qint64 id) const
{
    return foundOr(m_masters, id, pressed::master(id, m_pressed, m_links));
}

std::optional<QJsonObject> Catalog::artist(qint64 id) const
{
    return foundOr(m_artists, id, pressed::artist(id, m_links));
}

std::optional<QJsonObject> Catalog::label(qint64 id) const
{
    return foundOr(m_labels, id, pressed::label(id, m_links));
}

QJsonObject Catalog::basic(qint64 releaseId) const
{
    return basicInformation(release(releaseId).value_or(QJsonObject{{QStringLiteral("id"), releaseId}}), m_links);
}

pressed::Outline Catalog::outline(qint64 releaseId) const
{
    if (pressed::isPressed(releaseId, m_pressed))
        return pressed::outline(releaseId, m_pressed);
    const QJsonObject body = release(releaseId).value_or(QJsonObject());
    const QJsonObject label = body[u"labels"].toArray().first().toObject();
    pressed::Outline outline;
    outline.id = releaseId;
    outline.title = body[u"title"].toString();
    outline.artistName = rows::artistNames(body[u"artists"].toArray());
    outline.labelName = label[u"name"].toString();
    outline.catno = label[u"catno"].toString();
    outline.words = rows::formatWords(body);
    outline.year = rows::year(body);
    return outline;
}

void Catalog::addPressed(qint64 count)
{
    m_pressed = count;
}

void Catalog::addBasic(const QJsonObject &basicInformation)
{
    QJsonObject body = m_links.ledHere(basicInformation).toObject();
    if (m_releases.contains(body[u"id"].toInteger()))
        return;
    if (body[u"master_id"].toInteger() <= 0) {
        body.remove(u"master_id"); // a release without a master has neither
        body.remove(u"master_url");
    }
    body.insert(QStringLiteral("tracklist"), QJsonArray{QJsonObject{{QStringLiteral("type_"), QStringLiteral("track")},
                                                                    {QStringLiteral("position"), QStringLiteral("A")},
                                                                    {QStringLiteral("title"), body[u"title"]},
                                                                    {QStringLiteral("duration"), QString()}}});
    addEntity(m_releases, enriched(body, discogs::EntityKind::Release, m_links));
}

} // namespace runout::standin
