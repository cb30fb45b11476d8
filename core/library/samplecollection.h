// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/discogs/usertypes.h"
#include "core/library/plays.h"

#include <QHash>

namespace runout::library {

class Library;

// The shelf of the sample library, as it would come from Discogs.
struct SampleCollection
{
    QString owner;
    QString synced; // ISO 8601
    QList<discogs::Folder> folders;
    QList<discogs::CollectionField> fields;
    QList<discogs::CollectionItem> items; // instances are numbered in the order of the file
    QList<discogs::Want> wants;
    QList<discogs::UserListContents> lists;
    QList<Play> plays; // oldest first
};

// Reads collection.json in the sample's folder; its records are taken from `releases`. A folder without that file has
// no shelf. File: no JSON, a release, folder or option that is not there.
[[nodiscard]] Result<SampleCollection> readSampleCollection(const QString &folder,
                                                            const QHash<qint64, discogs::Release> &releases);

Result<bool> storeSampleCollection(Library &library, const SampleCollection &collection);

} // namespace runout::library
