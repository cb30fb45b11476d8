// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/shelf_edits.h"

#include "core/library/outbox_queries.h"
#include "core/library/shelf_queries.h"

#include <QDateTime>

#include <algorithm>

// What edits do to the rows of the shelf.
namespace runout::library::queries {

using namespace discogs;
using Kind = Edit::Kind;

namespace {

// Discogs rates the release: a new copy has the others' rating.
int ratingOf(Database &db, ReleaseId release)
{
    Query query(db, "SELECT max(rating) FROM instance WHERE release = ?");
    query.bind(number(release));
    return query.next() ? static_cast<int>(query.number(0)) : 0;
}

void add(Database &db, const Edit &edit, Changes &changes)
{
    (void)ensureRecord(db, edit.release, changes);
    const qint64 at = edit.text.toLongLong();
    Query(db, "INSERT OR REPLACE INTO instance (id, release, folder, rating, added, fields, met) VALUES "
              "(?,?,?,?,?,'',-1)")
        .bind(number(edit.instance))
        .bind(number(edit.release))
        .bind(number(edit.folder))
        .bind(ratingOf(db, edit.release))
        .bind(at > 0 ? at : QDateTime::currentMSecsSinceEpoch())
        .run();
    changes.folders = true;
}

void rate(Database &db, const Edit &edit, Changes &changes)
{
    Query copies(db, "SELECT id FROM instance WHERE release = ?");
    copies.bind(number(edit.release));
    while (copies.next())
        changes.instances += copies.number(0);
    Query(db, "UPDATE instance SET rating = ? WHERE release = ?").bind(edit.rating).bind(number(edit.release)).run();
}

void setField(Database &db, const Edit &edit)
{
    const auto held = instance(db, edit.instance);
    if (!held)
        return;
    QList<FieldValue> values = held->fields;
    setValue(values, edit.field, edit.text);
    Query(db, "UPDATE instance SET fields = ? WHERE id = ?").bind(packed(values)).bind(number(edit.instance)).run();
}

void putWant(Database &db, const Edit &edit, Changes &changes)
{
    (void)ensureRecord(db, edit.release, changes);
    Query(db, "INSERT INTO want (release, rating, notes, added, met) VALUES (?,?,?,?,-1) ON CONFLICT (release) DO "
              "UPDATE SET rating = excluded.rating, notes = excluded.notes")
        .bind(number(edit.release))
        .bind(edit.rating)
        .bind(edit.text)
        .bind(QDateTime::currentMSecsSinceEpoch())
        .run();
}

void change(Database &db, const Edit &edit, Changes &changes)
{
    switch (edit.kind) {
    case Kind::AddInstance:
        add(db, edit, changes);
        break;
    case Kind::RemoveInstance:
        Query(db, "DELETE FROM instance WHERE id = ?").bind(number(edit.instance)).run();
        break;
    case Kind::MoveInstance:
        Query(db, "UPDATE instance SET folder = ? WHERE id = ?")
            .bind(number(edit.folder))
            .bind(number(edit.instance))
            .run();
        break;
    case Kind::Rate:
        rate(db, edit, changes);
        break;
    case Kind::SetField:
        setField(db, edit);
        break;
    case Kind::CreateFolder:
        Query(db, "INSERT OR REPLACE INTO folder (id, name, said, fresh) VALUES (?,?,0,1)")
            .bind(number(edit.folder))
            .bind(edit.text)
            .run();
        break;
    case Kind::RenameFolder:
        Query(db, "UPDATE folder SET name = ? WHERE id = ?").bind(edit.text).bind(number(edit.folder)).run();
        break;
    case Kind::RemoveFolder:
        Query(db, "DELETE FROM folder WHERE id = ?").bind(number(edit.folder)).run();
        break;
    case Kind::PutWant:
        putWant(db, edit, changes);
        break;
    case Kind::RemoveWant:
        Query(db, "DELETE FROM want WHERE release = ?").bind(number(edit.release)).run();
        break;
    }
}

bool isOfFolders(Kind kind)
{
    return kind != Kind::Rate && kind != Kind::SetField && kind != Kind::PutWant && kind != Kind::RemoveWant;
}

} // namespace

void applyLocally(Database &db, const Edit &edit, Changes &changes)
{
    change(db, edit, changes);
    if (number(edit.instance) != 0)
        changes.instances += number(edit.instance);
    if (number(edit.release) != 0)
        changes.releases += number(edit.release);
    changes.wants = changes.wants || edit.kind == Kind::PutWant || edit.kind == Kind::RemoveWant;
    changes.folders = changes.folders || isOfFolders(edit.kind);
    changes.state = true;
}

std::optional<Instance> copyOf(Database &db, ReleaseId release)
{
    Query query(db, "SELECT id FROM instance WHERE release = ? ORDER BY id < 0, added, id LIMIT 1");
    query.bind(number(release));
    return query.next() ? instance(db, InstanceId{query.number(0)}) : std::nullopt;
}

std::optional<QString> folderName(Database &db, FolderId folder)
{
    Query query(db, "SELECT name FROM folder WHERE id = ?");
    query.bind(number(folder));
    if (query.next())
        return query.text(0);
    // Always there, whether its name is known or not.
    return folder == uncategorizedFolder ? std::optional(QString()) : std::nullopt;
}

bool isEmptyFolder(Database &db, FolderId folder)
{
    Query query(db, "SELECT 1 FROM instance WHERE folder = ? LIMIT 1");
    query.bind(number(folder));
    return !query.next();
}

std::optional<CollectionField> field(Database &db, FieldId id)
{
    const auto all = fields(db);
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const CollectionField &field) { return field.id == id; });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

qint64 temporaryId(Database &db)
{
    const QString name = QStringLiteral("temporary");
    const qint64 given = mark(db, name).toLongLong() + 1;
    setMark(db, name, QString::number(given));
    return -given;
}

void settleInstance(Database &db, InstanceId temporary, InstanceId real, Changes &changes)
{
    // A page of Sync's may have brought it already.
    Query(db, "DELETE FROM instance WHERE id = ?").bind(number(real)).run();
    Query(db, "UPDATE instance SET id = ?, met = -1 WHERE id = ?").bind(number(real)).bind(number(temporary)).run();
    Query(db, "UPDATE play SET instance = ? WHERE instance = ?").bind(number(real)).bind(number(temporary)).run();
    replaceInstance(db, temporary, real);
    changes.renamed += {number(temporary), number(real)};
    changes.instances += number(temporary);
    changes.instances += number(real);
}

void settleFolder(Database &db, FolderId temporary, FolderId real, Changes &changes)
{
    Query(db, "DELETE FROM folder WHERE id = ?").bind(number(real)).run();
    Query(db, "UPDATE folder SET id = ?, fresh = 1 WHERE id = ?").bind(number(real)).bind(number(temporary)).run();
    Query moved(db, "SELECT id FROM instance WHERE folder = ?");
    moved.bind(number(temporary));
    while (moved.next())
        changes.instances += moved.number(0);
    Query(db, "UPDATE instance SET folder = ? WHERE folder = ?").bind(number(real)).bind(number(temporary)).run();
    replaceFolder(db, temporary, real);
    changes.folders = true;
}

} // namespace runout::library::queries
