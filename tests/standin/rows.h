// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

// Pure: the short rows of lists, made from whole releases, masters, artists and labels.
namespace runout::standin::rows {

// Main names with their join phrases, as Discogs writes them in titles: "Miles Davis & John Coltrane".
QString artistNames(const QJsonArray &credits);
// "name" (or another member) of every object in the list, without repeats.
QStringList names(const QJsonArray &list, QLatin1StringView member = QLatin1StringView("name"));
// All words of all formats: "Vinyl", "LP", "Album".
QStringList formatWords(const QJsonObject &release);
// 0 where unknown.
int year(const QJsonObject &release);

QJsonObject version(const QJsonObject &release);
QJsonObject artistRelease(const QJsonObject &release, const QString &role, const QString &trackInfo);
QJsonObject artistMaster(const QJsonObject &master, const QString &role);
QJsonObject labelRelease(const QJsonObject &release, const QString &catno);

// Rows of /database/search. A master takes country, labels and formats from its main release.
QJsonObject searchRelease(const QJsonObject &release);
QJsonObject searchMaster(const QJsonObject &master, const QJsonObject &mainRelease);
QJsonObject searchNamed(const QJsonObject &artistOrLabel, const QString &type);

} // namespace runout::standin::rows
