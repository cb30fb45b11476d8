// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/owner.h"

namespace runout::standin {

namespace {

constexpr qsizetype longestName = 255;

Reply noFolder()
{
    return message(404, QStringLiteral("The requested folder does not exist."));
}

QJsonObject folderJson(const Site &site, const Shelf &shelf, const Folder &folder)
{
    const QString address = QStringLiteral("%1/users/%2/collection/folders/%3")
                                .arg(site.catalog.links().base(), shelf.user())
                                .arg(folder.id);
    return {{QStringLiteral("id"), folder.id},
            {QStringLiteral("name"), folder.name},
            {QStringLiteral("count"), shelf.count(folder.id)},
            {QStringLiteral("resource_url"), address}};
}

Folder all()
{
    return {allFolder, QStringLiteral("All")};
}

// Strangers see the union only.
Reply folders(Site &site, const Call &call)
{
    if (const auto refused = refusedReader(site, call))
        return *refused;
    const Shelf &shelf = *shelfOf(site, call);
    QJsonArray list{folderJson(site, shelf, all())};
    if (call.caller.is(shelf.user())) {
        for (const Folder &one : shelf.folders)
            list.append(folderJson(site, shelf, one));
    }
    return json({{QStringLiteral("folders"), list}});
}

Reply folder(Site &site, const Call &call)
{
    const qint64 id = call.captures[1].toLongLong();
    if (const auto refused = id == allFolder ? refusedReader(site, call) : refusedOwner(site, call))
        return *refused;
    Shelf &shelf = *shelfOf(site, call);
    if (id == allFolder)
        return json(folderJson(site, shelf, all()));
    const Folder *found = shelf.folder(id);
    return found ? json(folderJson(site, shelf, *found)) : noFolder();
}

// Nothing where `name` will do.
std::optional<Reply> refusedName(const QString &name)
{
    if (name.trimmed().isEmpty() || name.size() > longestName)
        return message(422, QStringLiteral("Invalid name: expected 1 to %1 characters.").arg(longestName));
    return std::nullopt;
}

// Two folders of one name are taken: a client that creates twice is to be seen.
Reply create(Site &site, const Call &call)
{
    if (const auto refused = refusedOwner(site, call))
        return *refused;
    const QString name = sent(call, "name").toString();
    if (const auto refused = refusedName(name))
        return *refused;
    Shelf &shelf = *shelfOf(site, call);
    const Folder made{shelf.nextFolder(), name};
    shelf.folders.append(made);
    shelf.changed();
    return json(folderJson(site, shelf, made), 201);
}

// The folder to be renamed or deleted; `refusal` says why not.
Folder *changeable(Site &site, const Call &call, Reply &refusal)
{
    if (const auto refused = refusedOwner(site, call)) {
        refusal = *refused;
        return nullptr;
    }
    const qint64 id = call.captures[1].toLongLong();
    Folder *found = id == allFolder || id == uncategorized ? nullptr : shelfOf(site, call)->folder(id);
    if (!found)
        refusal = id <= uncategorized ? notAllowed() : noFolder();
    return found;
}

Reply rename(Site &site, const Call &call)
{
    Reply refusal;
    Folder *found = changeable(site, call, refusal);
    if (!found)
        return refusal;
    const QString name = sent(call, "name").toString();
    if (const auto refused = refusedName(name))
        return *refused;
    found->name = name;
    Shelf &shelf = *shelfOf(site, call);
    shelf.changed();
    return json(folderJson(site, shelf, *found));
}

Reply remove(Site &site, const Call &call)
{
    Reply refusal;
    const Folder *found = changeable(site, call, refusal);
    if (!found)
        return refusal;
    Shelf &shelf = *shelfOf(site, call);
    const qint64 id = found->id;
    if (shelf.count(id) > 0)
        return message(422, QStringLiteral("The folder is not empty."));
    shelf.folders.removeIf([&](const Folder &one) { return one.id == id; });
    shelf.changed();
    return noContent();
}

// Strangers see the public ones.
Reply fields(Site &site, const Call &call)
{
    if (const auto refused = refusedReader(site, call))
        return *refused;
    const Shelf &shelf = *shelfOf(site, call);
    QJsonArray seen;
    for (const QJsonValue &field : shelf.fields) {
        if (call.caller.is(shelf.user()) || field[u"public"].toBool())
            seen.append(field);
    }
    return json({{QStringLiteral("fields"), seen}});
}

} // namespace

QList<Route> folderRoutes()
{
    return {{"GET", "/users/([^/]+)/collection/folders", folders},
            {"POST", "/users/([^/]+)/collection/folders", create},
            {"GET", "/users/([^/]+)/collection/folders/(\\d+)", folder},
            {"POST", "/users/([^/]+)/collection/folders/(\\d+)", rename},
            {"DELETE", "/users/([^/]+)/collection/folders/(\\d+)", remove},
            {"GET", "/users/([^/]+)/collection/fields", fields}};
}

} // namespace runout::standin
