// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/queries.h"
#include "core/library/schema.h"
#include "core/library/searchtext.h"

#include <QVariant>

#include <algorithm>

namespace runout::library::queries {

using namespace discogs;

namespace {

// Conditions of one search: an FTS5 expression and SQL beside it, with their values in order.
struct Conditions
{
    QStringList expressions;
    QByteArrayList sql;
    QVariantList values;

    void words(const QString &columns, const QString &text)
    {
        if (const QString expression = everyWord(text); !expression.isEmpty())
            expressions += within(columns, expression);
    }
    void exactly(const QByteArray &condition, const QVariantList &with)
    {
        sql += condition;
        values += with;
    }
    void tag(TagField field, const QString &value)
    {
        if (!value.isEmpty())
            exactly("e.key IN (SELECT key FROM tag WHERE field = ? AND value = ?)", {static_cast<int>(field), value});
    }
    void numbers(const QString &value, bool isCatno)
    {
        const QString number = squeezed(value);
        if (!number.isEmpty())
            exactly("e.key IN (SELECT key FROM number WHERE catno = ? AND value >= ? AND value < ?)",
                    {isCatno ? 1 : 0, number, QString(number + QChar(0xffff))});
    }
};

// "1959", or "1950-1959" for a run of years. Other text matches nothing.
void addYears(Conditions &conditions, const QString &years)
{
    if (years.isEmpty())
        return;
    const int first = years.section(u'-', 0, 0).trimmed().toInt();
    const int last = years.contains(u'-') ? years.section(u'-', 1, 1).trimmed().toInt() : first;
    conditions.exactly("e.year BETWEEN ? AND ?", {first > 0 ? first : 1, first > 0 ? last : 0});
}

QString typedOn(const QString &typed)
{
    const QString expression = typedExpression(typed);
    // One letter is in nearly every row: then only what heads a row counts.
    if (!expression.isEmpty() && typed.trimmed().size() == 1)
        return within(QStringLiteral("name artist label number"), expression);
    return expression;
}

Conditions conditionsOf(const SearchQuery &query)
{
    Conditions conditions;
    if (const QString typed = typedOn(query.q); !typed.isEmpty())
        conditions.expressions += typed;
    conditions.words(QStringLiteral("name artist"), query.title);
    conditions.words(QStringLiteral("name"), query.releaseTitle);
    conditions.words(QStringLiteral("artist"), query.artist);
    conditions.words(QStringLiteral("artist credit"), query.anv);
    conditions.words(QStringLiteral("credit"), query.credit);
    conditions.words(QStringLiteral("track"), query.track);
    if (const QString label = phrase(query.label); !label.isEmpty())
        conditions.expressions += within(QStringLiteral("label"), label);
    if (query.type)
        conditions.exactly("e.kind = ?", {static_cast<int>(*query.type)});
    if (!query.country.isEmpty())
        conditions.exactly("e.country = ?", {query.country});
    addYears(conditions, query.year);
    conditions.tag(TagField::Genre, query.genre);
    conditions.tag(TagField::Style, query.style);
    conditions.tag(TagField::Format, query.format);
    conditions.numbers(query.catno, true);
    conditions.numbers(query.barcode, false);
    return conditions;
}

// How well a row answers what was typed, best first: it is called that (artist, master, release, label), it is that
// artist's record of that name or bears that number, it is by that artist, its name begins so, holds that, anything
// else.
struct Tier
{
    QByteArray sql = "0";
    QVariantList values;

