// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/outbox_queries.h"
#include "core/library/record.h"
#include "core/library/schema.h"
#include "core/library/shelf_queries.h"
#include "core/library/shelf_sync.h"

// Folders, fields and lists as Discogs says they are.
namespace runout::library::queries {

using namespace discogs;
using Kind = Edit::Kind;

namespace {

// What edits on their way say of folders.
struct FolderWishes
{
    QSet<qint64> removed;
    QHash<qint64, QString> renamed;
    QSet<QString> underWay; // names of those being created just now: they may be there already

    explicit FolderWishes(Database &db)
    {
        for (const OutboxEntry &entry : outbox(db)) {
            const qint64 id = number(entry.edit.folder);
            if (entry.edit.kind == Kind::RemoveFolder)
                removed += id;
            else if (entry.edit.kind == Kind::RenameFolder)
                renamed[id] = entry.edit.text;
            else if (entry.edit.kind == Kind::CreateFolder && entry.state == OutboxEntry::State::Sending)
                underWay += entry.edit.text;
        }
    }
};

bool isHeld(Database &db, qint64 folder)
{
    Query query(db, "SELECT 1 FROM folder WHERE id = ?");
    query.bind(folder);
    return query.next();
}

int positionOf(Database &db, ListId id)
{
    Query query(db, "SELECT position FROM list WHERE id = ?");
    query.bind(number(id));
    return query.next() ? static_cast<int>(query.number(0)) : -1;
}

// `position` -1: behind all others.
void writeList(Database &db, const UserList &list, int position)
{
    Query(db, "INSERT INTO list (id, position, name, description, public, added, changed, uri, held) VALUES (?1, ?2, "
              "?3, ?4, ?5, ?6, ?7, ?8, 0) ON CONFLICT (id) DO UPDATE SET position = ?2, name = ?3, description = ?4, "
              "public = ?5, added = ?6, changed = ?7, uri = ?8")
        .bind(number(list.id))
        .bind(position)
        .bind(list.name)
        .bind(list.description)
        .bind(list.isPublic)
        .bind(list.dateAdded)
        .bind(list.dateChanged)
        .bind(list.uri)
        .run();
}

} // namespace

void storeFolders(Database &db, const QList<Folder> &said, Changes &changes)
{
    const FolderWishes wishes(db);
    const auto before = folders(db);
    QSet<qint64> met;
    for (const Folder &folder : said) {
        const qint64 id = number(folder.id);
        met += id;
        if (wishes.removed.contains(id) || (wishes.underWay.contains(folder.name) && !isHeld(db, id)))
            continue;
        Query(db, "INSERT INTO folder (id, name, said, fresh) VALUES (?,?,?,0) ON CONFLICT (id) DO UPDATE SET name = "
                  "excluded.name, said = excluded.said, fresh = 0")
            .bind(id)
            .bind(wishes.renamed.value(id, folder.name))
            .bind(folder.count)
            .run();
    }
    for (const Folder &folder : before) {
        if (number(folder.id) > 0 && !met.contains(number(folder.id)))
            Query(db, "DELETE FROM folder WHERE id = ? AND fresh = 0").bind(number(folder.id)).run();
    }
    Query(db, "UPDATE folder SET fresh = 0 WHERE id > 0").run();
    changes.folders = changes.folders || folders(db) != before;
    changes.state = true;
}

void storeFields(Database &db, const QList<CollectionField> &said, Changes &changes)
{
    const auto before = fields(db);
    Query(db, "DELETE FROM field").run();
    for (const CollectionField &field : said) {
        Query(db, "INSERT OR REPLACE INTO field (id, name, position, type, public, options, lines) VALUES "
                  "(?,?,?,?,?,?,?)")
            .bind(number(field.id))
            .bind(field.name)
            .bind(field.position)
            .bind(field.type)
            .bind(field.isPublic)
            .bind(packed(field.options))
            .bind(field.lines)
            .run();
    }
    changes.fields = changes.fields || fields(db) != before;
}

void storeLists(Database &db, const QList<UserList> &said, Changes &changes)
{
    const auto before = lists(db);
    QSet<qint64> met;
    for (int i = 0; i < said.size(); ++i) {
        met += number(said.at(i).id);
        writeList(db, said.at(i), i);
    }
    for (const UserList &list : before) {
        if (!met.contains(number(list.id)))
            Query(db, "DELETE FROM list WHERE id = ?").bind(number(list.id)).run();
    }
    if (lists(db) == before)
        return;
    changes.lists = true;
    changes.state = true;
}

void storeList(Database &db, const UserListContents &contents, Changes &changes)
{
    const qint64 id = number(contents.list.id);
    const int position = positionOf(db, contents.list.id);
    writeList(db, contents.list, position >= 0 ? position : static_cast<int>(lists(db).size()));
    Query(db, "UPDATE list SET held = 1 WHERE id = ?").bind(id).run();
    Query(db, "DELETE FROM list_item WHERE list = ?").bind(id).run();
    for (int i = 0; i < contents.items.size(); ++i) {
        const UserListItem &item = contents.items.at(i);
        Query(db, "INSERT INTO list_item (list, position, entity, title, comment, image) VALUES (?,?,?,?,?,?)")
            .bind(id)
            .bind(i)
            .bind(keyOf(item.entity))
            .bind(item.title)
            .bind(item.comment)
            .bind(item.image)
            .run();
    }
    changes.lists = true;
    changes.state = changes.state || position < 0;
}

} // namespace runout::library::queries
