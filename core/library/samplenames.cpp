// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/samplenames.h"

#include "core/discogs/types.h"

#include <algorithm>

namespace runout::library {
namespace {

// Far from each other, so that an id of one kind taken for another shows.
constexpr qint64 firstArtist = 10001;
constexpr qint64 firstLabel = 20001;
constexpr qint64 firstMaster = 30001;

struct Collected
{
    QSet<QString> artists;
    QSet<QString> labels;
    QSet<QString> masters;
    QHash<QString, QSet<QString>> variations;

    void credits(const QJsonArray &list)
    {
        for (const QJsonValue &credit : list) {
            const QString name = credit[QLatin1String("name")].toString();
            artists.insert(name);
            if (const QString printed = credit[QLatin1String("anv")].toString(); !printed.isEmpty())
                variations[name].insert(printed);
        }
    }

    void tracks(const QJsonArray &list)
    {
        for (const QJsonValue &value : list) {
            const QJsonObject track = value.toObject();
            credits(listOf(track, "artists"));
            credits(listOf(track, "extraartists"));
            tracks(listOf(track, "sub_tracks"));
        }
    }

    void release(const QJsonObject &release)
    {
        credits(listOf(release, "artists"));
        credits(listOf(release, "extraartists"));
        tracks(listOf(release, "tracklist"));
        for (const char *list : {"labels", "series", "companies"}) {
            const QJsonArray companies = listOf(release, list);
            for (const QJsonValue &company : companies)
                labels.insert(company[QLatin1String("name")].toString());
        }
        masters.insert(textOf(release, "master"));
    }
};

void addTo(QMap<QString, QJsonObject> &named, const QString &owner, const char *list, const QString &name)
{
    QJsonObject &object = named[owner];
    QJsonArray names = listOf(object, list);
    if (!names.contains(QJsonValue(name)))
        names += name;
    object[QLatin1String(list)] = names;
}

// Whoever names another in `forth` is named by it in `back`.
void linkBothWays(QMap<QString, QJsonObject> &named, const char *forth, const char *back)
{
    const QMap<QString, QJsonObject> before = named;
    for (auto it = before.begin(); it != before.end(); ++it) {
        const QJsonArray others = listOf(*it, forth);
        for (const QJsonValue &other : others)
            addTo(named, other.toString(), back, it.key());
        const QJsonArray owners = listOf(*it, back);
        for (const QJsonValue &owner : owners)
            addTo(named, owner.toString(), forth, it.key());
    }
}

void linkParents(QMap<QString, QJsonObject> &labels)
{
    const QMap<QString, QJsonObject> before = labels;
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (const QString parent = textOf(*it, "parent"); !parent.isEmpty())
            addTo(labels, parent, "sublabels", it.key());
        const QJsonArray sublabels = listOf(*it, "sublabels");
        for (const QJsonValue &sublabel : sublabels) {
            QJsonObject &below = labels[sublabel.toString()];
            if (textOf(below, "parent").isEmpty())
                below[QLatin1String("parent")] = it.key();
        }
    }
}

} // namespace

SampleIds::SampleIds(const QSet<QString> &names, qint64 first, const QMap<QString, qint64> &fixed)
{
    QStringList sorted(names.begin(), names.end());
    std::sort(sorted.begin(), sorted.end());
    for (const QString &name : sorted) {
        if (!name.isEmpty())
            m_ids.insert(name, fixed.contains(name) ? fixed[name] : first++);
    }
}

SampleNames namesIn(const SampleFiles &files)
{
    Collected collected;
    SampleNames names;
    for (const SampleFile &file : files.releases) {
        collected.release(file.object);
        if (const QString slug = textOf(file.object, "master"); !slug.isEmpty())
            names.pressings[slug] += file.object;
    }
    for (const QString &name : files.artists.keys())
        collected.artists.insert(name);
    for (const QString &name : files.labels.keys())
        collected.labels.insert(name);
    names.variations = collected.variations;
    names.artists =
        SampleIds(collected.artists, firstArtist, {{QStringLiteral("Various"), number(discogs::variousArtist)}});
    names.labels = SampleIds(collected.labels, firstLabel);
    names.masters = SampleIds(collected.masters, firstMaster);
    return names;
}

SampleFiles linked(SampleFiles files)
{
    linkBothWays(files.artists, "members", "groups");
    linkBothWays(files.artists, "aliases", "aliases");
    linkParents(files.labels);
    return files;
}

} // namespace runout::library
