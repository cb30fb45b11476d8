// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/types.h"

#include <QHash>
#include <QList>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

// Pure: who is on which records of a shelf, and the shortest way from one person to another through them.
namespace runout::library {

// Everybody credited on records held in full. Numbers stand for people and for records, from 0 on.
struct PlayedTogether
{
    struct Credit
    {
        int person = 0;
        int record = 0;
        bool plays = true; // a musician's part; false: sleeve, photographs, mastering and the like alone
    };
    std::vector<qint64> people;  // artist ids
    std::vector<qint64> records; // release ids
    QHash<qint64, int> numbers;  // of people, by id
    std::vector<QString> names;  // of people, as Discogs keeps them
    std::vector<QString> titles; // of records, "Artist - Title"
    std::vector<Credit> credits; // sorted by person, then record
    std::vector<int> starts;     // where a person's begin in `credits`; one more than there are people
    std::vector<Credit> byRecord;
    std::vector<int> recordStarts;

    int person(qint64 artist, const QString &name); // added if need be
    int record(qint64 release, const QString &title);
    void add(const Credit &credit) { credits.push_back(credit); }
    void settle(); // after the last one: the same credits in both orders, each once
};

struct PathStep
{
    discogs::ArtistId person{};
    QString name;
    discogs::ReleaseId record{}; // that leads to the next one; 0 after the last
    QString title;
    bool operator==(const PathStep &) const = default;
};

// From one to the other, both included; nothing: no way, or stopped. `isStopped` is asked now and then.
[[nodiscard]] std::optional<QList<PathStep>> pathBetween(
    const PlayedTogether &all, discogs::ArtistId from, discogs::ArtistId to, bool onlyMusicians,
    const std::function<bool()> &isStopped = [] { return false; });

} // namespace runout::library
