// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discogs/userrequests.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace runout::discogs {

namespace {

QString userPath(const QString &user, const char *rest)
{
    return QStringLiteral("/users/%1/%2").arg(QString::fromLatin1(QUrl::toPercentEncoding(user)), QLatin1String(rest));
}

QString folderPath(const QString &user, FolderId folder)
{
    return userPath(user, "collection/folders/") + QString::number(number(folder));
}

QString releasePath(const QString &user, FolderId folder, ReleaseId release)
{
    return folderPath(user, folder) + QStringLiteral("/releases/") + QString::number(number(release));
}

QString instancePath(const QString &user, FolderId folder, ReleaseId release, InstanceId instance)
{
    return releasePath(user, folder, release) + QStringLiteral("/instances/") + QString::number(number(instance));
}

QString wantPath(const QString &user, ReleaseId release)
{
    return userPath(user, "wants/") + QString::number(number(release));
}

QUrlQuery pageQuery(int page)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("page"), QString::number(page));
    query.addQueryItem(QStringLiteral("per_page"), QString::number(requests::perPage));
    return query;
}

template<class T>
Request<T> made(const QString &path, const QUrlQuery &query = {})
{
    return {{path, query, Shelf::None}};
}

template<class T>
Write<T> made(const char *method, const QString &path, const QJsonObject &body = {})
{
    return {{method, path, body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact)}};
}

} // namespace

bool mayHaveArrived(const Error &error)
{
    if (error.status != 0)
        return error.status < 300 || error.status >= 500;
    switch (error.code) {
    case ErrorCode::Timeout:
    case ErrorCode::BadReply:
    case ErrorCode::Cancelled:
        return true;
    case ErrorCode::Offline:
    case ErrorCode::RateLimited:
    case ErrorCode::SignedOut:
    case ErrorCode::Forbidden:
    case ErrorCode::NotFound:
    case ErrorCode::Rejected:
    case ErrorCode::Storage:
    case ErrorCode::File:
        break;
    }
    return false;
}

namespace requests {

Request<QList<Folder>> folders(const QString &user)
{
    return made<QList<Folder>>(userPath(user, "collection/folders"));
}

Request<QList<CollectionField>> collectionFields(const QString &user)
{
    return made<QList<CollectionField>>(userPath(user, "collection/fields"));
}

Request<Page<CollectionItem>> collectionItems(const QString &user, FolderId folder, const QString &sort,
                                              SortOrder order, int page)
{
    QUrlQuery query = pageQuery(page);
    if (!sort.isEmpty()) {
        query.addQueryItem(QStringLiteral("sort"), QString::fromLatin1(QUrl::toPercentEncoding(sort)));
        query.addQueryItem(QStringLiteral("sort_order"),
                           order == SortOrder::Ascending ? QStringLiteral("asc") : QStringLiteral("desc"));
    }
    return made<Page<CollectionItem>>(folderPath(user, folder) + QStringLiteral("/releases"), query);
}

Request<Page<CollectionItem>> instancesOf(const QString &user, ReleaseId release)
{
    return made<Page<CollectionItem>>(userPath(user, "collection/releases/") + QString::number(number(release)),
                                      pageQuery(1));
}

Request<CollectionValue> collectionValue(const QString &user)
{
    return made<CollectionValue>(userPath(user, "collection/value"));
}

Request<Page<Want>> wants(const QString &user, int page)
{
    return made<Page<Want>>(userPath(user, "wants"), pageQuery(page));
}

Request<Page<UserList>> lists(const QString &user, int page)
{
    return made<Page<UserList>>(userPath(user, "lists"), pageQuery(page));
}

Request<UserListContents> list(ListId id)
{
    return made<UserListContents>(QStringLiteral("/lists/") + QString::number(number(id)));
}

Write<Folder> createFolder(const QString &user, const QString &name)
{
    return made<Folder>("POST", userPath(user, "collection/folders"), {{QStringLiteral("name"), name}});
}

Write<Folder> renameFolder(const QString &user, FolderId folder, const QString &name)
{
    return made<Folder>("POST", folderPath(user, folder), {{QStringLiteral("name"), name}});
}

Write<Done> removeFolder(const QString &user, FolderId folder)
{
    return made<Done>("DELETE", folderPath(user, folder));
}

Write<InstanceAdded> addInstance(const QString &user, FolderId folder, ReleaseId release)
{
    return made<InstanceAdded>("POST", releasePath(user, folder, release));
}

Write<Done> moveInstance(const QString &user, FolderId from, ReleaseId release, InstanceId instance, FolderId to)
{
    return made<Done>("POST", instancePath(user, from, release, instance), {{QStringLiteral("folder_id"), number(to)}});
}

Write<Done> rateInstance(const QString &user, FolderId folder, ReleaseId release, InstanceId instance, int rating)
{
    return made<Done>("POST", instancePath(user, folder, release, instance), {{QStringLiteral("rating"), rating}});
}

Write<Done> removeInstance(const QString &user, FolderId folder, ReleaseId release, InstanceId instance)
{
    return made<Done>("DELETE", instancePath(user, folder, release, instance));
}

Write<Done> setField(const QString &user, FolderId folder, ReleaseId release, InstanceId instance, FieldId field,
                     const QString &value)
{
    return made<Done>("POST",
                      instancePath(user, folder, release, instance) + QStringLiteral("/fields/") +
                          QString::number(number(field)),
                      {{QStringLiteral("value"), value}});
}

Write<Want> putWant(const QString &user, ReleaseId release, const QString &notes, std::optional<int> rating)
{
    QJsonObject body{{QStringLiteral("notes"), notes}};
    if (rating)
        body.insert(QStringLiteral("rating"), *rating);
    return made<Want>("PUT", wantPath(user, release), body);
}

Write<Done> removeWant(const QString &user, ReleaseId release)
{
    return made<Done>("DELETE", wantPath(user, release));
}

} // namespace requests
} // namespace runout::discogs
