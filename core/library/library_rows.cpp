// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/credits.h"
#include "core/library/queries.h"
#include "core/library/schema.h"
#include "core/library/searchtext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// A row to and from the entity table.
namespace runout::library::queries {

using namespace discogs;

namespace {

QJsonArray toJson(const QStringList &list)
{
    return QJsonArray::fromStringList(list);
}

QStringList toList(const QJsonValue &value)
{
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array)
        list += item.toString();
    return list;
}

QJsonArray toJson(const QList<Format> &formats)
{
    QJsonArray array;
    for (const Format &format : formats) {
        array += QJsonObject{{QStringLiteral("name"), format.name},
                             {QStringLiteral("qty"), format.qty},
                             {QStringLiteral("text"), format.text},
                             {QStringLiteral("descriptions"), toJson(format.descriptions)}};
    }
    return array;
}

QList<Format> toFormats(const QJsonValue &value)
{
    QList<Format> formats;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array) {
        formats += {item[QLatin1String("name")].toString(), item[QLatin1String("qty")].toString(),
                    toList(item[QLatin1String("descriptions")]), item[QLatin1String("text")].toString()};
    }
    return formats;
}

QString listsOf(const Row &row)
{
    QJsonObject lists;
    const auto put = [&](QLatin1String name, const QStringList &list) {
        if (!list.isEmpty())
            lists.insert(name, toJson(list));
    };
    put(QLatin1String("labels"), row.seen.labels);
    put(QLatin1String("genres"), row.seen.genres);
    put(QLatin1String("styles"), row.seen.styles);
    put(QLatin1String("formats"), row.seen.formats);
    put(QLatin1String("barcodes"), row.seen.barcodes);
    put(QLatin1String("majors"), row.majorFormats);
    if (!row.seen.formatDetails.isEmpty())
        lists.insert(QLatin1String("details"), toJson(row.seen.formatDetails));
    return QString::fromUtf8(QJsonDocument(lists).toJson(QJsonDocument::Compact));
}

void readLists(Row &row, const QByteArray &json)
{
    const QJsonObject lists = QJsonDocument::fromJson(json).object();
    row.seen.labels = toList(lists[QLatin1String("labels")]);
    row.seen.genres = toList(lists[QLatin1String("genres")]);
    row.seen.styles = toList(lists[QLatin1String("styles")]);
    row.seen.formats = toList(lists[QLatin1String("formats")]);
    row.seen.barcodes = toList(lists[QLatin1String("barcodes")]);
    row.majorFormats = toList(lists[QLatin1String("majors")]);
    row.seen.formatDetails = toFormats(lists[QLatin1String("details")]);
}

template<class Id>
std::optional<qint64> numberOf(const std::optional<Id> &id)
{
    return id ? std::optional(number(*id)) : std::nullopt;
}

// Artists and labels are looked for without the number that tells them from their namesakes.
QString nameKey(const Row &row)
{
    const EntityKind kind = row.seen.entity.kind;
    const bool isName = kind == EntityKind::Artist || kind == EntityKind::Label;
    return matchKey(isName ? withoutSuffix(row.name) : row.name);
}

} // namespace

QByteArray rowColumns()
{
    return "e.key, e.complete, e.as_of, e.title, e.artist, e.name, e.year, e.released, e.country, e.catno, e.format, "
           "e.status, "
           "e.master_id, e.main_release, e.have, e.want, e.thumb, e.cover, e.uri, e.lists";
}

Row readRow(const Query &query, int from)
{
    Row row;
    SearchResult &seen = row.seen;
    int column = from;
    seen.entity = entityOf(query.number(column++));
    row.complete = query.number(column++) != 0;
    row.asOf = query.number(column++);
    seen.title = query.text(column++);
    row.artist = query.text(column++);
    row.name = query.text(column++);
    const qint64 year = query.number(column++);
    seen.year = year > 0 ? QString::number(year) : QString();
    row.released = query.text(column++);
    seen.country = query.text(column++);
    seen.catno = query.text(column++);
    row.format = query.text(column++);
    row.status = query.text(column++);
    if (!query.isNull(column))
        seen.masterId = MasterId{query.number(column)};
    if (!query.isNull(++column))
        row.mainRelease = ReleaseId{query.number(column)};
    seen.have = query.count(++column);
    seen.want = query.count(++column);
    seen.thumb = query.text(++column);
    seen.cover = query.text(++column);
    seen.uri = query.text(++column);
    readLists(row, query.bytes(++column));
    return row;
}

std::optional<Row> row(Database &db, const Entity &entity)
{
    Query query(db, "SELECT " + rowColumns() + " FROM entity e WHERE e.key = ?");
    query.bind(keyOf(entity));
    return query.next() ? std::optional(readRow(query)) : std::nullopt;
}

void writeEntity(Database &db, const Row &row)
{
    const SearchResult &seen = row.seen;
    Query(db, "INSERT INTO entity (key, kind, complete, as_of, title, artist, name, name_key, artist_key, year, "
              "released, country, label, "
              "catno, format, status, master_id, main_release, have, want, thumb, cover, uri, lists) "
              "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (key) DO UPDATE SET complete = "
              "excluded.complete, "
              "as_of = excluded.as_of, "
              "title = excluded.title, artist = excluded.artist, name = excluded.name, name_key = excluded.name_key, "
              "artist_key = excluded.artist_key, year = excluded.year, released = excluded.released, country = "
              "excluded.country, "
              "label = excluded.label, catno = excluded.catno, format = excluded.format, status = excluded.status, "
              "master_id = excluded.master_id, main_release = excluded.main_release, have = excluded.have, want = "
              "excluded.want, "
              "thumb = excluded.thumb, cover = excluded.cover, uri = excluded.uri, lists = excluded.lists")
        .bind(keyOf(seen.entity))
        .bind(static_cast<int>(seen.entity.kind))
        .bind(row.complete)
        .bind(row.asOf)
        .bind(seen.title)
        .bind(row.artist)
        .bind(row.name)
        .bind(nameKey(row))
        .bind(matchKey(row.artist))
        .bind(seen.year.toInt())
        .bind(row.released)
        .bind(seen.country)
        .bind(seen.labels.isEmpty() ? QString() : seen.labels.first())
        .bind(seen.catno)
        .bind(row.format)
        .bind(row.status)
        .bind(numberOf(seen.masterId))
        .bind(numberOf(row.mainRelease))
        .bind(seen.have)
        .bind(seen.want)
        .bind(seen.thumb)
        .bind(seen.cover)
        .bind(seen.uri)
        .bind(listsOf(row))
        .run();
}

} // namespace runout::library::queries
