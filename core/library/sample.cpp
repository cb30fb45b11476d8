// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/sample.h"

#include "core/discogs/credits.h"
#include "core/library/samplenames.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>
#include <tuple>

namespace runout::library {
namespace {

using discogs::EntityKind;
using L1 = QLatin1String;

constexpr L1 dataQuality("Correct");

QString address(const char *kind, qint64 id)
{
    return QStringLiteral("https://api.discogs.com/%1/%2").arg(L1(kind)).arg(id);
}

QString pageOf(const char *kind, qint64 id)
{
    return QStringLiteral("/%1/%2").arg(L1(kind)).arg(id);
}

// Discogs' numbers for what a company did (entity_type); what is not listed there is a company all the same.
QString companyType(const QString &name)
{
    static const QHash<QString, int> types{
        {QStringLiteral("Record Company"), 4},    {QStringLiteral("Licensed To"), 5},
        {QStringLiteral("Licensed From"), 6},     {QStringLiteral("Licensed Through"), 7},
        {QStringLiteral("Marketed By"), 8},       {QStringLiteral("Distributed By"), 9},
        {QStringLiteral("Manufactured By"), 10},  {QStringLiteral("Phonographic Copyright (p)"), 13},
        {QStringLiteral("Copyright (c)"), 14},    {QStringLiteral("Made By"), 16},
        {QStringLiteral("Pressed By"), 17},       {QStringLiteral("Printed By"), 19},
        {QStringLiteral("Published By"), 21},     {QStringLiteral("Recorded At"), 23},
        {QStringLiteral("Engineered At"), 24},    {QStringLiteral("Produced At"), 26},
        {QStringLiteral("Mixed At"), 27},         {QStringLiteral("Remixed At"), 28},
        {QStringLiteral("Mastered At"), 29},      {QStringLiteral("Lacquer Cut At"), 30},
        {QStringLiteral("Remastered At"), 35},    {QStringLiteral("Produced For"), 37},
        {QStringLiteral("Manufactured For"), 38},
    };
    return QString::number(types.value(name, 4));
}

// "1959-08-17" -> "17 Aug 1959", "1959-08-00" -> "Aug 1959", "1959" -> "1959".
QString formattedDate(const QString &released)
{
    const QStringList parts = released.split(u'-');
    const int month = parts.value(1).toInt();
    if (month < 1 || month > 12)
        return parts.value(0);
    const QString words = QLocale::c().standaloneMonthName(month, QLocale::ShortFormat) + u' ' + parts.value(0);
    return parts.value(2).toInt() > 0 ? parts.value(2) + u' ' + words : words;
}

// Writes the answers; every name has its id by then.
class Expansion
{
public:
    explicit Expansion(const SampleFiles &files)
        : m_files(linked(files))
        , m_names(namesIn(m_files))
    {}

    QList<SampleEntity> run()
    {
        for (const SampleFile &file : std::as_const(m_files.releases))
            put(EntityKind::Release, release(file.object));
        for (auto it = m_names.masters.all().begin(); it != m_names.masters.all().end(); ++it)
            put(EntityKind::Master, master(it.key()));
        for (auto it = m_names.artists.all().begin(); it != m_names.artists.all().end(); ++it)
            put(EntityKind::Artist, artist(it.key()));
        for (auto it = m_names.labels.all().begin(); it != m_names.labels.all().end(); ++it)
            put(EntityKind::Label, label(it.key()));
        return m_entities;
    }

private:
    void put(EntityKind kind, const QJsonObject &answer)
    {
        m_entities += {{kind, answer[L1("id")].toInteger()}, QJsonDocument(answer).toJson(QJsonDocument::Compact)};
    }

    QJsonArray credits(const QJsonArray &lean) const
    {
        QJsonArray full;
        for (const QJsonValue &value : lean) {
            const QJsonObject credit = value.toObject();
            const QString name = textOf(credit, "name");
            full += QJsonObject{{L1("name"), name},
                                {L1("anv"), textOf(credit, "anv")},
                                {L1("join"), textOf(credit, "join")},
                                {L1("role"), textOf(credit, "role")},
                                {L1("tracks"), textOf(credit, "tracks")},
                                {L1("id"), m_names.artists[name]},
                                {L1("resource_url"), address("artists", m_names.artists[name])},
                                {L1("thumbnail_url"), QString()}};
        }
        return full;
    }

