// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/statistics.h"

#include "core/discogs/conditions.h"
#include "core/library/record.h"

#include <QDateTime>
#include <QMap>
#include <QSet>

#include <algorithm>

namespace runout::library {

namespace {

constexpr int yearsPerDecade = 10;
constexpr int firstYear = 1000; // what is smaller is no year
constexpr int monthPlace = 100;

void mostFirst(QList<Tally> &tallies)
{
    std::sort(tallies.begin(), tallies.end(), [](const Tally &a, const Tally &b) {
        if (a.value.isEmpty() != b.value.isEmpty())
            return b.value.isEmpty();
        return a.copies != b.copies ? a.copies > b.copies : a.value < b.value;
    });
}

class Counting
{
public:
    explicit Counting(const CountedShelf &shelf)
        : m_shelf(shelf)
    {}

    // Of a text that every copy has one of.
    [[nodiscard]] QList<Tally> texts(int CountedCopy::*text) const
    {
        QList<Tally> tallies;
        const std::vector<int> counts = count(text);
        for (size_t number = 0; number < counts.size(); ++number) {
            if (counts[number] > 0)
                tallies += {QString::fromUtf8(m_shelf.texts[number]), counts[number]};
        }
        mostFirst(tallies);
        return tallies;
    }

    // Of a list: a copy counts for each of its values, once.
    [[nodiscard]] QList<Tally> lists(int CountedCopy::*list) const
    {
        QHash<QString, int> byValue;
        const std::vector<int> counts = count(list);
        for (size_t number = 0; number < counts.size(); ++number) {
            if (counts[number] == 0)
                continue;
            QStringList values = unpacked(QString::fromUtf8(m_shelf.texts[number]));
            values.removeAll(QString());
            values.removeDuplicates();
            if (values.isEmpty())
                values += QString();
            for (const QString &value : std::as_const(values))
                byValue[value] += counts[number];
        }
        return tallied(byValue);
    }

    [[nodiscard]] QList<Tally> decades() const
    {
        QMap<int, int> counts;
        for (const CountedCopy &copy : m_shelf.copies)
            ++counts[copy.year >= firstYear ? copy.year / yearsPerDecade * yearsPerDecade : 0];
        QList<Tally> tallies;
        for (auto count = counts.cbegin(); count != counts.cend(); ++count) {
            if (count.key() > 0)
                tallies += {QString::number(count.key()), count.value()};
        }
        if (counts.value(0) > 0)
            tallies += {QString(), counts.value(0)};
        return tallies;
    }

    [[nodiscard]] QList<Tally> conditions() const
    {
        QList<Tally> tallies = texts(&CountedCopy::condition);
        const auto grade = [](const Tally &tally) {
            const int last = static_cast<int>(discogs::conditions().size());
            return tally.value.isEmpty() ? last + 1 : discogs::gradeOf(tally.value).value_or(last);
        };
        std::stable_sort(tallies.begin(), tallies.end(),
                         [&](const Tally &a, const Tally &b) { return grade(a) < grade(b); });
        return tallies;
    }

    [[nodiscard]] QList<Tally> folders() const
    {
        QHash<QString, int> byName;
        for (const CountedCopy &copy : m_shelf.copies)
            ++byName[m_shelf.folders.value(copy.folder)];
        return tallied(byName);
    }

    void months(ShelfStatistics &statistics) const
    {
        std::vector<qint64> times;
        times.reserve(m_shelf.copies.size());
        for (const CountedCopy &copy : m_shelf.copies) {
            if (copy.added > 0)
                times.push_back(copy.added);
        }
        statistics.undated = static_cast<int>(m_shelf.copies.size() - times.size());
        std::sort(times.begin(), times.end());
        // Local months, as "added:2024-03" is understood; their bounds are worked out once for each.
        qint64 end = 0;
        for (const qint64 time : times) {
            if (time >= end) {
                const QDate day = QDateTime::fromMSecsSinceEpoch(time).date();
                const QDate next = QDate(day.year(), day.month(), 1).addMonths(1);
                end = next.startOfDay().toMSecsSinceEpoch();
                statistics.months += {day.year() * monthPlace + day.month(), 0};
            }
            ++statistics.months.last().copies;
        }
    }

