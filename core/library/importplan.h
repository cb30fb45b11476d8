// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/collectioncsv.h"
#include "core/library/edits.h"

// Pure: what a file of somebody's collection would change in the one that is held. Nothing is ever removed or emptied:
// a copy without a row stays, and an empty cell says nothing.
namespace runout::library {

enum class RowOutcome {
    Added,     // a copy more
    Changed,   // a copy that is there gets other values
    Unchanged, // it is there as the row says
    Refused,   // the row cannot be taken; `reason` says why
};

enum class RowReason {
    None,
    NoRelease,        // no release_id
    NotANumber,       // a release_id that is none
    RatingOutOfRange, // not 0..5
    RatingsDiffer,    // another row rates the same release otherwise; Discogs keeps one rating for all copies
    NotAnOption,      // a condition, or another choice, that the field does not offer
    FolderNotAllowed, // "All" holds everything and takes nothing
};

struct RowChange
{
    enum class What { Folder, Rating, Field };
    What what = What::Field;
    QString field; // its name
    QString from;  // "" where there was nothing
    QString to;
    bool operator==(const RowChange &) const = default;
};

struct PlannedRow
{
    int line = 0;
    QString subject; // "Artist - Title", as the file or the library has it
    discogs::ReleaseId release{};
    RowOutcome outcome = RowOutcome::Unchanged;
    RowReason reason = RowReason::None;
    QString detail;           // of a refusal: the value that is not taken
    bool newFolder = false;   // it goes into a folder that would be created
    QList<RowChange> changes; // of an added copy: what it gets
    // In order. Instances and folders that are not there yet have ids of the plan's own; see withFolders().
    QList<Edit> edits;
    bool operator==(const PlannedRow &) const = default;
};

struct ImportPlan
{
    QList<PlannedRow> rows;     // as in the file
    QList<Edit> folders;        // to be created first; `folder` is the plan's own id
    QStringList unknownColumns; // with values for fields that this account does not have: left out
    [[nodiscard]] int count(RowOutcome outcome) const;
    bool operator==(const ImportPlan &) const = default;
};

// Several copies of one release answer to several rows, the most alike to each other.
[[nodiscard]] ImportPlan importPlan(const CsvTable &table, const QList<Instance> &held,
                                    const QList<discogs::Folder> &folders,
                                    const QList<discogs::CollectionField> &fields);

// The edits with the plan's own folder ids replaced by those that `created` knows, by name.
[[nodiscard]] QList<Edit> withFolders(QList<Edit> edits, const QList<Edit> &planned,
                                      const QList<discogs::Folder> &created);

} // namespace runout::library