    QJsonArray labelCredits(const QJsonArray &lean, const QString &typeName) const
    {
        QJsonArray full;
        for (const QJsonValue &value : lean) {
            const QJsonObject credit = value.toObject();
            const QString name = textOf(credit, "name");
            const QString did = typeName.isEmpty() ? textOf(credit, "type") : typeName;
            const QString type = did == L1("Label")    ? QStringLiteral("1")
                                 : did == L1("Series") ? QStringLiteral("2")
                                                       : companyType(did);
            full += QJsonObject{{L1("name"), name},
                                {L1("catno"), textOf(credit, "catno")},
                                {L1("entity_type"), type},
                                {L1("entity_type_name"), did},
                                {L1("id"), m_names.labels[name]},
                                {L1("resource_url"), address("labels", m_names.labels[name])},
                                {L1("thumbnail_url"), QString()}};
        }
        return full;
    }

    QJsonArray tracks(const QJsonArray &lean) const
    {
        QJsonArray full;
        for (const QJsonValue &value : lean) {
            const QJsonObject track = value.toObject();
            const QString type = textOf(track, "type_");
            QJsonObject answer{{L1("position"), textOf(track, "position")},
                               {L1("type_"), type.isEmpty() ? QStringLiteral("track") : type},
                               {L1("title"), textOf(track, "title")},
                               {L1("duration"), textOf(track, "duration")}};
            for (const char *list : {"artists", "extraartists"}) {
                if (track.contains(L1(list)))
                    answer[L1(list)] = credits(listOf(track, list));
            }
            if (track.contains(L1("sub_tracks")))
                answer[L1("sub_tracks")] = tracks(listOf(track, "sub_tracks"));
            full += answer;
        }
        return full;
    }

    static QJsonArray formats(const QJsonArray &lean, int *quantity)
    {
        QJsonArray full;
        for (const QJsonValue &value : lean) {
            QJsonObject format = value.toObject();
            if (!format.contains(L1("qty")))
                format[L1("qty")] = QStringLiteral("1");
            if (textOf(format, "name") != L1("All Media"))
                *quantity += textOf(format, "qty").toInt();
            full += format;
        }
        return full;
    }

    // The names as they are kept, with their joins, without the numbers of namesakes.
    static QString sortName(const QJsonArray &artists)
    {
        QList<discogs::ArtistCredit> credits;
        for (const QJsonValue &artist : artists) {
            discogs::ArtistCredit credit;
            credit.name = artist[L1("name")].toString();
            credit.join = artist[L1("join")].toString();
            credits += credit;
        }
        return discogs::artistText(credits);
    }

    static int yearOf(const QJsonObject &release) { return textOf(release, "released").left(4).toInt(); }

    QJsonObject release(const QJsonObject &lean) const
    {
        const qint64 id = lean[L1("id")].toInteger();
        int quantity = 0;
        QJsonObject answer{{L1("id"), id},
                           {L1("status"), QStringLiteral("Accepted")},
                           {L1("title"), textOf(lean, "title")},
                           {L1("year"), yearOf(lean)},
                           {L1("released"), textOf(lean, "released")},
                           {L1("released_formatted"), formattedDate(textOf(lean, "released"))},
                           {L1("country"), textOf(lean, "country")},
                           {L1("notes"), textOf(lean, "notes")},
                           {L1("genres"), listOf(lean, "genres")},
                           {L1("styles"), listOf(lean, "styles")},
                           {L1("artists"), credits(listOf(lean, "artists"))},
                           {L1("artists_sort"), sortName(listOf(lean, "artists"))},
                           {L1("labels"), labelCredits(listOf(lean, "labels"), QStringLiteral("Label"))},
                           {L1("series"), labelCredits(listOf(lean, "series"), QStringLiteral("Series"))},
                           {L1("companies"), labelCredits(listOf(lean, "companies"), {})},
                           {L1("formats"), formats(listOf(lean, "formats"), &quantity)},
                           {L1("format_quantity"), quantity},
                           {L1("identifiers"), listOf(lean, "identifiers")},
                           {L1("tracklist"), tracks(listOf(lean, "tracklist"))},
                           {L1("extraartists"), credits(listOf(lean, "extraartists"))},
                           {L1("images"), QJsonArray()},
                           {L1("videos"), QJsonArray()},
                           {L1("thumb"), QString()},
                           {L1("data_quality"), dataQuality},
                           {L1("community"),
                            QJsonObject{{L1("data_quality"), dataQuality}, {L1("status"), QStringLiteral("Accepted")}}},
                           {L1("uri"), pageOf("release", id)},
                           {L1("resource_url"), address("releases", id)}};
        if (const qint64 master = m_names.masters[textOf(lean, "master")]; master > 0) {
            answer[L1("master_id")] = master;
            answer[L1("master_url")] = address("masters", master);
        }
        return answer;
    }

    // The earliest pressing is the main release; one without a date comes last.
    static bool isEarlier(const QJsonObject &a, const QJsonObject &b)
    {
        const auto rank = [](const QJsonObject &release) {
            const QString released = textOf(release, "released");
            return std::tuple(released.isEmpty(), yearOf(release), released, release[L1("id")].toInteger());
        };
        return rank(a) < rank(b);
    }

