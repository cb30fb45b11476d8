// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QString>

// HTTP/1.1 as far as a Discogs client speaks it: values, and the pure functions between them and bytes.
namespace runout::standin {

using Query = QList<QPair<QString, QString>>; // decoded, in the order sent

struct Request
{
    QByteArray method;
    QByteArray target; // path and query as sent
    QString path;      // percent-decoded
    Query query;
    QHash<QByteArray, QByteArray> headers; // names in lower case
    QByteArray body;
    bool keepAlive = true;

    QByteArray header(const char *name) const { return headers.value(QByteArray(name)); }
    // The first value of that name, "" where there is none.
    QString value(QStringView name) const;
    QStringList values(QStringView name) const;
};

struct Reply
{
    int status = 200;
    QByteArray body;
    QByteArray type = "application/json";
    QList<QPair<QByteArray, QByteArray>> headers;

    void addHeader(const QByteArray &name, const QByteArray &value) { headers.emplaceBack(name, value); }
};

Reply json(const QJsonObject &object, int status = 200);
// The error body of Discogs: {"message": text}.
Reply message(int status, const QString &text);
Reply plainText(int status, const QByteArray &text);
Reply page(int status, const QByteArray &html);
Reply noContent();

enum class Parsed { Incomplete, Complete, Malformed };

// Takes one request from the front of `buffer`; leaves the buffer as it is while the request is incomplete.
Parsed takeRequest(QByteArray &buffer, Request &request);

// The bytes on the wire. With `withBody` off (HEAD) the length is still that of the body.
QByteArray serialized(const Reply &reply, bool keepAlive, bool withBody = true);

Query parsedQuery(QByteArrayView query);
// Name=value pairs, percent-encoded, a space as "+".
QString encodedQuery(const Query &query);

// Level 1: the stand-in is to be fast, not small.
QByteArray gzipped(const QByteArray &bytes);
bool acceptsGzip(const Request &request);

} // namespace runout::standin