    // Each counts once, however many copies of it there are.
    void releases(ShelfStatistics &statistics) const
    {
        QSet<qint64> seen;
        seen.reserve(static_cast<qsizetype>(m_shelf.copies.size()));
        for (const CountedCopy &copy : m_shelf.copies) {
            if (seen.contains(copy.release))
                continue;
            seen += copy.release;
            const auto time = m_shelf.times.constFind(copy.release);
            if (time == m_shelf.times.cend()) {
                statistics.unmeasured += copy.complete ? 1 : 0;
            } else if (time->missing == 0 && time->seconds > 0) {
                statistics.seconds += time->seconds;
                ++statistics.timed;
            }
        }
        statistics.releases = static_cast<int>(seen.size());
    }

    [[nodiscard]] QList<FolderWorth> worths() const
    {
        QMap<QPair<QString, qint64>, FolderWorth> worths;
        QHash<qint64, int> all;
        for (const CountedCopy &copy : m_shelf.copies) {
            ++all[copy.folder];
            const auto offer = m_shelf.offers.constFind(copy.release);
            if (offer == m_shelf.offers.cend())
                continue;
            FolderWorth &worth = worths[{offer->currency, copy.folder}];
            worth.folder = m_shelf.folders.value(copy.folder);
            worth.currency = offer->currency;
            worth.sum += offer->lowest;
            ++worth.priced;
        }
        for (auto worth = worths.begin(); worth != worths.end(); ++worth)
            worth->copies = all.value(worth.key().second);
        QList<FolderWorth> list = worths.values();
        std::stable_sort(list.begin(), list.end(), [](const FolderWorth &a, const FolderWorth &b) {
            return a.currency != b.currency ? a.currency < b.currency : a.sum > b.sum;
        });
        return list;
    }

private:
    [[nodiscard]] std::vector<int> count(int CountedCopy::*text) const
    {
        std::vector<int> counts(m_shelf.texts.size());
        for (const CountedCopy &copy : m_shelf.copies)
            ++counts[static_cast<size_t>(copy.*text)];
        return counts;
    }

    static QList<Tally> tallied(const QHash<QString, int> &counts)
    {
        QList<Tally> tallies;
        tallies.reserve(counts.size());
        for (auto count = counts.cbegin(); count != counts.cend(); ++count)
            tallies += {count.key(), count.value()};
        mostFirst(tallies);
        return tallies;
    }

    const CountedShelf &m_shelf;
};

int known(const QList<Tally> &tallies)
{
    return static_cast<int>(
        std::count_if(tallies.begin(), tallies.end(), [](const Tally &tally) { return !tally.value.isEmpty(); }));
}

} // namespace

ShelfStatistics statisticsOf(const CountedShelf &shelf)
{
    const Counting counting(shelf);
    ShelfStatistics statistics;
    statistics.copies = static_cast<int>(shelf.copies.size());
    counting.releases(statistics);
    statistics.decades = counting.decades();
    statistics.genres = counting.lists(&CountedCopy::genres);
    statistics.styles = counting.lists(&CountedCopy::styles);
    statistics.labels = counting.lists(&CountedCopy::labels);
    statistics.formats = counting.lists(&CountedCopy::formats);
    statistics.countries = counting.texts(&CountedCopy::country);
    statistics.artists = counting.texts(&CountedCopy::artist);
    statistics.conditions = counting.conditions();
    statistics.folders = counting.folders();
    statistics.worths = counting.worths();
    counting.months(statistics);
    statistics.artistCount = known(statistics.artists);
    statistics.labelCount = known(statistics.labels);
    return statistics;
}

} // namespace runout::library
