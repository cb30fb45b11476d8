// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/shelfmodel_p.h"

#include <algorithm>

// How the rows get in and stay as the collection has them.
namespace runout::ui {

using library::Instance;

namespace {

constexpr int firstPart = 100;   // more than a screen, shown at once
constexpr int otherPart = 1'500; // taken within a frame or two
// From here on sorting by text is prepared on another thread.
constexpr int manyTexts = 2'000;

} // namespace

void ShelfModel::Private::load()
{
    if (!collection)
        return;
    if (loading) {
        again.start();
        return;
    }
    loading = true;
    problem.reset();
    seen.clear();
    question = std::make_unique<QObject>();
    askFields();
    askNext(); // the first rows before what has to be counted
    askFolders();
    Q_EMIT q.loadingChanged();
}

// What was seen so far says where to go on: a copy that goes meanwhile is not counted, so that none is left out; one
// that comes is at worst met twice.
void ShelfModel::Private::askNext()
{
    const int wanted = seen.isEmpty() && !loaded ? firstPart : otherPart;
    whenDone(collection->instances(wanted, int(seen.size())), question.get(),
             [this, wanted](const Result<QList<Instance>> &part) { take(part, wanted); });
}

void ShelfModel::Private::take(const Result<QList<Instance>> &part, int wanted)
{
    if (!part) {
        finish(part.error());
        return;
    }
    QList<int> numbers;
    for (const Instance &instance : *part) {
        seen.insert(discogs::number(instance.id));
        if (!underWay.contains(discogs::number(instance.id)) && rows.put(instance))
            numbers.append(rows.rows().numberOf(instance.id));
    }
    if (part->size() < wanted) {
        finish({});
        return;
    }
    showRows();
    q.announceChanged(numbers);
    askNext();
    if (!std::exchange(loaded, true))
        Q_EMIT q.loadingChanged();
}

void ShelfModel::Private::finish(const std::optional<Error> &error)
{
    problem = error;
    if (!error) {
        QList<discogs::InstanceId> gone;
        for (int number = 0; number < rows.rows().size(); ++number) {
            const ShelfRow &row = rows.rows().row(number);
            if (row.isThere && !seen.contains(row.id) && !underWay.contains(row.id))
                gone.append(discogs::InstanceId(row.id));
        }
        for (const discogs::InstanceId id : std::as_const(gone))
            rows.remove(id);
        loaded = true;
    }
    loading = false;
    seen.clear();
    showRows();
    rankElsewhere();
    askMarket();
    if (q.rowCount() > 0)
        Q_EMIT q.dataChanged(q.index(0, 0), q.index(q.rowCount() - 1, q.columnCount() - 1));
    Q_EMIT q.loadingChanged();
}

void ShelfModel::Private::changed(const QList<discogs::InstanceId> &ids)
{
    if (ids.isEmpty())
        again.start();
    else
        readAgain(ids);
    outside.askAgain();
}

void ShelfModel::Private::readAgain(const QList<discogs::InstanceId> &ids)
{
    QList<discogs::InstanceId> free;
    std::copy_if(ids.begin(), ids.end(), std::back_inserter(free),
                 [this](discogs::InstanceId id) { return !underWay.contains(discogs::number(id)); });
    if (free.isEmpty())
        return;
    whenDone(collection->instances(free), this, [this, free](const Result<QList<Instance>> &instances) {
        if (instances)
            takeAgain(free, *instances);
    });
}

void ShelfModel::Private::takeAgain(const QList<discogs::InstanceId> &ids, const QList<Instance> &instances)
{
    QSet<qint64> gone;
    for (const discogs::InstanceId id : ids)
        gone.insert(discogs::number(id));
    QList<int> numbers;
    QList<discogs::ReleaseId> releases;
    for (const Instance &instance : instances) {
        const qint64 id = discogs::number(instance.id);
        gone.remove(id);
        if (loading)
            seen.insert(id);
        if (!underWay.contains(id) && rows.put(instance))
            numbers.append(rows.rows().numberOf(instance.id));
        releases.append(instance.record.id);
    }
    if (!releases.isEmpty())
        askMarket(releases);
    for (const qint64 id : std::as_const(gone)) {
        seen.remove(id);
        if (!underWay.contains(id))
            rows.remove(discogs::InstanceId(id));
    }
    showRows();
    q.announceChanged(numbers);
}

void ShelfModel::Private::askFolders()
{
    whenDone(collection->folders(), this, [this](const Result<QList<discogs::Folder>> &answer) {
        if (!answer)
            return;
        folders = *answer;
        rows.setFolders(folders);
        showRows();
        if (q.rowCount() > 0)
            Q_EMIT q.dataChanged(q.index(0, Folder), q.index(q.rowCount() - 1, Folder));
        Q_EMIT q.foldersChanged();
    });
}

void ShelfModel::Private::askFields()
{
    whenDone(collection->fields(), this, [this](const Result<QList<discogs::CollectionField>> &answer) {
        if (answer && *answer != fields)
            takeFields(*answer);
    });
}

void ShelfModel::Private::takeFields(const QList<discogs::CollectionField> &next)
{
    const QList<SortLevel> before = levels;
    QList<discogs::FieldId> sorted; // by level; 0: not by a field
    for (const SortLevel &level : before)
        sorted.append(fieldOf(level.column) ? fieldOf(level.column)->id : discogs::FieldId());
    if (!fields.isEmpty()) {
        q.beginRemoveColumns({}, FirstField, FirstField + int(fields.size()) - 1);
        fields.clear();
        q.endRemoveColumns();
    }
    if (!next.isEmpty()) {
        q.beginInsertColumns({}, FirstField, FirstField + int(next.size()) - 1);
        fields = next;
        q.endInsertColumns();
    }
    if (levels != before)
        return;            // whoever heard of the columns has chosen others
    QList<SortLevel> kept; // levels name columns: they go with their field
    for (qsizetype i = 0; i < before.size(); ++i) {
        SortLevel level = before[i];
        for (qsizetype at = 0; level.column >= FirstField && at < fields.size(); ++at) {
            if (fields[at].id == sorted[i])
                kept.append({FirstField + int(at), level.order});
        }
        if (level.column < FirstField)
            kept.append(level);
    }
    if (kept != levels)
        setLevels(kept);
}

// The dear part of sorting by text, before anybody asks for it.
void ShelfModel::Private::rankElsewhere()
{
    for (Vocabulary *texts : rows.bigVocabularies(manyTexts)) {
        whenDone(runOn(ranking, [all = texts->texts()] { return Result<std::vector<int>>(Vocabulary::orderOf(all)); }),
                 this, [texts](const Result<std::vector<int>> &order) {
                     if (order)
                         texts->takeOrder(*order);
                 });
    }
}

} // namespace runout::ui
