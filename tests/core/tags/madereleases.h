// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"
#include "core/tags/types.h"

namespace runout::test {

inline discogs::Track track(const QString &position, const QString &title, const QString &duration = {})
{
    discogs::Track result;
    result.position = position;
    result.title = title;
    result.duration = duration;
    return result;
}

inline discogs::Track heading(const QString &title)
{
    discogs::Track result = track({}, title);
    result.type = discogs::TrackType::Heading;
    return result;
}

inline discogs::Track index(const QString &title, const QString &duration, const QList<discogs::Track> &parts)
{
    discogs::Track result = track({}, title, duration);
    result.type = discogs::TrackType::Index;
    result.subTracks = parts;
    return result;
}

inline discogs::ArtistCredit artist(int id, const QString &name, const QString &join = {}, const QString &anv = {})
{
    discogs::ArtistCredit credit;
    credit.id = discogs::ArtistId{id};
    credit.name = name;
    credit.join = join;
    credit.anv = anv;
    return credit;
}

inline discogs::ArtistCredit credit(const QString &name, const QString &role, const QString &tracks = {})
{
    discogs::ArtistCredit result = artist(900, name);
    result.role = role;
    result.tracks = tracks;
    return result;
}

// One track for each word: "A1 A2 B1"; titles "Title A1"; "|" is a heading, "Heading".
inline discogs::Release release(const QString &positions)
{
    discogs::Release result;
    result.id = discogs::ReleaseId{1};
    result.title = QStringLiteral("Album");
    result.artists = {artist(1, QStringLiteral("Somebody"))};
    for (const QString &word : positions.split(u' ', Qt::SkipEmptyParts))
        result.tracklist.append(word == u"|" ? heading(QStringLiteral("Heading"))
                                             : track(word, QStringLiteral("Title ") + word, QStringLiteral("3:00")));
    return result;
}

inline tags::AudioFile audioFile(const char *path, int seconds = 0, const tags::Fields &fields = {})
{
    tags::AudioFile file;
    file.path = path;
    file.milliseconds = seconds * 1000;
    file.fields = fields;
    return file;
}

} // namespace runout::test
