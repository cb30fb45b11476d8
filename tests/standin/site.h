// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/standin/caller.h"
#include "tests/standin/catalog.h"
#include "tests/standin/lastfm.h"
#include "tests/standin/shelf.h"

#include <QStringList>

namespace runout::standin {

// A list's order, good as long as the shelf hasn't changed.
struct Order
{
    bool isMade = false;
    quint64 changes = 0;
    QList<int> places; // in Shelf::instances()
};

// What the routes work on: the catalogue, who may ask, and what has been changed since the start.
struct Site
{
    explicit Site(Links links)
        : catalog(std::move(links))
    {}

    Catalog catalog;
    Accounts accounts;
    bool sellerSettings = true;   // off: price suggestions are refused
    bool keepsPrivate = false;    // collections, wantlists and lists are for their owners only
    QMap<QString, Shelf> shelves; // by user name in lower case
    QHash<QString, Order> orders;
    lastfm::Site lastfm;

    // Nothing for somebody unknown.
    Shelf *shelf(const QString &user);
    const Shelf *shelf(const QString &user) const;
    // Theirs from now on.
    Shelf &addShelf(const QString &user);
};

// One request on its way through a route.
struct Call
{
    const Request &request;
    const Caller &caller;
    QStringList captures; // of the route's pattern

    qint64 id() const { return captures.value(0).toLongLong(); }
};

using Answerer = Reply (*)(Site &site, const Call &call);

struct Route
{
    const char *method;
    const char *pattern; // of the whole path
    Answerer answer;
};

// The areas, each in a file of its own.
QList<Route> databaseRoutes();
QList<Route> marketRoutes();
QList<Route> identityRoutes();
QList<Route> folderRoutes();
QList<Route> collectionRoutes();
QList<Route> instanceRoutes();
QList<Route> wantlistRoutes();

// 404 for an unknown path, 405 for a known one with another method.
Reply routed(Site &site, const Request &request, const Caller &caller);

// Errors that several areas share.
Reply mustAuthenticate();
Reply notAllowed();
Reply invalidChoice(const QString &parameter, const QStringList &allowed);

// Amounts converted at fixed rates. An empty reply where `currency` is "" or one that Discogs takes, else 422.
std::optional<Reply> refusedCurrency(const QString &currency);
double converted(double value, const QString &from, const QString &to);

// What the caller may see of an answer: without credentials image addresses are blank; with a user's, search rows
// and statistics say what is theirs.
QJsonObject seenBy(const Caller &caller, const QJsonObject &entity);
QJsonObject rowSeenBy(const Caller &caller, const QJsonObject &row, const Site &site);

} // namespace runout::standin
