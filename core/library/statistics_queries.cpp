// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/statistics_queries.h"

#include "core/library/schema.h"

#include <algorithm>

namespace runout::library::queries {

using namespace discogs;

namespace {

constexpr qint64 nobodies[] = {194, 355, 118'760};

// The different texts of many rows, each kept once.
class Texts
{
public:
    explicit Texts(std::vector<QByteArray> &texts)
        : m_texts(texts)
    {
        m_numbers.insert(QByteArray(""), 0);
    }

    int number(QByteArrayView bytes)
    {
        const auto known = m_numbers.constFind(QByteArray::fromRawData(bytes.data(), bytes.size()));
        if (known != m_numbers.cend())
            return *known;
        m_texts.push_back(bytes.toByteArray());
        const int next = static_cast<int>(m_texts.size()) - 1;
        m_numbers.insert(m_texts.back(), next);
        return next;
    }

private:
    std::vector<QByteArray> &m_texts;
    QHash<QByteArray, int> m_numbers;
};

// The media condition in packed fields: field 1 is the first of them, where there is one.
QByteArrayView conditionIn(QByteArrayView fields)
{
    constexpr char betweenPairs = 0x1e;
    constexpr char betweenParts = 0x1f;
    if (fields.size() < 2 || fields[0] != '1' || fields[1] != betweenParts)
        return {};
    const QByteArrayView value = fields.sliced(2);
    const qsizetype end = value.indexOf(betweenPairs);
    return end < 0 ? value : value.first(end);
}

void readCopies(Database &db, CountedShelf &shelf)
{
    Texts texts(shelf.texts);
    Query query(db, "SELECT i.release, i.added, i.folder, i.fields, r.year, r.artist, r.country, r.formats, r.labels, "
                    "r.genres, r.styles, r.complete FROM instance i JOIN record r ON r.release = i.release");
    while (query.next()) {
        CountedCopy copy;
        copy.release = query.number(0);
        copy.added = query.number(1);
        copy.folder = query.number(2);
        copy.condition = texts.number(conditionIn(query.raw(3)));
        copy.year = static_cast<int>(query.number(4));
        copy.artist = texts.number(query.raw(5));
        copy.country = texts.number(query.raw(6));
        copy.formats = texts.number(query.raw(7));
        copy.labels = texts.number(query.raw(8));
        copy.genres = texts.number(query.raw(9));
        copy.styles = texts.number(query.raw(10));
        copy.complete = query.number(11) != 0;
        shelf.copies.push_back(copy);
    }
}

void readOffers(Database &db, CountedShelf &shelf)
{
    Query query(db, "SELECT m.release, m.lowest, m.currency FROM market m WHERE m.day = (SELECT max(day) FROM market "
                    "WHERE release = m.release) AND m.lowest IS NOT NULL AND m.currency <> '' AND m.release IN (SELECT "
                    "release FROM instance)");
    while (query.next())
        shelf.offers.insert(query.number(0), {query.real(1), query.text(2)});
}

// Copies by release.
QHash<qint64, int> copiesOwned(Database &db)
{
    QHash<qint64, int> copies;
    Query query(db, "SELECT release, count(*) FROM instance GROUP BY release");
    while (query.next())
        copies.insert(query.number(0), static_cast<int>(query.number(1)));
    return copies;
}

int countOf(Database &db, const QByteArray &sql)
{
    Query query(db, sql);
    return query.next() ? static_cast<int>(query.number(0)) : 0;
}

} // namespace

QString artistName(Database &db, ArtistId artist)
{
    Query query(db, "SELECT name FROM name WHERE key = ?");
    query.bind(keyOf(entity(artist)));
    return query.next() ? query.text(0) : QString();
}

bool isNobody(ArtistId artist)
{
    return std::find(std::begin(nobodies), std::end(nobodies), number(artist)) != std::end(nobodies);
}

CountedShelf countedShelf(Database &db)
{
    CountedShelf shelf;
    readCopies(db, shelf);
    readOffers(db, shelf);
    Query folders(db, "SELECT id, name FROM folder");
    while (folders.next())
        shelf.folders.insert(folders.number(0), folders.text(1));
    Query times(db, "SELECT release, seconds, missing FROM playtime");
    while (times.next())
        shelf.times.insert(times.number(0), {static_cast<int>(times.number(1)), static_cast<int>(times.number(2))});
    return shelf;
}

PeopleTally people(Database &db, int most)
{
    const QHash<qint64, int> copies = copiesOwned(db);
    PeopleTally tally;
    tally.releases = static_cast<int>(copies.size());
    tally.complete = countOf(db, "SELECT count(*) FROM record WHERE complete = 1 AND release IN (SELECT release FROM "
                                 "instance)");
    // In the order of the table's key: all of one artist, then all of one release, follow each other.
    Query query(db, "SELECT artist, key, role NOT IN ('Main', 'TrackAppearance') FROM credit WHERE listed = 0 ORDER BY "
                    "artist, key");
    PersonTally now;
    qint64 release = -1;
    bool hasRole = false;
    const auto finish = [&] {
        if (hasRole && now.copies > 0)
            tally.people += now;
    };
    while (query.next()) {
        if (query.number(0) != number(now.artist)) {
            finish();
            now = {ArtistId{query.number(0)}, {}, 0};
            hasRole = false;
            release = -1;
        }
        const qint64 key = query.number(1);
        const int owned = (key & 3) == 0 ? copies.value(key >> 2) : 0;
        if (owned == 0)
            continue;
        hasRole = hasRole || query.number(2) != 0;
        if (key != release)
            now.copies += owned;
        release = key;
    }
    finish();
    tally.people.erase(std::remove_if(tally.people.begin(), tally.people.end(),
                                      [](const PersonTally &person) { return isNobody(person.artist); }),
                       tally.people.end());
    std::stable_sort(tally.people.begin(), tally.people.end(),
                     [](const PersonTally &a, const PersonTally &b) { return a.copies > b.copies; });
    tally.people = tally.people.mid(0, most);
    for (PersonTally &person : tally.people)
        person.name = artistName(db, person.artist);
    return tally;
}

void putInFull(Database &db, ReleaseId release, const PlayTime &time, const QList<CompanyRow> &companies)
{
    Query(db, "INSERT OR REPLACE INTO playtime (release, seconds, missing) VALUES (?,?,?)")
        .bind(number(release))
        .bind(time.seconds)
        .bind(time.missing)
        .run();
    Query(db, "DELETE FROM company WHERE release = ?").bind(number(release)).run();
    for (const CompanyRow &company : companies)
        Query(db, "INSERT OR IGNORE INTO company (label, release, role) VALUES (?,?,?)")
            .bind(number(company.label))
            .bind(number(release))
            .bind(company.role)
            .run();
}

QList<Unmeasured> unmeasured(Database &db, int most)
{
    QList<Unmeasured> found;
    Query query(db, "SELECT DISTINCT i.release, b.json FROM instance i JOIN body b ON b.key = i.release * 4 WHERE "
                    "i.release NOT IN (SELECT release FROM playtime) LIMIT ?");
    query.bind(most);
    while (query.next())
        found += {ReleaseId{query.number(0)}, qUncompress(query.bytes(1))};
    return found;
}

} // namespace runout::library::queries
