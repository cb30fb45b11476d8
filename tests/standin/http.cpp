// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/http.h"

#include <QJsonDocument>
#include <QUrl>

#include <zlib.h>

namespace runout::standin {

namespace {

constexpr qsizetype largestHead = 64 * 1024;
constexpr qsizetype largestBody = 8 * 1024 * 1024;
const QByteArray endOfHead = "\r\n\r\n";

QString decoded(QByteArrayView text)
{
    return QUrl::fromPercentEncoding(text.toByteArray().replace('+', ' '));
}

QByteArray reason(int status)
{
    static const QHash<int, QByteArray> reasons{{200, "OK"},
                                                {201, "Created"},
                                                {204, "No Content"},
                                                {302, "Found"},
                                                {400, "Bad Request"},
                                                {401, "Unauthorized"},
                                                {403, "Forbidden"},
                                                {404, "Not Found"},
                                                {422, "Unprocessable Entity"},
                                                {405, "Method Not Allowed"},
                                                {429, "Too Many Requests"},
                                                {502, "Bad Gateway"},
                                                {500, "Internal Server Error"},
                                                {503, "Service Unavailable"}};
    return reasons.value(status, "Status");
}

bool readRequestLine(const QByteArray &line, Request &request)
{
    const auto parts = line.split(' ');
    if (parts.size() != 3 || !parts[1].startsWith('/') || !parts[2].startsWith("HTTP/1."))
        return false;
    request.method = parts[0];
    request.target = parts[1];
    request.keepAlive = parts[2] != "HTTP/1.0";
    const auto mark = parts[1].indexOf('?');
    request.path = QUrl::fromPercentEncoding(mark < 0 ? parts[1] : parts[1].left(mark));
    request.query = mark < 0 ? Query{} : parsedQuery(QByteArrayView(parts[1]).sliced(mark + 1));
    return true;
}

bool readHeaders(const QList<QByteArray> &lines, Request &request)
{
    for (const QByteArray &line : lines) {
        const auto colon = line.indexOf(':');
        if (colon <= 0)
            return false;
        request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    const QByteArray connection = request.header("connection").toLower();
    request.keepAlive = connection == "keep-alive" || (request.keepAlive && connection != "close");
    return true;
}

} // namespace

QString Request::value(QStringView name) const
{
    for (const auto &[key, value] : query) {
        if (key == name)
            return value;
    }
    return {};
}

QStringList Request::values(QStringView name) const
{
    QStringList found;
    for (const auto &[key, value] : query) {
        if (key == name && !value.isEmpty())
            found.append(value);
    }
    return found;
}

Reply json(const QJsonObject &object, int status)
{
    return {status, QJsonDocument(object).toJson(QJsonDocument::Compact), "application/json", {}};
}

Reply message(int status, const QString &text)
{
    return json({{QStringLiteral("message"), text}}, status);
}

Reply plainText(int status, const QByteArray &text)
{
    return {status, text, "text/plain; charset=utf-8", {}};
}

Reply page(int status, const QByteArray &html)
{
    return {status, html, "text/html; charset=UTF-8", {}};
}

Reply noContent()
{
    return {204, {}, "text/plain", {}};
}

Parsed takeRequest(QByteArray &buffer, Request &request)
{
    const auto end = buffer.indexOf(endOfHead);
    if (end < 0)
        return buffer.size() > largestHead ? Parsed::Malformed : Parsed::Incomplete;
    request = {};
    auto lines = buffer.left(end).split('\n');
    for (QByteArray &line : lines)
        line = line.trimmed();
    if (!readRequestLine(lines.takeFirst(), request) || !readHeaders(lines, request))
        return Parsed::Malformed;

    const qint64 length = request.header("content-length").toLongLong();
    if (length < 0 || length > largestBody || request.headers.contains("transfer-encoding"))
        return Parsed::Malformed;
    const auto start = end + endOfHead.size();
    if (buffer.size() - start < length)
        return Parsed::Incomplete;
    request.body = buffer.mid(start, length);
    buffer.remove(0, start + length);
    return Parsed::Complete;
}

QByteArray serialized(const Reply &reply, bool keepAlive, bool withBody)
{
    QByteArray bytes;
    bytes.reserve(512 + reply.body.size());
    bytes += "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reason(reply.status) + "\r\n";
    for (const auto &[name, value] : reply.headers)
        bytes += name + ": " + value + "\r\n";
    bytes += "Content-Type: " + reply.type + "\r\nContent-Length: " + QByteArray::number(reply.body.size());
    bytes += keepAlive ? "\r\nConnection: keep-alive\r\n\r\n" : "\r\nConnection: close\r\n\r\n";
    return withBody ? bytes + reply.body : bytes;
}

Query parsedQuery(QByteArrayView query)
{
    Query pairs;
    for (const QByteArray &part : query.toByteArray().split('&')) {
        if (part.isEmpty())
            continue;
        const auto equals = part.indexOf('=');
        pairs.append(
            {decoded(equals < 0 ? part : part.left(equals)), equals < 0 ? QString() : decoded(part.mid(equals + 1))});
    }
    return pairs;
}

QString encodedQuery(const Query &query)
{
    QStringList parts;
    for (const auto &[name, value] : query) {
        const QByteArray text =
            QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value, " ").replace(' ', '+');
        parts.append(QString::fromLatin1(text));
    }
    return parts.join(u'&');
}

QByteArray gzipped(const QByteArray &bytes)
{
    constexpr int gzipWindow = 15 + 16; // 16: a gzip header and trailer instead of zlib's
    z_stream stream{};
    if (deflateInit2(&stream, 1, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray packed(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(bytes.size()))),
                      Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

bool acceptsGzip(const Request &request)
{
    for (const QByteArray &coding : request.header("accept-encoding").split(',')) {
        const auto parts = coding.split(';');
        if (parts[0].trimmed().toLower() == "gzip")
            return parts.size() < 2 || parts[1].trimmed() != "q=0";
    }
    return false;
}

} // namespace runout::standin
