// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/madeup.h"

#include "tests/standin/enriched.h"

#include <QJsonArray>

#include <array>

namespace runout::standin::madeup {

namespace {

template<size_t N>
QString oneOf(const std::array<const char *, N> &words, qint64 n)
{
    return QString::fromLatin1(words[static_cast<size_t>(n) % N]);
}

constexpr std::array countries{"US", "UK", "Germany", "Japan", "Netherlands", "France", "Italy"};
constexpr std::array genres{"Rock", "Jazz", "Electronic", "Folk, World, & Country", "Reggae"};
constexpr std::array styles{"Psychedelic Rock", "Hard Bop", "Techno", "Folk", "Dub"};
constexpr std::array formats{"LP", "12\"", "7\"", "10\""};
constexpr std::array editions{"Album", "Reissue", "Limited Edition", "Compilation"};

QJsonArray tracks(qint64 n)
{
    QJsonArray list;
    for (int i = 0; i < 4; ++i) {
        const QString position = QStringLiteral("%1%2").arg(QChar(u'A' + i / 2)).arg(i % 2 + 1);
        list.append(
            QJsonObject{{QStringLiteral("type_"), QStringLiteral("track")},
                        {QStringLiteral("position"), position},
                        {QStringLiteral("title"), QStringLiteral("Side Piece %1 Of %2").arg(position).arg(n)},
                        {QStringLiteral("duration"),
                         QStringLiteral("%1:%2").arg(2 + (n + i) % 6).arg((n * 7 + i) % 60, 2, 10, QChar(u'0'))}});
    }
    return list;
}

QJsonArray artists(const Links &links)
{
    return {QJsonObject{{QStringLiteral("id"), artistId},
                        {QStringLiteral("name"), QStringLiteral("The Many")},
                        {QStringLiteral("anv"), QString()},
                        {QStringLiteral("join"), QString()},
                        {QStringLiteral("role"), QString()},
                        {QStringLiteral("tracks"), QString()},
                        {QStringLiteral("resource_url"), links.resource(QLatin1StringView("artists"), artistId)}}};
}

QJsonArray labels(qint64 n, const Links &links)
{
    return {QJsonObject{{QStringLiteral("id"), labelId},
                        {QStringLiteral("name"), QStringLiteral("Many Records")},
                        {QStringLiteral("catno"), QStringLiteral("MANY %1").arg(n, 6, 10, QChar(u'0'))},
                        {QStringLiteral("entity_type"), QStringLiteral("1")},
                        {QStringLiteral("entity_type_name"), QStringLiteral("Label")},
                        {QStringLiteral("resource_url"), links.resource(QLatin1StringView("labels"), labelId)}}};
}

QJsonArray format(qint64 n)
{
    const QJsonArray words{oneOf(formats, n), oneOf(editions, n / 4)};
    return {QJsonObject{{QStringLiteral("name"), QStringLiteral("Vinyl")},
                        {QStringLiteral("qty"), QString::number(1 + n % 3 / 2)},
                        {QStringLiteral("descriptions"), words}}};
}

} // namespace

QJsonObject release(qint64 id, const Links &links)
{
    const qint64 n = id - firstId + 1;
    const int year = 1955 + static_cast<int>(n % 70);
    QJsonObject body{{QStringLiteral("id"), id},
                     {QStringLiteral("title"), QStringLiteral("Many %1").arg(n)},
                     {QStringLiteral("artists"), artists(links)},
                     {QStringLiteral("artists_sort"), QStringLiteral("Many, The")},
                     {QStringLiteral("labels"), labels(n, links)},
                     {QStringLiteral("formats"), format(n)},
                     {QStringLiteral("format_quantity"), 1 + n % 3 / 2},
                     {QStringLiteral("country"), oneOf(countries, n)},
                     {QStringLiteral("year"), year},
                     {QStringLiteral("released"), QString::number(year)},
                     {QStringLiteral("genres"), QJsonArray{oneOf(genres, n)}},
                     {QStringLiteral("styles"), QJsonArray{oneOf(styles, n)}},
                     {QStringLiteral("identifiers"),
                      QJsonArray{QJsonObject{{QStringLiteral("type"), QStringLiteral("Barcode")},
                                             {QStringLiteral("value"), QString::number(4'000'000'000'000 + n)}}}},
                     {QStringLiteral("tracklist"), tracks(n)}};
    if (n <= pressings) {
        body.insert(QStringLiteral("title"), QStringLiteral("Many Pressings"));
        body.insert(QStringLiteral("master_id"), masterId);
        body.insert(QStringLiteral("master_url"), links.resource(QLatin1StringView("masters"), masterId));
    }
    return enriched(body, discogs::EntityKind::Release, links);
}

QJsonObject artist(const Links &links)
{
    return enriched({{QStringLiteral("id"), artistId},
                     {QStringLiteral("name"), QStringLiteral("The Many")},
                     {QStringLiteral("profile"), QStringLiteral("Made up, as often as asked for.")}},
                    discogs::EntityKind::Artist, links);
}

QJsonObject label(const Links &links)
{
    return enriched({{QStringLiteral("id"), labelId},
                     {QStringLiteral("name"), QStringLiteral("Many Records")},
                     {QStringLiteral("profile"), QStringLiteral("The label of [a%1].").arg(artistId)}},
                    discogs::EntityKind::Label, links);
}

QJsonObject master(const Links &links)
{
    const QJsonObject first = release(firstId, links);
    return enriched({{QStringLiteral("id"), masterId},
                     {QStringLiteral("title"), first[u"title"]},
                     {QStringLiteral("year"), first[u"year"]},
                     {QStringLiteral("main_release"), firstId},
                     {QStringLiteral("artists"), first[u"artists"]},
                     {QStringLiteral("genres"), first[u"genres"]},
                     {QStringLiteral("styles"), first[u"styles"]},
                     {QStringLiteral("tracklist"), first[u"tracklist"]}},
                    discogs::EntityKind::Master, links);
}

} // namespace runout::standin::madeup
