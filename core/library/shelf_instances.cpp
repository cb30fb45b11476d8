// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/outbox_queries.h"
#include "core/library/shelf_queries.h"

#include <algorithm>
#include <vector>

// Copies and wants as the lists show them.
namespace runout::library::queries {

using namespace discogs;

namespace {

// Looks up without copying the bytes; copies them for a text seen for the first time.
template<class T, class F>
T once(QHash<QByteArray, T> &held, QByteArrayView bytes, F &&make)
{
    const auto found = held.constFind(QByteArray::fromRawData(bytes.data(), bytes.size()));
    if (found != held.constEnd())
        return *found;
    return *held.insert(bytes.toByteArray(), make(QString::fromUtf8(bytes)));
}

constexpr int recordFrom = 5;

// What the play log says of copies, by id.
using Heard = QHash<qint64, Listening>;

QByteArray instanceColumns()
{
    return "i.id, i.folder, i.rating, i.added, i.fields, " + recordColumns();
}

// Whose values are not all at Discogs yet.
struct Unsent
{
    QSet<qint64> instances;
    QSet<qint64> rated;
    QSet<qint64> wants;

    Unsent() = default;
    [[nodiscard]] bool has(qint64 instance, qint64 release) const
    {
        return instances.contains(instance) || rated.contains(release);
    }
    explicit Unsent(Database &db)
    {
        for (const OutboxEntry &entry : outbox(db)) {
            const Edit &edit = entry.edit;
            if (edit.kind == Edit::Kind::PutWant || edit.kind == Edit::Kind::RemoveWant)
                wants += number(edit.release);
            else if (edit.kind == Edit::Kind::Rate)
                rated += number(edit.release);
            else if (number(edit.instance) != 0)
                instances += number(edit.instance);
        }
    }
};

Heard heard(Database &db)
{
    Heard heard;
    Query query(
        db, "SELECT instance, max(started), count(*), sum(seconds) FROM play WHERE instance <> 0 GROUP BY instance");
    while (query.next())
        heard.insert(query.number(0), {query.number(1), static_cast<int>(query.number(2)), query.number(3)});
    return heard;
}

Listening heard(Database &db, qint64 instance)
{
    Query query(db, "SELECT max(started), count(*), sum(seconds) FROM play WHERE instance = ?");
    query.bind(instance);
    return query.next() ? Listening{query.number(0), static_cast<int>(query.number(1)), query.number(2)} : Listening();
}

Instance readInstance(Database &db, const Query &query, Shared &shared, const Unsent &unsent)
{
    Instance instance;
    instance.id = InstanceId{query.number(0)};
    instance.folder = FolderId{query.number(1)};
    instance.rating = static_cast<int>(query.number(2));
    instance.added = query.number(3);
    instance.fields = shared.fields(query, 4);
    instance.record = readRecord(query, recordFrom, shared);
    instance.waiting = unsent.has(number(instance.id), number(instance.record.id));
    instance.listening = heard(db, number(instance.id));
    return instance;
}

QByteArray selectInstances()
{
    return "SELECT " + instanceColumns() + " FROM instance i JOIN record r ON r.release = i.release ";
}

QByteArray selectWants()
{
    return "SELECT w.rating, w.notes, w.added, m.at, m.lowest, m.currency, m.for_sale, m.blocked, " + recordColumns() +
           " FROM want w JOIN record r ON r.release = w.release LEFT JOIN market m ON m.release = w.release AND "
           "(m.day, m.currency) = (SELECT day, currency FROM market WHERE release = w.release ORDER BY at DESC LIMIT "
           "1) ";
}

WantedRecord readWant(const Query &query, Shared &shared, const Unsent &unsent)
{
    WantedRecord want;
    want.rating = static_cast<int>(query.number(0));
    want.notes = query.text(1);
    want.added = query.number(2);
    if (!query.isNull(3)) {
        want.marketAt = query.number(3);
        MarketStats stats;
        if (!query.isNull(4))
            stats.lowestPrice = Price{query.real(4), query.text(5)};
        stats.numForSale = query.count(6);
        stats.blockedFromSale = query.number(7) != 0;
        want.market = stats;
    }
    want.record = readRecord(query, 8, shared);
    want.waiting = unsent.wants.contains(number(want.record.id));
    return want;
}

// A copy before its record is known.
struct Copy
{
    qint64 id = 0;
    qint64 release = 0;
    qint64 folder = 0;
    qint64 added = 0;
    int rating = 0;
    qsizetype place = 0; // among all, newest first
    QList<FieldValue> fields;
};

std::vector<Copy> allCopies(Database &db, Shared &shared)
{
    std::vector<Copy> copies;
    Query query(db, "SELECT id, release, folder, added, rating, fields FROM instance");
    while (query.next()) {
        copies.push_back({query.number(0), query.number(1), query.number(2), query.number(3),
                          static_cast<int>(query.number(4)), 0, shared.fields(query, 5)});
    }
    std::sort(copies.begin(), copies.end(),
              [](const Copy &a, const Copy &b) { return a.added != b.added ? a.added > b.added : a.id > b.id; });
    for (size_t i = 0; i < copies.size(); ++i)
        copies[i].place = static_cast<qsizetype>(i);
    return copies;
}

// Both tables from front to back, and then sorted: looking up each copy's record would read the file criss-cross.
QList<Instance> allInstances(Database &db)
{
    const Unsent unsent(db);
    const Heard plays = heard(db);
    Shared shared;
    std::vector<Copy> copies = allCopies(db, shared);
    std::sort(copies.begin(), copies.end(), [](const Copy &a, const Copy &b) { return a.release < b.release; });
    QList<Instance> all(static_cast<qsizetype>(copies.size()));
    auto copy = copies.cbegin();
    Query query(db, "SELECT " + recordColumns() + " FROM record r ORDER BY r.release");
    while (copy != copies.cend() && query.next()) {
        const qint64 release = query.number(0);
        if (copy->release != release)
            continue; // of a want
        const Record record = readRecord(query, 0, shared);
        for (; copy != copies.cend() && copy->release == release; ++copy) {
            all[copy->place] = {
                InstanceId{copy->id}, FolderId{copy->folder},        copy->rating, copy->added,
                copy->fields,         unsent.has(copy->id, release), record,       plays.value(copy->id)};
        }
    }
    return all;
}

} // namespace

QString Shared::text(const Query &query, int column)
{
    return once(m_texts, query.raw(column), [](const QString &text) { return text; });
}

QStringList Shared::list(const Query &query, int column)
{
    return once(m_lists, query.raw(column), [this](const QString &text) {
        QStringList parts = unpacked(text);
        for (QString &part : parts) {
            const QByteArray bytes = part.toUtf8();
            part = once(m_texts, bytes, [](const QString &same) { return same; });
        }
        return parts;
    });
}

QList<FieldValue> Shared::fields(const Query &query, int column)
{
    return once(m_fields, query.raw(column), [this](const QString &text) {
        QList<FieldValue> values = unpackedFields(text);
        for (FieldValue &value : values) {
            const QByteArray bytes = value.value.toUtf8();
            value.value = once(m_texts, bytes, [](const QString &same) { return same; });
        }
        return values;
    });
}

QList<Instance> instances(Database &db, int limit, int offset)
{
    if (limit < 0 && offset == 0)
        return allInstances(db);
    const Unsent unsent(db);
    Shared shared;
    QList<Instance> all;
    // The index alone is enough to skip rows: their records are not looked up.
    Query query(db, "SELECT " + instanceColumns() +
                        " FROM (SELECT id FROM instance ORDER BY added DESC, id DESC LIMIT ? OFFSET ?) part "
                        "JOIN instance i ON i.id = part.id JOIN record r ON r.release = i.release "
                        "ORDER BY i.added DESC, i.id DESC");
    query.bind(limit).bind(offset);
    while (query.next())
        all += readInstance(db, query, shared, unsent);
    return all;
}

QList<Instance> instances(Database &db, const QList<InstanceId> &ids)
{
    const Unsent unsent(db);
    Shared shared;
    QList<Instance> found;
    for (const InstanceId id : ids) {
        Query query(db, selectInstances() + "WHERE i.id = ?");
        query.bind(number(id));
        if (query.next())
            found += readInstance(db, query, shared, unsent);
    }
    return found;
}

std::optional<Instance> instance(Database &db, InstanceId id)
{
    Shared shared;
    Query query(db, selectInstances() + "WHERE i.id = ?");
    query.bind(number(id));
    return query.next() ? std::optional(readInstance(db, query, shared, Unsent())) : std::nullopt;
}

QList<Instance> instancesOf(Database &db, ReleaseId release)
{
    const Unsent unsent(db);
    Shared shared;
    QList<Instance> found;
    Query query(db, selectInstances() + "WHERE i.release = ? ORDER BY i.added, i.id");
    query.bind(number(release));
    while (query.next())
        found += readInstance(db, query, shared, unsent);
    return found;
}

QList<WantedRecord> wants(Database &db)
{
    const Unsent unsent(db);
    Shared shared;
    QList<WantedRecord> all;
    Query query(db, selectWants() + "ORDER BY w.added DESC, w.release DESC");
    while (query.next())
        all += readWant(query, shared, unsent);
    return all;
}

std::optional<WantedRecord> want(Database &db, ReleaseId release)
{
    Shared shared;
    Query query(db, selectWants() + "WHERE w.release = ?");
    query.bind(number(release));
    return query.next() ? std::optional(readWant(query, shared, Unsent())) : std::nullopt;
}

Ownership ownership(Database &db, ReleaseId release)
{
    Ownership mine{instancesOf(db, release), want(db, release)};
    if (mine.want)
        mine.want->waiting = Unsent(db).wants.contains(number(release));
    return mine;
}

} // namespace runout::library::queries
