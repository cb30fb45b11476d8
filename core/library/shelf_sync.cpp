// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/shelf_sync.h"
#include "core/library/outbox_queries.h"
#include "core/library/queries.h"
#include "core/library/shelf_queries.h"

#include <QDateTime>

// Copies and wants as Discogs says they are.
namespace runout::library::queries {

using namespace discogs;
using Kind = Edit::Kind;

namespace {

qint64 msecs(const QString &date)
{
    const QDateTime read = QDateTime::fromString(date, Qt::ISODate);
    return read.isValid() ? read.toMSecsSinceEpoch() : 0;
}

// A copy as its row in the table.
struct Copy
{
    qint64 release = 0;
    qint64 folder = 0;
    int rating = 0;
    qint64 added = 0;
    QString fields;
    bool operator==(const Copy &) const = default;
};

std::optional<Copy> heldCopy(Database &db, qint64 id)
{
    Query query(db, "SELECT release, folder, rating, added, fields FROM instance WHERE id = ?");
    query.bind(id);
    if (!query.next())
        return std::nullopt;
    return Copy{query.number(0), query.number(1), static_cast<int>(query.number(2)), query.number(3), query.text(4)};
}

void writeCopy(Database &db, qint64 id, const Copy &copy, qint64 sweep)
{
    Query(db, "INSERT INTO instance (id, release, folder, rating, added, fields, met) VALUES (?,?,?,?,?,?,?) ON "
              "CONFLICT (id) DO UPDATE SET release = excluded.release, folder = excluded.folder, rating = "
              "excluded.rating, added = excluded.added, fields = excluded.fields, met = max(met, excluded.met)")
        .bind(id)
        .bind(copy.release)
        .bind(copy.folder)
        .bind(copy.rating)
        .bind(copy.added)
        .bind(copy.fields)
        .bind(sweep)
        .run();
}

// What Discogs holds now is what a refused edit goes back to.
void refreshUndo(Database &db, qint64 entry, const Edit &said)
{
    const QList<Edit> undo = undoOf(db, entry);
    if (undo.size() == 1 && undo.first() != said && undo.first().kind == said.kind)
        writeUndo(db, entry, {said});
}

// The edits on their way to Discogs, put upon what it says.
class Wishes
{
public:
    explicit Wishes(Database &db)
        : m_db(db)
        , m_entries(outbox(db))
    {
        for (const OutboxEntry &entry : std::as_const(m_entries)) {
            const Edit &edit = entry.edit;
            if (edit.kind == Kind::RemoveInstance)
                m_removed += number(edit.instance);
            else if (edit.kind == Kind::AddInstance && entry.state == OutboxEntry::State::Sending)
                m_beingAdded += number(edit.release);
        }
    }

    // Removed here; or perhaps the one that is being added just now, which has another id here so far.
    [[nodiscard]] bool leaveOut(const CollectionItem &item, bool isHeld) const
    {
        return m_removed.contains(number(item.instance)) || (!isHeld && m_beingAdded.contains(number(item.release)));
    }

    [[nodiscard]] Copy onto(Copy copy, InstanceId instance)
    {
        QSet<qint64> fieldsMet;
        bool isRated = false;
        bool isMoved = false;
        QList<FieldValue> values = unpackedFields(copy.fields);
        for (OutboxEntry &entry : m_entries) {
            Edit said = entry.edit;
            if (said.kind == Kind::Rate && number(said.release) == copy.release) {
                said.rating = copy.rating;
                remember(entry, said, isRated);
                copy.rating = entry.edit.rating;
            } else if (said.instance != instance) {
                continue;
            } else if (said.kind == Kind::MoveInstance) {
                leaveFrom(entry, FolderId{copy.folder}, isMoved);
                copy.folder = number(entry.edit.folder);
            } else if (said.kind == Kind::SetField) {
                bool isMet = fieldsMet.contains(number(said.field));
                said.text = valueOf(values, said.field);
                remember(entry, said, isMet);
                fieldsMet += number(said.field);
                setValue(values, entry.edit.field, entry.edit.text);
            }
        }
        copy.fields = packed(values);
        return copy;
    }

    // Nothing: removed here.
    [[nodiscard]] std::optional<Want> onto(Want want) const
    {
        bool isRemoved = false;
        for (const OutboxEntry &entry : m_entries) {
            if (entry.edit.release != want.release)
                continue;
            if (entry.edit.kind == Kind::RemoveWant)
                isRemoved = true;
            if (entry.edit.kind != Kind::PutWant)
                continue;
            isRemoved = false;
            want.rating = entry.edit.rating;
            want.notes = entry.edit.text;
        }
        return isRemoved ? std::nullopt : std::optional(want);
    }

private:
    // Only the first of several speaks to what Discogs says.
    void remember(const OutboxEntry &entry, const Edit &said, bool &isMet)
    {
        if (!isMet)
            refreshUndo(m_db, entry.id, said);
        isMet = true;
    }

