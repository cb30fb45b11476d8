// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/site.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace runout::standin {

namespace {

struct Compiled
{
    QByteArray method;
    QRegularExpression pattern;
    Answerer answer;
};

const QList<Compiled> &routes()
{
    static const QList<Compiled> all = [] {
        QList<Compiled> list;
        for (const Route &route : databaseRoutes() + marketRoutes() + identityRoutes() + folderRoutes() +
                                      collectionRoutes() + instanceRoutes() + wantlistRoutes()) {
            const QString whole = QRegularExpression::anchoredPattern(QString::fromLatin1(route.pattern));
            list.append({route.method, QRegularExpression(whole), route.answer});
        }
        return list;
    }();
    return all;
}

bool isImageAddress(const QString &key)
{
    return key == u"uri150" || key == u"thumb" || key == u"cover_image" || key == u"thumbnail_url";
}

QJsonArray blankImages(const QJsonArray &images)
{
    QJsonArray blank;
    for (const QJsonValue &value : images) {
        QJsonObject image = value.toObject();
        for (const char *key : {"uri", "uri150", "resource_url"})
            image.insert(QLatin1StringView(key), QString());
        blank.append(image);
    }
    return blank;
}

QJsonValue withoutImages(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &item : value.toArray())
            array.append(withoutImages(item));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.key() == u"images")
            member.value() = blankImages(member.value().toArray());
        else if (isImageAddress(member.key()))
            member.value() = QString();
        else if (member.value().isObject() || member.value().isArray())
            member.value() = withoutImages(member.value());
    }
    return object;
}

// Of masters nothing is told: Discogs counts their pressings there.
void tellWhatIsTheirs(QJsonObject &row, const Shelf *shelf)
{
    const bool isRelease = row[u"type"].toString(QStringLiteral("release")) == u"release";
    const qint64 id = row[u"id"].toInteger();
    const int owned = shelf && isRelease ? shelf->copies(id) : 0;
    const bool wanted = shelf && isRelease && shelf->isWanted(id);
    if (row.contains(u"stats")) {
        QJsonObject stats = row[u"stats"].toObject();
        if (!stats.contains(u"user"))
            stats.insert(QStringLiteral("user"), QJsonObject{{QStringLiteral("in_wantlist"), wanted ? 1 : 0},
                                                             {QStringLiteral("in_collection"), owned}});
        row.insert(QStringLiteral("stats"), stats);
    } else if (row.contains(u"cover_image") && !row.contains(u"user_data")) {
        row.insert(QStringLiteral("user_data"),
                   QJsonObject{{QStringLiteral("in_wantlist"), wanted}, {QStringLiteral("in_collection"), owned > 0}});
    }
}

void keepToOneself(QJsonObject &row)
{
    row.remove(u"user_data");
    if (!row.contains(u"stats"))
        return;
    QJsonObject stats = row[u"stats"].toObject();
    stats.remove(u"user");
    row.insert(QStringLiteral("stats"), stats);
}

// Units for one US dollar.
const QHash<QString, double> &rates()
{
    static const QHash<QString, double> all{
        {QStringLiteral("USD"), 1.0},  {QStringLiteral("GBP"), 0.79}, {QStringLiteral("EUR"), 0.92},
        {QStringLiteral("CAD"), 1.36}, {QStringLiteral("AUD"), 1.52}, {QStringLiteral("JPY"), 150.0},
        {QStringLiteral("CHF"), 0.88}, {QStringLiteral("MXN"), 17.0}, {QStringLiteral("BRL"), 5.0},
        {QStringLiteral("NZD"), 1.65}, {QStringLiteral("SEK"), 10.5}, {QStringLiteral("ZAR"), 18.5}};
    return all;
}

} // namespace

Shelf *Site::shelf(const QString &user)
{
    const auto found = shelves.find(user.toLower());
    return found == shelves.end() ? nullptr : &*found;
}

const Shelf *Site::shelf(const QString &user) const
{
    const auto found = shelves.constFind(user.toLower());
    return found == shelves.constEnd() ? nullptr : &*found;
}

Shelf &Site::addShelf(const QString &user)
{
    if (Shelf *known = shelf(user))
        return *known;
    return *shelves.insert(user.toLower(), Shelf(user));
}

Reply routed(Site &site, const Request &request, const Caller &caller)
{
    const QByteArray method = request.method == "HEAD" ? QByteArray("GET") : request.method;
    bool isPath = false;
    for (const Compiled &route : routes()) {
        const auto match = route.pattern.match(request.path);
        if (!match.hasMatch())
            continue;
        isPath = true;
        if (route.method == method)
            return route.answer(site, {request, caller, match.capturedTexts().mid(1)});
    }
    if (isPath)
        return message(405,
                       QStringLiteral("Method %1 is not allowed for this resource.").arg(QString::fromLatin1(method)));
    return message(404, QStringLiteral("The requested resource was not found."));
}

Reply mustAuthenticate()
{
    Reply reply = message(401, QStringLiteral("You must authenticate to access this resource."));
    reply.addHeader("WWW-Authenticate", "OAuth realm=\"https://api.discogs.com\"");
    return reply;
}

Reply notAllowed()
{
    return message(403, QStringLiteral("You don't have permission to access this resource."));
}

Reply invalidChoice(const QString &parameter, const QStringList &allowed)
{
    return message(
        422, QStringLiteral("Invalid %1: expected one of %2.").arg(parameter, allowed.join(QStringLiteral(", "))));
}

std::optional<Reply> refusedCurrency(const QString &currency)
{
    if (currency.isEmpty() || rates().contains(currency))
        return std::nullopt;
    QStringList known = rates().keys();
    known.sort();
    return invalidChoice(QStringLiteral("curr_abbr"), known);
}

double converted(double value, const QString &from, const QString &to)
{
    return value / rates().value(from, 1.0) * rates().value(to, 1.0);
}

QJsonObject seenBy(const Caller &caller, const QJsonObject &entity)
{
    return caller.isKnown() ? entity : withoutImages(entity).toObject();
}

QJsonObject rowSeenBy(const Caller &caller, const QJsonObject &row, const Site &site)
{
    QJsonObject seen = row;
    if (!caller.isKnown()) {
        for (const char *key : {"thumb", "cover_image"}) {
            if (seen.contains(QLatin1StringView(key)))
                seen.insert(QLatin1StringView(key), QString());
        }
    } else if (seen.contains(u"cover_image") && seen[u"cover_image"].toString().isEmpty()) {
        seen.insert(QStringLiteral("cover_image"), site.catalog.links().base() + QStringLiteral("/img/spacer.gif"));
    }
    if (caller.isUser())
        tellWhatIsTheirs(seen, site.shelf(caller.username));
    else
        keepToOneself(seen);
    return seen;
}

} // namespace runout::standin
