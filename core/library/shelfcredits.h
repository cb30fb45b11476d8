// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"

#include <QStringList>

// Pure: what one person or company did on the records of a shelf.
namespace runout::library {

// One of somebody's credits on one record.
struct ShelfCredit
{
    discogs::ReleaseId release{};
    QString subject; // "Artist - Title"
    int year = 0;    // 0: not known
    QString role;    // as credited; Main, TrackAppearance and Appearance as in row.h
    bool operator==(const ShelfCredit &) const = default;
};

struct RoleTally
{
    QString role;
    int records = 0;
    bool operator==(const RoleTally &) const = default;
};

struct YearTally
{
    int year = 0; // 0: not known, comes last
    int records = 0;
    bool operator==(const YearTally &) const = default;
};

struct CreditedRecord
{
    discogs::ReleaseId release{};
    QString subject;
    int year = 0;
    QStringList roles;
    bool operator==(const CreditedRecord &) const = default;
};

// Somebody who is credited on the same records.
struct Companion
{
    discogs::ArtistId artist{};
    QString name;
    int records = 0;
    bool operator==(const Companion &) const = default;
};

struct ShelfCredits
{
    QList<RoleTally> roles;        // most records first
    QList<YearTally> years;        // oldest first
    QList<CreditedRecord> records; // oldest first, those without a year last
    QList<Companion> companions;   // of an artist; most records first
    int complete = 0;              // records of the shelf held in full: what all this is from
    int releases = 0;              // all of them
    bool operator==(const ShelfCredits &) const = default;
};

// Roles, years and records; the rest is left open.
[[nodiscard]] ShelfCredits shelfCreditsOf(const QList<ShelfCredit> &credits);

} // namespace runout::library
