// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/mapper.h"

#include <QDir>
#include <QFile>

namespace runout::test {

// The recorded releases, read in place; none where RUNOUT_SAMPLES has no such folder: skip, loudly.
inline QList<discogs::Release> recordedReleases()
{
    QList<discogs::Release> releases;
    const QDir folder(qEnvironmentVariable("RUNOUT_SAMPLES") + QStringLiteral("/discogs/recorded/releases"));
    for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        if (const auto release = discogs::map<discogs::Release>(file.readAll());
            release && !release->tracklist.isEmpty())
            releases.append(*release);
    }
    return releases;
}

} // namespace runout::test