    void leaveFrom(OutboxEntry &entry, FolderId folder, bool &isMet)
    {
        if (!isMet && entry.edit.from != folder) {
            Edit back = entry.edit;
            back.folder = folder;
            back.from = entry.edit.folder;
            refreshUndo(m_db, entry.id, back);
            entry.edit.from = folder;
            writeEdit(m_db, entry.id, entry.edit);
        }
        isMet = true;
    }

    Database &m_db;
    QList<OutboxEntry> m_entries;
    QSet<qint64> m_removed;
    QSet<qint64> m_beingAdded;
};

void know(Database &db, const BasicInformation &basic, Changes &changes)
{
    storeListed(db, rowOf(basic), QDateTime::currentDateTimeUtc());
    putRecord(db, recordOf(basic), changes);
}

QList<QPair<qint64, qint64>> pairs(Database &db, const QByteArray &sql, qint64 sweep)
{
    QList<QPair<qint64, qint64>> found;
    Query query(db, sql);
    query.bind(sweep);
    while (query.next())
        found += {query.number(0), query.number(1)};
    return found;
}

} // namespace

int storeItems(Database &db, const QList<CollectionItem> &items, qint64 sweep, Changes &changes)
{
    Wishes wishes(db);
    int added = 0;
    for (const CollectionItem &item : items) {
        const qint64 id = number(item.instance);
        const auto held = heldCopy(db, id);
        if (wishes.leaveOut(item, held.has_value()))
            continue;
        know(db, item.basic, changes);
        const qint64 folder = item.folder ? number(*item.folder) : held ? held->folder : number(uncategorizedFolder);
        const Copy said = wishes.onto(
            Copy{number(item.release), folder, item.rating, msecs(item.dateAdded), packed(tidied(item.fields))},
            item.instance);
        if (held == said) {
            Query(db, "UPDATE instance SET met = ?1 WHERE id = ?2 AND met < ?1").bind(sweep).bind(id).run();
            continue;
        }
        writeCopy(db, id, said, sweep);
        changes.instances += id;
        changes.folders = changes.folders || !held || held->folder != said.folder;
        if (held)
            continue;
        ++added;
        changes.releases += said.release;
        changes.state = true;
    }
    return added;
}

int storeWants(Database &db, const QList<Want> &wants, qint64 sweep, Changes &changes)
{
    const Wishes wishes(db);
    int added = 0;
    for (const Want &listed : wants) {
        const auto said = wishes.onto(listed);
        if (!said)
            continue;
        know(db, said->basic, changes);
        const auto held = want(db, said->release);
        const qint64 at = msecs(said->dateAdded);
        const bool isSame = held && held->rating == said->rating && held->notes == said->notes && held->added == at;
        Query(db, "INSERT INTO want (release, rating, notes, added, met) VALUES (?,?,?,?,?) ON CONFLICT (release) DO "
                  "UPDATE SET rating = excluded.rating, notes = excluded.notes, added = excluded.added, met = max(met, "
                  "excluded.met)")
            .bind(number(said->release))
            .bind(said->rating)
            .bind(said->notes)
            .bind(at)
            .bind(sweep)
            .run();
        changes.wants = changes.wants || !isSame;
        if (held)
            continue;
        ++added;
        changes.releases += number(said->release);
        changes.state = true;
    }
    return added;
}

int endItemSweep(Database &db, qint64 sweep, Changes &changes)
{
    const auto gone = pairs(db, "SELECT id, release FROM instance WHERE id > 0 AND met < ? AND met <> -1", sweep);
    for (const auto &[id, release] : gone) {
        Query(db, "DELETE FROM instance WHERE id = ?").bind(id).run();
        changes.instances += id;
        changes.releases += release;
    }
    Query(db, "UPDATE instance SET met = 0 WHERE met = -1 AND id > 0").run();
    changes.folders = changes.folders || !gone.isEmpty();
    changes.state = true;
    return static_cast<int>(gone.size());
}

int endWantSweep(Database &db, qint64 sweep, Changes &changes)
{
    QSet<qint64> wished;
    for (const OutboxEntry &entry : outbox(db)) {
        if (entry.edit.kind == Kind::PutWant)
            wished += number(entry.edit.release);
    }
    int went = 0;
    const auto unmet = pairs(db, "SELECT release, met FROM want WHERE met < ? AND met <> -1", sweep);
    for (const auto &[release, met] : unmet) {
        if (wished.contains(release))
            continue;
        Query(db, "DELETE FROM want WHERE release = ?").bind(release).run();
        changes.releases += release;
        ++went;
    }
    Query(db, "UPDATE want SET met = 0 WHERE met = -1").run();
    changes.wants = changes.wants || went > 0;
    changes.state = true;
    return went;
}

void forgetAccount(Database &db, Changes &changes)
{
    for (const char *table : {"outbox_journal", "outbox", "journal", "instance", "want", "list_item", "list", "folder",
                              "field", "record", "mark", "watch", "market_wish"})
        Query(db, QByteArray("DELETE FROM ") + table).run();
    changes.everything = changes.manyInstances = true;
    changes.folders = changes.fields = changes.wants = changes.lists = changes.journal = changes.state = true;
}

} // namespace runout::library::queries
