// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/faults.h"

#include "tests/standin/lastfm.h"

#include <QJsonArray>

namespace runout::standin {

namespace {

constexpr int slowByDefault = 2000;
constexpr QLatin1StringView lastfmKind("lastfm-");

const QHash<QString, FaultKind> &kinds()
{
    static const QHash<QString, FaultKind> all{
        {QStringLiteral("429"), FaultKind::TooMany},      {QStringLiteral("429-empty"), FaultKind::TooManyEmpty},
        {QStringLiteral("500"), FaultKind::ServerError},  {QStringLiteral("html502"), FaultKind::BadGateway},
        {QStringLiteral("drop"), FaultKind::Drop},        {QStringLiteral("slow"), FaultKind::Slow},
        {QStringLiteral("cutoff"), FaultKind::CutOff},    {QStringLiteral("badjson"), FaultKind::BadJson},
        {QStringLiteral("html200"), FaultKind::Html},     {QStringLiteral("redirect"), FaultKind::Redirect},
        {QStringLiteral("401"), FaultKind::Unauthorized}, {QStringLiteral("403"), FaultKind::Forbidden},
        {QStringLiteral("404"), FaultKind::NotFound},     {QStringLiteral("422"), FaultKind::Rejected},
        {QStringLiteral("empty"), FaultKind::Empty},      {QStringLiteral("timeout"), FaultKind::Timeout}};
    return all;
}

bool isWrite(const QByteArray &method)
{
    return method != "GET" && method != "HEAD";
}

bool concerns(const Fault &fault, const Request &request)
{
    const bool anyMethod = fault.method.isEmpty() || (fault.method == "write" && isWrite(request.method));
    if (!anyMethod && fault.method != request.method)
        return false;
    const QString pathAndQuery = QString::fromUtf8(request.target);
    if (fault.path.startsWith(u'^'))
        return QRegularExpression(fault.path).match(pathAndQuery).hasMatch();
    return pathAndQuery.startsWith(fault.path);
}

// Kinds where a server would have done as it was asked before things went wrong.
bool comesAfterTheEffect(FaultKind kind)
{
    switch (kind) {
    case FaultKind::Drop:
    case FaultKind::Timeout:
    case FaultKind::Slow:
    case FaultKind::CutOff:
    case FaultKind::BadJson:
    case FaultKind::Html:
    case FaultKind::Empty:
        return true;
    default:
        return false;
    }
}

Reply redirect(const QByteArray &location)
{
    Reply reply = page(302, "<html><body>Found</body></html>");
    reply.addHeader("Location", location);
    return reply;
}

Reply unauthorized()
{
    Reply reply = message(401, QStringLiteral("You must authenticate to access this resource."));
    reply.addHeader("WWW-Authenticate", "OAuth realm=\"https://api.discogs.com\"");
    return reply;
}

Reply replacement(const Fault &fault, const Reply &right)
{
    switch (fault.kind) {
    case FaultKind::TooMany:
        return message(429, QStringLiteral("You are making requests too quickly."));
    case FaultKind::TooManyEmpty:
        return {429, "\n", "text/plain", {}};
    case FaultKind::ServerError:
        return message(500, QStringLiteral("Query time exceeded. Please try a simpler query."));
    case FaultKind::BadGateway:
        return page(502,
                    "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>Bad gateway</body></html>");
    case FaultKind::BadJson:
        return {200, right.body.left(right.body.size() / 2) + "]", right.type, right.headers};
    case FaultKind::Html:
        return page(200,
                    "<!DOCTYPE html><html><head><title>Just a moment</title></head><body>One moment.</body></html>");
    case FaultKind::Redirect:
        return redirect(fault.location);
    case FaultKind::Unauthorized:
        return unauthorized();
    case FaultKind::Forbidden:
        return message(403, QStringLiteral("You don't have permission to access this resource."));
    case FaultKind::NotFound:
        return message(404, QStringLiteral("The requested resource was not found."));
    case FaultKind::Rejected:
        return message(422, QStringLiteral("Invalid value: Discogs did not accept it."));
    case FaultKind::Empty:
        return {200, {}, right.type, {}};
    case FaultKind::Lastfm:
        return lastfm::error(fault.code);
    case FaultKind::Drop:
    case FaultKind::Timeout:
    case FaultKind::Slow:
    case FaultKind::CutOff:
        break;
    }
    return right;
}

} // namespace

std::optional<Fault> readFault(const QJsonObject &object, QString &problem)
{
    Fault fault;
    fault.name = object[u"kind"].toString();
    fault.path = object[u"path"].toString(QStringLiteral("/"));
    fault.code = fault.name.startsWith(lastfmKind) ? fault.name.mid(lastfmKind.size()).toInt() : 0;
    if (!kinds().contains(fault.name) && fault.code == 0) {
        problem = QStringLiteral("Unknown kind of fault: \"%1\"").arg(fault.name);
        return std::nullopt;
    }
    if (fault.path.startsWith(u'^') && !QRegularExpression(fault.path).isValid()) {
        problem = QStringLiteral("Not a regular expression: %1").arg(fault.path);
        return std::nullopt;
    }
    fault.kind = kinds().value(fault.name, FaultKind::Lastfm);
    fault.method = object[u"method"].toString().toLatin1();
    fault.effect = object[u"effect"].toBool(comesAfterTheEffect(fault.kind));
    fault.times = object[u"times"].toInt();
    fault.retryAfter = object[u"retryAfter"].toInt();
    fault.delayMs = object[u"delayMs"].toInt(fault.kind == FaultKind::Slow ? slowByDefault : 0);
    fault.location = object[u"location"].toString().toUtf8();
    return fault;
}

Reply faulty(const Fault &fault, const Reply &right)
{
    Reply reply = replacement(fault, right);
    if (fault.retryAfter > 0)
        reply.addHeader("Retry-After", QByteArray::number(fault.retryAfter));
    return reply;
}

Delivery delivery(const Fault &fault)
{
    if (fault.kind == FaultKind::Drop)
        return Delivery::Drop;
    if (fault.kind == FaultKind::Timeout)
        return Delivery::Never;
    return fault.kind == FaultKind::CutOff ? Delivery::CutOff : Delivery::Whole;
}

std::optional<Fault> Faults::take(const Request &request)
{
    for (auto fault = m_faults.begin(); fault != m_faults.end(); ++fault) {
        if (!concerns(*fault, request))
            continue;
        const Fault taken = *fault;
        if (fault->times > 0 && --fault->times == 0)
            m_faults.erase(fault);
        return taken;
    }
    return std::nullopt;
}

QJsonObject Faults::toJson() const
{
    QJsonArray waiting;
    for (const Fault &fault : m_faults)
        waiting.append(QJsonObject{{QStringLiteral("kind"), fault.name},
                                   {QStringLiteral("path"), fault.path},
                                   {QStringLiteral("method"), QString::fromLatin1(fault.method)},
                                   {QStringLiteral("effect"), fault.effect},
                                   {QStringLiteral("times"), fault.times}});
    return {{QStringLiteral("faults"), waiting}};
}

} // namespace runout::standin