    QJsonObject master(const QString &slug) const
    {
        const qint64 id = m_names.masters[slug];
        const QList<QJsonObject> &pressings = *m_names.pressings.constFind(slug);
        const QJsonObject &main = *std::min_element(pressings.begin(), pressings.end(), isEarlier);
        const QJsonObject &latest = *std::max_element(pressings.begin(), pressings.end(), isEarlier);
        const qint64 mainId = main[L1("id")].toInteger();
        const qint64 latestId = latest[L1("id")].toInteger();
        return {{L1("id"), id},
                {L1("main_release"), mainId},
                {L1("main_release_url"), address("releases", mainId)},
                {L1("most_recent_release"), latestId},
                {L1("most_recent_release_url"), address("releases", latestId)},
                {L1("versions_url"), address("masters", id) + L1("/versions")},
                {L1("title"), textOf(main, "title")},
                {L1("year"), yearOf(main)},
                {L1("genres"), listOf(main, "genres")},
                {L1("styles"), listOf(main, "styles")},
                {L1("artists"), credits(listOf(main, "artists"))},
                {L1("tracklist"), tracks(listOf(main, "tracklist"))},
                {L1("images"), QJsonArray()},
                {L1("videos"), QJsonArray()},
                {L1("data_quality"), dataQuality},
                {L1("uri"), pageOf("master", id)},
                {L1("resource_url"), address("masters", id)}};
    }

    static QJsonArray links(const QJsonArray &names, const SampleIds &ids, const char *kind, bool people)
    {
        QJsonArray full;
        for (const QJsonValue &value : names) {
            const QString name = value.toString();
            QJsonObject link{{L1("id"), ids[name]}, {L1("name"), name}, {L1("resource_url"), address(kind, ids[name])}};
            if (people)
                link[L1("active")] = true;
            full += link;
        }
        return full;
    }

    QJsonArray variations(const QString &name, const QJsonObject &lean) const
    {
        QStringList all;
        const QJsonArray written = listOf(lean, "namevariations");
        for (const QJsonValue &variation : written)
            all += variation.toString();
        const QSet<QString> used = m_names.variations.value(name);
        all += QStringList(used.begin(), used.end());
        all.removeDuplicates();
        all.sort();
        return QJsonArray::fromStringList(all);
    }

    QJsonObject artist(const QString &name) const
    {
        const QJsonObject lean = m_files.artists.value(name);
        const qint64 id = m_names.artists[name];
        QJsonObject answer{{L1("id"), id},
                           {L1("name"), name},
                           {L1("profile"), textOf(lean, "profile")},
                           {L1("releases_url"), address("artists", id) + L1("/releases")},
                           {L1("resource_url"), address("artists", id)},
                           {L1("uri"), pageOf("artist", id)},
                           {L1("data_quality"), dataQuality}};
        const auto put = [&](const char *key, const QJsonArray &list) {
            if (!list.isEmpty())
                answer[L1(key)] = list;
        };
        if (const QString realName = textOf(lean, "realname"); !realName.isEmpty())
            answer[L1("realname")] = realName;
        put("urls", listOf(lean, "urls"));
        put("namevariations", variations(name, lean));
        put("aliases", links(listOf(lean, "aliases"), m_names.artists, "artists", false));
        put("members", links(listOf(lean, "members"), m_names.artists, "artists", true));
        put("groups", links(listOf(lean, "groups"), m_names.artists, "artists", true));
        return answer;
    }

    QJsonObject label(const QString &name) const
    {
        const QJsonObject lean = m_files.labels.value(name);
        const qint64 id = m_names.labels[name];
        QJsonObject answer{{L1("id"), id},
                           {L1("name"), name},
                           {L1("profile"), textOf(lean, "profile")},
                           {L1("releases_url"), address("labels", id) + L1("/releases")},
                           {L1("resource_url"), address("labels", id)},
                           {L1("uri"), pageOf("label", id)},
                           {L1("data_quality"), dataQuality}};
        const auto put = [&](const char *key, const QJsonArray &list) {
            if (!list.isEmpty())
                answer[L1(key)] = list;
        };
        put("urls", listOf(lean, "urls"));
        put("sublabels", links(listOf(lean, "sublabels"), m_names.labels, "labels", false));
        if (const QString parent = textOf(lean, "parent"); !parent.isEmpty())
            answer[L1("parent_label")] = links({parent}, m_names.labels, "labels", false).first();
        return answer;
    }

    SampleFiles m_files;
    SampleNames m_names;
    QList<SampleEntity> m_entities;
};

} // namespace

Result<QList<SampleEntity>> expandSample(const QString &folder)
{
    return readSampleFiles(folder).map([](const SampleFiles &files) { return Expansion(files).run(); });
}

} // namespace runout::library
