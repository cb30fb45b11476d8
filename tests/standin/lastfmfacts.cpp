// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/lastfm.h"

#include "tests/standin/scatter.h"

#include <QUrl>

// Artists and albums: made up from their names, the same in every run.
namespace runout::standin::lastfm {

namespace {

const auto licence = QStringLiteral(" User-contributed text is available under the Creative Commons By-SA License; "
                                    "additional terms may apply.");

QString address(const QStringList &names)
{
    QStringList parts;
    for (const QString &name : names)
        parts.append(QString::fromLatin1(QUrl::toPercentEncoding(name, " ").replace(' ', '+')));
    return QStringLiteral("https://www.last.fm/music/") + parts.join(u'/');
}

qint64 seed(const QString &text)
{
    qint64 sum = 7;
    for (const QChar c : text.toLower())
        sum = (sum * 31 + c.unicode()) % 1'000'000'007;
    return sum;
}

QString figure(const QString &name, int salt, int low, int high)
{
    return QString::number(between(seed(name), salt, low, high));
}

QJsonArray tags(const QString &name)
{
    static const QStringList all{QStringLiteral("jazz"), QStringLiteral("soul"), QStringLiteral("electronic"),
                                 QStringLiteral("dub"),  QStringLiteral("rock"), QStringLiteral("ambient")};
    QJsonArray made;
    for (int i = 0; i < 5; ++i) {
        const QString tag = all[(seed(name) + i) % all.size()];
        made.append(QJsonObject{{QStringLiteral("name"), tag},
                                {QStringLiteral("count"), QString::number(100 - 20 * i)},
                                {QStringLiteral("url"), QStringLiteral("https://www.last.fm/tag/") + tag}});
    }
    return made;
}

QJsonArray similar(const QString &name, bool withMatch)
{
    static const QStringList all{QStringLiteral("John Coltrane"), QStringLiteral("Stevie Wonder"),
                                 QStringLiteral("Kraftwerk"),     QStringLiteral("Augustus Pablo"),
                                 QStringLiteral("Nobody & Sons"), QStringLiteral("Miles Davis")};
    QJsonArray made;
    for (const QString &other : all) {
        if (other.compare(name, Qt::CaseInsensitive) == 0 || made.size() == 5)
            continue;
        QJsonObject artist{{QStringLiteral("name"), other},
                           {QStringLiteral("url"), address({other})},
                           {QStringLiteral("image"), QJsonArray()}};
        if (withMatch)
            artist.insert(QStringLiteral("match"), QString::number(1.0 - 0.1 * double(made.size())));
        made.append(artist);
    }
    return made;
}

// As Last.fm ends every text.
QJsonObject article(const QString &text, const QString &url)
{
    const QString more = QStringLiteral(" <a href=\"%1\">Read more on Last.fm</a>").arg(url);
    return {{QStringLiteral("published"), QStringLiteral("01 Feb 2009, 10:00")},
            {QStringLiteral("summary"), text.section(u'\n', 0, 0) + more},
            {QStringLiteral("content"), text + more + u'.' + licence}};
}

Reply notFound(const QString &what)
{
    return json(
        {{QStringLiteral("error"), 6}, {QStringLiteral("message"), what}, {QStringLiteral("links"), QJsonArray()}});
}

bool isUnknown(const QString &name)
{
    return name.startsWith(QStringLiteral("Nobody"));
}

QJsonObject artist(const QString &name)
{
    const QString text = QStringLiteral("%1 makes records, and this text is <em>made up</em> &amp; short.\n\nIt has a "
                                        "second paragraph<script>alert(1)</script> with a <a href=\"javascript:x()\">"
                                        "link</a>.\n\nAnd a third, so that there is more than fits.")
                             .arg(name.toHtmlEscaped());
    return {
        {QStringLiteral("name"), name},
        {QStringLiteral("url"), address({name})},
        {QStringLiteral("image"), QJsonArray()},
        {QStringLiteral("streamable"), QStringLiteral("0")},
        {QStringLiteral("stats"), QJsonObject{{QStringLiteral("listeners"), figure(name, 1, 10'000, 3'000'000)},
                                              {QStringLiteral("playcount"), figure(name, 2, 3'000'000, 150'000'000)}}},
        {QStringLiteral("similar"), QJsonObject{{QStringLiteral("artist"), similar(name, false)}}},
        {QStringLiteral("tags"), QJsonObject{{QStringLiteral("tag"), tags(name)}}},
        {QStringLiteral("bio"), article(text, address({name}))}};
}

QJsonObject album(const QString &artistName, const QString &name)
{
    return {{QStringLiteral("name"), name},
            {QStringLiteral("artist"), artistName},
            {QStringLiteral("url"), address({artistName, name})},
            {QStringLiteral("image"), QJsonArray()},
            {QStringLiteral("listeners"), figure(name, 3, 1000, 900'000)},
            {QStringLiteral("playcount"), figure(name, 4, 900'000, 9'000'000)},
            {QStringLiteral("tags"), QJsonObject{{QStringLiteral("tag"), tags(name)}}}};
}

QJsonObject wrapped(const char *key, const QJsonValue &value)
{
    return {{QLatin1StringView(key), value}};
}

} // namespace

Reply detail::info(const Request &request, const Site &site)
{
    const QString method = request.value(u"method");
    const QString name = request.value(u"artist");
    if (name.isEmpty())
        return error(6);
    if (method == u"artist.getSimilar")
        return json(wrapped("similarartists", QJsonObject{{QStringLiteral("artist"),
                                                           isUnknown(name) ? QJsonArray() : similar(name, true)}}));
    if (method == u"artist.getTopTags")
        return json(wrapped("toptags", QJsonObject{{QStringLiteral("tag"), oneOrList(tags(name))}}));
    if (method == u"artist.getInfo" && isUnknown(name))
        return notFound(QStringLiteral("The artist you supplied could not be found"));
    if (method == u"artist.getInfo")
        return json(wrapped("artist", site.artists.contains(name) ? site.artists[name] : QJsonValue(artist(name))));
    if (method == u"album.getInfo" && (isUnknown(name) || request.value(u"album").isEmpty()))
        return notFound(QStringLiteral("Album not found"));
    if (method == u"album.getInfo")
        return json(wrapped("album", album(name, request.value(u"album"))));
    return error(3);
}

} // namespace runout::standin::lastfm
