// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/shelf_queries.h"

#include "core/library/queries.h"
#include "core/library/recordfiles.h"
#include "core/library/schema.h"
#include "core/library/searchtext.h"

#include <algorithm>

// Folders, fields, lists and counts.
namespace runout::library::queries {

using namespace discogs;

namespace {

int countOf(Database &db, const QByteArray &sql)
{
    Query query(db, sql);
    return query.next() ? static_cast<int>(query.number(0)) : 0;
}

QSet<qint64> numbers(Database &db, const QByteArray &sql)
{
    QSet<qint64> found;
    Query query(db, sql);
    while (query.next())
        found += query.number(0);
    return found;
}

QDateTime dateOf(const QString &mark)
{
    QDateTime date = QDateTime::fromString(mark, Qt::ISODateWithMs);
    return date.isValid() ? date.toUTC() : QDateTime();
}

UserList readList(const Query &query)
{
    UserList list;
    list.id = ListId{query.number(0)};
    list.name = query.text(1);
    list.description = query.text(2);
    list.isPublic = query.number(3) != 0;
    list.dateAdded = query.text(4);
    list.dateChanged = query.text(5);
    list.uri = query.text(6);
    return list;
}

constexpr const char *listColumns = "id, name, description, public, added, changed, uri";

bool holds(Database &db, const QByteArray &sql, qint64 release)
{
    Query query(db, sql);
    query.bind(release);
    return query.next();
}

} // namespace

QList<Folder> folders(Database &db)
{
    QHash<qint64, int> counts;
    int all = 0;
    Query counted(db, "SELECT folder, count(*) FROM instance GROUP BY folder");
    while (counted.next()) {
        counts[counted.number(0)] = static_cast<int>(counted.number(1));
        all += static_cast<int>(counted.number(1));
    }
    QList<Folder> folders;
    Query query(db, "SELECT id, name FROM folder");
    while (query.next()) {
        const FolderId id{query.number(0)};
        folders += {id, query.text(1), id == allFolder ? all : counts.value(number(id))};
    }
    std::sort(folders.begin(), folders.end(), [](const Folder &a, const Folder &b) {
        if ((a.id == allFolder) != (b.id == allFolder))
            return a.id == allFolder;
        const int order = a.name.compare(b.name, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : number(a.id) < number(b.id);
    });
    return folders;
}

QList<CollectionField> fields(Database &db)
{
    QList<CollectionField> fields;
    Query query(db, "SELECT id, name, position, type, public, options, lines FROM field ORDER BY position, id");
    while (query.next()) {
        fields += {FieldId{query.number(0)}, query.text(1),           static_cast<int>(query.number(2)), query.text(3),
                   query.number(4) != 0,     unpacked(query.text(5)), static_cast<int>(query.number(6))};
    }
    return fields;
}

QList<UserList> lists(Database &db)
{
    QList<UserList> lists;
    Query query(db, QByteArray("SELECT ") + listColumns + " FROM list ORDER BY position, id");
    while (query.next())
        lists += readList(query);
    return lists;
}

std::optional<UserListContents> list(Database &db, ListId id)
{
    Query query(db, QByteArray("SELECT ") + listColumns + " FROM list WHERE id = ? AND held = 1");
    query.bind(number(id));
    if (!query.next())
        return std::nullopt;
    UserListContents contents{readList(query), {}};
    Query items(db, "SELECT entity, title, comment, image FROM list_item WHERE list = ? ORDER BY position");
    items.bind(number(id));
    while (items.next())
        contents.items += {entityOf(items.number(0)), items.text(1), items.text(2), items.text(3)};
    return contents;
}

ShelfState shelfState(Database &db)
{
    const auto held = marks(db);
    ShelfState state;
    state.owner = held.value(QStringLiteral("owner"));
    state.synced = dateOf(held.value(QStringLiteral("synced")));
    state.swept = dateOf(held.value(QStringLiteral("swept")));
    state.value = {held.value(QStringLiteral("value.minimum")), held.value(QStringLiteral("value.median")),
                   held.value(QStringLiteral("value.maximum"))};
    state.valueAt = dateOf(held.value(QStringLiteral("value.at")));
    state.instances = countOf(db, "SELECT count(*) FROM instance");
    state.releases = countOf(db, "SELECT count(DISTINCT release) FROM instance");
    state.complete =
        state.releases - countOf(db, "SELECT count(*) FROM record r WHERE r.complete = 0 AND EXISTS (SELECT "
                                     "1 FROM instance i WHERE i.release = r.release)");
    state.wants = countOf(db, "SELECT count(*) FROM want");
    state.lists = countOf(db, "SELECT count(*) FROM list");
    state.waiting = countOf(db, "SELECT count(*) FROM outbox WHERE state <> 2");
    state.refused = countOf(db, "SELECT count(*) FROM outbox WHERE state = 2");
    Query said(db, "SELECT said FROM folder WHERE id = 0");
    state.saidInstances = said.next() ? static_cast<int>(said.number(0)) : -1;
    return state;
}

QHash<QString, QString> marks(Database &db)
{
    QHash<QString, QString> marks;
    Query query(db, "SELECT name, value FROM mark");
    while (query.next())
        marks.insert(query.text(0), query.text(1));
    return marks;
}

QString mark(Database &db, const QString &name)
{
    Query query(db, "SELECT value FROM mark WHERE name = ?");
    query.bind(name);
    return query.next() ? query.text(0) : QString();
}

void setMark(Database &db, const QString &name, const QString &value)
{
    if (value.isEmpty())
        Query(db, "DELETE FROM mark WHERE name = ?").bind(name).run();
    else
        Query(db, "INSERT OR REPLACE INTO mark (name, value) VALUES (?,?)").bind(name).bind(value).run();
}

QSet<qint64> ownedReleases(Database &db)
{
    return numbers(db, "SELECT DISTINCT release FROM instance");
}

QSet<qint64> wantedReleases(Database &db)
{
    return numbers(db, "SELECT release FROM want");
}

QList<ReleaseId> incompleteReleases(Database &db, int limit)
{
    // Copies of one release may follow each other: they are one.
    Query query(db,
                "SELECT i.release FROM instance i JOIN record r ON r.release = i.release WHERE r.complete = 0 ORDER "
                "BY i.added DESC, i.id DESC");
    QList<ReleaseId> releases;
    QSet<qint64> seen;
    while (releases.size() < limit && query.next()) {
        if (seen.contains(query.number(0)))
            continue;
        seen += query.number(0);
        releases += ReleaseId{query.number(0)};
    }
    return releases;
}

namespace {

// Of somebody by the whole name, in any role; nothing: nobody is called so.
std::optional<QSet<qint64>> creditsOf(Database &db, const QString &name)
{
    const auto artist = byName(db, EntityKind::Artist, name);
    if (!artist)
        return std::nullopt;
    QSet<qint64> found;
    Query query(db,
                "SELECT DISTINCT key >> 2 FROM credit WHERE artist = ? AND listed = 0 AND (key & 3) = 0 AND ((key >> "
                "2) IN (SELECT release FROM instance) OR (key >> 2) IN (SELECT release FROM want))");
    query.bind(artist->id);
    while (query.next())
        found += query.number(0);
    return found.isEmpty() ? std::nullopt : std::optional(found);
}

// By a word of filesWords().
QSet<qint64> releasesWithFiles(Database &db, const QString &word)
{
    const bool asksForNone = word.compare(QLatin1String("no"), Qt::CaseInsensitive) == 0;
    const FileMark mark = word.compare(QLatin1String("partial"), Qt::CaseInsensitive) == 0 ? FileMark::Partial
                          : word.compare(QLatin1String("stale"), Qt::CaseInsensitive) == 0 ? FileMark::Stale
                          : word.compare(QLatin1String("gone"), Qt::CaseInsensitive) == 0  ? FileMark::Gone
                                                                                           : FileMark::There;
    Query query(db, asksForNone ? "SELECT DISTINCT release FROM instance WHERE release NOT IN (SELECT release FROM "
                                  "file_release WHERE marks & ?)"
                                : "SELECT release FROM file_release WHERE marks & ?");
    query.bind(static_cast<int>(mark));
    QSet<qint64> found;
    while (query.next())
        found += query.number(0);
    return found;
}

} // namespace

QSet<qint64> releasesWith(Database &db, const QString &column, const QString &text, bool asPhrase)
{
    if (asPhrase && column == QLatin1String("credit")) {
        if (const auto credits = creditsOf(db, text))
            return *credits;
    }
    static const QStringList columns{QStringLiteral("track"), QStringLiteral("credit"), QStringLiteral("number")};
    if (column == QLatin1String("files"))
        return releasesWithFiles(db, text);
    QString expression = asPhrase ? phrase(text) : everyWord(text);
    if (!columns.contains(column) || expression.isEmpty())
        return {};
    // However a runout was typed or is kept, its letters and digits are the same.
    if (const QString number = squeezed(text); column == QLatin1String("number") && number.size() > 2)
        expression = u'(' + expression + QLatin1String(") OR \"") + number + QLatin1String("\"*");
    QSet<qint64> found;
    Query query(db, "SELECT rowid >> 2 FROM words WHERE words MATCH ? AND (rowid & 3) = 0 AND ((rowid >> 2) IN (SELECT "
                    "release FROM instance) OR (rowid >> 2) IN (SELECT release FROM want))");
    query.bind(within(column, expression));
    while (query.next())
        found += query.number(0);
    return found;
}

void settle(Database &db, Changes &changes)
{
    for (const qint64 release : std::as_const(changes.releases)) {
        changes.owned[release] = holds(db, "SELECT 1 FROM instance WHERE release = ? LIMIT 1", release);
        changes.wanted[release] = holds(db, "SELECT 1 FROM want WHERE release = ?", release);
    }
}

} // namespace runout::library::queries
