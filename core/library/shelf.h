// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/discogs/usertypes.h"

#include <QDateTime>

// The values of the collector's own shelf as the library holds them.
namespace runout::library {

// What a list shows of a release; text as in ResultRow: names without their " (2)".
struct Record
{
    discogs::ReleaseId id{};
    QString artist;
    QString title;
    QString label; // the first
    QString catno;
    QString country;
    QString format; // "2xLP, Album, Reissue, Red"
    QString thumb;
    int year = 0;        // 0 = unknown
    QStringList formats; // words: Vinyl, LP, Album
    QStringList labels;
    QStringList genres;
    QStringList styles;
    std::optional<discogs::MasterId> master;
    bool complete = false; // tracks, credits and identifiers are held, and searched
    bool operator==(const Record &) const = default;
};

// How often a copy was played.
struct Listening
{
    qint64 last = 0;    // ms since 1970, UTC; 0: never
    int plays = 0;      // sides
    qint64 seconds = 0; // under the stylus
    bool operator==(const Listening &) const = default;
};

// One copy. A negative id: added here and not yet known to Discogs.
struct Instance
{
    discogs::InstanceId id{};
    discogs::FolderId folder{};
    int rating = 0;                    // 1..5, 0 = none; Discogs rates the release: all its copies have the same
    qint64 added = 0;                  // ms since 1970, UTC
    QList<discogs::FieldValue> fields; // ascending by field; no empty values
    bool waiting = false;              // an edit of it has not been sent yet
    Record record;
    Listening listening = {};
    bool operator==(const Instance &) const = default;
};

struct WantedRecord
{
    Record record;
    int rating = 0;
    QString notes;
    qint64 added = 0; // ms since 1970, UTC
    bool waiting = false;
    std::optional<discogs::MarketStats> market; // as last seen, at `marketAt`
    qint64 marketAt = 0;                        // ms since 1970, UTC
    bool operator==(const WantedRecord &) const = default;
};

// What is mine of one release, for the release pane.
struct Ownership
{
    QList<Instance> instances; // oldest first
    std::optional<WantedRecord> want;
    bool operator==(const Ownership &) const = default;
};

// Whose shelf it is and how far it is known.
struct ShelfState
{
    QString owner;     // Discogs user name; "" before the first synchronisation
    QDateTime synced;  // UTC, the end of the last complete pass; invalid: never
    QDateTime swept;   // UTC, the end of the last pass over everything
    int instances = 0; // held here
    int releases = 0;  // different ones among them
    int complete = 0;  // of these, held in full
    int wants = 0;
    int lists = 0;
    int saidInstances = -1; // how many Discogs said there are; -1: not asked yet
    int waiting = 0;        // edits not sent yet
    int refused = 0;        // edits Discogs refused, waiting for a decision
    discogs::CollectionValue value;
    QDateTime valueAt;
    bool operator==(const ShelfState &) const = default;
};

} // namespace runout::library