    explicit Tier(const QString &typed)
    {
        const QString key = matchKey(typed);
        if (key.isEmpty())
            return;
        sql = "CASE";
        when("e.name_key = ?", {key}, "CASE e.kind WHEN 2 THEN 0 WHEN 1 THEN 1 WHEN 0 THEN 2 ELSE 3 END");
        if (key.contains(u' '))
            when("e.artist_key || ' ' || e.name_key = ? OR e.name_key || ' ' || e.artist_key = ?", {key, key}, "4");
        if (std::any_of(key.begin(), key.end(), [](QChar c) { return c.isDigit(); }))
            when("EXISTS (SELECT 1 FROM number n WHERE n.value = ? AND n.key = e.key)", {squeezed(typed)}, "4");
        when("e.artist_key = ?", {key}, "5");
        when("substr(e.name_key, 1, ?) = ?", {static_cast<int>(key.size()), key}, "6");
        when("instr(e.name_key, ?)", {key}, "7");
        when("instr(e.artist_key, ?)", {key}, "8");
        sql += " ELSE 9 END";
    }

private:
    void when(const QByteArray &condition, const QVariantList &with, const QByteArray &rank)
    {
        sql += " WHEN " + condition + " THEN " + rank;
        values += with;
    }
};

// Columns: name, artist, label, number, track, credit, other. Smaller is better; a row known in full counts more.
constexpr const char *relevance =
    "bm25(words, 10.0, 6.0, 3.0, 5.0, 2.0, 1.0, 0.5) * CASE WHEN e.complete THEN 1.25 ELSE 1.0 END";
// bm25 looks at every match of every row; among thousands, seen while the first letters are typed, it tells nothing.
constexpr const char *completeness = "1 - e.complete";
constexpr int manyRows = 1500;

bool findsMany(Database &db, const QString &expression)
{
    Query query(db, "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)");
    query.bind(expression).bind(manyRows);
    return query.next() && query.number(0) >= manyRows;
}

QByteArray where(const QByteArrayList &conditions)
{
    return conditions.isEmpty() ? QByteArray() : " WHERE " + conditions.join(" AND ");
}

void bindAll(Query &query, const QVariantList &values)
{
    for (const QVariant &value : values) {
        if (value.typeId() == QMetaType::QString)
            query.bind(value.toString());
        else
            query.bind(value.toLongLong());
    }
}

QList<SearchResult> collect(Query &query)
{
    QList<SearchResult> results;
    while (query.next())
        results += readRow(query).seen;
    return results;
}

QList<SearchResult> ranked(Database &db, const QString &typed, Conditions conditions, int limit, int offset)
{
    const Tier tier(typed);
    const QString expression = conditions.expressions.join(QLatin1String(" AND "));
    conditions.sql.prepend("words MATCH ?");
    const QByteArray best = "SELECT e.key AS best, " + tier.sql + " AS tier, " +
                            (findsMany(db, expression) ? completeness : relevance) +
                            " AS score FROM words JOIN entity e ON e.key = words.rowid" + where(conditions.sql) +
                            " ORDER BY tier, score, best LIMIT ? OFFSET ?";
    Query query(db, "SELECT " + rowColumns() + " FROM (" + best +
                        ") JOIN entity e ON e.key = best ORDER BY tier, score, best");
    bindAll(query, tier.values);
    query.bind(expression);
    bindAll(query, conditions.values);
    query.bind(limit).bind(offset);
    return collect(query);
}

QList<SearchResult> filtered(Database &db, const Conditions &conditions, int limit, int offset)
{
    Query query(db, "SELECT " + rowColumns() + " FROM entity e" + where(conditions.sql) +
                        " ORDER BY e.kind, e.artist_key, e.year, e.name_key, e.key LIMIT ? OFFSET ?");
    bindAll(query, conditions.values);
    query.bind(limit).bind(offset);
    return collect(query);
}

bool holdsNoWord(const SearchQuery &query)
{
    return !query.q.trimmed().isEmpty() && everyWord(query.q).isEmpty();
}

} // namespace

QList<SearchResult> search(Database &db, const SearchQuery &query, int limit, int offset)
{
    // Who submitted what is not kept here; and punctuation alone is nobody's name.
    if (!query.submitter.isEmpty() || !query.contributor.isEmpty() || holdsNoWord(query))
        return {};
    Conditions conditions = conditionsOf(query);
    if (conditions.expressions.isEmpty())
        return filtered(db, conditions, limit, offset);
    return ranked(db, query.q, std::move(conditions), limit, offset);
}

} // namespace runout::library::queries
