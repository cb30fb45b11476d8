// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/importwish.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <vector>

namespace runout::library {

using namespace discogs;

namespace {

constexpr qsizetype mostPairs = 1000000;

struct Pair
{
    int points, row, copy;
};

// How much a copy is what a row says: the date tells copies apart best, down to the minute.
int likeness(const Wish &wish, const Instance &copy)
{
    constexpr qint64 minute = 60000;
    int points = 0;
    if (wish.added > 0 && wish.added / minute == copy.added / minute)
        points += 1000;
    if (wish.folder && *wish.folder == copy.folder)
        points += 100;
    for (const FieldValue &value : wish.fields)
        points += plainValue(copy, value.field) == value.value ? 10 : 0;
    // A copy that bears more than the row says is less alike than one that does not.
    return points - static_cast<int>(qMin<qsizetype>(9, copy.fields.size()));
}

void matchInOrder(QList<Wish> &wishes, const QList<int> &rows, const QList<int> &copies)
{
    for (qsizetype i = 0; i < qMin(rows.size(), copies.size()); ++i)
        wishes[rows[i]].copy = copies[i];
}

void matchMostAlike(QList<Wish> &wishes, const QList<int> &rows, const QList<int> &copies, const QList<Instance> &held)
{
    std::vector<Pair> pairs;
    for (const int row : rows) {
        for (const int copy : copies)
            pairs.push_back({likeness(wishes[row], held[copy]), row, copy});
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair &a, const Pair &b) { return a.points > b.points; });
    QSet<int> taken;
    for (const Pair &pair : pairs) {
        if (wishes[pair.row].copy >= 0 || taken.contains(pair.copy))
            continue;
        wishes[pair.row].copy = pair.copy;
        taken.insert(pair.copy);
    }
}

} // namespace

QString plainText(QString text)
{
    return text.replace(QLatin1String("\r\n"), QLatin1String("\n")).trimmed();
}

QString plainValue(const Instance &instance, FieldId field)
{
    for (const FieldValue &value : instance.fields) {
        if (value.field == field)
            return plainText(value.value);
    }
    return {};
}

void matchCopies(QList<Wish> &wishes, const QList<Instance> &held)
{
    QHash<ReleaseId, QList<int>> rows;
    QHash<ReleaseId, QList<int>> copies;
    for (int i = 0; i < wishes.size(); ++i) {
        if (wishes[i].reason == RowReason::None)
            rows[*wishes[i].release].append(i);
    }
    for (int i = 0; i < held.size(); ++i) {
        if (rows.contains(held[i].record.id))
            copies[held[i].record.id].append(i);
    }
    for (auto of = copies.cbegin(); of != copies.cend(); ++of) {
        const QList<int> &those = rows[of.key()];
        if (those.size() * of.value().size() > mostPairs)
            matchInOrder(wishes, those, of.value());
        else
            matchMostAlike(wishes, those, of.value(), held);
    }
}

} // namespace runout::library
