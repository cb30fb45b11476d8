// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/catalog.h"

#include "tests/standin/madeup.h"
#include "tests/standin/rows.h"

#include <QSet>

#include <algorithm>

namespace runout::standin {

namespace {

constexpr qint64 searchable = 5'000; // records of a collection; more would make the start slow

// The few roles Discogs gives in discographies; everything else that is credited is an appearance.
QString discographyRole(const QString &role)
{
    if (role.contains(u"Producer", Qt::CaseInsensitive))
        return QStringLiteral("Producer");
    if (role.contains(u"Remix", Qt::CaseInsensitive))
        return QStringLiteral("Remix");
    return role.contains(u"DJ Mix", Qt::CaseInsensitive) ? QStringLiteral("Mixed by") : QStringLiteral("Appearance");
}

} // namespace

Catalog::Catalog(Links links)
    : m_links(std::move(links))
{}

std::optional<QJsonObject> Catalog::found(const Entities &entities, qint64 id)
{
    const auto entity = entities.constFind(id);
    return entity == entities.constEnd() ? std::nullopt : std::optional(*entity);
}

std::optional<QJsonObject> Catalog::release(qint64 id) const
{
    if (madeup::isMadeUp(id, m_many))
        return madeup::release(id, m_links);
    if (pressed::isPressed(id, m_pressed))
        return pressed::release(id, m_pressed, m_links);
    return found(m_releases, id);
}

void Catalog::addEntity(Entities &entities, const QJsonObject &body)
{
    const qint64 id = body[u"id"].toInteger();
    if (id > 0 && !entities.contains(id))
        entities.insert(id, body);
}

void Catalog::addMany(int count)
{
    m_many = count;
    if (count == 0)
        return;
    addEntity(m_artists, madeup::artist(m_links));
    addEntity(m_labels, madeup::label(m_links));
    addEntity(m_masters, madeup::master(m_links));
}

int Catalog::size() const
{
    return static_cast<int>(m_releases.size() + m_masters.size() + m_artists.size() + m_labels.size()) + m_many +
           static_cast<int>(m_pressed);
}

void Catalog::forEachRelease(const std::function<void(qint64, const QJsonObject &)> &visit) const
{
    QList<qint64> ids = m_releases.keys();
    std::sort(ids.begin(), ids.end());
    for (const qint64 id : ids)
        visit(id, m_releases[id]);
    for (qint64 id = madeup::firstId; id < madeup::firstId + m_many; ++id)
        visit(id, madeup::release(id, m_links));
    if (m_pressed > searchable)
        return;
    for (qint64 id = pressed::firstRelease; id < pressed::firstRelease + m_pressed; ++id)
        visit(id, pressed::release(id, m_pressed, m_links));
}

void Catalog::finish()
{
    forEachRelease([&](qint64 id, const QJsonObject &release) {
        noteCredits(id, release);
        m_search.addRelease(release);
    });
    deriveMasters();
    indexOthers();
}

void Catalog::noteArtist(const QJsonObject &credit, const Mention &mention)
{
    const qint64 id = credit[u"id"].toInteger();
    if (id <= 0)
        return;
    m_artistMentions[id].append(mention);
    if (m_artists.contains(id))
        return;
    const QString resource = m_links.resource(QLatin1StringView("artists"), id);
    m_artists.insert(id, {{QStringLiteral("id"), id},
                          {QStringLiteral("name"), credit[u"name"]},
                          {QStringLiteral("profile"), QString()},
                          {QStringLiteral("resource_url"), resource},
                          {QStringLiteral("releases_url"), resource + QStringLiteral("/releases")},
                          {QStringLiteral("uri"), QStringLiteral("https://www.discogs.com/artist/%1").arg(id)},
                          {QStringLiteral("data_quality"), QStringLiteral("Needs Vote")}});
}

void Catalog::noteLabel(const QJsonObject &credit, qint64 release)
{
    const qint64 id = credit[u"id"].toInteger();
    if (id <= 0)
        return;
    m_labelMentions[id].append({release, credit[u"catno"].toString()});
    if (m_labels.contains(id))
        return;
    const QString resource = m_links.resource(QLatin1StringView("labels"), id);
    m_labels.insert(id, {{QStringLiteral("id"), id},
                         {QStringLiteral("name"), credit[u"name"]},
                         {QStringLiteral("resource_url"), resource},
                         {QStringLiteral("releases_url"), resource + QStringLiteral("/releases")},
                         {QStringLiteral("uri"), QStringLiteral("https://www.discogs.com/label/%1").arg(id)},
                         {QStringLiteral("data_quality"), QStringLiteral("Needs Vote")}});
}

void Catalog::noteCredits(qint64 id, const QJsonObject &release)
{
    for (const QJsonValue &credit : release[u"artists"].toArray())
        noteArtist(credit.toObject(), {id, QStringLiteral("Main"), {}});
    for (const QJsonValue &credit : release[u"extraartists"].toArray())
        noteArtist(credit.toObject(), {id, discographyRole(credit[u"role"].toString()), {}});
    const std::function<void(const QJsonArray &)> noteTracks = [&](const QJsonArray &tracks) {
        for (const QJsonValue &track : tracks) {
            const QString title = track[u"title"].toString();
            for (const QJsonValue &credit : track[u"artists"].toArray())
                noteArtist(credit.toObject(), {id, QStringLiteral("TrackAppearance"), title});
            for (const QJsonValue &credit : track[u"extraartists"].toArray())
                noteArtist(credit.toObject(), {id, discographyRole(credit[u"role"].toString()), title});
            noteTracks(track[u"sub_tracks"].toArray());
        }
    };
    noteTracks(release[u"tracklist"].toArray());
    for (const char *list : {"labels", "series", "companies"}) {
        for (const QJsonValue &credit : release[QLatin1StringView(list)].toArray())
            noteLabel(credit.toObject(), id);
    }
    if (const qint64 master = release[u"master_id"].toInteger(); master > 0)
        m_pressings[master].append({id, rows::year(release)});
}

// A master that was not recorded is made of its oldest pressing.
void Catalog::deriveMasters()
{
    for (auto pressings = m_pressings.begin(); pressings != m_pressings.end(); ++pressings) {
        std::stable_sort(pressings->begin(), pressings->end(),
                         [](const Pressing &a, const Pressing &b) { return a.year < b.year; });
        if (m_masters.contains(pressings.key()))
            continue;
        const QJsonObject oldest = release(pressings->first().release).value_or(QJsonObject());
        const QString resource = m_links.resource(QLatin1StringView("masters"), pressings.key());
        QJsonObject master{
            {QStringLiteral("id"), pressings.key()},
            {QStringLiteral("year"), rows::year(oldest)},
            {QStringLiteral("main_release"), oldest[u"id"]},
            {QStringLiteral("main_release_url"), oldest[u"resource_url"]},
            {QStringLiteral("versions_url"), resource + QStringLiteral("/versions")},
            {QStringLiteral("resource_url"), resource},
            {QStringLiteral("uri"), QStringLiteral("https://www.discogs.com/master/%1").arg(pressings.key())},
            {QStringLiteral("data_quality"), QStringLiteral("Needs Vote")}};
        for (const char *same :
             {"title", "artists", "genres", "styles", "tracklist", "images", "num_for_sale", "lowest_price"}) {
            if (oldest.contains(QLatin1StringView(same)))
                master.insert(QLatin1StringView(same), oldest[QLatin1StringView(same)]);
        }
        m_masters.insert(pressings.key(), master);
    }
}

void Catalog::indexOthers()
{
    const auto sorted = [](const Entities &entities) {
        QList<qint64> ids = entities.keys();
        std::sort(ids.begin(), ids.end());
        return ids;
    };
    for (const qint64 id : sorted(m_artists))
        m_search.addNamed(m_artists[id], QStringLiteral("artist"));
    for (const qint64 id : sorted(m_masters)) {
        const QJsonObject &body = m_masters[id];
        m_search.addMaster(body, release(body[u"main_release"].toInteger()).value_or(QJsonObject()));
    }
    for (const qint64 id : sorted(m_labels))
        m_search.addNamed(m_labels[id], QStringLiteral("label"));
    for (const QJsonObject &row : std::as_const(m_recordings.searchRows))
        m_search.addRow(row);
}

// One row for each work and role: the master where there is one, else the release.
Rows Catalog::derivedArtistReleases(qint64 id) const
{
    Rows list;
    QSet<QString> seen;
    for (const Mention &mention : m_artistMentions.value(id)) {
        const QJsonObject body = release(mention.release).value_or(QJsonObject());
        const qint64 masterId = body[u"master_id"].toInteger();
        const bool asMaster = mention.role == u"Main" && masterId > 0;
        const QString key =
            mention.role + (asMaster ? u'm' : u'r') + QString::number(asMaster ? masterId : mention.release);
        if (seen.contains(key))
            continue;
        seen.insert(key);
        list.append(asMaster ? rows::artistMaster(m_masters[masterId], mention.role)
                             : rows::artistRelease(body, mention.role, mention.trackInfo));
    }
    std::stable_sort(list.begin(), list.end(), [](const QJsonObject &a, const QJsonObject &b) {
        return a[u"year"].toInt() < b[u"year"].toInt();
    });
    return list;
}

const Rows &Catalog::artistReleases(qint64 id) const
{
    if (const auto recorded = m_recordings.artistReleases.constFind(id);
        recorded != m_recordings.artistReleases.constEnd())
        return *recorded;
    if (!m_artistRows.contains(id))
        m_artistRows.insert(id, derivedArtistReleases(id));
    return *m_artistRows.constFind(id);
}

const Rows &Catalog::labelReleases(qint64 id) const
{
    if (const auto recorded = m_recordings.labelReleases.constFind(id);
        recorded != m_recordings.labelReleases.constEnd())
        return *recorded;
    if (!m_labelRows.contains(id)) {
        Rows list;
        for (const auto &[releaseId, catno] : m_labelMentions.value(id))
            list.append(rows::labelRelease(release(releaseId).value_or(QJsonObject()), catno));
        m_labelRows.insert(id, list);
    }
    return *m_labelRows.constFind(id);
}

const Rows &Catalog::versions(qint64 masterId) const
{
    if (const auto recorded = m_recordings.versions.constFind(masterId); recorded != m_recordings.versions.constEnd())
        return *recorded;
    if (!m_versionRows.contains(masterId)) {
        Rows list;
        for (const Pressing &pressing : m_pressings.value(masterId))
            list.append(rows::version(release(pressing.release).value_or(QJsonObject())));
        m_versionRows.insert(masterId, list);
    }
    return *m_versionRows.constFind(masterId);
}

} // namespace runout::standin
