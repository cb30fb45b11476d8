// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/rows.h"

#include <QHash>

namespace runout::standin::rows {

namespace {

// Discogs writes formats short in discographies: "2xLP, Album, RE".
QString abbreviated(const QString &word)
{
    static const QHash<QString, QString> shorts{{QStringLiteral("Reissue"), QStringLiteral("RE")},
                                                {QStringLiteral("Remastered"), QStringLiteral("RM")},
                                                {QStringLiteral("Repress"), QStringLiteral("RP")},
                                                {QStringLiteral("Compilation"), QStringLiteral("Comp")},
                                                {QStringLiteral("Limited Edition"), QStringLiteral("Ltd")},
                                                {QStringLiteral("Promo"), QStringLiteral("Promo")},
                                                {QStringLiteral("Gatefold"), QStringLiteral("Gat")},
                                                {QStringLiteral("Cassette"), QStringLiteral("Cass")},
                                                {QStringLiteral("Maxi-Single"), QStringLiteral("Maxi")},
                                                {QStringLiteral("White Label"), QStringLiteral("W/Lbl")}};
    return shorts.value(word, word);
}

QString shortFormat(const QJsonObject &release)
{
    QStringList words;
    for (const QJsonValue &value : release[u"formats"].toArray()) {
        const QJsonObject format = value.toObject();
        QStringList here;
        for (const QJsonValue &word : format[u"descriptions"].toArray())
            here.append(abbreviated(word.toString()));
        if (here.isEmpty())
            here.append(abbreviated(format[u"name"].toString()));
        if (const QString qty = format[u"qty"].toString(); qty.toInt() > 1)
            here.front().prepend(qty + u'x');
        words += here;
    }
    return words.join(QStringLiteral(", "));
}

QString longFormat(const QJsonObject &release)
{
    QStringList words;
    for (const QJsonValue &value : release[u"formats"].toArray()) {
        for (const QJsonValue &word : value.toObject()[u"descriptions"].toArray())
            words.append(word.toString());
    }
    return words.join(QStringLiteral(", "));
}

QJsonObject stats(const QJsonObject &release)
{
    const QJsonObject community = release[u"community"].toObject();
    return {{QStringLiteral("community"), QJsonObject{{QStringLiteral("in_wantlist"), community[u"want"].toInt()},
                                                      {QStringLiteral("in_collection"), community[u"have"].toInt()}}}};
}

QString firstImage(const QJsonObject &entity, QLatin1StringView member)
{
    return entity[u"images"].toArray().first().toObject()[member].toString();
}

QString thumb(const QJsonObject &entity)
{
    const QString own = entity[u"thumb"].toString();
    return own.isEmpty() ? firstImage(entity, QLatin1StringView("uri150")) : own;
}

// The path of the web page: Discogs gives no host in search results.
QString webPath(const QJsonObject &entity)
{
    QString uri = entity[u"uri"].toString();
    return uri.remove(QStringLiteral("https://www.discogs.com"));
}

QJsonObject common(const QJsonObject &entity, const QString &type)
{
    const QString cover = firstImage(entity, QLatin1StringView("uri"));
    return {{QStringLiteral("id"), entity[u"id"]},    {QStringLiteral("type"), type},
            {QStringLiteral("thumb"), thumb(entity)}, {QStringLiteral("cover_image"), cover},
            {QStringLiteral("uri"), webPath(entity)}, {QStringLiteral("resource_url"), entity[u"resource_url"]}};
}

QJsonArray strings(const QStringList &list)
{
    return QJsonArray::fromStringList(list);
}

// What a search shows of a release, and of a master through its main release.
void describe(QJsonObject &row, const QJsonObject &release)
{
    const QJsonArray companies = release[u"companies"].toArray();
    row.insert(QStringLiteral("country"), release[u"country"].toString());
    row.insert(QStringLiteral("catno"), release[u"labels"].toArray().first().toObject()[u"catno"].toString());
    row.insert(QStringLiteral("label"), strings(names(release[u"labels"].toArray()) + names(companies)));
    row.insert(QStringLiteral("format"), strings(formatWords(release)));
    row.insert(QStringLiteral("barcode"),
               strings(names(release[u"identifiers"].toArray(), QLatin1StringView("value"))));
    const QJsonObject community = release[u"community"].toObject();
    row.insert(QStringLiteral("community"), QJsonObject{{QStringLiteral("want"), community[u"want"].toInt()},
                                                        {QStringLiteral("have"), community[u"have"].toInt()}});
}

} // namespace

QString artistNames(const QJsonArray &credits)
{
    QString text;
    for (qsizetype i = 0; i < credits.size(); ++i) {
        const QJsonObject credit = credits[i].toObject();
        text += credit[u"name"].toString();
        if (i + 1 == credits.size())
            break;
        const QString join = credit[u"join"].toString().trimmed();
        if (join.isEmpty() || join == u",")
            text += QStringLiteral(", ");
        else
            text += (join.startsWith(u',') ? QString() : QStringLiteral(" ")) + join + u' ';
    }
    return text;
}

QStringList names(const QJsonArray &list, QLatin1StringView member)
{
    QStringList found;
    for (const QJsonValue &value : list) {
        const QString name = value.toObject()[member].toString();
        if (!name.isEmpty() && !found.contains(name))
            found.append(name);
    }
    return found;
}

QStringList formatWords(const QJsonObject &release)
{
    QStringList words;
    for (const QJsonValue &value : release[u"formats"].toArray()) {
        const QJsonObject format = value.toObject();
        words.append(format[u"name"].toString());
        for (const QJsonValue &word : format[u"descriptions"].toArray())
            words.append(word.toString());
    }
    words.removeDuplicates();
    return words;
}

int year(const QJsonObject &release)
{
    const int stated = release[u"year"].toInt();
    return stated > 0 ? stated : release[u"released"].toString().left(4).toInt();
}

QJsonObject version(const QJsonObject &release)
{
    const QJsonArray labels = release[u"labels"].toArray();
    const QString released = release[u"released"].toString();
    return {{QStringLiteral("id"), release[u"id"]},
            {QStringLiteral("title"), release[u"title"]},
            {QStringLiteral("label"), names(labels).join(QStringLiteral(", "))},
            {QStringLiteral("catno"), names(labels, QLatin1StringView("catno")).join(QStringLiteral(", "))},
            {QStringLiteral("country"), release[u"country"].toString()},
            {QStringLiteral("format"), longFormat(release)},
            {QStringLiteral("major_formats"), strings(names(release[u"formats"].toArray()))},
            {QStringLiteral("released"), released.isEmpty() ? QString::number(year(release)) : released},
            {QStringLiteral("status"), QStringLiteral("Accepted")},
            {QStringLiteral("thumb"), thumb(release)},
            {QStringLiteral("resource_url"), release[u"resource_url"]},
            {QStringLiteral("stats"), stats(release)}};
}

QJsonObject artistRelease(const QJsonObject &release, const QString &role, const QString &trackInfo)
{
    QJsonObject row{{QStringLiteral("id"), release[u"id"]},
                    {QStringLiteral("type"), QStringLiteral("release")},
                    {QStringLiteral("title"), release[u"title"]},
                    {QStringLiteral("artist"), artistNames(release[u"artists"].toArray())},
                    {QStringLiteral("format"), shortFormat(release)},
                    {QStringLiteral("label"), names(release[u"labels"].toArray()).join(QStringLiteral(", "))},
                    {QStringLiteral("status"), QStringLiteral("Accepted")},
                    {QStringLiteral("role"), role},
                    {QStringLiteral("resource_url"), release[u"resource_url"]},
                    {QStringLiteral("thumb"), thumb(release)},
                    {QStringLiteral("stats"), stats(release)}};
    if (year(release) > 0)
        row.insert(QStringLiteral("year"), year(release));
    if (!trackInfo.isEmpty())
        row.insert(QStringLiteral("trackinfo"), trackInfo);
    return row;
}

QJsonObject artistMaster(const QJsonObject &master, const QString &role)
{
    QJsonObject row{{QStringLiteral("id"), master[u"id"]},
                    {QStringLiteral("type"), QStringLiteral("master")},
                    {QStringLiteral("title"), master[u"title"]},
                    {QStringLiteral("artist"), artistNames(master[u"artists"].toArray())},
                    {QStringLiteral("main_release"), master[u"main_release"]},
                    {QStringLiteral("role"), role},
                    {QStringLiteral("resource_url"), master[u"resource_url"]},
                    {QStringLiteral("thumb"), thumb(master)},
                    {QStringLiteral("stats"), stats(master)}};
    if (year(master) > 0)
        row.insert(QStringLiteral("year"), year(master));
    return row;
}

QJsonObject labelRelease(const QJsonObject &release, const QString &catno)
{
    return {{QStringLiteral("id"), release[u"id"]},
            {QStringLiteral("title"), release[u"title"]},
            {QStringLiteral("artist"), artistNames(release[u"artists"].toArray())},
            {QStringLiteral("catno"), catno},
            {QStringLiteral("format"), shortFormat(release)},
            {QStringLiteral("status"), QStringLiteral("Accepted")},
            {QStringLiteral("resource_url"), release[u"resource_url"]},
            {QStringLiteral("thumb"), thumb(release)},
            {QStringLiteral("year"), year(release)},
            {QStringLiteral("stats"), stats(release)}};
}

QJsonObject searchRelease(const QJsonObject &release)
{
    QJsonObject row = common(release, QStringLiteral("release"));
    row.insert(QStringLiteral("title"),
               artistNames(release[u"artists"].toArray()) + QStringLiteral(" - ") + release[u"title"].toString());
    if (year(release) > 0)
        row.insert(QStringLiteral("year"), QString::number(year(release)));
    row.insert(QStringLiteral("genre"), release[u"genres"].toArray());
    row.insert(QStringLiteral("style"), release[u"styles"].toArray());
    describe(row, release);
    row.insert(QStringLiteral("formats"), release[u"formats"].toArray());
    row.insert(QStringLiteral("format_quantity"), release[u"format_quantity"].toInt());
    const bool hasMaster = release[u"master_id"].toDouble() > 0;
    row.insert(QStringLiteral("master_id"), hasMaster ? release[u"master_id"] : QJsonValue(0));
    row.insert(QStringLiteral("master_url"), hasMaster ? release[u"master_url"] : QJsonValue());
    return row;
}

QJsonObject searchMaster(const QJsonObject &master, const QJsonObject &mainRelease)
{
    QJsonObject row = common(master, QStringLiteral("master"));
    row.insert(QStringLiteral("title"),
               artistNames(master[u"artists"].toArray()) + QStringLiteral(" - ") + master[u"title"].toString());
    if (year(master) > 0)
        row.insert(QStringLiteral("year"), QString::number(year(master)));
    row.insert(QStringLiteral("genre"), master[u"genres"].toArray());
    row.insert(QStringLiteral("style"), master[u"styles"].toArray());
    describe(row, mainRelease);
    row.insert(QStringLiteral("master_id"), master[u"id"]);
    row.insert(QStringLiteral("master_url"), master[u"resource_url"]);
    return row;
}

QJsonObject searchNamed(const QJsonObject &artistOrLabel, const QString &type)
{
    QJsonObject row = common(artistOrLabel, type);
    row.insert(QStringLiteral("title"), artistOrLabel[u"name"]);
    row.insert(QStringLiteral("master_id"), QJsonValue());
    row.insert(QStringLiteral("master_url"), QJsonValue());
    return row;
}

} // namespace runout::standin::rows
