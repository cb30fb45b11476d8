// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/edits.h"

#include <QSet>

// Pure: whether an edit that may have reached Discogs did, judged by what Discogs holds now.
namespace runout::library {

// Sending these twice makes two; all others say how it shall be, and may be said again.
[[nodiscard]] bool makesSomething(const Edit &edit);
// Judged by the folders; else by the instances of the release.
[[nodiscard]] bool concernsFolder(const Edit &edit);
[[nodiscard]] bool concernsWant(const Edit &edit);
[[nodiscard]] bool removesSomething(const Edit &edit);

struct ReadBack
{
    bool arrived = false;
    discogs::InstanceId added{}; // by AddInstance
    discogs::FolderId folder{};  // by CreateFolder
    // The copy is there, but in another folder than the edit says: it has been moved at Discogs.
    std::optional<discogs::FolderId> elsewhere;
    bool operator==(const ReadBack &) const = default;
};

// `known`: ids of the instances, or folders, that Discogs held before the edit was sent.
[[nodiscard]] ReadBack readBack(const Edit &edit, const QList<discogs::CollectionItem> &instances,
                                const QSet<qint64> &known);
[[nodiscard]] ReadBack readBack(const Edit &edit, const QList<discogs::Folder> &folders, const QSet<qint64> &known);

// What was known before an entry was sent, as a mark of the collection. Nothing: noted for another entry, or not at
// all, and then it was not sent either.
[[nodiscard]] QString noteOf(qint64 entry, const QSet<qint64> &known);
[[nodiscard]] std::optional<QSet<qint64>> notedFor(qint64 entry, const QString &note);

} // namespace runout::library
