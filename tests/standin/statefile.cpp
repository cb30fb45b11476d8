// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/statefile.h"

#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

namespace runout::standin::statefile {

bool read(const QString &path, Site &site, QString &problem)
{
    QFile file(path);
    if (!file.exists())
        return true;
    const QJsonDocument document =
        file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
    if (!document.isObject()) {
        problem = QStringLiteral("%1 is no state of a stand-in").arg(path);
        return false;
    }
    for (const QJsonValue &user : document[u"users"].toArray()) {
        const Shelf shelf = Shelf::fromJson(user.toObject());
        site.shelves.insert(shelf.user().toLower(), shelf);
    }
    site.accounts.grants.read(document[u"access"].toArray());
    return true;
}

bool write(const QString &path, const Site &site)
{
    QJsonArray users;
    for (const Shelf &shelf : site.shelves)
        users.append(shelf.toJson());
    const QJsonObject all{{QStringLiteral("users"), users}, {QStringLiteral("access"), site.accounts.grants.toJson()}};
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(all).toJson(QJsonDocument::Compact)) > 0 &&
           file.commit();
}

} // namespace runout::standin::statefile
