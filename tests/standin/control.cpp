// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/standin/server.h"

#include <QJsonDocument>

namespace runout::standin {

namespace {

// An object, or nothing where the body is something else.
std::optional<QJsonObject> objectIn(const Request &request)
{
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

Reply notUnderstood(const QString &problem)
{
    return message(400, problem);
}

} // namespace

Reply Server::control(const Request &request)
{
    const QString what = request.path.mid(QStringLiteral("/_standin/").size());
    if (what == u"fault" && request.method == "POST")
        return addFault(request);
    if (what == u"fault" && request.method == "DELETE") {
        m_faults.clear();
        return noContent();
    }
    if (what == u"fault" && request.method == "GET")
        return json(m_faults.toJson());
    if (what == u"requests" && request.method == "GET")
        return json(m_log.toJson());
    if (what == u"requests" && request.method == "DELETE") {
        m_log.clear();
        return noContent();
    }
    if (what == u"stats" && request.method == "GET")
        return json(stats());
    if (what == u"settings" && request.method == "POST")
        return settings(request);
    return message(404, QStringLiteral("The stand-in has no such switch."));
}

Reply Server::addFault(const Request &request)
{
    const auto object = objectIn(request);
    if (!object)
        return notUnderstood(QStringLiteral("A fault is a JSON object."));
    QString problem;
    const auto fault = readFault(*object, problem);
    if (!fault)
        return notUnderstood(problem);
    m_faults.add(*fault);
    return json(m_faults.toJson(), 201);
}

// {"limit": 60, "anonymousLimit": 25, "window": 60, "sellerSettings": false}: what is left out stays.
Reply Server::settings(const Request &request)
{
    const auto object = objectIn(request);
    if (!object)
        return notUnderstood(QStringLiteral("Settings are a JSON object."));
    Limiter::Allowance allowance = m_limiter.allowance();
    allowance.limit = (*object)[u"limit"].toInt(allowance.limit);
    allowance.anonymous = (*object)[u"anonymousLimit"].toInt(allowance.anonymous);
    allowance.windowMs = qRound64((*object)[u"window"].toDouble(static_cast<double>(allowance.windowMs) / 1000) * 1000);
    m_limiter.setAllowance(allowance);
    m_site->sellerSettings = (*object)[u"sellerSettings"].toBool(m_site->sellerSettings);
    return noContent();
}

QJsonObject Server::stats() const
{
    return {{QStringLiteral("requests"), m_log.size()},
            {QStringLiteral("byStatus"), m_log.byStatus()},
            {QStringLiteral("tooMany"), m_log.byStatus()[u"429"].toInt()},
            {QStringLiteral("refused"), m_limiter.refused()},
            {QStringLiteral("inWindow"), m_limiter.inWindow(m_clock.elapsed())},
            {QStringLiteral("peakInWindow"), m_limiter.peak()},
            {QStringLiteral("entities"), m_site->catalog.size()}};
}

} // namespace runout::standin
