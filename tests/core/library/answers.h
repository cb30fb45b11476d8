// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discogs/requests.h"
#include "tests/support/await.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace runout::test {

inline QDateTime noon(int day = 1)
{
    return {QDate(2026, 3, day), QTime(12, 0), Qt::UTC};
}

inline discogs::SearchQuery words(const QString &q, std::optional<discogs::EntityKind> type = {})
{
    discogs::SearchQuery query;
    query.q = q;
    query.type = type;
    return query;
}

inline QByteArray bytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

inline QJsonObject parsed(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

inline QJsonObject named(const QString &name, qint64 id, const QString &role = {}, const QString &tracks = {})
{
    return {{QStringLiteral("name"), name},      {QStringLiteral("id"), id},     {QStringLiteral("anv"), QString()},
            {QStringLiteral("join"), QString()}, {QStringLiteral("role"), role}, {QStringLiteral("tracks"), tracks}};
}

// "Kind Of Blue" and its kind: a release with one artist, one label, one format and three tracks.
struct Sleeve
{
    qint64 id = 1;
    QString artist = QStringLiteral("Miles Davis");
    qint64 artistId = 23755;
    QString title = QStringLiteral("Kind Of Blue");
    int year = 1959;
    QString country = QStringLiteral("US");
    QString label = QStringLiteral("Columbia");
    qint64 labelId = 1866;
    QString catno = QStringLiteral("CS 8163");
    QString barcode = QStringLiteral("0 7464-40579-1 2");
    QString genre = QStringLiteral("Jazz");
    QString style = QStringLiteral("Modal");
    QStringList tracks = {QStringLiteral("So What"), QStringLiteral("Blue In Green")};
    QJsonArray credits = {
        named(QStringLiteral("Bill Evans"), 252310, QStringLiteral("Piano"), QStringLiteral("A1 to A2")),
        named(QStringLiteral("Teo Macero"), 22223, QStringLiteral("Producer, Mixed By [Stereo]"))};
    qint64 masterId = 5460;
    QString thumb = {};

    [[nodiscard]] QJsonObject object() const
    {
        QJsonArray tracklist;
        for (int i = 0; i < tracks.size(); ++i) {
            tracklist += QJsonObject{{QStringLiteral("position"), QStringLiteral("A%1").arg(i + 1)},
                                     {QStringLiteral("type_"), QStringLiteral("track")},
                                     {QStringLiteral("title"), tracks.at(i)},
                                     {QStringLiteral("duration"), QStringLiteral("5:00")}};
        }
        QJsonObject body =
            parsed(R"({"formats": [{"name": "Vinyl", "qty": "1", "descriptions": ["LP", "Album"], "text": "6-Eye"}],
            "companies": [{"name": "Pitman Plant", "id": 77, "catno": "", "entity_type": "17", "entity_type_name": "Pressed By"}]})");
        body[QStringLiteral("id")] = id;
        body[QStringLiteral("title")] = title;
        body[QStringLiteral("status")] = QStringLiteral("Accepted");
        body[QStringLiteral("year")] = year;
        body[QStringLiteral("released")] = QString::number(year);
        body[QStringLiteral("country")] = country;
        body[QStringLiteral("artists")] = QJsonArray{named(artist, artistId)};
        body[QStringLiteral("labels")] =
            QJsonArray{QJsonObject{{QStringLiteral("name"), label},
                                   {QStringLiteral("id"), labelId},
                                   {QStringLiteral("catno"), catno},
                                   {QStringLiteral("entity_type"), QStringLiteral("1")},
                                   {QStringLiteral("entity_type_name"), QStringLiteral("Label")}}};
        body[QStringLiteral("genres")] = QJsonArray{genre};
        body[QStringLiteral("styles")] = QJsonArray{style};
        body[QStringLiteral("identifiers")] = QJsonArray{
            QJsonObject{{QStringLiteral("type"), QStringLiteral("Barcode")}, {QStringLiteral("value"), barcode}}};
        body[QStringLiteral("tracklist")] = tracklist;
        body[QStringLiteral("extraartists")] = credits;
        body[QStringLiteral("thumb")] = thumb;
        if (masterId > 0)
            body[QStringLiteral("master_id")] = masterId;
        return body;
    }
    [[nodiscard]] QByteArray body() const { return bytes(object()); }
    [[nodiscard]] discogs::Entity entity() const { return {discogs::EntityKind::Release, id}; }
};

inline bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

inline QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace runout::test
