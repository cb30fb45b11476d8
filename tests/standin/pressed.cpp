// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/pressed.h"

#include "tests/standin/enriched.h"
#include "tests/standin/names.h"
#include "tests/standin/scatter.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>

namespace runout::standin::pressed {

namespace {

constexpr std::array roles{"Producer",    "Bass",    "Drums",          "Piano",         "Tenor Saxophone",
                           "Engineer",    "Trumpet", "Artwork",        "Guitar",        "Written-By",
                           "Liner Notes", "Vocals",  "Lacquer Cut By", "Photography By"};
constexpr std::array countries{"US",    "US", "UK", "UK",     "Germany", "Japan",   "France", "Netherlands",
                               "Italy", "US", "UK", "Sweden", "Canada",  "Jamaica", "Brazil", "Europe"};
constexpr std::array genres{"Rock",   "Jazz",      "Electronic", "Funk / Soul", "Folk, World, & Country",
                            "Reggae", "Classical", "Hip Hop",    "Rock",        "Jazz"};
constexpr std::array styles{"Psychedelic Rock", "Hard Bop", "Techno",     "Soul", "Folk", "Dub",
                            "Baroque",          "Boom Bap", "Indie Rock", "Modal"};

struct Shape
{
    int percent;
    const char *format;
    const char *word;
    const char *edition;
};

constexpr std::array<Shape, 10> shapes{{{34, "Vinyl", "LP", "Album"},
                                        {18, "Vinyl", "LP", "Reissue"},
                                        {6, "Vinyl", "LP", "Compilation"},
                                        {12, "Vinyl", "12\"", "33 ⅓ RPM"},
                                        {12, "Vinyl", "7\"", "45 RPM"},
                                        {2, "Vinyl", "10\"", "EP"},
                                        {11, "CD", "Album", "Reissue"},
                                        {2, "Cassette", "Album", "Limited Edition"},
                                        {2, "File", "FLAC", "Album"},
                                        {1, "Box Set", "Compilation", "Numbered"}}};

const Shape &shapeOf(qint64 id)
{
    int left = between(id, 32, 0, 99);
    for (const Shape &shape : shapes) {
        left -= shape.percent;
        if (left < 0)
            return shape;
    }
    return shapes.front();
}

// Few have many, many have few.
qint64 unevenly(qint64 id, int salt, qint64 count)
{
    return static_cast<qint64>(static_cast<double>(count) * std::pow(fraction(id, salt), 2.2));
}

QString catnoOf(qint64 id, const QString &label)
{
    if (scattered(id, 33) % 60 == 0)
        return QStringLiteral("none");
    return QStringLiteral("%1-%2").arg(label.left(3).toUpper()).arg(between(id, 34, 1, 9'999), 4, 10, QChar(u'0'));
}

QJsonObject credit(QLatin1StringView kind, qint64 id, const QString &name, const QString &role, const QString &join,
                   const Links &links)
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("name"), name},
            {QStringLiteral("anv"), QString()},
            {QStringLiteral("join"), join},
            {QStringLiteral("role"), role},
            {QStringLiteral("tracks"), QString()},
            {QStringLiteral("resource_url"), links.resource(kind, id)}};
}

QJsonArray artists(const Outline &record, const Links &links)
{
    const QLatin1StringView kind("artists");
    if (scattered(record.id, 35) % 25 != 0)
        return {credit(kind, record.artist, record.artistName, {}, {}, links)};
    const qint64 guest = record.artist + 1;
    return {credit(kind, record.artist, record.artistName, {}, QStringLiteral("&"), links),
            credit(kind, guest, artistName(guest - firstArtist), {}, {}, links)};
}

QJsonArray credits(const Outline &record, const Links &links)
{
    QJsonArray list;
    const int many = between(record.id, 36, 2, 9);
    for (int i = 0; i < many; ++i) {
        const qint64 person = firstPerson + unevenly(record.id, 100 + i, 300);
        list.append(credit(QLatin1StringView("artists"), person, personName(person - firstPerson),
                           oneOf(roles, scattered(record.id, 120 + i)), {}, links));
    }
    return list;
}

QJsonArray tracks(const Outline &record)
{
    QJsonArray list;
    const bool isSingle = record.words.contains(QStringLiteral("7\""));
    const int many = isSingle ? 2 : between(record.id, 37, 6, 12);
    const bool hasSides = record.format == u"Vinyl" || record.format == u"Cassette";
    for (int i = 0; i < many; ++i) {
        const int perSide = std::max(1, (many + 1) / 2);
        const QString position = hasSides ? QStringLiteral("%1%2").arg(QChar(u'A' + i / perSide)).arg(i % perSide + 1)
                                          : QString::number(i + 1);
        const quint64 n = scattered(record.id, 200 + i);
        list.append(QJsonObject{
            {QStringLiteral("type_"), QStringLiteral("track")},
            {QStringLiteral("position"), position},
            {QStringLiteral("title"), trackTitle(n)},
            {QStringLiteral("duration"),
             n % 3 == 0 ? QString() : QStringLiteral("%1:%2").arg(2 + n % 7).arg(n / 7 % 60, 2, 10, QChar(u'0'))}});
    }
    return list;
}

QJsonObject identifier(const char *type, const QString &value, const QString &description = {})
{
    QJsonObject object{{QStringLiteral("type"), QString::fromLatin1(type)}, {QStringLiteral("value"), value}};
    if (!description.isEmpty())
        object.insert(QStringLiteral("description"), description);
    return object;
}

QJsonArray identifiers(const Outline &record)
{
    const QString runout = record.catno == u"none" ? QString::number(record.id % 100'000) : record.catno;
    QJsonArray list{identifier("Matrix / Runout", runout + QStringLiteral(" A-1"), QStringLiteral("Side A runout")),
                    identifier("Matrix / Runout", runout + QStringLiteral(" B-%1").arg(between(record.id, 38, 1, 4)),
                               QStringLiteral("Side B runout"))};
    if (record.year >= 1980)
        list.append(identifier("Barcode", QString::number(5'000'000'000'000 + record.id)));
    return list;
}

void addMaster(QJsonObject &body, const Outline &record, const Links &links)
{
    if (record.master == 0)
        return;
    body.insert(QStringLiteral("master_id"), record.master);
    body.insert(QStringLiteral("master_url"), links.resource(QLatin1StringView("masters"), record.master));
}

} // namespace

Outline outline(qint64 id, qint64 count)
{
    Outline record;
    record.id = id;
    record.artist = firstArtist + unevenly(id, 40, std::max<qint64>(10, count / 4));
    record.label = firstLabel + unevenly(id, 41, std::max<qint64>(8, count / 12));
    record.title = recordTitle(id);
    record.artistName = artistName(record.artist - firstArtist);
    record.labelName = labelName(record.label - firstLabel);
    record.catno = catnoOf(id, record.labelName);
    const Shape &shape = shapeOf(id);
    record.format = QString::fromUtf8(shape.format);
    record.words = {QString::fromUtf8(shape.word), QString::fromUtf8(shape.edition)};
    record.discs = scattered(id, 42) % 9 == 0 ? 2 : 1;
    // Most are of the seventies and eighties; one in twenty-five isn't dated.
    if (scattered(id, 43) % 25 != 0)
        record.year = 1952 + (between(id, 44, 0, 36) + between(id, 45, 0, 36));
    if (scattered(id, 46) % 5 != 0)
        record.master = firstMaster + (id - firstRelease);
    return record;
}

QJsonObject release(qint64 id, qint64 count, const Links &links)
{
    const Outline record = outline(id, count);
    const quint64 genre = scattered(id, 47);
    const QJsonObject label{
        {QStringLiteral("id"), record.label},
        {QStringLiteral("name"), record.labelName},
        {QStringLiteral("catno"), record.catno},
        {QStringLiteral("entity_type"), QStringLiteral("1")},
        {QStringLiteral("entity_type_name"), QStringLiteral("Label")},
        {QStringLiteral("resource_url"), links.resource(QLatin1StringView("labels"), record.label)}};
    QJsonObject body{
        {QStringLiteral("id"), id},
        {QStringLiteral("title"), record.title},
        {QStringLiteral("artists"), artists(record, links)},
        {QStringLiteral("artists_sort"), record.artistName},
        {QStringLiteral("labels"), QJsonArray{label}},
        {QStringLiteral("formats"),
         QJsonArray{QJsonObject{{QStringLiteral("name"), record.format},
                                {QStringLiteral("qty"), QString::number(record.discs)},
                                {QStringLiteral("descriptions"), QJsonArray::fromStringList(record.words)}}}},
        {QStringLiteral("format_quantity"), record.discs},
        {QStringLiteral("year"), record.year},
        {QStringLiteral("genres"), QJsonArray{oneOf(genres, genre)}},
        {QStringLiteral("styles"), QJsonArray{oneOf(styles, genre)}},
        {QStringLiteral("country"), oneOf(countries, scattered(id, 48))},
        {QStringLiteral("extraartists"), credits(record, links)},
        {QStringLiteral("identifiers"), identifiers(record)},
        {QStringLiteral("tracklist"), tracks(record)}};
    if (record.year > 0)
        body.insert(QStringLiteral("released"), QString::number(record.year));
    addMaster(body, record, links);
    return enriched(body, discogs::EntityKind::Release, links);
}

QJsonObject artist(qint64 id, const Links &links)
{
    const bool isPerson = id >= firstPerson && id < firstMaster;
    if (!isPerson && (id < firstArtist || id >= firstLabel))
        return {};
    return enriched({{QStringLiteral("id"), id},
                     {QStringLiteral("name"), isPerson ? personName(id - firstPerson) : artistName(id - firstArtist)},
                     {QStringLiteral("profile"), QStringLiteral("Made up for a collection.")}},
                    discogs::EntityKind::Artist, links);
}

QJsonObject label(qint64 id, const Links &links)
{
    if (id < firstLabel || id >= firstPerson)
        return {};
    return enriched({{QStringLiteral("id"), id},
                     {QStringLiteral("name"), labelName(id - firstLabel)},
                     {QStringLiteral("profile"), QStringLiteral("Made up for a collection.")}},
                    discogs::EntityKind::Label, links);
}

QJsonObject master(qint64 id, qint64 count, const Links &links)
{
    const qint64 main = firstRelease + (id - firstMaster);
    if (!isPressed(main, count) || outline(main, count).master != id)
        return {};
    const QJsonObject body = release(main, count, links);
    return enriched({{QStringLiteral("id"), id},
                     {QStringLiteral("title"), body[u"title"]},
                     {QStringLiteral("year"), body[u"year"]},
                     {QStringLiteral("main_release"), main},
                     {QStringLiteral("artists"), body[u"artists"]},
                     {QStringLiteral("genres"), body[u"genres"]},
                     {QStringLiteral("styles"), body[u"styles"]},
                     {QStringLiteral("tracklist"), body[u"tracklist"]}},
                    discogs::EntityKind::Master, links);
}

} // namespace runout::standin::pressed
