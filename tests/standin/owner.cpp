// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/owner.h"

#include <QJsonDocument>

namespace runout::standin {

namespace {

Reply noUser()
{
    return message(404, QStringLiteral("User does not exist or may have been deleted."));
}

Reply ownersOnly()
{
    return message(403, QStringLiteral("You are not allowed to view this resource. Please authenticate as the owner to "
                                       "view this content."));
}

} // namespace

Shelf *shelfOf(Site &site, const Call &call)
{
    return site.shelf(call.captures.value(0));
}

std::optional<Reply> refusedReader(Site &site, const Call &call)
{
    const Shelf *shelf = shelfOf(site, call);
    if (!shelf)
        return noUser();
    return site.keepsPrivate && !call.caller.is(shelf->user()) ? std::optional(ownersOnly()) : std::nullopt;
}

std::optional<Reply> refusedOwner(Site &site, const Call &call)
{
    const Shelf *shelf = shelfOf(site, call);
    if (!shelf)
        return noUser();
    if (call.caller.is(shelf->user()))
        return std::nullopt;
    if (call.caller.standing == Standing::Anonymous)
        return mustAuthenticate();
    return call.request.method == "GET" || !call.caller.isUser() ? ownersOnly() : notAllowed();
}

QJsonValue sent(const Call &call, const char *name)
{
    const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
    const auto key = QLatin1StringView(name);
    if (body.contains(key))
        return body[key];
    for (const auto &[given, value] : call.request.query) {
        if (given == key)
            return value;
    }
    return QJsonValue(QJsonValue::Undefined);
}

std::optional<qint64> numberIn(const QJsonValue &value)
{
    bool isNumber = value.isDouble();
    const qint64 number = isNumber ? value.toInteger() : value.toString().toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

Reply invalidRating()
{
    return message(422, QStringLiteral("Invalid rating: expected an integer between 0 and 5."));
}

bool isRating(std::optional<qint64> rating)
{
    return rating && *rating >= 0 && *rating <= 5;
}

QString now(const Site &site)
{
    return pacificTime(clock(site.accounts) / 1000);
}

} // namespace runout::standin
