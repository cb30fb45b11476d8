// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/catalog.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace runout::standin {

namespace {

// In the order in which of two recordings of the same thing the first one counts.
const QStringList &kinds()
{
    static const QStringList all{QStringLiteral("releases"),
                                 QStringLiteral("releases-legacy-2013"),
                                 QStringLiteral("masters"),
                                 QStringLiteral("artists"),
                                 QStringLiteral("labels"),
                                 QStringLiteral("artist-releases"),
                                 QStringLiteral("label-releases"),
                                 QStringLiteral("master-versions"),
                                 QStringLiteral("search"),
                                 QStringLiteral("marketplace-stats"),
                                 QStringLiteral("price-suggestions"),
                                 QStringLiteral("ratings"),
                                 QStringLiteral("release-stats")};
    return all;
}

// "/artists/108713/releases" in the addresses of the pagination block, else the first number in the file's name:
// "artist-1-releases-p1", "stats-125204-eur", "go-labels-1611434".
qint64 idOfList(const QJsonObject &body, const QString &fileName)
{
    static const QRegularExpression inAddress(QStringLiteral("/(?:artists|labels|masters)/(\\d+)/"));
    for (const QJsonValue &url : body[u"pagination"][u"urls"].toObject()) {
        if (const auto match = inAddress.match(url.toString()); match.hasMatch())
            return match.captured(1).toLongLong();
    }
    static const QRegularExpression inName(QStringLiteral("-(\\d+)(?:-|\\.)"));
    return inName.match(fileName).captured(1).toLongLong();
}

// The same row of two recordings, which may differ in age and so in their members.
bool isSameRow(const QJsonObject &a, const QJsonObject &b)
{
    const auto same = [&](const char *key) { return a[QLatin1StringView(key)] == b[QLatin1StringView(key)]; };
    return same("id") && same("type") && same("role") && same("trackinfo") && same("catno");
}

void append(Rows &rows, const QJsonArray &items)
{
    for (const QJsonValue &item : items) {
        const QJsonObject row = item.toObject();
        if (std::none_of(rows.begin(), rows.end(), [&](const QJsonObject &known) { return isSameRow(known, row); }))
            rows.append(row);
    }
}

void addRating(Recordings &into, const QJsonObject &body)
{
    const qint64 id = body[u"release_id"].toInteger();
    if (body.contains(u"username"))
        into.userRatings[id].insert(body[u"username"].toString().toLower(), body[u"rating"].toInt());
    else
        into.communityRatings.insert(id, body);
}

} // namespace

int Catalog::addRecorded(const QString &folder)
{
    int read = 0;
    for (const QString &kind : kinds()) {
        QStringList paths;
        QDirIterator files(folder + u'/' + kind, {QStringLiteral("*.json")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            paths.append(files.next());
        std::sort(paths.begin(), paths.end(), [](const QString &a, const QString &b) {
            return a.size() != b.size() ? a.size() < b.size() : a < b; // "release-1.json" before "release-1-2017.json"
        });
        for (const QString &path : std::as_const(paths))
            addFile(kind, path);
        read += static_cast<int>(paths.size());
    }
    return read;
}

void Catalog::addFile(const QString &kind, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QJsonObject body = m_links.ledHere(QJsonDocument::fromJson(file.readAll()).object()).toObject();
    const qint64 listId = idOfList(body, QFileInfo(path).fileName());
    if (kind == u"releases")
        addEntity(m_releases, body);
    else if (kind == u"releases-legacy-2013")
        addEntity(m_releases, body[u"resp"][u"release"].toObject()); // the envelope of the first API
    else if (kind == u"masters")
        addEntity(m_masters, body);
    else if (kind == u"artists")
        addEntity(m_artists, body);
    else if (kind == u"labels")
        addEntity(m_labels, body);
    else if (kind == u"artist-releases")
        append(m_recordings.artistReleases[listId], body[u"releases"].toArray());
    else if (kind == u"label-releases")
        append(m_recordings.labelReleases[listId], body[u"releases"].toArray());
    else if (kind == u"master-versions")
        append(m_recordings.versions[listId], body[u"versions"].toArray());
    else if (kind == u"search")
        append(m_recordings.searchRows, body[u"results"].toArray());
    else if (kind == u"marketplace-stats")
        m_recordings.marketStats.insert(listId, body);
    else if (kind == u"price-suggestions")
        m_recordings.priceSuggestions.insert(listId, body);
    else if (kind == u"release-stats")
        m_recordings.releaseStats.insert(listId, body);
    else
        addRating(m_recordings, body);
}

} // namespace runout::standin
