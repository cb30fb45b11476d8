// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/playedpath.h"

#include <algorithm>
#include <tuple>

namespace runout::library {

using Credit = PlayedTogether::Credit;

namespace {

constexpr int askedEvery = 1'024; // people

// Where each number's entries begin in a list sorted by it.
template<class NumberOf>
std::vector<int> startsOf(const std::vector<Credit> &credits, size_t count, NumberOf numberOf)
{
    std::vector<int> starts(count + 1);
    for (const Credit &credit : credits)
        ++starts[static_cast<size_t>(numberOf(credit)) + 1];
    for (size_t i = 1; i < starts.size(); ++i)
        starts[i] += starts[i - 1];
    return starts;
}

QList<PathStep> stepsTo(const PlayedTogether &all, int person, const std::vector<int> &before,
                        const std::vector<int> &through)
{
    QList<PathStep> steps;
    int record = -1;
    for (int at = person; at >= 0; at = before[static_cast<size_t>(at)]) {
        PathStep step;
        step.person = discogs::ArtistId{all.people[static_cast<size_t>(at)]};
        step.name = all.names[static_cast<size_t>(at)];
        if (record >= 0) {
            step.record = discogs::ReleaseId{all.records[static_cast<size_t>(record)]};
            step.title = all.titles[static_cast<size_t>(record)];
        }
        steps.prepend(step);
        record = through[static_cast<size_t>(at)];
    }
    return steps;
}

} // namespace

int PlayedTogether::person(qint64 artist, const QString &name)
{
    const auto known = numbers.constFind(artist);
    if (known != numbers.cend())
        return *known;
    people.push_back(artist);
    names.push_back(name);
    return *numbers.insert(artist, static_cast<int>(people.size()) - 1);
}

int PlayedTogether::record(qint64 release, const QString &title)
{
    records.push_back(release);
    titles.push_back(title);
    return static_cast<int>(records.size()) - 1;
}

void PlayedTogether::settle()
{
    // A credit that plays comes first, and the others of the same person on the same record go.
    const auto order = [](const Credit &a, const Credit &b) {
        return std::tuple(a.person, a.record, !a.plays) < std::tuple(b.person, b.record, !b.plays);
    };
    std::sort(credits.begin(), credits.end(), order);
    const auto same = [](const Credit &a, const Credit &b) { return a.person == b.person && a.record == b.record; };
    credits.erase(std::unique(credits.begin(), credits.end(), same), credits.end());
    byRecord = credits;
    std::stable_sort(byRecord.begin(), byRecord.end(),
                     [](const Credit &a, const Credit &b) { return a.record < b.record; });
    starts = startsOf(credits, people.size(), [](const Credit &credit) { return credit.person; });
    recordStarts = startsOf(byRecord, records.size(), [](const Credit &credit) { return credit.record; });
}

std::optional<QList<PathStep>> pathBetween(const PlayedTogether &all, discogs::ArtistId from, discogs::ArtistId to,
                                           bool onlyMusicians, const std::function<bool()> &isStopped)
{
    const int first = all.numbers.value(discogs::number(from), -1);
    const int last = all.numbers.value(discogs::number(to), -1);
    if (first < 0 || last < 0)
        return std::nullopt;
    constexpr int unseen = -2;
    std::vector<int> before(all.people.size(), unseen);
    std::vector<int> through(all.people.size(), -1);
    std::vector<char> opened(all.records.size());
    std::vector<int> line{first};
    before[static_cast<size_t>(first)] = -1;
    for (size_t next = 0; next < line.size(); ++next) {
        const int person = line[next];
        if (person == last)
            return stepsTo(all, last, before, through);
        if (next % askedEvery == 0 && isStopped())
            return std::nullopt;
        for (int i = all.starts[static_cast<size_t>(person)]; i < all.starts[static_cast<size_t>(person) + 1]; ++i) {
            const Credit &mine = all.credits[static_cast<size_t>(i)];
            if ((onlyMusicians && !mine.plays) || opened[static_cast<size_t>(mine.record)])
                continue;
            opened[static_cast<size_t>(mine.record)] = 1;
            const auto record = static_cast<size_t>(mine.record);
            for (int k = all.recordStarts[record]; k < all.recordStarts[record + 1]; ++k) {
                const Credit &other = all.byRecord[static_cast<size_t>(k)];
                if ((onlyMusicians && !other.plays) || before[static_cast<size_t>(other.person)] != unseen)
                    continue;
                before[static_cast<size_t>(other.person)] = person;
                through[static_cast<size_t>(other.person)] = mine.record;
                line.push_back(other.person);
            }
        }
    }
    return std::nullopt;
}

} // namespace runout::library
