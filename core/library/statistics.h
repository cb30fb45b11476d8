// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"
#include "core/library/row.h"

#include <QByteArray>
#include <QHash>
#include <QStringList>

#include <vector>

// Pure: what a shelf is made of, counted. Copies are counted unless something else is said.
namespace runout::library {

// A copy as it is counted: its texts as numbers in CountedShelf::texts, lists packed as in record.h.
struct CountedCopy
{
    qint64 release = 0;
    qint64 added = 0; // ms since 1970, UTC; 0: not known
    qint64 folder = 0;
    int year = 0; // 0: not known
    int artist = 0, country = 0, formats = 0, labels = 0, genres = 0, styles = 0, condition = 0;
    bool complete = false; // the release is held in full
};

// What one release is offered for now.
struct Offer
{
    double lowest = 0;
    QString currency;
};

struct CountedShelf
{
    std::vector<QByteArray> texts{QByteArray()}; // UTF-8, each once; number 0 is the empty one
    std::vector<CountedCopy> copies;
    QHash<qint64, QString> folders; // names by id
    QHash<qint64, Offer> offers;    // by release, those known
    QHash<qint64, PlayTime> times;  // by release, those worked out; also of others
};

struct Tally
{
    QString value; // "": not known
    int copies = 0;
    bool operator==(const Tally &) const = default;
};

struct MonthTally
{
    int month = 0; // yyyymm, local time
    int copies = 0;
    bool operator==(const MonthTally &) const = default;
};

// What the copies of a folder would cost at the lowest price now, in one currency.
struct FolderWorth
{
    QString folder;
    QString currency;
    double sum = 0;
    int priced = 0; // copies that have such a price
    int copies = 0; // all of the folder
    bool operator==(const FolderWorth &) const = default;
};

struct ShelfStatistics
{
    int copies = 0;
    int releases = 0;
    int artistCount = 0;
    int labelCount = 0;
    qint64 seconds = 0; // of the different releases whose durations are all known
    int timed = 0;      // how many those are
    int unmeasured = 0; // held in full, and their durations not worked out yet
    // Decades by the year they begin with, "1970"; the others most frequent first; what is not known comes last.
    QList<Tally> decades, genres, styles, labels, countries, formats, folders, conditions, artists;
    QList<MonthTally> months; // oldest first, without those in which nothing came; undated copies are left out
    int undated = 0;
    QList<FolderWorth> worths; // by currency, then the largest sum first
    bool operator==(const ShelfStatistics &) const = default;
};

[[nodiscard]] ShelfStatistics statisticsOf(const CountedShelf &shelf);

// Somebody named on records that are held in full, in any role, once per copy.
struct PersonTally
{
    discogs::ArtistId artist{};
    QString name; // as Discogs keeps it
    int copies = 0;
    bool operator==(const PersonTally &) const = default;
};

struct PeopleTally
{
    QList<PersonTally> people; // most frequent first; those who did more than sing under their own name
    int complete = 0;          // releases of the shelf held in full
    int releases = 0;          // all of them
    bool operator==(const PeopleTally &) const = default;
};

} // namespace runout::library
