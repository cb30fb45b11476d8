// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"
#include "core/tags/types.h"

// Pure: which release files might be, from their tags and folders.
namespace runout::tags {

struct ReleaseGuess
{
    QList<discogs::ReleaseId> releases; // ids in the files or in their folder's name, the most frequent first
    QStringList barcodes;               // digits only, the most frequent first
    QString artist;                     // "" if not known or various
    QString album;
    QString catno;
    QString year;
    QString words; // for a search: artist, album; else the folder's words
    bool operator==(const ReleaseGuess &) const = default;
};
[[nodiscard]] ReleaseGuess guessRelease(const QList<AudioFile> &files);

// The id that a file was tagged with, from DISCOGS_RELEASE_ID or a field with the release's address.
[[nodiscard]] std::optional<discogs::ReleaseId> releaseIdIn(const Fields &fields);

// "Artist - Album (1973) [FLAC]" -> artist, album, year; "CD1" and the like stand for the folder above.
struct FolderWords
{
    QString artist;
    QString album;
    QString year;
    bool operator==(const FolderWords &) const = default;
};
[[nodiscard]] FolderWords folderWords(const FilePath &file);

// "Disc 2", "CD2", "LP 1", "Side A", "A": a folder that is a part of the one above.
[[nodiscard]] bool isPartFolder(const QString &name);

} // namespace runout::tags
