// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/owner.h"

namespace runout::standin {

namespace {

Reply noFolder()
{
    return message(404, QStringLiteral("The requested folder does not exist."));
}

Reply invalid(const QString &parameter, const QString &expected)
{
    return message(422, QStringLiteral("Invalid %1: expected %2.").arg(parameter, expected));
}

// Twice makes two copies.
Reply add(Site &site, const Call &call)
{
    if (const auto refused = refusedOwner(site, call))
        return *refused;
    Shelf &shelf = *shelfOf(site, call);
    const qint64 folder = call.captures[1].toLongLong();
    const qint64 release = call.captures[2].toLongLong();
    if (folder == allFolder)
        return invalid(QStringLiteral("folder_id"), QStringLiteral("a folder other than 0"));
    if (!shelf.folder(folder))
        return noFolder();
    if (!site.catalog.release(release))
        return message(404, QStringLiteral("Release not found."));
    const qint64 id = shelf.nextInstance();
    shelf.add({id, release, folder, now(site), {}});
    const QString address = QStringLiteral("%1/users/%2/collection/folders/%3/releases/%4/instances/%5")
                                .arg(site.catalog.links().base(), shelf.user())
                                .arg(folder)
                                .arg(release)
                                .arg(id);
    return json({{QStringLiteral("instance_id"), id}, {QStringLiteral("resource_url"), address}}, 201);
}

// The copy that folder, release and instance name together; `refusal` says why there is none.
Instance *named(Site &site, const Call &call, Reply &refusal)
{
    if (const auto refused = refusedOwner(site, call)) {
        refusal = *refused;
        return nullptr;
    }
    Shelf &shelf = *shelfOf(site, call);
    const qint64 folder = call.captures[1].toLongLong();
    if (folder != allFolder && !shelf.folder(folder)) {
        refusal = noFolder();
        return nullptr;
    }
    Instance *found = shelf.instance(call.captures[3].toLongLong());
    if (found && found->folder == folder && found->release == call.captures[2].toLongLong())
        return found;
    refusal = message(404, QStringLiteral("The requested collection item does not exist in this user's collection."));
    return nullptr;
}

// A rating, another folder, or both: nothing is changed unless both will do.
Reply edit(Site &site, const Call &call)
{
    Reply refusal;
    Instance *found = named(site, call, refusal);
    if (!found)
        return refusal;
    Shelf &shelf = *shelfOf(site, call);
    const QJsonValue rating = sent(call, "rating");
    const QJsonValue folder = sent(call, "folder_id");
    if (!rating.isUndefined() && !isRating(numberIn(rating)))
        return invalidRating();
    if (!folder.isUndefined()) {
        const auto target = numberIn(folder);
        if (!target || *target == allFolder)
            return invalid(QStringLiteral("folder_id"), QStringLiteral("a folder other than 0"));
        if (!shelf.folder(*target))
            return noFolder();
        found->folder = *target;
    }
    if (!rating.isUndefined())
        shelf.rate(found->release, static_cast<int>(*numberIn(rating)));
    shelf.changed();
    return noContent();
}

Reply remove(Site &site, const Call &call)
{
    Reply refusal;
    const Instance *found = named(site, call, refusal);
    if (!found)
        return refusal;
    shelfOf(site, call)->remove(found->id);
    return noContent();
}

Reply setField(Site &site, const Call &call)
{
    Reply refusal;
    Instance *found = named(site, call, refusal);
    if (!found)
        return refusal;
    Shelf &shelf = *shelfOf(site, call);
    const int id = call.captures[4].toInt();
    const QJsonObject field = shelf.field(id);
    if (field.isEmpty())
        return message(404, QStringLiteral("The requested field does not exist."));
    const QJsonValue value = sent(call, "value");
    if (!value.isString())
        return invalid(QStringLiteral("value"), QStringLiteral("string"));
    const QString text = value.toString();
    const QJsonArray options = field[u"options"].toArray();
    if (!text.isEmpty() && field[u"type"].toString() == u"dropdown" && !options.contains(value))
        return invalidChoice(QStringLiteral("value"), QVariant(options.toVariantList()).toStringList());
    if (text.isEmpty())
        found->values.remove(id);
    else
        found->values.insert(id, text);
    shelf.changed();
    return noContent();
}

} // namespace

QList<Route> instanceRoutes()
{
    return {
        {"POST", "/users/([^/]+)/collection/folders/(\\d+)/releases/(\\d+)", add},
        {"POST", "/users/([^/]+)/collection/folders/(\\d+)/releases/(\\d+)/instances/(\\d+)", edit},
        {"DELETE", "/users/([^/]+)/collection/folders/(\\d+)/releases/(\\d+)/instances/(\\d+)", remove},
        {"POST", "/users/([^/]+)/collection/folders/(\\d+)/releases/(\\d+)/instances/(\\d+)/fields/(\\d+)", setField}};
}

} // namespace runout::standin
