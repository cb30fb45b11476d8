// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/standin/http.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QMap>

// Last.fm beside Discogs: /2.0/ and the page /api/auth/ where the user allows a program.
namespace runout::standin::lastfm {

struct Token
{
    QString key;  // the API key it was made for
    QString user; // once allowed
    qint64 madeAt = 0;
};

// What it knows, and what was told to it since the start.
struct Site
{
    QHash<QString, QString> secretByKey;
    QHash<QString, Token> tokens;
    QHash<QString, QString> userBySession;
    QMap<QString, QJsonArray> plays;       // by user, as they were accepted
    QMap<QString, QJsonObject> nowPlaying; // by user
    QJsonObject artists;                   // answers in place of the made-up ones: name to the object of artist.getInfo
    QString user;                          // who is signed in on the web site
    bool allows = true;                    // what they do on the page
    qint64 tokenLifetime = 60 * 60'000;    // ms
    int dailyLimit = 2800;                 // plays
    qint64 clock = 0;                      // seconds since 1970; 0: the system's
};

[[nodiscard]] bool isLastfm(const Request &request); // for either
// A POST says in its body what a GET says in its query: here the query holds it in any case.
[[nodiscard]] Request withParameters(const Request &request);

// Of withParameters().
[[nodiscard]] Reply answer(const Request &request, Site &site);

// {"error": code, "message": ...} with the status that code comes with.
[[nodiscard]] Reply error(int code);

// The control door: what was played, and what is to be otherwise.
[[nodiscard]] QJsonObject state(const Site &site);
void change(Site &site, const QJsonObject &wanted);

namespace detail {

[[nodiscard]] qint64 now(const Site &site); // seconds
// For a list of one the thing itself, as it comes of XML.
[[nodiscard]] QJsonValue oneOrList(const QJsonArray &list);
[[nodiscard]] Reply info(const Request &request, const Site &site);                   // lastfmfacts.cpp
[[nodiscard]] Reply played(const Request &request, Site &site, const QString &user);  // lastfmplays.cpp
[[nodiscard]] Reply playing(const Request &request, Site &site, const QString &user); // lastfmplays.cpp
[[nodiscard]] Reply recentTracks(const Request &request, const Site &site);           // lastfmplays.cpp

} // namespace detail
} // namespace runout::standin::lastfm
