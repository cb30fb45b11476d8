// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/standin/links.h"
#include "tests/standin/pressed.h"
#include "tests/standin/searchindex.h"

#include <QHash>
#include <QJsonObject>
#include <QList>

#include <optional>

namespace runout::standin {

using Rows = QList<QJsonObject>;

// What was recorded beside the entities themselves, by id; lists are whole, paging is done when they are served.
struct Recordings
{
    QHash<qint64, Rows> artistReleases, labelReleases, versions;
    QHash<qint64, QJsonObject> communityRatings, releaseStats, marketStats, priceSuggestions;
    QHash<qint64, QHash<QString, int>> userRatings; // release, then user name in lower case
    Rows searchRows;
};

// Everything the stand-in knows. Filled by the add functions, then finished once; answers after that.
// Of two sources with the same entity the one added first is served.
class Catalog
{
public:
    explicit Catalog(Links links);

    // A folder of recorded answers: releases, masters, artists, labels, artist-releases, ... Returns how many were
    // read.
    int addRecorded(const QString &folder);
    // The project's own sample files (see core/library/sample.h); the error's sentence in `problem`.
    int addSample(const QString &folder, QString &problem);
    // Made-up releases, found by searching for "many": one artist, one label, one master with up to 250 pressings.
    void addMany(int count);
    // The records of a made-up collection. Up to a few thousand they are found by searching, too.
    void addPressed(qint64 count);
    // A release of which a collection tells something; the rest is made up. Nothing new where it's known.
    void addBasic(const QJsonObject &basicInformation);
    // Derives what is credited but has no entry of its own, and the search index.
    void finish();

    std::optional<QJsonObject> release(qint64 id) const;
    std::optional<QJsonObject> master(qint64 id) const;
    std::optional<QJsonObject> artist(qint64 id) const;
    std::optional<QJsonObject> label(qint64 id) const;

    // What collections and wantlists show of a release; just its number where it isn't known.
    QJsonObject basic(qint64 releaseId) const;
    pressed::Outline outline(qint64 releaseId) const;

    // Recorded where there is a recording, else derived from the releases.
    const Rows &artistReleases(qint64 id) const;
    const Rows &labelReleases(qint64 id) const;
    const Rows &versions(qint64 masterId) const;

    const Recordings &recordings() const { return m_recordings; }
    const SearchIndex &search() const { return m_search; }
    const Links &links() const { return m_links; }
    int size() const;

private:
    // Where somebody is credited: on the release itself, on a track, or in a role.
    struct Mention
    {
        qint64 release = 0;
        QString role;
        QString trackInfo;
    };

    struct Pressing
    {
        qint64 release = 0;
        int year = 0; // 0: unknown
    };

    using Entities = QHash<qint64, QJsonObject>;
    static std::optional<QJsonObject> found(const Entities &entities, qint64 id);

    std::optional<QJsonObject> foundOr(const Entities &entities, qint64 id, const QJsonObject &otherwise) const;

    void addFile(const QString &kind, const QString &path);
    void addEntity(Entities &entities, const QJsonObject &body);
    void forEachRelease(const std::function<void(qint64, const QJsonObject &)> &visit) const;
    void noteCredits(qint64 id, const QJsonObject &release);
    void noteArtist(const QJsonObject &credit, const Mention &mention);
    void noteLabel(const QJsonObject &credit, qint64 release);
    void deriveMasters();
    void indexOthers();
    Rows derivedArtistReleases(qint64 id) const;

    Links m_links;
    Entities m_releases, m_masters, m_artists, m_labels;
    int m_many = 0;
    qint64 m_pressed = 0;
    Recordings m_recordings;
    SearchIndex m_search;
    QHash<qint64, QList<Mention>> m_artistMentions;
    QHash<qint64, QList<QPair<qint64, QString>>> m_labelMentions; // release and catalogue number
    QHash<qint64, QList<Pressing>> m_pressings;                   // of a master, oldest first
    mutable QHash<qint64, Rows> m_artistRows, m_labelRows, m_versionRows;
};

} // namespace runout::standin
